import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0281-setting-reasons.ts'

it('leaves settings as they were, without a reason, and takes one from then on', async () => {
  const raw = new Sqlite(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  raw.exec(`INSERT INTO "setting" ("id", "key", "value") VALUES (1, 'lost.months', '12')`)
  await up(db)
  expect(raw.prepare('SELECT * FROM "setting"').all()).toEqual([
    { id: 1, key: 'lost.months', value: '12', reason: null },
  ])
  const give = (reason: string | null) => () => raw.prepare('UPDATE "setting" SET "reason" = ?').run(reason)
  expect(give('县委通知')).not.toThrow()
  expect(give(null)).not.toThrow()
  expect(give('')).toThrow(/CHECK/)
})
