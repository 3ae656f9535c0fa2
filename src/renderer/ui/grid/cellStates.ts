/**
 * What happens to edited cells: being saved, or refused with the reason. A refused value stays where it was
 * typed until it is mended or given up.
 */

import { useCallback, useEffect, useId, useState } from 'react'
import { useOffice } from '../../shell/office.tsx'
import type { CellOutcome } from './gridTypes.ts'

export type CellState = { kind: 'saving'; typed: string } | { kind: 'refused'; typed: string; reason: string }

/** States of one row's cells by column. */
export type RowStates = Readonly<Partial<Record<string, CellState>>>
type States = ReadonlyMap<string, RowStates>

export const NO_STATES: RowStates = {}

function withCell(states: States, row: string, column: string, state: CellState | null): States {
  const others = Object.entries(states.get(row) ?? NO_STATES).filter(([key]) => key !== column)
  const cells = Object.fromEntries(state === null ? others : [...others, [column, state]])
  const next = new Map(states)
  if (Object.keys(cells).length === 0) next.delete(row)
  else next.set(row, cells)
  return next
}

export interface CellStates {
  of: (row: string) => RowStates
  /** shows the typed text as being saved, then what became of it */
  save: (row: string, column: string, typed: string, work: () => Promise<CellOutcome>) => Promise<void>
  /** gives a refused value up */
  discard: (row: string, column: string) => void
}

export function useCellStates(): CellStates {
  const { ledger } = useOffice()
  const place = useId()
  const [states, setStates] = useState<States>(new Map())

  const refused = [...states.values()].flatMap(row => Object.values(row)).filter(c => c?.kind === 'refused')
  useEffect(() => {
    ledger.refuse(place, refused.length)
    return () => ledger.refuse(place, 0)
  }, [ledger, place, refused.length])

  const of = useCallback((row: string) => states.get(row) ?? NO_STATES, [states])
  const discard = useCallback(
    (row: string, column: string) => setStates(now => withCell(now, row, column, null)),
    [],
  )
  const save = useCallback<CellStates['save']>(async (row, column, typed, work) => {
    const saving: CellState = { kind: 'saving', typed }
    setStates(now => withCell(now, row, column, saving))
    const outcome = await work()
    setStates(now => {
      // Typed over in the meantime: the later save speaks for the cell.
      if (now.get(row)?.[column] !== saving) return now
      const state: CellState | null =
        outcome.kind === 'refused' ? { kind: 'refused', typed, reason: outcome.reason } : null
      return withCell(now, row, column, state)
    })
  }, [])
  return { of, save, discard }
}
