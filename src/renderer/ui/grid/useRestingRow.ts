/** Tells which row the cursor stands in once it rests there: walking past rows opens none of their cards. */

import { useEffect, useRef, type RefObject } from 'react'

/** How long it must rest, milliseconds. */
const REST_MS = 140
/** While one types into a box outside the list: its card would be drawn between two keys. */
const TYPING_REST_MS = 600

function typesElsewhere(cursor: HTMLInputElement | null): boolean {
  const focused = document.activeElement
  return focused instanceof HTMLInputElement && focused.type === 'text' && focused !== cursor
}

export function useRestingRow<Row>(
  row: Row | undefined,
  id: string | null,
  onRest: ((row: Row) => void) | undefined,
  cursor: RefObject<HTMLInputElement | null>,
): void {
  const told = useRef<string | null>(null)
  useEffect(() => {
    if (row === undefined || id === null || !onRest) return
    // The first row, and the same row with new content, are told at once.
    const known = told.current === null || told.current === id
    const wait = known ? 0 : typesElsewhere(cursor.current) ? TYPING_REST_MS : REST_MS
    const timer = window.setTimeout(() => {
      told.current = id
      onRest(row)
    }, wait)
    return () => window.clearTimeout(timer)
  }, [row, id, onRest, cursor])
}
