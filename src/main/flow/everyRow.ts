/** All rows of a list, page by page. */

import { PAGE_MAX } from '../../shared/kernel/paging.ts'

/** @param tick waited for after every page, so that long work can be given up */
export async function everyRow<Row>(
  tick: () => Promise<void>,
  read: (page: { offset: number; limit: number }) => Promise<{ total: number; rows: Row[] }>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const found = await read({ offset: rows.length, limit: PAGE_MAX })
    rows.push(...found.rows)
    await tick()
    if (found.rows.length === 0 || rows.length >= found.total) return rows
  }
}
