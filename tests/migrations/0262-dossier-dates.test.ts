import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as catalogue } from '../../src/main/db/migrations/0180-dossier-catalogue.ts'
import { up } from '../../src/main/db/migrations/0262-dossier-dates.ts'

it('leaves papers without a day and dossiers without a word about copies as they were', async () => {
  const raw = new Sqlite(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await catalogue(db)
  raw.exec(
    `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL');
     INSERT INTO "dossier" ("memberId", "keeper") VALUES (1, '镇党委');
     INSERT INTO "cataloguePaper" ("memberId", "item", "copies") VALUES (1, 'DI-01', 1)`,
  )
  await up(db)
  expect(raw.prepare('SELECT "filedOn" FROM "cataloguePaper"').pluck().all()).toEqual([null])
  expect(raw.prepare('SELECT "branchCopy" FROM "dossier"').pluck().all()).toEqual([null])
  expect(() => raw.exec(`UPDATE "cataloguePaper" SET "filedOn" = '2024-03'`)).toThrow(/CHECK/)
  expect(() => raw.exec(`UPDATE "dossier" SET "branchCopy" = '也许'`)).toThrow(/CHECK/)
})
