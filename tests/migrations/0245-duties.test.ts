import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as dues } from '../../src/main/db/migrations/0081-dues.ts'
import { up as meetings } from '../../src/main/db/migrations/0082-meetings.ts'
import { up } from '../../src/main/db/migrations/0245-duties.ts'

describe('0245 duties', () => {
  it('adds tasks and reasons, and takes days and months only as such', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    await dues(db)
    await meetings(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const task = (memberId: number, dueOn: string, endedOn: string) => () =>
      raw.exec(
        `INSERT INTO "assignment" ("memberId", "task", "givenOn", "dueOn", "endedOn")
         VALUES (${memberId}, '走访', '2016-01-05', '${dueOn}', ${endedOn})`,
      )
    expect(task(1, '2016-01-20', 'NULL')).not.toThrow()
    expect(task(1, '2016-01-20', "'2016-02-01'")).not.toThrow()
    expect(task(1, '2016-01', 'NULL')).toThrow(/CHECK/)
    expect(task(1, '2016-01-20', "'二月'")).toThrow(/CHECK/)
    expect(task(2, '2016-01-20', 'NULL')).toThrow(/FOREIGN KEY/)
    const reason = (memberId: number, fromMonth: string, toMonth: string) => () =>
      raw.exec(
        `INSERT INTO "dutyReason" ("memberId", "fault", "fromMonth", "toMonth", "reason")
         VALUES (${memberId}, 'DUES', '${fromMonth}', ${toMonth}, '住院')`,
      )
    expect(reason(1, '2016-01', 'NULL')).not.toThrow()
    expect(reason(1, '2016-01', "'2016-03'")).not.toThrow()
    expect(reason(1, '2016-01-01', 'NULL')).toThrow(/CHECK/)
    expect(reason(1, '2016-01', "'2016'")).toThrow(/CHECK/)
    expect(reason(2, '2016-01', 'NULL')).toThrow(/FOREIGN KEY/)
    raw.close()
  })
})
