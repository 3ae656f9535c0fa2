import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0100-organisation-names.ts'

describe('0100 organisation names', () => {
  it('adds past names to a first register, and leaves its organisations as they were', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
         (1, NULL, '党委', '甲', '甲'), (3, 1, '党支部', '丙', '丙')`,
    )
    const before = raw.prepare('SELECT * FROM "organisation"').all()
    await up(db)
    expect(raw.prepare('SELECT * FROM "organisation"').all()).toEqual(before)
    expect(raw.prepare('SELECT count(*) FROM "organisationName"').pluck().get()).toBe(0)
    const name = (orgId: number, fromOn: string, toOn: string) => () =>
      raw.exec(
        `INSERT INTO "organisationName" ("orgId", "kind", "fullName", "shortName", "fromOn", "toOn")
         VALUES (${orgId}, '党支部', '乙', '乙', ${fromOn}, ${toOn})`,
      )
    expect(name(3, 'NULL', "'2016-03-01'")).not.toThrow()
    expect(name(3, "'2016-03-01'", "'2016-04-01'")).not.toThrow()
    expect(name(3, "'2016-03'", "'2016-04-01'")).toThrow(/CHECK/)
    expect(name(3, 'NULL', 'NULL')).toThrow(/NOT NULL/)
    expect(name(9, 'NULL', "'2016-03-01'")).toThrow(/FOREIGN KEY/)
  })
})
