/**
 * Cards laid out into pages: one person a page. The grid's columns follow from the widths of the items,
 * so a card is described in millimetres. Where texts need more room, rows grow, and a card that outgrows
 * its page goes on on the next one, under the person's name and the heading of the table it broke.
 */

import { printedMark } from '../reporting/annexNumbers.ts'
import type { CardForm, CardItem, CardRow, SheetContext } from './description.ts'
import { printableHeight } from './description.ts'
import { cutToLines, fitSize, frameOf, growth, linesIn, MAX_ROW_MM, type Frame } from './fit.ts'
import { headRows, lineRows, type Rows } from './frameRows.ts'
import type { FormCell, FormPage, FormSheet } from './sheet.ts'

interface Placed<Row> {
  row: number
  rowSpan: number
  col: number
  colSpan: number
  width: number
  item: CardItem<Row>
  frame: Frame
}

/** The grid of all cards of one shape. */
interface Grid<Row> {
  heights: readonly number[]
  /** row → the row that heads it */
  headed: ReadonlyMap<number, number>
  items: readonly Placed<Row>[]
  /** printed names in their cells, shared by all cards that did not grow; null for fields */
  labels: readonly (FormCell | null)[]
  /** plan of a card on which everything fits */
  plain: CardPlan
}

interface PlacedInMm<Row> {
  row: number
  rowSpan: number
  from: number
  to: number
  item: CardItem<Row>
}

const exact = (mm: number) => Math.round(mm * 100) / 100

function total(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0)
}

/** Puts items side by side; where a label reaches down from a row above, the row's items go around it. */
function placeInMm<Row>(rows: readonly CardRow<Row>[]): PlacedInMm<Row>[] {
  const placed: PlacedInMm<Row>[] = []
  for (const [row, { items }] of rows.entries()) {
    const hanging = placed.filter(above => above.row < row && above.row + above.rowSpan > row)
    let at = 0
    const skip = () => {
      for (let block = hanging.find(({ from }) => from === at); block;) {
        at = block.to
        block = hanging.find(({ from }) => from === at)
      }
    }
    for (const item of items) {
      skip()
      const to = exact(at + item.width)
      const rowSpan = 'label' in item ? (item.rows ?? 1) : 1
      placed.push({ row, rowSpan, from: at, to, item })
      at = to
    }
  }
  return placed
}

function gridOf<Row>(
  { form, edges, room, footHeight }: Cards<Row>,
  rows: readonly CardRow<Row>[],
): Grid<Row> {
  const heights = rows.map(({ height }) => height)
  const headed = new Map(
    rows.flatMap(({ headsNext = 0 }, head) =>
      Array.from({ length: headsNext }, (_, i) => [head + 1 + i, head] as const),
    ),
  )
  const items = placeInMm(rows).map(({ row, rowSpan, from, to, item }) => ({
    row,
    rowSpan,
    col: edges.indexOf(from),
    colSpan: edges.indexOf(to) - edges.indexOf(from),
    width: to - from,
    item,
    frame: frameOf(to - from, total(heights.slice(row, row + rowSpan)), form.bodySize, form.minSize),
  }))
  return {
    heights,
    headed,
    items,
    labels: items.map(placed => labelCell(placed)),
    plain: { heights, pages: breakPages(heights, headed, room, footHeight) },
  }
}

/** 附件 mark, title and line. */
const HEAD_ROWS = 3

function labelCell<Row>({ item, row, rowSpan, col, colSpan, frame }: Placed<Row>): FormCell | null {
  if (!('label' in item)) return null
  return {
    row: HEAD_ROWS + row,
    col,
    rowSpan,
    colSpan,
    kind: 'label',
    text: item.label,
    align: item.align ?? 'center',
    size: fitSize(item.label, frame),
    key: null,
  }
}

/** Edges of the columns of all cards together, from 0 to the printable width. */
function edgesOf<Row>(form: CardForm<Row>, persons: readonly Row[]): number[] {
  const shapes = new Map(persons.map(person => [form.shapeOf(person), person]))
  const edges = new Set<number>()
  for (const person of shapes.values()) {
    for (const { from, to } of placeInMm(form.rows(person))) edges.add(from).add(to)
  }
  return [...edges].sort((a, b) => a - b)
}

interface CardPlan {
  heights: readonly number[]
  /** rows of each page, a repeated heading first */
  pages: readonly (readonly number[])[]
}

interface Cards<Row> {
  form: CardForm<Row>
  context: SheetContext
  widths: number[]
  grids: Map<string, Grid<Row>>
  edges: readonly number[]
  room: number
  footHeight: number
}

function gridFor<Row>(cards: Cards<Row>, row: Row): Grid<Row> {
  const shape = cards.form.shapeOf(row)
  const known = cards.grids.get(shape)
  if (known) return known
  const grid = gridOf(cards, cards.form.rows(row))
  cards.grids.set(shape, grid)
  return grid
}

function breakPages(
  heights: readonly number[],
  headed: Grid<unknown>['headed'],
  room: number,
  footHeight: number,
): CardPlan['pages'] {
  let page: number[] = []
  const pages = [page]
  let used = 0
  for (const [row, height] of heights.entries()) {
    const needed = height + (row === heights.length - 1 ? footHeight : 0)
    if (page.length > 0 && used + needed > room) {
      const head = headed.get(row)
      const headHeight = head === undefined ? 0 : (heights[head] ?? 0)
      // No room for the heading beside a row as tall as the page.
      page = head === undefined || headHeight + needed > room ? [] : [head]
      used = page.length === 0 ? 0 : headHeight
      pages.push(page)
    }
    page.push(row)
    used += height
  }
  return pages
}

