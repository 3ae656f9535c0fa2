import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { columnsOf } from '../../src/main/db/journal.ts'
import { migrate } from '../../src/main/db/migrate.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-0020-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const MEMBERS = `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership")
  VALUES (1, '甲', 'jia', 'j', 'FORMAL'), (2, '乙', 'yi', 'y', 'FORMAL')`
const ENTRY = `INSERT INTO "change" ("id", "at", "actor", "label", "kind", "rows", "previousHash", "hash")
  VALUES (1, '', '', '', 'edit', 0, '', ''); UPDATE "changeContext" SET "changeId" = 1`

describe('0020 distinct members', () => {
  it('is added to a register of version 10 that has members, and journaled', async () => {
    const raw = new Sqlite(join(folder, 'old.db'))
    await migrate(raw, { upTo: 10 })
    expect(columnsOf(raw, 'memberDistinct')).toEqual([])
    raw.exec(`${ENTRY}; ${MEMBERS}`)
    await migrate(raw, { upTo: 20 })
    expect(raw.pragma('user_version', { simple: true })).toBe(20)
    expect(raw.prepare('SELECT count(*) FROM "member"').pluck().get()).toBe(2)
    raw.exec(`INSERT INTO "memberDistinct" ("memberId", "otherId", "markedOn") VALUES (1, 2, '2024-03-20')`)
    raw.exec('DELETE FROM "memberDistinct"')
    const ops = `SELECT "op" FROM "changeRow" WHERE "tableName" = 'memberDistinct' ORDER BY "id"`
    expect(raw.prepare(ops).pluck().all()).toEqual(['I', 'D'])
    raw.close()
  })

  it('keeps a pair once, the lower id first, and only of members there are', async () => {
    const raw = new Sqlite(':memory:')
    await migrate(raw, { upTo: 20 })
    raw.exec(`${ENTRY}; ${MEMBERS}`)
    raw.pragma('foreign_keys = ON')
    const mark = (first: number, second: number) => () =>
      raw.exec(
        `INSERT INTO "memberDistinct" ("memberId", "otherId", "markedOn") VALUES (${first}, ${second}, '2024-03-20')`,
      )
    mark(1, 2)()
    expect(mark(1, 2)).toThrow(/UNIQUE/)
    expect(mark(2, 1)).toThrow(/CHECK/)
    expect(mark(1, 9)).toThrow(/FOREIGN KEY/)
    raw.close()
  })
})
