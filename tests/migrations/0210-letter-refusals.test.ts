import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as letterSteps } from '../../src/main/db/migrations/0120-letter-steps.ts'
import { up } from '../../src/main/db/migrations/0210-letter-refusals.ts'

let raw: Sqlite.Database
beforeEach(() => {
  raw = new Sqlite(':memory:')
})
afterEach(() => raw.close())

it('0210 leaves the words of older refusals, and says nothing of their kind', async () => {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await letterSteps(db)
  raw.exec(
    `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership")
       VALUES (7, '张三', 'zhang san', 'zs', 'FORMAL');
     INSERT INTO "letter" ("id", "memberId", "direction", "validDays", "state", "returnedOn", "returnReason")
       VALUES (5, 7, '转出', 90, 'RETURNED', '2015-10-01', '对方不收')`,
  )
  const before = raw.prepare('SELECT * FROM "letter"').get()
  await up(db)
  expect(raw.prepare('SELECT * FROM "letter"').get()).toEqual({ ...(before as object), returnKind: null })
})
