/** Rows outside the body: 附件 mark, title, unit and date lines, the header tree, column numbers. */

import type { ColumnNode, FormBase, Line } from './description.ts'
import { isGroup, leavesOf } from './description.ts'
import { emWidth, fitSize, frameOf } from './fit.ts'
import type { FormCell } from './sheet.ts'

/** Rows with their heights; rows are counted from 0 within. */
export interface Rows {
  heights: number[]
  cells: FormCell[]
}

const MARK_HEIGHT = 7
const MARK_SIZE = 12
const LINE_HEIGHT_MM = 7
const LINE_SIZE = 10
const NUMBER_HEIGHT = 5
const NUMBER_SIZE = 8

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function plain(
  kind: FormCell['kind'],
  row: number,
  col: number,
  colSpan: number,
  text: string,
  align: FormCell['align'],
  size: number,
): FormCell {
  return { row, col, rowSpan: 1, colSpan, kind, text, align, size, key: null }
}

/** The column at whose left edge a share of the width ends: always leaves a column to each side. */
function columnAt(widths: readonly number[], share: number, from: number): number {
  const limit = sum(widths) * share
  let [reached, col] = [0, 0]
  while (col < widths.length && reached + (widths[col] ?? 0) / 2 < limit) {
    reached += widths[col] ?? 0
    col += 1
  }
  return Math.min(Math.max(col, from + 1), widths.length - 1)
}

/**
 * Where each part of a line ends, as a share of the width: equal parts, or, where one of them is too long
 * for that, by the length of their texts.
 */
function sharesOf(texts: readonly string[], width: number, size: number): number[] {
  const lengths = texts.map(emWidth)
  const equal = frameOf(width / texts.length, LINE_HEIGHT_MM, size).ems[0] ?? 0
  const all = sum(lengths)
  const fits = all === 0 || lengths.every(length => length <= equal)
  return texts.map((_, i) => (fits ? (i + 1) / texts.length : sum(lengths.slice(0, i + 1)) / all))
}

/** Cells of a line: its parts share the width; a part alone has it all. */
export function lineCells(line: Line, widths: readonly number[], row: number): FormCell[] {
  const parts = [
    { text: line.left ?? '', align: 'left' as const },
    { text: line.center ?? '', align: 'center' as const },
    { text: line.right ?? '', align: 'right' as const },
  ].filter(({ text }) => text !== '')
  const shares = sharesOf(
    parts.map(({ text }) => text),
    sum(widths),
    line.size ?? LINE_SIZE,
  )
  const cells: FormCell[] = []
  let from = 0
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1
    const to = last ? widths.length : columnAt(widths, shares[i] ?? 1, from)
    const frame = frameOf(sum(widths.slice(from, to)), line.height ?? LINE_HEIGHT_MM, line.size ?? LINE_SIZE)
    cells.push(plain('line', row, from, to - from, part.text, part.align, fitSize(part.text, frame)))
    from = to
  }
  if (cells.length === 0) return [plain('line', row, 0, widths.length, '', 'left', LINE_SIZE)]
  return line.key === undefined ? cells : cells.map(cell => ({ ...cell, key: line.key ?? null }))
}

/** Lines one below the other, each a row. */
export function lineRows(lines: readonly Line[], widths: readonly number[]): Rows {
  return {
    heights: lines.map(({ height }) => height ?? LINE_HEIGHT_MM),
    cells: lines.flatMap((line, row) => lineCells(line, widths, row)),
  }
}

/** What stands above a table; lists that are no annex have no mark. */
export interface Heading extends Pick<FormBase, 'title' | 'titleSize'> {
  /** 附件N */
  mark: string | null
}

/** 附件N, the title and the line below it. */
export function headRows({ mark, title, titleSize }: Heading, widths: readonly number[], line: Line): Rows {
  const all = widths.length
  const titleHeight = titleSize * 0.3528 * 1.6
  const frame = frameOf(sum(widths), titleHeight, titleSize)
  const head = {
    heights: [titleHeight, line.height ?? LINE_HEIGHT_MM],
    cells: [plain('title', 0, 0, all, title, 'center', fitSize(title, frame)), ...lineCells(line, widths, 1)],
  }
  if (mark === null) return head
  const cell = plain('annexMark', 0, 0, all, mark, 'left', MARK_SIZE)
  return stack({ heights: [MARK_HEIGHT], cells: [cell] }, head)
}

function depthOf<Row>(nodes: readonly ColumnNode<Row>[]): number {
  return 1 + Math.max(0, ...nodes.map(node => (isGroup(node) ? depthOf(node.columns) : 0)))
}

/** The header as merged cells, one row a level. */
export function headerRows<Row>(
  nodes: readonly ColumnNode<Row>[],
  widths: readonly number[],
  heights: readonly number[],
  size: number,
): Rows {
  const depth = depthOf(nodes)
  const cells: FormCell[] = []
  const place = (children: readonly ColumnNode<Row>[], level: number, start: number): number => {
    let col = start
    for (const node of children) {
      const colSpan = isGroup(node) ? leavesOf(node.columns).length : 1
      const rowSpan = isGroup(node) ? 1 : depth - level
      const width = sum(widths.slice(col, col + colSpan))
      const height = sum(heights.slice(level, level + rowSpan))
      const text = node.header
      const fitted = fitSize(text, frameOf(width, height, size))
      cells.push({
        row: level,
        col,
        rowSpan,
        colSpan,
        kind: 'header',
        text,
        align: 'center',
        size: fitted,
        key: null,
      })
      if (isGroup(node)) place(node.columns, level + 1, col)
      col += colSpan
    }
    return col
  }
  place(nodes, 0, 0)
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  return { heights: heights.slice(0, depth), cells }
}

/** The row 甲 乙 1 2 3 … */
export function numberRow<Row>(nodes: readonly ColumnNode<Row>[]): Rows {
  return {
    heights: [NUMBER_HEIGHT],
    cells: leavesOf(nodes).map((column, col) =>
      plain('columnNumber', 0, col, 1, column.number ?? '', 'center', NUMBER_SIZE),
    ),
  }
}

/** One below the other. */
export function stack(...parts: readonly Rows[]): Rows {
  const heights: number[] = []
  const cells: FormCell[] = []
  for (const part of parts) {
    const offset = heights.length
    cells.push(...(offset === 0 ? part.cells : part.cells.map(cell => ({ ...cell, row: cell.row + offset }))))
    heights.push(...part.heights)
  }
  return { heights, cells }
}
