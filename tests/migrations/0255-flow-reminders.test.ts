import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0255-flow-reminders.ts'

describe('0255 flow reminders', () => {
  it('keeps the records of members away and adds a register of reminders', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL');
       INSERT INTO "flow" ("id", "memberId", "leftOn", "reason", "status") VALUES (5, 1, '2015-03-01', '经商', '外出中')`,
    )
    await up(db)
    expect(raw.prepare('SELECT "leftOn", "familyContact" FROM "flow"').all()).toEqual([
      { leftOn: '2015-03-01', familyContact: null },
    ])
    const reminder = (flowId: number, onDate: string, servedOn: string) => () =>
      raw.exec(
        `INSERT INTO "flowReminder" ("memberId", "flowId", "kind", "onDate", "grounds", "facts", "servedOn")
         VALUES (1, ${flowId}, '书面提醒', '${onDate}', '没有定期汇报', '没有汇报', ${servedOn})`,
      )
    expect(reminder(5, '2016-03-01', 'NULL')).not.toThrow()
    expect(reminder(5, '2016-03-01', "'2016-03-02'")).not.toThrow()
    expect(reminder(5, '2016-03', 'NULL')).toThrow(/CHECK/)
    expect(reminder(5, '2016-03-01', "'2016-03'")).toThrow(/CHECK/)
    expect(reminder(6, '2016-03-01', 'NULL')).toThrow(/FOREIGN KEY/)
  })
})
