import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0090-annual-reviews.ts'

const SHA = 'a'.repeat(64)

describe('0090 annual reviews', () => {
  it('adds the review to a first register, and leaves its members as they were', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
         (1, NULL, '党委', '甲', '甲'), (2, 1, '党支部', '乙', '乙');
       INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "orgId", "membership")
         VALUES (7, '张三', 'zhang san', 'zs', 2, 'FORMAL')`,
    )
    const before = raw.prepare('SELECT * FROM "member"').all()
    await up(db)
    expect(raw.prepare('SELECT * FROM "member"').all()).toEqual(before)

    const mark = (values: string) => () =>
      raw.exec(
        `INSERT INTO "annualMark" ("orgId", "year", "memberId", "heading", "state", "note") VALUES (${values})`,
      )
    expect(mark("2, 2024, 7, 'BASIC', '已核', NULL")).not.toThrow()
    expect(mark("2, 2024, 7, 'BASIC', '有更正', NULL")).toThrow(/UNIQUE/)
    expect(mark("2, 2024, 7, 'WORK', NULL, NULL")).toThrow(/CHECK/)
    expect(mark("2, 2024, 9, 'WORK', '已核', NULL")).toThrow(/FOREIGN KEY/)

    const roster = (version: number, more = '', values = '') =>
      raw.exec(
        `INSERT INTO "annualRoster" ("orgId", "year", "version", "rosterOn", "frozenAt", "frozenBy", "persons",
           "content", "settings", "sha256"${more})
         VALUES (2, 2024, ${version}, '2024-03-01', '2024-03-01T09:00:00', '李', 1, '{}', '{}', '${SHA}'${values})`,
      )
    roster(1)
    expect(() => roster(1)).toThrow(/UNIQUE/)
    expect(() => roster(2)).toThrow(/CHECK/)
    raw.exec(
      `INSERT INTO "annualReopening" ("id", "orgId", "year", "version", "openedOn", "rosterId", "reason")
       VALUES (5, 2, 2024, 2, '2024-03-02', 1, '写错了')`,
    )
    expect(() => roster(2, ', "reopeningId"', ', 5')).not.toThrow()
    expect(() => raw.exec(`UPDATE "annualRoster" SET "content" = '[]' WHERE "id" = 1`)).toThrow(
      /never changed/,
    )
    expect(() => raw.exec(`UPDATE "annualRoster" SET "handedOn" = '2024-03-05' WHERE "id" = 1`)).toThrow(
      /CHECK/,
    )
    raw.exec(
      `UPDATE "annualRoster" SET "signedOn" = '2024-03-04', "sealed" = 1, "handedOn" = '2024-03-05' WHERE "id" = 1`,
    )
    expect(raw.prepare('SELECT "handedOn" FROM "annualRoster" WHERE "id" = 1').pluck().get()).toBe(
      '2024-03-05',
    )
  })
})
