/** Keeps the cursor on its record when rows before it come or go, as in a list of what is still to do. */

import { useLayoutEffect, useRef } from 'react'
import type { LoadedRow } from './gridTypes.ts'

interface Stand<Row> {
  loaded: readonly LoadedRow<Row>[]
  row: number
  id: string | null
  /** counts how often the screen put the cursor somewhere, as it does for a new filter */
  placed: number
}

/**
 * `onMoved` is told by how many rows the record has moved. Not after the screen itself put the cursor at the head of
 * a new list: there the record that stood first in the list before is just one of many.
 */
export function useFollowedRow<Row>(
  loaded: readonly LoadedRow<Row>[],
  active: { row: number; id: string | null; placed: number },
  rowId: (row: Row) => string,
  onMoved: ((rows: number) => void) | null,
): void {
  const before = useRef<Stand<Row>>({ loaded, ...active })
  // The rows of the list before stay until the new ones are read.
  const awaited = useRef(false)
  useLayoutEffect(() => {
    const was = before.current
    before.current = { loaded, ...active }
    const read = was.loaded !== loaded
    if (was.placed !== active.placed) {
      awaited.current = !read
      return
    }
    if (!read) return
    if (awaited.current) {
      awaited.current = false
      return
    }
    if (onMoved === null || was.id === null) return
    if (was.row !== active.row || was.id === active.id) return
    const found = loaded.find(({ row }) => rowId(row) === was.id)
    if (found) onMoved(found.index - active.row)
  })
}
