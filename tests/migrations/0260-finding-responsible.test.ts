import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as makeUp } from '../../src/main/db/migrations/0170-make-up.ts'
import { up } from '../../src/main/db/migrations/0260-finding-responsible.ts'

it('leaves findings that name nobody as they were', async () => {
  const raw = new Sqlite(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await makeUp(db)
  raw.exec(
    `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL');
     INSERT INTO "dossierFinding" ("memberId", "kind", "description", "foundOn", "foundBy", "state")
     VALUES (1, 'F1', '缺件', '2024-01-10', '李干事', 'OPEN')`,
  )
  await up(db)
  expect(raw.prepare('SELECT "foundBy", "responsible" FROM "dossierFinding"').all()).toEqual([
    { foundBy: '李干事', responsible: null },
  ])
})
