/**
 * The active cell. It moves within the grid alone; the view, and with it the whole screen, hears of it once
 * the cursor rests or the grid goes. Otherwise every arrow key would draw the screen anew.
 */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActiveCell } from './gridTypes.ts'
import type { GridView, UpdateView } from './gridView.ts'

/** Milliseconds of rest after which the view is told. */
const TELL_MS = 200

interface Known {
  cell: ActiveCell | null
  /** what the view held when we looked last */
  seen: ActiveCell | null
  /** what we told it last */
  told: ActiveCell | null
  /** how often the screen has put it somewhere */
  placed: number
}

export function useActiveCell(
  view: GridView,
  onView: UpdateView,
): { cell: ActiveCell | null; move: (cell: ActiveCell) => void; placed: number } {
  const [known, setKnown] = useState<Known>({
    cell: view.active,
    seen: view.active,
    told: view.active,
    placed: 0,
  })
  if (view.active !== known.seen) {
    // Our own words coming back say nothing new; anything else was set from outside: a new filter, a restart.
    const own = view.active === known.told
    setKnown({
      ...known,
      seen: view.active,
      ...(own ? {} : { cell: view.active, told: view.active, placed: known.placed + 1 }),
    })
  }
  const { cell, told, placed } = known
  const untold = useRef<(() => void) | null>(null)
  useEffect(() => {
    untold.current = null
    if (cell === told || cell === null) return
    const tell = () => onView(before => ({ ...before, active: cell }))
    untold.current = tell
    const timer = window.setTimeout(() => {
      setKnown(now => ({ ...now, told: cell }))
      tell()
    }, TELL_MS)
    return () => window.clearTimeout(timer)
  }, [cell, told, onView])
  // A card opened right away: the place must be known when the clerk comes back.
  useEffect(() => () => untold.current?.(), [])
  const move = useCallback((next: ActiveCell) => setKnown(now => ({ ...now, cell: next })), [])
  return { cell, move, placed }
}
