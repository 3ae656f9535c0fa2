/**
 * Pages put together from pieces of text: letters, receipts, notes, where no two lines share their columns.
 * Each line is described in millimetres; the columns of the page follow from all its edges.
 */

import { fitSize, frameOf } from './fit.ts'
import { printableWidth } from './description.ts'
import type { CellKind, FormCell, FormPage, FormSheet } from './sheet.ts'

export interface Piece {
  /** millimetres */
  width: number
  text: string
  /** without a frame when absent */
  kind?: CellKind
  align?: FormCell['align']
  /** points */
  size?: number
  /** lines it reaches down over */
  rows?: number
}

export interface PieceLine {
  /** millimetres */
  height: number
  pieces: readonly Piece[]
}

const SIZE = 12

const exact = (mm: number) => Math.round(mm * 100) / 100

interface Placed extends Piece {
  row: number
  from: number
  to: number
}

/** Side by side; where a piece reaches down from a line above, the line goes around it. */
function place(lines: readonly PieceLine[]): Placed[] {
  const placed: Placed[] = []
  for (const [row, { pieces }] of lines.entries()) {
    const hanging = placed.filter(above => above.row < row && above.row + (above.rows ?? 1) > row)
    let at = 0
    for (const piece of pieces) {
      for (let block = hanging.find(({ from }) => from === at); block;) {
        at = block.to
        block = hanging.find(({ from }) => from === at)
      }
      const to = exact(at + piece.width)
      placed.push({ ...piece, row, from: at, to })
      at = to
    }
  }
  return placed
}

/** One A4 page, upright. */
function composePage(lines: readonly PieceLine[], page: number, pageCount: number): FormPage {
  const placed = place(lines)
  const all = new Set([0, printableWidth('A4', 'portrait')])
  for (const { from, to } of placed) all.add(from).add(to)
  const edges = [...all].sort((a, b) => a - b)
  const heights = lines.map(({ height }) => height)
  const cells = placed
    .filter(({ text, kind }) => text !== '' || kind !== undefined)
    .map(({ row, rows = 1, from, to, text, kind = 'line', align = 'left', size = SIZE }): FormCell => {
      const height = heights.slice(row, row + rows).reduce((sum, one) => sum + one, 0)
      return {
        row,
        col: edges.indexOf(from),
        rowSpan: rows,
        colSpan: edges.indexOf(to) - edges.indexOf(from),
        kind,
        text,
        align,
        size: fitSize(text, frameOf(to - from, height, size)),
        key: null,
      }
    })
  return {
    page,
    pageCount,
    paper: 'A4',
    orientation: 'portrait',
    columnWidths: edges.slice(1).map((edge, i) => exact(edge - (edges[i] ?? 0))),
    rowHeights: heights,
    headRows: 0,
    cells,
    members: [],
  }
}

/** A sheet of one page. */
export function pieceSheet(name: string, lines: readonly PieceLine[]): FormSheet {
  const page = composePage(lines, 1, 1)
  return {
    name,
    paper: 'A4',
    orientation: 'portrait',
    columnWidths: page.columnWidths,
    pageCount: 1,
    pages: () => [page],
    dropdowns: [],
    textColumns: [],
  }
}
