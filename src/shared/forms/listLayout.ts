/**
 * Lists and summaries laid out into pages: the head on every page, a fixed number of rows, signature
 * lines on the last page. A row grows where a text does not fit at the smallest size, and then pushes
 * the rows behind it to the next page.
 */

import { printedMark } from '../reporting/annexNumbers.ts'
import {
  leavesOf,
  printableHeight,
  type Column,
  type Line,
  type ListForm,
  type SheetContext,
} from './description.ts'
import { cutToLines, fitSize, frameOf, growth, linesIn, MAX_ROW_MM, type Frame } from './fit.ts'
import { headerRows, headRows, lineRows, numberRow, stack, type Rows } from './frameRows.ts'
import type { FormCell, FormPage, FormSheet } from './sheet.ts'

/** Millimetres that sums of heights may be apart by rounding. */
const EXACT = 1e-6

interface PagePlan {
  from: number
  to: number
  /** empty rows after them */
  blanks: number
}

/** What a list is laid out by. */
export interface ListFrame<Row> extends Omit<
  ListForm<Row>,
  'annex' | 'copies' | 'headLine' | 'footLines' | 'sheetName'
> {
  /** 附件N; null: no annex */
  mark: string | null
}

/** What one sheet of a list says. */
export interface ListTexts {
  /** worksheet name */
  name: string
  headLine: Line
  footLines: readonly Line[]
  /** of every row, by column */
  cells: readonly (readonly string[])[]
}

interface ListPlan<Row> {
  form: ListFrame<Row>
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  widths: readonly number[]
  head: Rows
  foot: Rows
  /** of every row, by column */
  texts: readonly (readonly string[])[]
  /** by row; only rows taller than the form's own are kept */
  tall: ReadonlyMap<number, number>
  /** tallest row a page can hold */
  maxHeight: number
  frames: readonly Frame[]
  pages: readonly PagePlan[]
}

function total(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0)
}

function tallRows(
  texts: readonly (readonly string[])[],
  frames: readonly Frame[],
  height: number,
  maxHeight: number,
): Map<number, number> {
  const tall = new Map<number, number>()
  for (const [index, row] of texts.entries()) {
    let more = 0
    for (const [col, text] of row.entries()) {
      const frame = frames[col]
      if (frame) more = Math.max(more, growth(text, frame))
    }
    if (more > 0) tall.set(index, Math.min(height + more, maxHeight))
  }
  return tall
}

/**
 * Pages of up to `perPage` rows. The lines below the table stand on the last page only; what room they
 * need there is free for tall rows on the others.
 */
function paginate(
  count: number,
  perPage: number,
  height: number,
  room: { last: number; other: number },
  fills: boolean,
  tall: ReadonlyMap<number, number>,
): PagePlan[] {
  const heightOf = (index: number) => tall.get(index) ?? height
  const pages: PagePlan[] = []
  let from = 0
  do {
    let to = from
    let used = 0
    while (to < count && to - from < perPage) {
      if (to > from && used + heightOf(to) > room.other + EXACT) break
      used += heightOf(to)
      to += 1
    }
    while (to === count && to - from > 1 && used > room.last + EXACT) {
      to -= 1
      used -= heightOf(to)
    }
    const left = Math.min(perPage - (to - from), Math.floor((room.last - used) / height + EXACT))
    pages.push({ from, to, blanks: fills && to === count ? Math.max(0, left) : 0 })
    from = to
  } while (from < count)
  return pages
}

function plan<Row>(form: ListFrame<Row>, said: ListTexts, rows: readonly Row[]): ListPlan<Row> {
  const columns = leavesOf(form.columns)
  const widths = columns.map(({ width }) => width)
  const head = stack(
    headRows(form, widths, said.headLine),
    headerRows(form.columns, widths, form.headerHeights, form.bodySize),
    ...(form.columnNumbers ? [numberRow(form.columns)] : []),
  )
  const foot = lineRows(said.footLines, widths)
  const other = printableHeight(form.paper, form.orientation) - total(head.heights)
  const room = { last: other - total(foot.heights), other }
  const frames = widths.map(width => frameOf(width, form.rowHeight, form.bodySize, form.minSize))
  const maxHeight = Math.min(room.last, MAX_ROW_MM)
  const texts = said.cells
  const tall = tallRows(texts, frames, form.rowHeight, maxHeight)
  const pages = paginate(rows.length, form.rowsPerPage, form.rowHeight, room, form.fillsPage, tall)
  return { form, rows, texts, columns, widths, head, foot, tall, maxHeight, frames, pages }
}

