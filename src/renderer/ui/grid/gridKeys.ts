/** Which cell a key leads to. */

import type { ActiveCell } from './gridTypes.ts'

export interface GridExtent {
  rows: number
  /** keys of the visible columns, left to right */
  columns: readonly string[]
  /** rows in sight */
  pageRows: number
}

interface Move {
  key: string
  ctrl?: boolean
  shift?: boolean
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(max, value))
}

/** The next cell in reading order; null past either end of the list. */
function along(from: ActiveCell, step: 1 | -1, { rows, columns }: GridExtent): ActiveCell | null {
  const at = columns.indexOf(from.column) + step
  if (at >= 0 && at < columns.length) return { row: from.row, column: columns[at] ?? from.column }
  const row = from.row + step
  if (row < 0 || row >= rows) return null
  return { row, column: columns.at(step === 1 ? 0 : -1) ?? from.column }
}

/** Where the key leads from the cell; null when it leads nowhere or is no key of the grid's. */
export function cellAfter(
  from: ActiveCell,
  { key, ctrl, shift }: Move,
  extent: GridExtent,
): ActiveCell | null {
  const { rows, columns, pageRows } = extent
  if (rows === 0 || columns.length === 0) return null
  const column = clamp(columns.indexOf(from.column), columns.length - 1)
  const to = (row: number, at: number): ActiveCell => ({
    row: clamp(row, rows - 1),
    column: columns[clamp(at, columns.length - 1)] ?? from.column,
  })
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : from.row - 1, column)
    case 'ArrowDown':
      return to(ctrl ? rows - 1 : from.row + 1, column)
    case 'ArrowLeft':
      return to(from.row, ctrl ? 0 : column - 1)
    case 'ArrowRight':
      return to(from.row, ctrl ? columns.length - 1 : column + 1)
    case 'PageUp':
      return to(from.row - pageRows, column)
    case 'PageDown':
      return to(from.row + pageRows, column)
    case 'Home':
      return ctrl ? to(0, 0) : to(from.row, 0)
    case 'End':
      return ctrl ? to(rows - 1, columns.length - 1) : to(from.row, columns.length - 1)
    case 'Tab':
      return along(from, shift ? -1 : 1, extent)
    default:
      return null
  }
}
