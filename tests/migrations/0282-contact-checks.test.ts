import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0282-contact-checks.ts'

describe('0282 contact checks', () => {
  it('adds checks of members, each on a day', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const check = (memberId: number, onDate: string) => () =>
      raw.exec(`INSERT INTO "contactCheck" ("memberId", "onDate") VALUES (${memberId}, '${onDate}')`)
    expect(check(1, '2016-03-01')).not.toThrow()
    expect(check(1, '2016-03')).toThrow(/CHECK/)
    expect(check(2, '2016-03-01')).toThrow(/FOREIGN KEY/)
    raw.close()
  })
})
