/**
 * What is changed behind the program's back is found: any column of any journaled table, rows added and taken
 * away, any column of the log. Not found, and said in docs/decisions/0331: a log rewritten whole with its hashes
 * by somebody who has the key, and what is no record (search texts, remembered headers, the list of imports).
 */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsOf, JOURNALED } from '../../../src/main/db/journal.ts'
import type { RawDatabase } from '../../../src/main/db/connection.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { aWholeMember, RECORDS } from '../duplicates/wholeLives.ts'

let test: TestOffice
let raw: RawDatabase

beforeAll(async () => {
  test = await anOffice('2024-03-20')
  const orgId = await aBranch(test, '东岗村支部')
  const otherOrgId = await aBranch(test, '西岗村支部')
  const keepId = await aWholeMember(test, RECORDS, { serial: 1, orgId, otherOrgId })
  const otherId = await aWholeMember(
    test,
    RECORDS,
    { serial: 2, orgId, otherOrgId },
    { phone: '13700000002' },
  )
  await test.backend.organisation.save({
    id: orgId,
    values: { fullName: '东岗社区支部' },
    since: '2024-01-01',
  })
  await test.backend.roster.update({ id: keepId, values: { phone: '13700000003', birth: '某年' } })
  await test.backend.duplicates.markDistinct({ keepId, otherId })
  await test.backend.roster.remove({ id: otherId, reason: '误录' })
  await finish(test.backend.audit.undo({}))
  raw = test.register.rawWriter
  raw.pragma('foreign_keys = OFF')
  raw.pragma('ignore_check_constraints = ON')
  // Somebody with the key and a database tool drops the triggers first.
  const triggers = raw
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .pluck()
    .all()
  for (const name of triggers) raw.exec(`DROP TRIGGER "${name}"`)
})
afterAll(() => test.dispose())

type Stored = string | number | null

const problems = async () => (await finish(test.backend.vault.verify({}))).problems
const idsIn = (table: string) =>
  raw.prepare<[], number>(`SELECT "id" FROM "${table}" ORDER BY "id"`).pluck().all()
const put = (table: string, column: string, id: number, value: Stored) =>
  raw.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE "id" = ?`).run(value, id)

/** Another value than the one that stands there. */
function other(value: Stored, text: boolean): Stored {
  if (value === null) return text ? '2016-01-01' : 1
  return typeof value === 'number' ? value + 1 : `${value}改`
}

/** Changes one value, asks, and puts it back. */
async function changed(table: string, column: string, id: number): Promise<string[]> {
  const value = raw
    .prepare<[number], Stored>(`SELECT "${column}" FROM "${table}" WHERE "id" = ?`)
    .pluck()
    .get(id)
  const type = raw
    .prepare<[string, string], string>('SELECT type FROM pragma_table_info(?) WHERE name = ?')
    .pluck()
    .get(table, column)
  const moved = column === 'id' ? id + 1_000_000 : other(value ?? null, type === 'TEXT')
  put(table, column, id, moved)
  const said = await problems()
  put(table, column, column === 'id' ? Number(moved) : id, value ?? null)
  return said
}

/** A row that satisfies the types of its table, and nothing else. */
function strayRow(table: string): number {
  const columns = raw
    .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
    .all(table)
  const id = 2_000_000
  const values = columns.map(({ name, type }) => (name === 'id' ? id : type === 'TEXT' ? '2016-01-01' : id))
  raw.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => '?').join(', ')})`).run(...values)
  return id
}

const MISMATCH = /与操作记录不符/

describe('verifying a register somebody wrote into', () => {
  it('finds nothing where nothing was done', async () => {
    expect(await problems()).toEqual([])
  })

  it.each(JOURNALED)('finds a value of any column of %s, a row taken away and a row added', async table => {
    for (const id of idsIn(table).slice(-1)) {
      for (const column of columnsOf(raw, table)) {
        expect((await changed(table, column, id)).join(), `${table}.${column}`).toMatch(MISMATCH)
      }
      const columns = columnsOf(raw, table)
      const row =
        raw.prepare<[number], Stored[]>(`SELECT * FROM "${table}" WHERE "id" = ?`).raw().get(id) ?? []
      raw.prepare(`DELETE FROM "${table}" WHERE "id" = ?`).run(id)
      expect((await problems()).join()).toMatch(MISMATCH)
      raw.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => '?').join(', ')})`).run(...row)
    }
    const stray = strayRow(table)
    expect((await problems()).join()).toMatch(MISMATCH)
    raw.prepare(`DELETE FROM "${table}" WHERE "id" = ?`).run(stray)
    expect(await problems()).toEqual([])
  })

  it.each(['change', 'changeRow'])('finds a value of any column of any row of %s', async table => {
    const cells = fc.record({
      id: fc.constantFrom(...idsIn(table)),
      column: fc.constantFrom(...columnsOf(raw, table)),
    })
    for (const column of columnsOf(raw, table)) {
      const [first] = idsIn(table)
      expect(await changed(table, column, first ?? 0), `${table}.${column}`).not.toEqual([])
    }
    // The newest row may bear any higher number: it is still the newest.
    const last = idsIn(table).at(-1)
    await fc.assert(
      fc.asyncProperty(cells, async ({ id, column }) => {
        fc.pre(!(table === 'changeRow' && column === 'id' && id === last))
        expect(await changed(table, column, id), `${table}.${column} of ${id}`).not.toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('finds rows of the log taken away, added, emptied, joined and exchanged', async () => {
    const ids = idsIn('changeRow')
    const [first = 0, second = 0] = ids
    const rowOf = (id: number) =>
      raw.prepare<[number], Record<string, Stored>>('SELECT * FROM "changeRow" WHERE "id" = ?').get(id) ?? {}
    const restore = (id: number, row: Record<string, Stored>) => {
      for (const [column, value] of Object.entries(row)) put('changeRow', column, id, value)
    }
    const expectFound = async () => expect(await problems()).not.toEqual([])
    const kept = rowOf(first)
    put('changeRow', 'before', first, kept.before === null ? '' : null)
    await expectFound()
    restore(first, kept)
    // Two rows whose texts joined hash alike.
    const next = rowOf(second)
    const joined = `${kept.after}\n${next.op} ${next.tableName} ${next.rowId} ${next.before ?? ''}\t${next.after ?? ''}`
    put('changeRow', 'after', first, joined)
    raw.prepare('DELETE FROM "changeRow" WHERE "id" = ?').run(second)
    raw.prepare('UPDATE "change" SET "rows" = "rows" - 1 WHERE "id" = ?').run(next.changeId)
    await expectFound()
    raw.prepare('UPDATE "change" SET "rows" = "rows" + 1 WHERE "id" = ?').run(next.changeId)
    const columns = Object.keys(next)
    raw
      .prepare(
        `INSERT INTO "changeRow" (${columns.map(c => `"${c}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
      )
      .run(...Object.values(next))
    restore(first, kept)
    expect(await problems()).toEqual([])
  })
})
