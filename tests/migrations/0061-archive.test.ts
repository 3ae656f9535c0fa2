import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/main/db/migrate.ts'

const ENTRY = `INSERT INTO "change" ("id", "at", "actor", "label", "kind", "rows", "previousHash", "hash")
  VALUES (1, '', '', '', 'edit', 0, '', ''); UPDATE "changeContext" SET "changeId" = 1`

describe('0061 archive', () => {
  it('leaves members and their entries in the log as they are, and takes whole days', async () => {
    const raw = new Sqlite(':memory:')
    await migrate(raw, { upTo: 60 })
    raw.exec(ENTRY)
    const add = (name: string) =>
      raw
        .prepare(
          `INSERT INTO "member" ("name", "namePinyin", "nameInitials", "membership") VALUES (?, 'a', 'a', 'FORMAL')`,
        )
        .run(name)
    add('甲')
    await migrate(raw, { upTo: 61 })
    add('甲')
    const images = raw.prepare(`SELECT "after" FROM "changeRow" ORDER BY "id"`).pluck().all().map(String)
    expect(images[1]?.replace('"id":2', '"id":1')).toBe(images[0])
    const archive = (day: string) => () =>
      raw.exec(`UPDATE "member" SET "archivedOn" = ${day} WHERE "id" = 1`)
    expect(archive("'2024-03-20'")).not.toThrow()
    expect(archive("'2024-03'")).toThrow(/CHECK/)
    expect(raw.prepare(`SELECT "after" FROM "changeRow" ORDER BY "id" DESC LIMIT 1`).pluck().get()).toBe(
      '{"archivedOn":"2024-03-20"}',
    )
  })
})
