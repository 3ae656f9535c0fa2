/**
 * Where the cells of a page stand on its paper, in whole CSS pixels (96 to the inch): browsers snap boxes
 * to pixels, and only so do the frames of neighbours fall together. The screen preview uses this; the
 * printed page must agree with it, which a test holds it to.
 */

import { FRAME_PX, LOOK } from './appearance.ts'
import { MARGIN_MM, PAPER_MM, type FormCell, type FormPage } from './sheet.ts'

export const PIXELS_PER_MM = 96 / 25.4

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Paper size as it lies, millimetres. */
export function paperSize({ paper, orientation }: Pick<FormPage, 'paper' | 'orientation'>): {
  width: number
  height: number
} {
  const { width, height } = PAPER_MM[paper]
  return orientation === 'portrait' ? { width, height } : { width: height, height: width }
}

function edges(start: number, lengths: readonly number[]): number[] {
  let at = start
  const result = [Math.round(at * PIXELS_PER_MM)]
  for (const length of lengths) {
    at += length
    result.push(Math.round(at * PIXELS_PER_MM))
  }
  return result
}

export interface PageGeometry {
  cell: (cell: FormCell) => Box
  /** the whole width of one row */
  row: (row: number) => Box
}

/** The form stands in the middle between the margins. */
export function pageGeometry(page: FormPage): PageGeometry {
  const printable = paperSize(page).width - MARGIN_MM.left - MARGIN_MM.right
  const total = page.columnWidths.reduce((sum, column) => sum + column, 0)
  const lefts = edges(MARGIN_MM.left + Math.max(0, (printable - total) / 2), page.columnWidths)
  const tops = edges(MARGIN_MM.top, page.rowHeights)
  const between = (places: readonly number[], from: number, to: number) =>
    (places[to] ?? places[from] ?? 0) - (places[from] ?? 0)
  return {
    cell: ({ row, col, rowSpan, colSpan, kind }) => {
      // Neighbouring frames share one line: each cell reaches over its right and bottom edge by the line.
      const line = LOOK[kind].framed ? FRAME_PX : 0
      return {
        left: lefts[col] ?? 0,
        top: tops[row] ?? 0,
        width: between(lefts, col, col + colSpan) + line,
        height: between(tops, row, row + rowSpan) + line,
      }
    },
    row: row => ({
      left: lefts[0] ?? 0,
      top: tops[row] ?? 0,
      width: between(lefts, 0, page.columnWidths.length),
      height: between(tops, row, row + 1),
    }),
  }
}
