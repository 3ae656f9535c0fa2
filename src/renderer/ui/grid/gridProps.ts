/** What a list hands to the grid. */

import type { ReactNode } from 'react'
import type { CellOutcome, GridBlocks, GridColumn, GridSource } from './gridTypes.ts'
import type { HeadEntry } from './headEntries.ts'
import type { GridView, UpdateView } from './gridView.ts'

export interface GridSelection {
  ids: ReadonlySet<string>
  onChange: (ids: ReadonlySet<string>) => void
  /** ids of every row of the list, for 全选 */
  allIds: () => Promise<readonly string[]>
}

export interface DataGridProps<Row extends object> {
  /** read aloud: 党员名册 */
  label: string
  columns: readonly GridColumn<Row>[]
  source: GridSource<Row>
  rowId: (row: Row) => string
  /** how a row is named when its cells are read aloud */
  rowName: (row: Row) => string
  view: GridView
  onView: UpdateView
  selection?: GridSelection
  onOpen?: (row: Row) => void
  /** rows of a tree: Alt+← folds the row up, Alt+→ unfolds it */
  onFold?: (row: Row, fold: boolean) => void
  /** the row the cursor stands in */
  onActive?: (row: Row) => void
  /** saves what was typed into a cell; absent: nothing can be edited */
  onEdit?: (row: Row, column: string, typed: string) => Promise<CellOutcome>
  /** takes a mark made with one key (see `GridEditor.quick`); the list itself says how it is saved */
  onMark?: (row: Row, column: string, mark: string) => void
  /** blocks of cells can be chosen, copied, and where it says so changed */
  blocks?: GridBlocks<Row>
  /** what the menu of a column title offers beyond sorting, place and hiding: how the column is filtered */
  columnEntries?: (column: string) => readonly HeadEntry[]
  /** the cursor stays on its record when rows before it come or go */
  follow?: boolean
  /** shown where the list has no rows: why, and what to do next */
  empty: ReactNode
  /** takes the focus when it appears */
  autoFocus?: boolean
}
