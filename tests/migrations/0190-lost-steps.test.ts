import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as disposalCases } from '../../src/main/db/migrations/0130-disposal-cases.ts'
import { up } from '../../src/main/db/migrations/0190-lost-steps.ts'

describe('0190 lost steps', () => {
  it('leaves cases as they stood, and keeps follow-ups, inquiries and one report a month', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    await disposalCases(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
         (1, NULL, '党委', '甲', '甲'), (2, 1, '党支部', '乙', '乙');
       INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "orgId", "membership")
         VALUES (7, '张三', 'zhang san', 'zs', 2, 'FORMAL');
       INSERT INTO "lostCase" ("id", "memberId", "caseNo", "foundOn", "state")
         VALUES (3, 7, 'SL2016-001', '2016-02-14', 'DECIDED');
       INSERT INTO "lostOutcome" ("id", "caseId", "outcome", "decidedOn") VALUES (4, 3, 'M1', '2016-05-01')`,
    )
    await up(db)
    expect(raw.prepare('SELECT "state", "closedOn", "notFoundOn" FROM "lostCase"').get()).toEqual({
      state: 'DECIDED',
      closedOn: null,
      notFoundOn: null,
    })
    expect(raw.prepare('SELECT "outcome", "meetingOn" FROM "lostOutcome"').get()).toEqual({
      outcome: 'M1',
      meetingOn: null,
    })
    const visit = (caseId: number, onDate: string, behaviour: string) => () =>
      raw.exec(
        `INSERT INTO "lostFollowUp" ("caseId", "onDate", "how", "behaviour", "person")
         VALUES (${caseId}, '${onDate}', '电话', '${behaviour}', '王')`,
      )
    expect(visit(3, '2016-05-08', '正常')).not.toThrow()
    expect(visit(3, '2016-05', '正常')).toThrow(/CHECK/)
    expect(visit(3, '2016-05-08', '')).toThrow(/CHECK/)
    expect(visit(9, '2016-05-08', '正常')).toThrow(/FOREIGN KEY/)
    const report = (month: string, removed: 0 | 1) => () =>
      raw.exec(
        `INSERT INTO "lostReport" ("month", "reportedOn", "removed") VALUES ('${month}', '2016-03-31', ${removed})`,
      )
    expect(report('2016-03', 1)).not.toThrow()
    expect(report('2016-03', 0)).not.toThrow()
    expect(report('2016-03', 0)).toThrow(/UNIQUE/)
    expect(report('2016-3', 0)).toThrow(/CHECK/)
  })
})
