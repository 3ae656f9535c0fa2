/**
 * Many rows of one kind into one table: a prepared statement instead of a query built for every row. The
 * journal's triggers write each of them down as they do for any other insertion.
 */

import type { Register } from './register.ts'
import type { RegisterTables, TableName } from './tables.ts'

export type StoredValue = string | number | null

export interface BulkInsert {
  /** values in the order of the columns; answers the id of the new row */
  insert: (values: readonly StoredValue[]) => number
}

/** Call it inside `change()` only: outside of it the journal refuses every row. */
export function bulkInsert<T extends TableName>(
  register: Register,
  table: T,
  columns: readonly (keyof RegisterTables[T] & string)[],
): BulkInsert {
  const names = columns.map(column => `"${column}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  const statement = register.rawWriter.prepare<StoredValue[]>(
    `INSERT INTO "${table}" (${names}) VALUES (${places})`,
  )
  return { insert: values => Number(statement.run(...values).lastInsertRowid) }
}

/** Changes rows one by one, each in the columns it names; statements are kept for the next row. */
export function rowUpdater<T extends TableName>(
  register: Register,
  table: T,
): (id: number, values: Readonly<Record<string, StoredValue>>) => void {
  const statements = new Map<string, { run: (...values: StoredValue[]) => unknown }>()
  return (id, values) => {
    const columns = Object.keys(values)
    if (columns.length === 0) return
    const key = columns.join(',')
    let statement = statements.get(key)
    if (!statement) {
      const list = columns.map(column => `"${column}" = ?`).join(', ')
      statement = register.rawWriter.prepare<StoredValue[]>(`UPDATE "${table}" SET ${list} WHERE "id" = ?`)
      statements.set(key, statement)
    }
    statement.run(...Object.values(values), id)
  }
}
