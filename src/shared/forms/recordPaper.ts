/**
 * Papers of one record, told in rows of names and values: registration, minutes, approval, notice. Unlike
 * a card, a text is not set smaller first: its row grows, and the paper goes on on a next page.
 */

import { printableHeight, type Align, type Line } from './description.ts'
import { cutToLines, fitSize, frameOf, growth, linesIn, MAX_ROW_MM, type Frame } from './fit.ts'
import { headRows, lineRows } from './frameRows.ts'
import type { FormCell, FormPage, FormSheet } from './sheet.ts'

/** A printed name, or what stands beside it; widths of a row add up to the paper's. */
export interface PaperCell {
  kind: 'label' | 'value'
  /** millimetres */
  width: number
  text: string
  align?: Align
  /** rows it reaches over; those below begin at `from` and stay on its page */
  rows?: number
}

export interface PaperRow {
  /** millimetres at least */
  height: number
  cells: readonly PaperCell[]
  /** where its cells begin, beside one that reaches down to it; millimetres */
  from?: number
  /** never the first of a page: belongs to the row before it */
  stays?: boolean
}

export interface RecordPaper {
  /** worksheet name */
  name: string
  title: string
  headLine: Line
  rows: readonly PaperRow[]
  footLines: readonly Line[]
  /** whose record it is: a click opens the card; null: nobody's */
  memberId: number | null
}

/** Width all rows have, millimetres. */
export const PAPER_WIDTH = 186

const TITLE_SIZE = 18
const BODY_SIZE = 10.5
const PAPER = 'A4'
const ORIENTATION = 'portrait'

const exact = (mm: number) => Math.round(mm * 100) / 100

/** Millimetres a text needs beyond the frame at the body's own size. */
function more(text: string, frame: Frame): number {
  const own = {
    sizes: frame.sizes.slice(0, 1),
    ems: frame.ems.slice(0, 1),
    lines: frame.lines.slice(0, 1),
  }
  return growth(text, own)
}

function heightOf({ height, cells }: PaperRow): number {
  const added = cells.map(({ text, width }) => more(text, frameOf(width, height, BODY_SIZE)))
  return Math.min(exact(height + Math.max(0, ...added)), MAX_ROW_MM)
}

/** A row of names alone is the head of the rows below that have its columns; null for rows in no table. */
function headsOf(rows: readonly PaperRow[]): (number | null)[] {
  const columns = ({ cells }: PaperRow) => cells.map(({ width }) => width).join()
  let head: number | null = null
  return rows.map((row, index) => {
    if (row.cells.every(({ kind }) => kind === 'label')) {
      head = index
      return null
    }
    const above = head === null ? undefined : rows[head]
    if (above && columns(above) !== columns(row)) head = null
    return head
  })
}

/** Rows that are not parted: a head with the first of its rows, and what stays with the row before it. */
function blocksOf(rows: readonly PaperRow[], heads: readonly (number | null)[]): number[][] {
  const blocks: number[][] = []
  for (const [index, row] of rows.entries()) {
    const headed = index > 0 && heads[index] === index - 1
    if (headed || (row.stays === true && index > 0)) blocks.at(-1)?.push(index)
    else blocks.push([index])
  }
  return blocks
}

/** Rows that fit one page each; a table goes on below its head, the foot stays with the last row. */
function breakPages(
  rows: readonly PaperRow[],
  heights: readonly number[],
  room: number,
  foot: number,
): number[][] {
  const heads = headsOf(rows)
  const total = (some: readonly number[]) => some.reduce((sum, row) => sum + (heights[row] ?? 0), 0)
  const pages: number[][] = [[]]
  for (const block of blocksOf(rows, heads)) {
    const page = pages.at(-1) ?? []
    const needed = total(page) + total(block) + (block.includes(rows.length - 1) ? foot : 0)
    if (page.length === 0 || needed <= room) {
      page.push(...block)
      continue
    }
    const head = heads[block[0] ?? 0] ?? null
    pages.push(head === null ? block : [head, ...block])
  }
  return pages
}

function edgesOf(rows: readonly PaperRow[]): number[] {
  const edges = new Set<number>([0])
  for (const { cells, from = 0 } of rows) {
    let at = exact(from)
    for (const { width } of cells) {
      at = exact(at + width)
      edges.add(at)
    }
  }
  return [...edges].sort((a, b) => a - b)
}

