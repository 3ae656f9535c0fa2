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
