/** What a list says about itself to the grid. */

import type { ReactNode } from 'react'
import type { FindingLevel } from '../FindingText.tsx'

/** Text and weight of something that is wrong with one cell. */
export interface CellFinding {
  level: FindingLevel
  text: string
}

export interface GridChoice {
  key: string
  label: string
}

/** How a cell is edited. What is typed goes to the backend as typed; it alone reads and judges it. */
export interface GridEditor<Row> {
  /** words to choose from; typing narrows them */
  choices?: readonly GridChoice[]
  /** only the words of the list are taken; otherwise other text stays as typed */
  strict?: boolean
  /** the text the editor starts with; the shown text when absent */
  typed?: (row: Row) => string
  maxLength?: number
  /**
   * One key a cell: what this key marks the cell as, null where it is no such key. The cursor then goes on
   * to the next cell that takes marks. Any other text is typed into the cell as usual.
   */
  quick?: (key: string) => string | null
}

/** One of several ways to sort by a column. */
export interface GridOrder {
  /** name of the backend's sort column */
  key: string
  /** 按姓氏笔画 */
  label: string
  /** stands beside the arrow where this is not the usual order: 笔 */
  mark?: string
}

export interface GridColumn<Row> {
  key: string
  title: string
  /** pixels */
  width: number
  minWidth?: number
  /** takes the room that is left */
  grow?: boolean
  align?: 'left' | 'right' | 'center'
  /** what the cell shows, and what copying it gives */
  text: (row: Row) => string
  /** shown instead of the text, where words need marks */
  render?: (row: Row) => ReactNode
  /** name of the backend's sort column; absent: cannot be sorted by */
  sortBy?: string
  /** where it can be sorted in several ways; the first is the usual one */
  orders?: readonly GridOrder[]
  /** stays while the rest scrolls sideways */
  pinned?: boolean
  /** not shown until chosen */
  hidden?: boolean
  /** always shown */
  fixed?: boolean
  edit?: GridEditor<Row>
  /** Enter and double click open the record instead of editing the cell (F2 still edits) */
  opens?: boolean
  /** what the button in the cell does; Enter on the cell does the same */
  press?: (row: Row) => void
  finding?: (row: Row) => CellFinding | null
}

export interface LoadedRow<Row> {
  index: number
  row: Row
}

/** The rows behind a grid: as many as the list has, of which a window is on hand. */
export interface GridSource<Row> {
  /** null until the first answer */
  total: number | null
  loaded: readonly LoadedRow<Row>[]
  /** tells which rows are in sight */
  show: (first: number, last: number) => void
  /** what is shown is of the former filter, the new rows are on their way */
  stale: boolean
}

/** What became of an edited cell. */
export type CellOutcome = { kind: 'saved' } | { kind: 'refused'; reason: string }

export interface GridSort {
  id: string
  desc: boolean
}

export interface ActiveCell {
  row: number
  column: string
}

/** Values typed into one row, by column. */
export interface RowEdit<Row> {
  row: Row
  typed: Readonly<Record<string, string>>
}

/** How a block of cells came to be changed. */
export type BlockEditKind = 'paste' | 'clear' | 'fill'

/** A cell whose value was not saved. */
export interface CellRefusal {
  row: string
  column: string
  reason: string
}

/** What became of a block; `failed` where nothing of it was saved. */
export type BlockOutcome =
  { kind: 'saved'; cells: number; refused: readonly CellRefusal[] } | { kind: 'failed'; reason: string }

/** What a list offers for blocks of cells: copying, and where it can be changed pasting, clearing, filling. */
export interface GridBlocks<Row> {
  /** rows of the list from a place on, also those that are not on hand; fewer where the list ends */
  rows: (first: number, count: number) => Promise<readonly Row[]>
  /** saves as one step of undo */
  save?: (edits: readonly RowEdit<Row>[], kind: BlockEditKind) => Promise<BlockOutcome>
  /** why nothing can be changed, where `save` is absent */
  fixedBecause: string
  /** the most rows one block may have */
  maxRows: number
}
