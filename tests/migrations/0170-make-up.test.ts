import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0170-make-up.ts'

describe('0170 make-up', () => {
  it('adds findings, make-up cases and the yearly filing to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const finding =
      (kind: string, foundOn: string, memberId = 1) =>
      () =>
        raw.exec(
          `INSERT INTO "dossierFinding" ("memberId", "kind", "description", "foundOn", "foundBy", "state")
         VALUES (${memberId}, '${kind}', '整档遗失', '${foundOn}', '李干事', 'OPEN')`,
        )
    expect(finding('F5', '2024-01-10')).not.toThrow()
    expect(finding('F0', '2024-01-10')).toThrow(/CHECK/)
    expect(finding('F8', '2024-01-10')).toThrow(/CHECK/)
    expect(finding('F1', '2024-01')).toThrow(/CHECK/)
    expect(finding('F1', '2024-01-10', 2)).toThrow(/FOREIGN KEY/)
    const makeUp = (caseNo: string, kind: string, receivedOn: string) => () =>
      raw.exec(
        `INSERT INTO "makeUpCase" ("memberId", "caseNo", "findingId", "kind", "developedHere", "openedOn", "state", "receivedOn")
         VALUES (1, '${caseNo}', 1, '${kind}', 1, '2024-01-10', 'OPENED', '${receivedOn}')`,
      )
    expect(makeUp('BD2024-001', 'WHOLE', '1995-07')).not.toThrow()
    expect(makeUp('BD2024-001', 'PART', '1995-07-01')).toThrow(/UNIQUE/)
    expect(makeUp('BD2024-002', 'HALF', '1995-07-01')).toThrow(/CHECK/)
    expect(makeUp('BD2024-002', 'PART', '1995')).toThrow(/CHECK/)
    const witness = (role: string) => () =>
      raw.exec(
        `INSERT INTO "makeUpWitness" ("memberId", "makeUpId", "role", "name", "state") VALUES (1, 1, '${role}', '李四', 'DEAD')`,
      )
    expect(witness('INTRODUCER')).not.toThrow()
    expect(witness('OTHER')).toThrow(/CHECK/)
    const filing =
      (year: number, removed = 0) =>
      () =>
        raw.exec(
          `INSERT INTO "dossierFiling" ("year", "onDate", "actor", "removed") VALUES (${year}, '2024-05-20', '李干事', ${removed})`,
        )
    expect(filing(2024)).not.toThrow()
    expect(filing(2024)).toThrow(/UNIQUE/)
    expect(filing(2024, 1)).not.toThrow()
  })
})
