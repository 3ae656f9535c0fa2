/**
 * What happens to edited cells: being saved, or refused with the reason. A refused value stays where it was
 * typed until it is mended or given up.
 */

import { useCallback, useEffect, useId, useState } from 'react'
import { useOffice } from '../../shell/office.tsx'
import type { CellOutcome, CellRefusal } from './gridTypes.ts'

export type CellState = { kind: 'saving'; typed: string } | { kind: 'refused'; typed: string; reason: string }

/** States of one row's cells by column. */
export type RowStates = Readonly<Partial<Record<string, CellState>>>
type States = ReadonlyMap<string, RowStates>

/** Text typed into one cell. */
export interface TypedCell {
  row: string
  column: string
  typed: string
}

export const NO_STATES: RowStates = {}

function withCell(states: States, row: string, column: string, state: CellState | null): States {
  const others = Object.entries(states.get(row) ?? NO_STATES).filter(([key]) => key !== column)
  const cells = Object.fromEntries(state === null ? others : [...others, [column, state]])
  const next = new Map(states)
  if (Object.keys(cells).length === 0) next.delete(row)
  else next.set(row, cells)
  return next
}

/** The same for many cells in one pass: a pasted block has thousands. */
function withCells(
  states: States,
  cells: readonly TypedCell[],
  stateOf: (cell: TypedCell, present: CellState | undefined) => CellState | null | undefined,
): States {
  const rows = new Map<string, Map<string, CellState>>()
  for (const cell of cells) {
    const row =
      rows.get(cell.row) ??
      new Map(Object.entries(states.get(cell.row) ?? NO_STATES).flatMap(([key, s]) => (s ? [[key, s]] : [])))
    rows.set(cell.row, row)
    const state = stateOf(cell, row.get(cell.column))
    if (state === null) row.delete(cell.column)
    else if (state !== undefined) row.set(cell.column, state)
  }
  const next = new Map(states)
  for (const [row, cellStates] of rows) {
    if (cellStates.size === 0) next.delete(row)
    else next.set(row, Object.fromEntries(cellStates))
  }
  return next
}

export interface CellStates {
  of: (row: string) => RowStates
  /** shows the typed text as being saved, then what became of it */
  save: (row: string, column: string, typed: string, work: () => Promise<CellOutcome>) => Promise<void>
  /** the same for many cells that are saved together; `work` answers those that were refused */
  saveMany: (cells: readonly TypedCell[], work: () => Promise<readonly CellRefusal[]>) => Promise<void>
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
  const saveMany = useCallback<CellStates['saveMany']>(async (cells, work) => {
    const saving = new Map<TypedCell, CellState>(
      cells.map(cell => [cell, { kind: 'saving', typed: cell.typed }]),
    )
    setStates(now => withCells(now, cells, cell => saving.get(cell)))
    const refusals = new Map((await work()).map(one => [`${one.row} ${one.column}`, one.reason]))
    setStates(now =>
      withCells(now, cells, (cell, present) => {
        // Typed over in the meantime: the later save speaks for the cell.
        if (present !== saving.get(cell)) return undefined
        const reason = refusals.get(`${cell.row} ${cell.column}`)
        return reason === undefined ? null : { kind: 'refused', typed: cell.typed, reason }
      }),
    )
  }, [])
  return { of, save, saveMany, discard }
}
