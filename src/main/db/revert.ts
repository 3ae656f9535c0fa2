/**
 * Taking a change back, row by row in reverse order, from what the journal wrote down.
 *
 * A row is only put back while it still stands as the change left it. Rows touched since are conflicts:
 * they are counted and named, and the caller gives the whole undo up (nothing is half undone).
 */

import type { RawDatabase } from './connection.ts'
import { columnsOf, JOURNALED, rowImage } from './journal.ts'
import type { Row, TableName } from './tables.ts'

export interface RowName {
  table: TableName
  rowId: number
}

type Stored = string | number | null
type Entry = Pick<Row<'changeRow'>, 'id' | 'op' | 'tableName' | 'rowId' | 'before' | 'after'>

interface TableStatements {
  /** columns that name a row of another table */
  referring: ReadonlySet<string>
  image: (rowId: number) => string | null
  touchedSince: (rowId: number, entryId: number) => boolean
  remove: (rowId: number) => void
  restore: (values: Record<string, Stored>) => void
  put: (rowId: number, values: Record<string, Stored>) => void
  present: (rowId: number, names: readonly string[]) => Record<string, Stored> | undefined
}

function readValues(json: string | null): Record<string, Stored> {
  // Written by the journal's own triggers: an object of column values.
  return JSON.parse(json ?? '{}') as Record<string, Stored>
}

/** Statements by their text: a change of thousands of rows has few kinds of them. */
function createPrepared(raw: RawDatabase) {
  const made = new Map<string, ReturnType<typeof raw.prepare<Stored[], Record<string, Stored>>>>()
  return (text: string) => {
    const statement = made.get(text) ?? raw.prepare<Stored[], Record<string, Stored>>(text)
    made.set(text, statement)
    return statement
  }
}

function statementsFor(raw: RawDatabase, table: TableName): TableStatements {
  const columns = columnsOf(raw, table)
  const prepared = createPrepared(raw)
  const referring = raw
    .prepare<[string], string>('SELECT "from" FROM pragma_foreign_key_list(?)')
    .pluck()
    .all(table)
  const image = raw
    .prepare<[number], string>(`SELECT ${rowImage(columns, `"${table}"`)} FROM "${table}" WHERE "id" = ?`)
    .pluck()
  const touched = raw
    .prepare<[string, number, number], number>(
      'SELECT 1 FROM "changeRow" WHERE "tableName" = ? AND "rowId" = ? AND "id" > ? LIMIT 1',
    )
    .pluck()
  const remove = raw.prepare<[number]>(`DELETE FROM "${table}" WHERE "id" = ?`)
  const known = (values: Record<string, Stored>) => Object.keys(values).filter(name => columns.includes(name))
  const bind = (values: Record<string, Stored>, names: readonly string[]) =>
    names.map(name => values[name] ?? null)
  return {
    referring: new Set(referring),
    image: rowId => image.get(rowId) ?? null,
    touchedSince: (rowId, entryId) => touched.get(table, rowId, entryId) !== undefined,
    remove: rowId => {
      remove.run(rowId)
    },
    restore: values => {
      const names = known(values)
      const list = names.map(name => `"${name}"`).join(', ')
      prepared(`INSERT INTO "${table}" (${list}) VALUES (${names.map(() => '?').join(', ')})`).run(
        ...bind(values, names),
      )
    },
    put: (rowId, values) => {
      const names = known(values)
      const list = names.map(name => `"${name}" = ?`).join(', ')
      prepared(`UPDATE "${table}" SET ${list} WHERE "id" = ?`).run(...bind(values, names), rowId)
    },
    present: (rowId, names) => {
      const list = names.map(name => `"${name}"`).join(', ')
      return prepared(`SELECT ${list} FROM "${table}" WHERE "id" = ?`).get(rowId)
    },
  }
}

/** Puts one entry back; false when the row no longer stands as the change left it. */
function putBack(entry: Entry, table: TableStatements): boolean {
  switch (entry.op) {
    case 'I': {
      if (table.touchedSince(entry.rowId, entry.id) && table.image(entry.rowId) !== entry.after) return false
      table.remove(entry.rowId)
      return true
    }
    case 'D': {
      if (table.image(entry.rowId) !== null) return false
      table.restore(readValues(entry.before))
      return true
    }
    case 'U': {
      const after = readValues(entry.after)
      const names = Object.keys(after)
      const present = table.present(entry.rowId, names)
      if (!present || names.some(name => present[name] !== after[name])) return false
      table.put(entry.rowId, readValues(entry.before))
      return true
    }
  }
}

/** True where putting the entry back may leave a row that refers to none: it takes a row, gives one, or turns a reference. */
function touchesReferences(entry: Entry, { referring }: TableStatements): boolean {
  return entry.op !== 'U' || Object.keys(readValues(entry.before)).some(name => referring.has(name))
}

function isJournaled(name: string): name is TableName {
  return (JOURNALED as readonly string[]).includes(name)
}

/** How many rows are put back before other work gets its turn. */
const CHUNK = 500

/**
 * Puts back every row of `changeId`; call it inside `change()`. Returns the rows that could not be put
 * back; the caller throws when there are any. `breathe` is awaited now and then and may throw to cancel.
 */
export async function revertChange(
  raw: RawDatabase,
  changeId: number,
  breathe: (done: number) => Promise<void>,
): Promise<RowName[]> {
  const tables = new Map<TableName, TableStatements>()
  const conflicts: RowName[] = []
  const page = raw.prepare<[number, number, number], Entry>(
    `SELECT "id", "op", "tableName", "rowId", "before", "after" FROM "changeRow"
     WHERE "changeId" = ? AND "id" < ? ORDER BY "id" DESC LIMIT ?`,
  )
  let references = false
  let below = Number.MAX_SAFE_INTEGER
  let done = 0
  for (;;) {
    const entries = page.all(changeId, below, CHUNK)
    for (const entry of entries) {
      if (!isJournaled(entry.tableName)) throw new Error(`not a journaled table: ${entry.tableName}`)
      let table = tables.get(entry.tableName)
      if (!table) {
        table = statementsFor(raw, entry.tableName)
        tables.set(entry.tableName, table)
      }
      references ||= touchesReferences(entry, table)
      if (!putBack(entry, table)) conflicts.push({ table: entry.tableName, rowId: entry.rowId })
    }
    done += entries.length
    below = entries.at(-1)?.id ?? 0
    if (entries.length < CHUNK) break
    await breathe(done)
  }
  return conflicts.length > 0 || !references ? conflicts : brokenReferences(raw)
}

/** Records written since that refer to a row just taken away. Reads the whole register. */
function brokenReferences(raw: RawDatabase): RowName[] {
  const broken = raw.pragma('foreign_key_check') as { table: string; rowid: number }[]
  return broken.flatMap(({ table, rowid }) => (isJournaled(table) ? [{ table, rowId: rowid }] : []))
}
