import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0200-flow-papers-and-certificates.ts'

describe('0200 flow papers and certificates', () => {
  it('keeps the records of members away and adds a register of certificates', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL');
       INSERT INTO "flow" ("id", "memberId", "leftOn", "reason", "status", "certNo") VALUES (5, 1, '2015-03-01', '经商', '外出中', '4104-1');
       INSERT INTO "flowContact" ("flowId", "onDate", "contactBy", "channel", "summary") VALUES (5, '2015-06-01', '支部', '电话', '正常')`,
    )
    await up(db)
    expect(raw.prepare('SELECT "certNo", "paper", "proofOn" FROM "flow"').all()).toEqual([
      { certNo: '4104-1', paper: null, proofOn: null },
    ])
    expect(raw.prepare('SELECT "summary", "place" FROM "flowContact"').all()).toEqual([
      { summary: '正常', place: null },
    ])
    const run = (statement: string) => () => raw.exec(statement)
    expect(run(`UPDATE "flow" SET "proofOn" = '2015-03'`)).toThrow(/CHECK/)
    const certificate = (flowId: number, issuedOn: string) =>
      run(
        `INSERT INTO "flowCertificate" ("memberId", "flowId", "certNo", "issuedOn") VALUES (1, ${flowId}, '4104-1', ${issuedOn})`,
      )
    expect(certificate(5, 'NULL')).not.toThrow()
    expect(certificate(5, "'2015-03-01'")).not.toThrow()
    expect(certificate(5, "'2015-03'")).toThrow(/CHECK/)
    expect(certificate(6, 'NULL')).toThrow(/FOREIGN KEY/)
    const inspection = (certificateId: number, year: number, onDate: string) =>
      run(
        `INSERT INTO "certificateInspection" ("certificateId", "year", "onDate") VALUES (${certificateId}, ${year}, '${onDate}')`,
      )
    expect(inspection(1, 2016, '2016-03-01')).not.toThrow()
    expect(inspection(1, 1920, '2016-03-01')).toThrow(/CHECK/)
    expect(inspection(1, 2016, '2016-03')).toThrow(/CHECK/)
    expect(inspection(9, 2016, '2016-03-01')).toThrow(/FOREIGN KEY/)
  })
})
