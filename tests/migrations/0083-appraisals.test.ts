import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0083-appraisals.ts'

describe('0083 appraisals', () => {
  it('adds rounds and results to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES (1, NULL, '党支部', '甲', '甲');
       INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const round = (orgId: number, onDate: string) => () =>
      raw.exec(
        `INSERT INTO "appraisalRound" ("orgId", "year", "half", "onDate") VALUES (${orgId}, 2015, '全年', ${onDate})`,
      )
    expect(round(1, "'2016-01-20'")).not.toThrow()
    expect(round(1, "'2016-01'")).toThrow(/CHECK/)
    expect(round(2, 'NULL')).toThrow(/FOREIGN KEY/)
    const result = (roundId: number, memberId: number, toldOn: string) => () =>
      raw.exec(
        `INSERT INTO "appraisalResult" ("roundId", "memberId", "final", "toldOn")
         VALUES (${roundId}, ${memberId}, '合格', ${toldOn})`,
      )
    expect(result(1, 1, "'2016-01-21'")).not.toThrow()
    expect(result(1, 1, "'2016'")).toThrow(/CHECK/)
    expect(result(2, 1, 'NULL')).toThrow(/FOREIGN KEY/)
    expect(result(1, 2, 'NULL')).toThrow(/FOREIGN KEY/)
  })
})
