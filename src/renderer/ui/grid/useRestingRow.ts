/** Tells which row the cursor stands in once it rests there: walking past rows opens none of their cards. */

import { useEffect, useRef } from 'react'

/** How long it must rest, milliseconds. */
const REST_MS = 140

export function useRestingRow<Row>(
  row: Row | undefined,
  id: string | null,
  onRest: ((row: Row) => void) | undefined,
): void {
  const told = useRef<string | null>(null)
  useEffect(() => {
    if (row === undefined || id === null || !onRest) return
    // The first row, and the same row with new content, are told at once.
    const wait = told.current === null || told.current === id ? 0 : REST_MS
    const timer = window.setTimeout(() => {
      told.current = id
      onRest(row)
    }, wait)
    return () => window.clearTimeout(timer)
  }, [row, id, onRest])
}