function bodyCells<Row>(list: ListPlan<Row>, index: number, at: number, cells: FormCell[]): void {
  const row = list.rows[index]
  if (row === undefined) return
  const { form, columns } = list
  const key = form.rowKey(row)
  const height = list.tall.get(index)
  for (let col = 0; col < columns.length; col += 1) {
    const column = columns[col]
    const frame = list.frames[col]
    if (!column || !frame) continue
    let text = list.texts[index]?.[col] ?? ''
    // In a row that grew, only the text that made it grow is set small; the others look as everywhere.
    const size = fitSize(text, frame)
    if (height !== undefined && height >= list.maxHeight)
      text = cutToLines(text, frame, linesIn(height, form.minSize))
    cells.push({
      row: at,
      col,
      rowSpan: 1,
      colSpan: 1,
      kind: column.kind ?? 'value',
      text,
      align: column.align ?? 'center',
      size,
      key: { row: key, column: column.key },
    })
  }
}

function blankCells<Row>(list: ListPlan<Row>, at: number, cells: FormCell[]): void {
  for (const [col, column] of list.columns.entries()) {
    cells.push({
      row: at,
      col,
      rowSpan: 1,
      colSpan: 1,
      kind: column.kind ?? 'value',
      text: '',
      align: column.align ?? 'center',
      size: list.form.bodySize,
      key: null,
    })
  }
}

function compose<Row>(list: ListPlan<Row>, page: number): FormPage {
  const { form, head, foot, pages } = list
  const { from, to, blanks } = pages[page - 1] ?? { from: 0, to: 0, blanks: 0 }
  const cells = head.cells.slice()
  const heights = head.heights.slice()
  const members: FormPage['members'] = []
  for (let index = from; index < to; index += 1) {
    const row = list.rows[index]
    const memberId = row === undefined ? null : form.memberId(row)
    if (memberId !== null) members.push({ row: heights.length, memberId })
    bodyCells(list, index, heights.length, cells)
    heights.push(list.tall.get(index) ?? form.rowHeight)
  }
  for (let blank = 0; blank < blanks; blank += 1) {
    blankCells(list, heights.length, cells)
    heights.push(form.rowHeight)
  }
  if (page === pages.length) {
    const offset = heights.length
    for (const cell of foot.cells) cells.push({ ...cell, row: cell.row + offset })
    heights.push(...foot.heights)
  }
  return {
    page,
    pageCount: pages.length,
    paper: form.paper,
    orientation: form.orientation,
    columnWidths: [...list.widths],
    rowHeights: heights,
    headRows: head.heights.length,
    cells,
    members,
  }
}

/** Lays a list out that says `said` of its rows. */
export function listedSheet<Row>(form: ListFrame<Row>, said: ListTexts, rows: readonly Row[]): FormSheet {
  const list = plan(form, said, rows)
  const count = list.pages.length
  return {
    name: said.name,
    paper: form.paper,
    orientation: form.orientation,
    columnWidths: list.widths,
    pageCount: count,
    *pages(from = 1, to = count) {
      for (let page = Math.max(1, from); page <= Math.min(to, count); page += 1) yield compose(list, page)
    },
    dropdowns: list.columns.flatMap(({ words }, col) => (words ? [{ col, words }] : [])),
    textColumns: list.columns.flatMap(({ isText }, col) => (isText ? [col] : [])),
  }
}

/** Lays a list or summary out; without rows it is the blank form. */
export function listSheet<Row>(form: ListForm<Row>, context: SheetContext, rows: readonly Row[]): FormSheet {
  const columns = leavesOf(form.columns)
  return listedSheet(
    { ...form, mark: printedMark(form.annex, context.run) },
    {
      name: form.sheetName?.(context) ?? context.unit.shortName,
      headLine: form.headLine(context, rows),
      footLines: form.footLines(context, rows),
      cells: rows.map((row, index) => columns.map(({ text }) => text(row, context, index))),
    },
    rows,
  )
}
