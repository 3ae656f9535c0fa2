import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0081-dues.ts'

describe('0081 dues', () => {
  it('adds payments to a first register, and leaves what was typed as it was', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership", "lastDuesDate")
       VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL', '2016-01')`,
    )
    const before = raw.prepare<[], object>('SELECT * FROM "member"').get()
    await up(db)
    expect(raw.prepare('SELECT * FROM "member"').get()).toEqual({
      ...before,
      lastLifeSource: null,
      lastDuesSource: null,
      duesPaidTo: null,
    })
    const payment = (memberId: number, onDate: string, amount: string, months: string) => () =>
      raw.exec(
        `INSERT INTO "duesPayment" ("memberId", "onDate", "amount", "months", "payer")
         VALUES (${memberId}, '${onDate}', ${amount}, '${months}', '本人')`,
      )
    expect(payment(1, '2016-03-01', '1', '2016-01,2016-02')).not.toThrow()
    expect(payment(1, '2016-03', '1200', '2016-01')).toThrow(/CHECK/)
    expect(payment(1, '2016-03-01', '0', '2016-01')).toThrow(/CHECK/)
    expect(payment(1, '2016-03-01', '12.5', '2016-01')).toThrow(/cannot store REAL/)
    expect(payment(1, '2016-03-01', '1200', '')).toThrow(/CHECK/)
    expect(payment(2, '2016-03-01', '1200', '2016-01')).toThrow(/FOREIGN KEY/)
    const paidTo = (text: string) => () => raw.exec(`UPDATE "member" SET "duesPaidTo" = '${text}'`)
    expect(paidTo('2016-02')).not.toThrow()
    expect(paidTo('2016')).toThrow(/CHECK/)
  })
})
