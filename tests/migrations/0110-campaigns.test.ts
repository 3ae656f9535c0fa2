import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0110-campaigns.ts'

let raw: Sqlite.Database
let before: unknown[]
beforeEach(async () => {
  raw = new Sqlite(':memory:')
  raw.pragma('foreign_keys = ON')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  raw.exec(
    `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
       (1, NULL, '党委', '甲', '甲'), (2, 1, '党支部', '乙', '乙');
     INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "orgId", "membership")
       VALUES (7, '张三', 'zhang san', 'zs', 2, 'FORMAL');
     INSERT INTO "campaign" ("id", "name", "year", "template", "startOn", "searchEnd", "fillDate", "fillDate9")
       VALUES (3, '排查', 2016, 'A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06')`,
  )
  before = raw.prepare('SELECT * FROM "member"').all()
  await up(db)
})
afterEach(() => raw.close())

const insert = (table: string, columns: string, values: string) => () =>
  raw.exec(`INSERT INTO "${table}" (${columns}) VALUES (${values})`)

const LINE = '"campaignId", "memberId", "orgId", "basis", "listedOn"'

describe('0110 campaigns', () => {
  it('leaves members and campaigns as they were', () => {
    expect(raw.prepare('SELECT * FROM "member"').all()).toEqual(before)
    expect(raw.prepare('SELECT "id", "name", "endedOn" FROM "campaign"').all()).toEqual([
      { id: 3, name: '排查', endedOn: null },
    ])
  })

  it('holds each person once on the list of a campaign', () => {
    const line = insert('checkLine', LINE, "3, 7, 2, 'ROLL', '2016-02-14'")
    expect(line).not.toThrow()
    expect(line).toThrow(/UNIQUE/)
    expect(insert('checkLine', LINE, "3, 9, 2, 'ROLL', '2016-02-14'")).toThrow(/FOREIGN KEY/)
    expect(insert('checkLine', LINE, "3, 7, 2, 'ROLL', '2016年'")).toThrow(/CHECK/)
  })

  it('takes no mark without its day, and no day without a name', () => {
    const signed = (column: string, value: string) =>
      insert('checkLine', `${LINE}, "${column}"`, `3, 7, 2, 'ROLL', '2016-02-14', '${value}'`)
    expect(signed('selfBy', '王')).toThrow(/CHECK/)
    expect(signed('groupOn', '2016-03-01')).toThrow(/CHECK/)
    expect(
      insert('checkLine', `${LINE}, "selfBy", "selfOn"`, "3, 7, 2, 'ROLL', '2016-02-14', '王', '2016-03-01'"),
    ).not.toThrow()
  })

  it('takes no packet handed up without the day of the signature, and one of a kind', () => {
    expect(insert('campaignPacket', '"campaignId", "handedOn"', "3, '2016-03-30'")).toThrow(/CHECK/)
    expect(
      insert('campaignPacket', '"campaignId", "signedOn", "handedOn"', "3, '2016-03-29', '2016-03-30'"),
    ).not.toThrow()
    const document = insert(
      'packetDocument',
      '"campaignId", "kind", "preparedOn"',
      "3, 'REPORT', '2016-03-28'",
    )
    expect(document).not.toThrow()
    expect(document).toThrow(/UNIQUE/)
  })

  it('holds one report a branch, stages of any dates, tasks of no stage, four quarters', () => {
    const report = insert(
      'branchReport',
      '"campaignId", "orgId", "asOf", "figures"',
      "3, 2, '2016-03-28', '{}'",
    )
    expect(report).not.toThrow()
    expect(report).toThrow(/UNIQUE/)
    const stage = '"campaignId", "name", "fromOn", "toOn", "state"'
    expect(insert('campaignStage', stage, "3, '倒', '2016-04-01', '2016-03-01', 'PENDING'")).not.toThrow()
    expect(insert('campaignTask', '"campaignId", "text"', "3, '总结'")).not.toThrow()
    expect(insert('campaignTask', '"campaignId", "text"', "3, ''")).toThrow(/CHECK/)
    const sweep = '"year", "quarter", "on"'
    expect(insert('specialSweep', sweep, "2016, 4, '2016-12-20'")).not.toThrow()
    expect(insert('specialSweep', sweep, "2016, 5, '2016-12-20'")).toThrow(/CHECK/)
  })
})
