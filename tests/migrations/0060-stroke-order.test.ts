import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/main/db/migrate.ts'

const ENTRY = `INSERT INTO "change" ("id", "at", "actor", "label", "kind", "rows", "previousHash", "hash")
  VALUES (1, '', '', '', 'edit', 0, '', ''); UPDATE "changeContext" SET "changeId" = 1`

function add(raw: Sqlite.Database, names: readonly string[]): void {
  const insert = raw.prepare(
    `INSERT INTO "member" ("name", "namePinyin", "nameInitials", "membership") VALUES (?, 'a', 'a', 'FORMAL')`,
  )
  for (const name of names) insert.run(name)
}

const inOrder = (raw: Sqlite.Database) =>
  raw
    .prepare(
      `SELECT "m"."name" FROM "member" AS "m" JOIN "memberSearch" AS "s" ON "s"."memberId" = "m"."id"
       ORDER BY "s"."strokes"`,
    )
    .pluck()
    .all()

/** As the office lists people: surname by strokes, single given names first, then the given name by strokes. */
const LISTED = [
  '丁一',
  '习明',
  '马强',
  '王毅',
  '王小洪',
  '王沪宁',
  '尹力',
  '欧阳',
  '欧明',
  '欧小明',
  '欧阳明',
  '欧阳小明',
]

describe('0060 order of strokes', () => {
  it('fills the order of members there are, without an entry in the log', async () => {
    const raw = new Sqlite(':memory:')
    await migrate(raw, { upTo: 50 })
    raw.exec(ENTRY)
    add(raw, LISTED.toReversed())
    const log = () => raw.prepare('SELECT count(*) FROM "changeRow"').pluck().get()
    const before = log()
    await migrate(raw, { upTo: 60 })
    expect(log()).toBe(before)
    expect(inOrder(raw)).toEqual(LISTED)
  })

  it('keeps it when a member comes, gets another name and goes, and what the search box looks through', async () => {
    const raw = new Sqlite(':memory:')
    await migrate(raw, { upTo: 60 })
    raw.exec(ENTRY)
    add(raw, ['王毅', '丁一'])
    raw.exec(`UPDATE "member" SET "name" = '石泰峰', "namePinyin" = 'shi tai feng' WHERE "name" = '丁一'`)
    expect(inOrder(raw)).toEqual(['王毅', '石泰峰'])
    expect(raw.prepare(`SELECT "text" FROM "memberSearch" WHERE "memberId" = 2`).pluck().get()).toBe(
      '石泰峰 shitaifeng a   ',
    )
    raw.exec(`DELETE FROM "member" WHERE "name" = '王毅'`)
    expect(inOrder(raw)).toEqual(['石泰峰'])
  })

  it('puts characters it does not know after all others, by code point', async () => {
    const raw = new Sqlite(':memory:')
    await migrate(raw, { upTo: 60 })
    raw.exec(ENTRY)
    add(raw, ['𬱖明', '阿卜杜拉·买买提', 'Ann', '王㛃', '王龘', '魏明'])
    expect(inOrder(raw)).toEqual(['王㛃', '王龘', '阿卜杜拉·买买提', '魏明', 'Ann', '𬱖明'])
  })
})
