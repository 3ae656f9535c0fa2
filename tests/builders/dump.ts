/** Everything a register holds, for comparing a state with a former one. */

import { JOURNALED } from '../../src/main/db/journal.ts'
import type { Register } from '../../src/main/db/register.ts'

/** All journaled tables and the search index, row by row. */
export function dump(register: Register): Record<string, unknown[]> {
  const tables = [...JOURNALED, 'memberSearch'].filter(table => table !== 'exportRecord')
  return Object.fromEntries(
    tables.map(table => [table, register.rawReader.prepare(`SELECT * FROM "${table}" ORDER BY 1`).all()]),
  )
}
