import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as campaigns } from '../../src/main/db/migrations/0110-campaigns.ts'
import { up as reportBatches } from '../../src/main/db/migrations/0140-report-batches.ts'
import { up } from '../../src/main/db/migrations/0220-campaign-papers.ts'

let raw: Sqlite.Database
const one = (table: string) => raw.prepare(`SELECT * FROM "${table}"`).get() as object
const before: Record<string, object> = {}
beforeEach(async () => {
  raw = new Sqlite(':memory:')
  raw.pragma('foreign_keys = ON')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await campaigns(db)
  await reportBatches(db)
  raw.exec(
    `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES (1, NULL, '党委', '甲', '甲');
     INSERT INTO "campaign" ("id", "name", "year", "template", "startOn", "searchEnd", "fillDate", "fillDate9")
       VALUES (3, '排查', 2016, 'A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06');
     INSERT INTO "campaignMeeting" ("id", "campaignId", "kind", "on", "attendance") VALUES (5, 3, '部署会', '2016-02-15', 30);
     INSERT INTO "consultation" ("id", "campaignId", "kind", "on", "subject") VALUES (6, 3, '请示', '2016-03-01', '如何认定');
     INSERT INTO "packetDocument" ("id", "campaignId", "kind", "preparedOn") VALUES (7, 3, 'ANNEX5', '2016-03-28')`,
  )
  for (const table of ['campaign', 'campaignMeeting', 'consultation', 'packetDocument'])
    before[table] = one(table)
  await up(db)
})
afterEach(() => raw.close())

const run = (statement: string) => () => raw.exec(statement)

describe('0220 campaign papers', () => {
  it('leaves what stands as it was, with nothing said of what is new', () => {
    expect(one('campaign')).toEqual({ ...before.campaign, keyGroups: null })
    expect(one('campaignMeeting')).toEqual({ ...before.campaignMeeting, orgId: null, expected: null })
    expect(one('consultation')).toEqual({ ...before.consultation, number: null, dueOn: null })
    expect(one('packetDocument')).toEqual({ ...before.packetDocument, batchId: null })
  })

  it('takes days only as days, people only as a number, and only a batch that is there', () => {
    expect(run(`UPDATE "consultation" SET "dueOn" = '2016-03-15'`)).not.toThrow()
    expect(run(`UPDATE "consultation" SET "dueOn" = '下周'`)).toThrow(/CHECK/)
    expect(run('UPDATE "campaignMeeting" SET "expected" = 0, "orgId" = 1')).not.toThrow()
    expect(run('UPDATE "campaignMeeting" SET "expected" = -1')).toThrow(/CHECK/)
    expect(run('UPDATE "packetDocument" SET "batchId" = 9')).toThrow(/FOREIGN KEY/)
  })

  it('keeps one report of a kind a campaign', () => {
    const report = `INSERT INTO "campaignReport" ("campaignId", "kind", "asOf", "figures", "texts")
      VALUES (3, 'D11', '2016-03-28', '{}', '{}')`
    expect(run(report)).not.toThrow()
    expect(run(report)).toThrow(/UNIQUE/)
    expect(run(report.replace('2016-03-28', '三月').replace('D11', 'D12'))).toThrow(/CHECK/)
  })
})
