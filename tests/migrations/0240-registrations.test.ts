import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as disposalCases } from '../../src/main/db/migrations/0130-disposal-cases.ts'
import { up } from '../../src/main/db/migrations/0240-registrations.ts'

let raw: Sqlite.Database
let before: object
const disposal = () => raw.prepare('SELECT * FROM "disposalCase"').get() as object
beforeEach(async () => {
  raw = new Sqlite(':memory:')
  raw.pragma('foreign_keys = ON')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await disposalCases(db)
  raw.exec(
    `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL');
     INSERT INTO "disposalCase" ("id", "memberId", "caseNo", "kind", "grounds", "source", "openedOn", "state")
       VALUES (4, 1, 'CZ2016-001', 'WITHDRAW', 'J4', 'APPLICATION', '2016-03-01', 'OPENED')`,
  )
  before = disposal()
  await up(db)
})
afterEach(() => raw.close())

const run = (statement: string) => () => raw.exec(statement)
const DRIVE = `INSERT INTO "registrationDrive" ("id", "name", "issuedOn", "days") VALUES (2, '登记', '2016-03-01', 15)`
const form = (more: Record<string, string | number> = {}) => {
  const row = { driveId: 2, memberId: 1, issuedOn: '2016-03-01', deadline: '2016-03-16', ...more }
  const values = Object.values(row).map(value => `'${value}'`)
  return run(
    `INSERT INTO "registrationForm" ("${Object.keys(row).join('", "')}") VALUES (${values.join(', ')})`,
  )
}

describe('0240 registrations', () => {
  it('leaves a disposal case as it was, of no form', () => {
    expect(disposal()).toEqual({ ...before, registrationId: null })
    expect(run('UPDATE "disposalCase" SET "registrationId" = 9')).toThrow(/FOREIGN KEY/)
  })

  it('takes a drive of some days only', () => {
    expect(run(DRIVE.replace('15', '0'))).toThrow(/CHECK/)
    expect(run(DRIVE.replace('2016-03-01', '三月'))).toThrow(/CHECK/)
    expect(run(DRIVE)).not.toThrow()
  })

  it('keeps one form a member in a drive, and a wish with the day it came back', () => {
    raw.exec(DRIVE)
    expect(form({ memberId: 5 })).toThrow(/FOREIGN KEY/)
    expect(form({ wish: '登记' })).toThrow(/CHECK/)
    expect(form({ returnedOn: '2016-03-10' })).toThrow(/CHECK/)
    expect(form({ returnedOn: '3月10日', wish: '登记' })).toThrow(/CHECK/)
    expect(form({ returnedOn: '2016-03-10', wish: '登记' })).not.toThrow()
    expect(form()).toThrow(/UNIQUE/)
    raw.exec('UPDATE "registrationForm" SET "removed" = 1')
    expect(form()).not.toThrow()
  })
})
