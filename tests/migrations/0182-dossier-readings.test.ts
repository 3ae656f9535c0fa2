import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0182-dossier-readings.ts'

describe('0182 dossier readings', () => {
  it('adds the register of readings to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const reading = (memberId: number, reader: string, onDate: string, dueOn: string) => () =>
      raw.exec(
        `INSERT INTO "dossierReading" ("memberId", "way", "firstReader", "unit", "letterNo", "purpose",
           "approvedBy", "approvedOn", "onDate", "supervisor", "lendReason", "dueOn", "distinctReason")
         VALUES (${memberId}, '外借', '${reader}', '县纪委', '1', '核实', '张副书记', '2024-03-01', '${onDate}',
           '', '审查', ${dueOn}, '')`,
      )
    expect(reading(1, '钱科长', '2024-03-01', 'NULL')).not.toThrow()
    expect(reading(1, '钱科长', '2024-03-01', "'2024-03-10'")).not.toThrow()
    expect(reading(1, '', '2024-03-01', 'NULL')).toThrow(/CHECK/)
    expect(reading(1, '钱科长', '2024-03', 'NULL')).toThrow(/CHECK/)
    expect(reading(1, '钱科长', '2024-03-01', "'三月'")).toThrow(/CHECK/)
    expect(reading(2, '钱科长', '2024-03-01', 'NULL')).toThrow(/FOREIGN KEY/)
  })
})
