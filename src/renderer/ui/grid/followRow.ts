/** Keeps the cursor on its record when rows before it come or go, as in a list of what is still to do. */

import { useLayoutEffect, useRef } from 'react'
import type { LoadedRow } from './gridTypes.ts'

interface Stand<Row> {
  loaded: readonly LoadedRow<Row>[]
  row: number
  id: string | null
}

/** `onMoved` is told by how many rows the record has moved. */
export function useFollowedRow<Row>(
  loaded: readonly LoadedRow<Row>[],
  active: { row: number; id: string | null },
  rowId: (row: Row) => string,
  onMoved: ((rows: number) => void) | null,
): void {
  const before = useRef<Stand<Row>>({ loaded, ...active })
  useLayoutEffect(() => {
    const was = before.current
    before.current = { loaded, ...active }
    if (onMoved === null || was.id === null || was.loaded === loaded) return
    if (was.row !== active.row || was.id === active.id) return
    const found = loaded.find(({ row }) => rowId(row) === was.id)
    if (found) onMoved(found.index - active.row)
  })
}
