/** Where a block of cells lies in a list, and where pasted cells go. Pure. */

import type { Block } from './clipboard.ts'
import type { GridExtent } from './gridKeys.ts'
import type { ActiveCell } from './gridTypes.ts'

/** First and last row and column; columns by their place among the visible ones. */
export interface CellRange {
  top: number
  bottom: number
  left: number
  right: number
}

export function rangeBetween(one: ActiveCell, other: ActiveCell, columns: readonly string[]): CellRange {
  const [a, b] = [columns.indexOf(one.column), columns.indexOf(other.column)]
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.max(0, Math.min(a, b)),
    right: Math.max(a, b),
  }
}

export function rowsOf(range: CellRange): number {
  return range.bottom - range.top + 1
}

export function columnsOf(range: CellRange): number {
  return range.right - range.left + 1
}

export interface PasteColumn {
  key: string
  title: string
  editable: boolean
}

/** One column of the list that receives cells, and the column of the block they come from. */
export interface PasteTarget {
  key: string
  from: number
}

export interface PastePlan {
  range: CellRange
  targets: readonly PasteTarget[]
  /** text for a cell of a target column; null leaves the cell as it is */
  textAt: (row: number, target: PasteTarget) => string | null
  /** what will not go in, in words; empty where everything does */
  left: readonly string[]
}

function times(available: number, size: number): number {
  return size > 0 && available > size && available % size === 0 ? available : size
}

/**
 * Lays a block on the list from the upper left corner of `range`. A range that is a multiple of the block is
 * filled with it; otherwise the block's own size counts, as in a spreadsheet.
 */
export function planPaste(
  block: Block,
  range: CellRange,
  columns: readonly PasteColumn[],
  extent: Pick<GridExtent, 'rows'>,
): PastePlan {
  const blockRows = block.length
  const blockColumns = block[0]?.length ?? 0
  const wantedRows = times(rowsOf(range), blockRows)
  const wantedColumns = times(columnsOf(range), blockColumns)
  const rows = Math.min(wantedRows, extent.rows - range.top)
  const reached = columns.slice(range.left, range.left + wantedColumns)
  const fixed = reached.filter(column => !column.editable)
  const left: string[] = []
  if (rows < wantedRows) {
    left.push(
      `剪贴板里有${wantedRows}行，从这里到最后一行只有${rows}行，多出的${wantedRows - rows}行不粘贴。`,
    )
  }
  if (reached.length < wantedColumns) {
    const over = wantedColumns - reached.length
    left.push(`剪贴板里有${wantedColumns}栏，从这里往右只有${reached.length}栏，多出的${over}栏不粘贴。`)
  }
  if (fixed.length > 0) {
    left.push(`${fixed.map(({ title }) => `“${title}”`).join('')}不能在列表里改，这${fixed.length}栏跳过。`)
  }
  if (block.some(row => row.includes(null))) left.push('剪贴板里有合并的格，被合并掉的格保持原样。')
  return {
    range: {
      top: range.top,
      bottom: range.top + Math.max(1, rows) - 1,
      left: range.left,
      right: range.left + Math.max(1, reached.length) - 1,
    },
    targets: reached.flatMap(({ key, editable }, at) =>
      editable ? [{ key, from: at % Math.max(1, blockColumns) }] : [],
    ),
    textAt: (row, { from }) => block[row % Math.max(1, blockRows)]?.[from] ?? null,
    left,
  }
}
