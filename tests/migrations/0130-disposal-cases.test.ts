import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0130-disposal-cases.ts'

describe('0130 disposal cases', () => {
  it('adds cases, steps and notes, and leaves the outcomes of lost cases as they were', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
         (1, NULL, '党委', '甲', '甲'), (2, 1, '党支部', '乙', '乙');
       INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "orgId", "membership")
         VALUES (7, '张三', 'zhang san', 'zs', 2, 'FORMAL');
       INSERT INTO "lostCase" ("id", "memberId", "caseNo", "foundOn", "state")
         VALUES (3, 7, 'SL2016-001', '2016-02-14', 'DECIDED');
       INSERT INTO "lostOutcome" ("id", "caseId", "outcome", "decidedOn", "note")
         VALUES (4, 3, 'O2', '2016-05-01', '劝退')`,
    )
    const before = raw.prepare('SELECT * FROM "lostOutcome"').get() as object
    await up(db)
    expect(raw.prepare('SELECT * FROM "lostOutcome"').get()).toEqual({
      ...before,
      disposalId: null,
      endedOn: null,
    })

    const open = (values: string) => () =>
      raw.exec(
        `INSERT INTO "disposalCase" ("id", "memberId", "caseNo", "kind", "grounds", "source", "openedOn", "state")
         VALUES (${values})`,
      )
    expect(open("1, 7, 'CZ2016-001', 'PERSUADE', 'J2c', 'LOST', '2016-04-01', 'OPENED'")).not.toThrow()
    expect(open("2, 7, 'CZ2016-001', 'PERSUADE', 'J2c', 'LOST', '2016-04-01', 'OPENED'")).toThrow(/UNIQUE/)
    expect(open("2, 9, 'CZ2016-002', 'PERSUADE', 'J2c', 'LOST', '2016-04-01', 'OPENED'")).toThrow(/FOREIGN/)
    expect(open("2, 7, 'CZ2016-002', 'PERSUADE', '', 'LOST', '2016-04-01', 'OPENED'")).toThrow(/CHECK/)
    expect(open("2, 7, 'CZ2016-002', 'PERSUADE', 'J2c', 'LOST', '2016-04', 'OPENED'")).toThrow(/CHECK/)
    expect(() =>
      raw.exec(
        `INSERT INTO "disposalStep" ("disposalId", "step", "onDate", "toState", "agree")
         VALUES (1, 'MEETING', '2016-05-01', 'VOTED', -1)`,
      ),
    ).toThrow(/CHECK/)
    expect(() =>
      raw.exec(
        `INSERT INTO "disposalNote" ("disposalId", "kind", "onDate", "text") VALUES (1, 'other', '2016-05-01', '谈话')`,
      ),
    ).toThrow(/CHECK/)
    raw.exec(`UPDATE "lostOutcome" SET "disposalId" = 1, "endedOn" = '2016-08-01' WHERE "id" = 4`)
    expect(() => raw.exec(`UPDATE "lostOutcome" SET "endedOn" = 'x'`)).toThrow(/CHECK/)
  })
})
