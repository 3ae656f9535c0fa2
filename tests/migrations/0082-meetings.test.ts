import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0082-meetings.ts'

describe('0082 meetings', () => {
  it('adds meetings and attendance to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES (1, NULL, '党支部', '甲', '甲');
       INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const meeting = (orgId: number, onDate: string) => () =>
      raw.exec(`INSERT INTO "meeting" ("orgId", "kind", "onDate") VALUES (${orgId}, '党课', '${onDate}')`)
    expect(meeting(1, '2016-03-01')).not.toThrow()
    expect(meeting(1, '2016-03')).toThrow(/CHECK/)
    expect(meeting(2, '2016-03-01')).toThrow(/FOREIGN KEY/)
    const line = (meetingId: number, memberId: number, later: string) => () =>
      raw.exec(
        `INSERT INTO "attendance" ("meetingId", "memberId", "state", "leaveSignedLaterOn")
         VALUES (${meetingId}, ${memberId}, '请假', ${later})`,
      )
    expect(line(1, 1, "'2016-03-02'")).not.toThrow()
    expect(line(1, 1, "'2016-03'")).toThrow(/CHECK/)
    expect(line(2, 1, 'NULL')).toThrow(/FOREIGN KEY/)
    expect(line(1, 2, 'NULL')).toThrow(/FOREIGN KEY/)
  })
})