function tallestRow({ room, footHeight }: Pick<Cards<unknown>, 'room' | 'footHeight'>): number {
  return Math.min(room - footHeight, MAX_ROW_MM)
}

function planCard<Row>(cards: Cards<Row>, grid: Grid<Row>, row: Row): CardPlan {
  let heights: number[] | null = null
  for (const { item, frame, row: at } of grid.items) {
    if ('label' in item) continue
    const more = growth(item.text(row, cards.context), frame)
    if (more === 0) continue
    heights ??= [...grid.heights]
    const wanted = (grid.heights[at] ?? 0) + more
    heights[at] = Math.min(Math.max(heights[at] ?? 0, wanted), tallestRow(cards))
  }
  if (heights === null) return grid.plain
  return { heights, pages: breakPages(heights, grid.headed, cards.room, cards.footHeight) }
}

function cellsOf<Row>(
  cards: Cards<Row>,
  grid: Grid<Row>,
  plan: CardPlan,
  key: string | null,
  row: Row,
  page: readonly number[],
  cells: FormCell[],
): void {
  const { bodySize, minSize } = cards.form
  const maxHeight = tallestRow(cards)
  const plain = plan === grid.plain && plan.pages.length === 1
  for (const [i, placed] of grid.items.entries()) {
    const label = grid.labels[i]
    if (plain && label) {
      cells.push(label)
      continue
    }
    const covered = (source: number) => source >= placed.row && source < placed.row + placed.rowSpan
    const own = page.filter(covered)
    if (own.length === 0) continue
    const { item } = placed
    const height = plain ? 0 : total(own.map(source => plan.heights[source] ?? 0))
    const frame = plain ? placed.frame : frameOf(placed.width, height, bodySize, minSize)
    let text = 'label' in item ? item.label : item.text(row, cards.context)
    if (height >= maxHeight) text = cutToLines(text, frame, linesIn(height, minSize))
    cells.push({
      row: HEAD_ROWS + page.findIndex(covered),
      col: placed.col,
      rowSpan: own.length,
      colSpan: placed.colSpan,
      kind: 'label' in item ? 'label' : 'value',
      text,
      align: item.align ?? 'center',
      size: fitSize(text, frame),
      key: 'label' in item || key === null ? null : { row: key, column: item.key },
    })
  }
}

function composePage<Row>(
  cards: Cards<Row>,
  grid: Grid<Row>,
  plan: CardPlan,
  row: Row,
  index: number,
  pageNumbers: { page: number; pageCount: number },
  blank: boolean,
): FormPage {
  const { form, context, widths } = cards
  const title = index === 0 ? form.title : `${form.title}（${form.nameOf(row)}，续）`
  const head: Rows = headRows(
    { mark: printedMark(form.annex, context.run), title, titleSize: form.titleSize },
    widths,
    form.headLine(context, blank ? null : row),
  )
  const page = plan.pages[index] ?? []
  const cells = head.cells
  const heights = [...head.heights]
  cellsOf(cards, grid, plan, blank ? null : String(form.memberId(row)), row, page, cells)
  heights.push(...page.map(source => plan.heights[source] ?? 0))
  if (index === plan.pages.length - 1) {
    const foot = lineRows(form.footLines(context, blank ? null : row), widths)
    for (const cell of foot.cells) cells.push({ ...cell, row: cell.row + heights.length })
    heights.push(...foot.heights)
  }
  return {
    ...pageNumbers,
    paper: form.paper,
    orientation: form.orientation,
    columnWidths: widths,
    rowHeights: heights,
    // Every card has a head of its own; nothing repeats over the sheet.
    headRows: 0,
    cells,
    members: blank
      ? []
      : heights.slice(HEAD_ROWS).map((_, i) => ({ row: HEAD_ROWS + i, memberId: form.memberId(row) })),
  }
}

/** Lays a unit's cards out; without persons it is one blank card. */
export function cardSheet<Row>(
  form: CardForm<Row>,
  context: SheetContext,
  persons: readonly Row[],
): FormSheet {
  const blank = persons.length === 0
  const rows = blank ? [form.blank] : persons
  const edges = edgesOf(form, rows)
  const widths = edges.slice(1).map((edge, i) => exact(edge - (edges[i] ?? 0)))
  const heading = { ...form, mark: printedMark(form.annex, context.run) }
  const head = headRows(heading, widths, form.headLine(context, null))
  const cards: Cards<Row> = {
    form,
    context,
    widths,
    edges,
    grids: new Map(),
    room: printableHeight(form.paper, form.orientation) - total(head.heights),
    footHeight: total(lineRows(form.footLines(context, null), widths).heights),
  }
  // Page numbers of all cards are known before any is composed.
  const starts: number[] = []
  const plans: CardPlan[] = []
  let count = 0
  for (const row of rows) {
    const plan = planCard(cards, gridFor(cards, row), row)
    starts.push(count)
    plans.push(plan)
    count += plan.pages.length
  }
  return {
    name: form.sheetName?.(context) ?? context.unit.shortName,
    paper: form.paper,
    orientation: form.orientation,
    columnWidths: widths,
    pageCount: count,
    *pages(from = 1, to = count) {
      for (const [i, row] of rows.entries()) {
        const start = starts[i] ?? 0
        const end = starts[i + 1] ?? count
        if (end < from || start >= to) continue
        const grid = gridFor(cards, row)
        const plan = plans[i] ?? grid.plain
        for (let index = 0; index < end - start; index += 1) {
          const page = start + index + 1
          if (page < from || page > to) continue
          yield composePage(cards, grid, plan, row, index, { page, pageCount: count }, blank)
        }
      }
    },
    dropdowns: [],
    textColumns: [],
  }
}
