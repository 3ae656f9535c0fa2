import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0070-attachments.ts'

describe('0070 attachments', () => {
  it('adds attachments to a first register, leaves its members as they were, and holds contents fast', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership")
       VALUES (1, '张三', 'zhang san', 'zs', 'FULL')`,
    )
    const before = raw.prepare('SELECT * FROM "member"').all()
    await up(db)
    expect(raw.prepare('SELECT * FROM "member"').all()).toEqual(before)

    const hash = 'a'.repeat(64)
    const content = (sha256: string, bytes: number) => () =>
      raw.prepare('INSERT INTO "attachmentContent" VALUES (?, ?)').run(sha256, bytes)
    expect(content('A'.repeat(64), 3)).toThrow(/CHECK/)
    expect(content('ab', 3)).toThrow(/CHECK/)
    expect(content(hash, 0)).toThrow(/CHECK/)
    expect(content(hash, 3)).not.toThrow()
    expect(content(hash, 3)).toThrow(/UNIQUE/)

    const part = (sha256: string, number: number, data: Buffer) => () =>
      raw
        .prepare('INSERT INTO "attachmentPart" ("sha256", "part", "data") VALUES (?, ?, ?)')
        .run(sha256, number, data)
    expect(part(hash, 0, Buffer.from('abc'))).not.toThrow()
    expect(part(hash, 0, Buffer.from('abc'))).toThrow(/UNIQUE/)
    expect(part(hash, -1, Buffer.from('abc'))).toThrow(/CHECK/)
    expect(part(hash, 1, Buffer.alloc(0))).toThrow(/CHECK/)
    expect(part('b'.repeat(64), 0, Buffer.from('abc'))).toThrow(/FOREIGN KEY/)

    const attachment =
      (memberId: number, sha256: string, on = '2024-03-01') =>
      () =>
        raw
          .prepare(
            `INSERT INTO "attachment" ("memberId", "ownerTable", "fileName", "mediaType", "bytes", "sha256", "addedOn")
           VALUES (?, 'member', '甲.pdf', 'application/pdf', 3, ?, ?)`,
          )
          .run(memberId, sha256, on)
    expect(attachment(1, hash)).not.toThrow()
    expect(attachment(2, hash)).toThrow(/FOREIGN KEY/)
    expect(attachment(1, 'b'.repeat(64))).toThrow(/FOREIGN KEY/)
    expect(attachment(1, hash, '2024-03')).toThrow(/CHECK/)

    for (const statement of [
      `UPDATE "attachmentPart" SET "data" = x'00'`,
      'DELETE FROM "attachmentPart"',
      `UPDATE "attachmentContent" SET "bytes" = 4`,
      'DELETE FROM "attachmentContent"',
    ]) {
      expect(() => raw.exec(statement), statement).toThrow(/only ever added/)
    }
  })
})
