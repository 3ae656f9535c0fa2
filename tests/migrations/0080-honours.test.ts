import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0080-honours.ts'

describe('0080 honours', () => {
  it('adds honours to a first register, and leaves its members as they were', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership")
       VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    const before = raw.prepare('SELECT * FROM "member"').all()
    await up(db)
    expect(raw.prepare('SELECT * FROM "member"').all()).toEqual(before)
    const honour = (memberId: number, title: string, grantedOn: string) => () =>
      raw.exec(
        `INSERT INTO "honour" ("memberId", "title", "grantedOn") VALUES (${memberId}, ${title}, ${grantedOn})`,
      )
    expect(honour(1, "'优秀共产党员'", "'2016-07-01'")).not.toThrow()
    expect(honour(1, "'优秀共产党员'", "'2016-07'")).not.toThrow()
    expect(honour(1, "'优秀共产党员'", 'NULL')).not.toThrow()
    expect(honour(1, "'优秀共产党员'", "'2016'")).toThrow(/CHECK/)
    expect(honour(1, 'NULL', 'NULL')).toThrow(/NOT NULL/)
    expect(honour(2, "'优秀共产党员'", 'NULL')).toThrow(/FOREIGN KEY/)
  })
})
