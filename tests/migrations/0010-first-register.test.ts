import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { columnsOf, installJournal, JOURNALED } from '../../src/main/db/journal.ts'
import { MIGRATIONS } from '../../src/main/db/migrations/index.ts'
import { up } from '../../src/main/db/migrations/0010-first-register.ts'
import { MEMBER_KEYS } from '../../src/shared/roster/fields.ts'

async function aFirstRegister(): Promise<Sqlite.Database> {
  const raw = new Sqlite(':memory:')
  await up(new Kysely({ dialect: new SqliteDialect({ database: raw }) }))
  installJournal(raw)
  raw.exec(`INSERT INTO "change" ("id", "at", "actor", "label", "kind", "rows", "previousHash", "hash") VALUES (1, '', '', '', 'edit', 0, '', '');
            UPDATE "changeContext" SET "changeId" = 1`)
  return raw
}

describe('0010 first register', () => {
  it('is the first of migrations whose numbers grow', () => {
    const versions = MIGRATIONS.map(migration => migration.version)
    expect(versions[0]).toBe(10)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  })

  it('has with those that follow it a column for every field of a member', async () => {
    const raw = new Sqlite(':memory:')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    for (const migration of MIGRATIONS) await migration.up(db)
    const columns = columnsOf(raw, 'member')
    expect(MEMBER_KEYS.filter(key => !columns.includes(key))).toEqual([])
  })

  it('journals insertions, updates and deletions of every journaled table', async () => {
    const raw = await aFirstRegister()
    const triggers = raw
      .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%'")
      .pluck()
      .all()
    const present = JOURNALED.filter(table => columnsOf(raw, table).length > 0)
    expect(present).toHaveLength(19)
    expect(triggers).toHaveLength(present.length * 3)
  })

  it('keeps dates dates, flags flags, and text text', async () => {
    const raw = await aFirstRegister()
    const insert = (columns: string, values: string) => () =>
      raw.exec(
        `INSERT INTO "member" ("name", "namePinyin", "nameInitials", "membership", ${columns}) VALUES ('甲', 'jia', 'j', 'FORMAL', ${values})`,
      )
    expect(insert('"birth"', "'1989年'")).toThrow(/CHECK/)
    expect(insert('"birth"', "'1989-7'")).toThrow(/CHECK/)
    expect(insert('"hardship"', '2')).toThrow(/CHECK/)
    expect(insert('"birth", "joinDate"', "'1989-07', '2009-07-01'")).not.toThrow()
    // A STRICT text column keeps an ID number that looks like a number as text.
    insert('"idNo"', "'041040019890701001'")()
    expect(
      raw.prepare(`SELECT typeof("idNo") AS t, "idNo" AS v FROM "member" WHERE "idNo" IS NOT NULL`).get(),
    ).toEqual({ t: 'text', v: '041040019890701001' })
  })

  it('keeps the search text in step with the member', async () => {
    const raw = await aFirstRegister()
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership", "phone") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL', '137')`,
    )
    const text = () => raw.prepare(`SELECT "text" FROM "memberSearch"`).pluck().all()
    expect(text()).toEqual(['张三 zhangsan zs  137 '])
    raw.exec(`UPDATE "member" SET "name" = '李四', "namePinyin" = 'li si', "nameInitials" = 'ls'`)
    expect(text()).toEqual(['李四 lisi ls  137 '])
    raw.exec(`DELETE FROM "member"`)
    expect(text()).toEqual([])
  })
})
