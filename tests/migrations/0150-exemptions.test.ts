import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0150-exemptions.ts'

describe('0150 exemptions', () => {
  it('adds exemptions and hours of study to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const exemption = (memberId: number, fromOn: string, toOn: string) => () =>
      raw.exec(
        `INSERT INTO "exemption" ("memberId", "kind", "reason", "fromOn", "toOn", "evidence")
         VALUES (${memberId}, '组织生活豁免', '精神病', '${fromOn}', ${toOn}, '批复')`,
      )
    expect(exemption(1, '2024-01-01', 'NULL')).not.toThrow()
    expect(exemption(1, '2024-01-01', "'2024-12-31'")).not.toThrow()
    expect(exemption(1, '2024-01', 'NULL')).toThrow(/CHECK/)
    expect(exemption(1, '2024-01-01', "'2024'")).toThrow(/CHECK/)
    expect(exemption(2, '2024-01-01', 'NULL')).toThrow(/FOREIGN KEY/)
    const hours = (memberId: number, year: number, tenths: number) => () =>
      raw.exec(
        `INSERT INTO "studyHours" ("memberId", "year", "tenths") VALUES (${memberId}, ${year}, ${tenths})`,
      )
    expect(hours(1, 2023, 0)).not.toThrow()
    expect(hours(1, 2023, -1)).toThrow(/CHECK/)
    expect(hours(1, 1920, 10)).toThrow(/CHECK/)
    expect(hours(2, 2023, 10)).toThrow(/FOREIGN KEY/)
  })
})