function cellsOf(row: PaperRow, index: number, height: number, edges: readonly number[]): FormCell[] {
  let at = exact(row.from ?? 0)
  return row.cells.map(({ kind, width, text, rows = 1, align = kind === 'label' ? 'center' : 'left' }) => {
    const col = edges.indexOf(at)
    at = exact(at + width)
    const frame = frameOf(width, height, BODY_SIZE)
    const shown = height >= MAX_ROW_MM ? cutToLines(text, frame, linesIn(height)) : text
    return {
      row: index,
      col,
      rowSpan: rows,
      colSpan: edges.indexOf(at) - col,
      kind,
      text: shown,
      align,
      size: fitSize(shown, frame),
      key: null,
    }
  })
}

/** Lays a paper out. */
export function recordSheet(paper: RecordPaper): FormSheet {
  const { rows, footLines, memberId } = paper
  const edges = edgesOf(rows)
  const widths = edges.slice(1).map((edge, i) => exact(edge - (edges[i] ?? 0)))
  const headFor = (page: number) =>
    headRows(
      {
        mark: null,
        title: page === 0 ? paper.title : `${paper.title}（续）`,
        titleSize: TITLE_SIZE,
      },
      widths,
      paper.headLine,
    )
  const foot = lineRows(footLines, widths)
  const total = (heights: readonly number[]) => heights.reduce((sum, height) => sum + height, 0)
  const heights = rows.map(heightOf)
  const room = printableHeight(PAPER, ORIENTATION) - total(headFor(0).heights)
  const plan = breakPages(rows, heights, room, total(foot.heights))
  const page = (index: number): FormPage => {
    const head = headFor(index)
    const cells = [...head.cells]
    const rowHeights = [...head.heights]
    for (const source of plan[index] ?? []) {
      const row = rows[source]
      const height = heights[source] ?? 0
      if (row) cells.push(...cellsOf(row, rowHeights.length, height, edges))
      rowHeights.push(height)
    }
    const body = rowHeights.length
    if (index === plan.length - 1) {
      cells.push(...foot.cells.map(cell => ({ ...cell, row: cell.row + body })))
      rowHeights.push(...foot.heights)
    }
    return {
      page: index + 1,
      pageCount: plan.length,
      paper: PAPER,
      orientation: ORIENTATION,
      columnWidths: widths,
      rowHeights,
      headRows: 0,
      cells,
      members: memberId === null ? [] : [{ row: head.heights.length, memberId }],
    }
  }
  return {
    name: paper.name,
    paper: PAPER,
    orientation: ORIENTATION,
    columnWidths: widths,
    pageCount: plan.length,
    *pages(from = 1, to = plan.length) {
      for (let index = from - 1; index < Math.min(to, plan.length); index += 1) yield page(index)
    },
    dropdowns: [],
    textColumns: [],
  }
}

/** Width of the names in `pairs`, millimetres. */
export const NAME_WIDTH = 31

/** Height of a line to sign on, millimetres. */
const SIGNED_LINE = 8.5

/** Names and values side by side, all pairs equally wide. */
export function pairs(
  height: number,
  ...items: readonly (readonly [label: string, text: string])[]
): PaperRow {
  const value = PAPER_WIDTH / items.length - NAME_WIDTH
  return {
    height,
    cells: items.flatMap(([label, text]) => [
      { kind: 'label', width: NAME_WIDTH, text: label } as const,
      { kind: 'value', width: value, text, align: items.length === 1 ? 'left' : 'center' } as const,
    ]),
  }
}

/** A long text beside its name. */
export function passage(label: string, text: string, height = 30): PaperRow {
  return pairs(height, [label, text])
}

/** A long text beside its name, and below it the line it is signed and sealed on. */
export function signedPassage(label: string, text: string, line: string, height: number): PaperRow[] {
  const width = PAPER_WIDTH - NAME_WIDTH
  return [
    {
      height,
      cells: [
        { kind: 'label', width: NAME_WIDTH, text: label, rows: 2 },
        { kind: 'value', width, text, align: 'left' },
      ],
    },
    {
      height: SIGNED_LINE,
      from: NAME_WIDTH,
      stays: true,
      cells: [{ kind: 'value', width, text: line, align: 'right' }],
    },
  ]
}

/** A row of a table within the paper. */
export function tableRow(
  kind: PaperCell['kind'],
  widths: readonly number[],
  texts: readonly string[],
  height = 8,
): PaperRow {
  return {
    height,
    cells: widths.map((width, i) => ({
      kind,
      width,
      text: texts[i] ?? '',
      align: kind === 'label' || width < 40 ? 'center' : 'left',
    })),
  }
}
