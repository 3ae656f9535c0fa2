/**
 * How an annex is described: as data, once (law 3). The layouts turn a description and its rows into
 * pages; the workbook, the screen and the paper draw those. A county's variant is one more description.
 */

import type { AnnexNumber, BranchFacts } from '../reporting/facts.ts'
import type { Run, Unit } from '../reporting/run.ts'
import { MARGIN_MM, PAPER_MM, type FormCell, type Orientation, type Paper } from './sheet.ts'

/** What the lines and cells of one sheet are filled from. */
export interface SheetContext {
  run: Run
  /** the branch of a list or card; the scope of a summary */
  unit: Unit
}

export type Align = FormCell['align']

/** A leaf of the column tree. */
export interface Column<Row> {
  key: string
  header: string
  /** millimetres */
  width: number
  /** `index` counts from 0 over the whole list */
  text: (row: Row, context: SheetContext, index: number) => string
  /** count: a figure */
  kind?: 'value' | 'count'
  align?: Align
  /** text even when it looks like a number: ID and telephone numbers, codes */
  isText?: true
  /** words offered in the workbook */
  words?: readonly string[]
  /** 栏号, where the form has such a row */
  number?: string
}

export interface ColumnGroup<Row> {
  header: string
  columns: readonly ColumnNode<Row>[]
}

export type ColumnNode<Row> = Column<Row> | ColumnGroup<Row>

/** A line without a frame: text at the left, in the middle, at the right. Empty parts take no room. */
export interface Line {
  left?: string
  center?: string
  right?: string
  /** row and column under which a check marks the line */
  key?: { row: string; column: string }
  /** points; the form's line size when absent */
  size?: number
  /** millimetres */
  height?: number
}

export interface FormBase {
  annex: AnnexNumber
  title: string
  paper: Paper
  orientation: Orientation
  /** points */
  titleSize: number
  /** points: what cells are set in where it fits */
  bodySize: number
  /** points: rows grow before a text is set smaller than this; that of all forms when absent */
  minSize?: number
  /** worksheet name of a unit's sheet; 支部 name when absent */
  sheetName?: (context: SheetContext) => string
}

/** Lists and summaries: a header, rows, signature lines on the last page. */
export interface ListForm<Row> extends FormBase {
  columns: readonly ColumnNode<Row>[]
  /** millimetres of each level of the header, from the top */
  headerHeights: readonly number[]
  /** prints the row 甲 乙 1 2 3 … */
  columnNumbers?: true
  rowHeight: number
  rowsPerPage: number
  /** rows without a person are printed empty up to the page's end */
  fillsPage: boolean
  headLine: (context: SheetContext, rows: readonly Row[]) => Line
  footLines: (context: SheetContext, rows: readonly Row[]) => readonly Line[]
  rowKey: (row: Row) => string
  memberId: (row: Row) => number | null
}

/** A list a branch fills in: its rows are persons of the branch. */
export interface BranchListForm<Row> extends ListForm<Row> {
  persons: (run: Run, branch: BranchFacts) => readonly Row[]
}

/** A printed name of a field, or the field itself; widths in millimetres add up to the paper's. */
export type CardItem<Row> =
  | { width: number; label: string; rows?: number; align?: Align }
  | {
      width: number
      key: string
      text: (row: Row, context: SheetContext) => string
      align?: Align
      isText?: true
    }

export interface CardRow<Row> {
  /** millimetres; grows where a text needs more */
  height: number
  items: readonly CardItem<Row>[]
  /** rows behind it that it heads: it stands again where they go on on a next page */
  headsNext?: number
}

/** One person on one page, with continuation pages where the texts are long. */
export interface CardForm<Row> extends FormBase {
  /** rows of the card; the number of rows of its sub-tables may depend on the person */
  rows: (row: Row) => readonly CardRow<Row>[]
  /** cards with the same shape share their layout */
  shapeOf: (row: Row) => string
  persons: (run: Run, branch: BranchFacts) => readonly Row[]
  headLine: (context: SheetContext, row: Row | null) => Line
  footLines: (context: SheetContext, row: Row | null) => readonly Line[]
  memberId: (row: Row) => number
  /** whose card it is: in the title of the pages it goes on on */
  nameOf: (row: Row) => string
  /** the row an empty card is printed from */
  blank: Row
}

/** Printable width of a paper, millimetres. */
export function printableWidth(paper: Paper, orientation: Orientation): number {
  const { width, height } = PAPER_MM[paper]
  return (orientation === 'portrait' ? width : height) - MARGIN_MM.left - MARGIN_MM.right
}

/** Printable height of a paper, millimetres. */
export function printableHeight(paper: Paper, orientation: Orientation): number {
  const { width, height } = PAPER_MM[paper]
  return (orientation === 'portrait' ? height : width) - MARGIN_MM.top - MARGIN_MM.bottom
}

export function isGroup<Row>(node: ColumnNode<Row>): node is ColumnGroup<Row> {
  return 'columns' in node
}

/** The leaves of a column tree from left to right. */
export function leavesOf<Row>(nodes: readonly ColumnNode<Row>[]): Column<Row>[] {
  return nodes.flatMap(node => (isGroup(node) ? leavesOf(node.columns) : [node]))
}
