import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0250-conduct-checks.ts'

describe('0250 conduct checks', () => {
  it('leaves the one text kept so far where it is, and keeps checks with their day, source and finding', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
         (1, NULL, '党委', '甲', '甲'), (2, 1, '党支部', '乙', '乙');
       INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "orgId", "membership")
         VALUES (7, '张三', 'zhang san', 'zs', 2, 'FORMAL');
       INSERT INTO "lostCase" ("id", "memberId", "caseNo", "foundOn", "state", "conduct", "investigation")
         VALUES (3, 7, 'SL2016-001', '2016-02-14', 'INVESTIGATED', '无', '走访邻居，没有发现问题')`,
    )
    await up(db)
    expect(raw.prepare('SELECT "conduct", "investigation" FROM "lostCase"').get()).toEqual({
      conduct: '无',
      investigation: '走访邻居，没有发现问题',
    })
    const check = (caseId: number, onDate: string, source: string, finding: string) => () =>
      raw.exec(
        `INSERT INTO "conductCheck" ("caseId", "onDate", "kind", "source", "finding")
         VALUES (${caseId}, '${onDate}', '党费', '${source}', '${finding}')`,
      )
    expect(check(3, '2016-03-25', '党费收缴登记', '2015年3月起没有交纳')).not.toThrow()
    expect(check(3, '2016-03', '党费收缴登记', '没有交纳')).toThrow(/CHECK/)
    expect(check(3, '2016-03-25', '', '没有交纳')).toThrow(/CHECK/)
    expect(check(3, '2016-03-25', '党费收缴登记', '')).toThrow(/CHECK/)
    expect(check(9, '2016-03-25', '党费收缴登记', '没有交纳')).toThrow(/FOREIGN KEY/)
  })
})
