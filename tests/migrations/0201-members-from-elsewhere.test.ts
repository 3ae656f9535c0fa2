import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0201-members-from-elsewhere.ts'

describe('0201 members from elsewhere', () => {
  it('adds a register of them to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    await up(db)
    const add =
      (province: string, arrivedOn: string, leftOn: string, orgId = 'NULL') =>
      () =>
        raw.exec(
          `INSERT INTO "flowIn" ("name", "fromProvince", "arrivedOn", "leftOn", "orgId")
         VALUES ('周客', '${province}', '${arrivedOn}', ${leftOn}, ${orgId})`,
        )
    expect(add('省外', '2015-03-01', 'NULL')).not.toThrow()
    expect(add('省内', '2015-03-01', "'2016-01-01'")).not.toThrow()
    expect(add('外省', '2015-03-01', 'NULL')).toThrow(/CHECK/)
    expect(add('省外', '2015-03', 'NULL')).toThrow(/CHECK/)
    expect(add('省外', '2015-03-01', "'2016'")).toThrow(/CHECK/)
    expect(add('省外', '2015-03-01', 'NULL', '99')).toThrow(/FOREIGN KEY/)
  })
})
