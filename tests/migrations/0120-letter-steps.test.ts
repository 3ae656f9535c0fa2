import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0120-letter-steps.ts'

let raw: Sqlite.Database
let before: unknown
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
     INSERT INTO "letter" ("id", "memberId", "direction", "letterNo", "validDays", "state", "issuedOn")
       VALUES (5, 7, '转出', '2015-001', 90, 'ISSUED', '2015-10-01')`,
  )
  before = raw.prepare('SELECT * FROM "letter"').get()
  await up(db)
})
afterEach(() => raw.close())

const set = (assignment: string) => () => raw.exec(`UPDATE "letter" SET ${assignment} WHERE "id" = 5`)

describe('0120 letter steps', () => {
  it('leaves letters as they were, with nothing said of what is new', () => {
    expect(raw.prepare('SELECT * FROM "letter"').get()).toEqual({
      ...(before as object),
      handler: null,
      leaveTalkOn: null,
      lateReason: null,
      inquiredOn: null,
      receiptFrom: null,
      voidedOn: null,
      voidReason: null,
      reissueOf: null,
      fromOrg: null,
      fromOrgAddress: null,
      fromOrgPhone: null,
      incomingKind: null,
      interviewNote: null,
      dossierResult: null,
      residenceProof: null,
      investigation: null,
    })
  })

  it('takes days only as days, and replaces only a letter that is there', () => {
    expect(set(`"leaveTalkOn" = '2015-09-30', "voidedOn" = '2015-10-02'`)).not.toThrow()
    expect(set(`"inquiredOn" = '去年'`)).toThrow(/CHECK/)
    expect(set('"reissueOf" = 5')).not.toThrow()
    expect(set('"reissueOf" = 6')).toThrow(/FOREIGN KEY/)
  })
})
