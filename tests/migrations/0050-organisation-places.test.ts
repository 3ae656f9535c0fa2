import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0050-organisation-places.ts'

describe('0050 organisation places', () => {
  it('adds past places to a first register, and leaves its organisations as they were', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
         (1, NULL, '党委', '甲', '甲'), (2, 1, '党总支', '乙', '乙'), (3, 1, '党支部', '丙', '丙')`,
    )
    const before = raw.prepare('SELECT * FROM "organisation"').all()
    await up(db)
    expect(raw.prepare('SELECT * FROM "organisation"').all()).toEqual(before)
    expect(raw.prepare('SELECT count(*) FROM "organisationPlace"').pluck().get()).toBe(0)
    const place = (parentId: number, fromOn: string, toOn: string) => () =>
      raw.exec(
        `INSERT INTO "organisationPlace" ("orgId", "parentId", "fromOn", "toOn") VALUES (3, ${parentId}, ${fromOn}, ${toOn})`,
      )
    expect(place(1, 'NULL', "'2016-03-01'")).not.toThrow()
    expect(place(2, "'2016-03-01'", "'2016-04-01'")).not.toThrow()
    expect(place(2, "'2016-03'", "'2016-04-01'")).toThrow(/CHECK/)
    expect(place(2, 'NULL', 'NULL')).toThrow(/NOT NULL/)
    expect(place(9, 'NULL', "'2016-03-01'")).toThrow(/FOREIGN KEY/)
  })
})
