/** The grid's columns as a table model: widths, order, visibility, pinning, sorting. */

import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type ReactTable,
  type RowSelectionState,
  type Updater,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { GridColumn, GridSource } from './gridTypes.ts'
import type { GridView, UpdateView } from './gridView.ts'
import { frozenColumns, orderedColumns } from './shownColumns.ts'

export const gridFeatures = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
})

export type GridFeatures = typeof gridFeatures
export type GridTable<Row extends object> = ReactTable<GridFeatures, Row>

export const MIN_COLUMN_WIDTH = 40
/** The backend sorts by this many columns at most. */
export const SORT_MAX = 4

function apply<T>(update: Updater<T>, before: T): T {
  return typeof update === 'function' ? (update as (old: T) => T)(before) : update
}

function visibility<Row>(columns: readonly GridColumn<Row>[], view: GridView): Record<string, boolean> {
  return Object.fromEntries(
    columns.map(column => [column.key, view.shown[column.key] ?? column.hidden !== true]),
  )
}

interface GridTableOptions<Row extends object> {
  columns: readonly GridColumn<Row>[]
  source: GridSource<Row>
  rowId: (row: Row) => string
  view: GridView
  onView: UpdateView
  selected: RowSelectionState
  onSelected: (selected: RowSelectionState) => void
}

export function useGridTable<Row extends object>(options: GridTableOptions<Row>): GridTable<Row> {
  const { columns, source, rowId, view, onView, selected, onSelected } = options
  const definitions = useMemo<ColumnDef<GridFeatures, Row>[]>(
    () =>
      columns.map(column => ({
        id: column.key,
        header: column.title,
        accessorFn: row => column.text(row),
        size: column.width,
        minSize: column.minWidth ?? MIN_COLUMN_WIDTH,
        maxSize: 900,
        enableSorting: column.sortBy !== undefined,
        enableHiding: column.fixed !== true,
      })),
    [columns],
  )
  const data = useMemo(() => source.loaded.map(({ row }) => row), [source.loaded])
  const { order, shown: chosen, frozen } = view
  const pinned = useMemo(
    () => ({ start: frozenColumns(columns, { order, shown: chosen, frozen }), end: [] }),
    [columns, order, chosen, frozen],
  )
  const ordered = useMemo(
    () => orderedColumns(columns, { order }).map(column => column.key),
    [columns, order],
  )
  const shown = useMemo(() => visibility(columns, view), [columns, view])
  return useTable<GridFeatures, Row>({
    features: gridFeatures,
    columns: definitions,
    data,
    getRowId: rowId,
    manualSorting: true,
    enableMultiSort: true,
    maxMultiSortColCount: SORT_MAX,
    sortDescFirst: false,
    columnResizeMode: 'onChange',
    state: {
      sorting: view.sort,
      columnSizing: view.widths,
      columnVisibility: shown,
      columnOrder: ordered,
      columnPinning: pinned,
      rowSelection: selected,
    },
    onSortingChange: update => onView(before => ({ ...before, sort: apply(update, before.sort), scroll: 0 })),
    onColumnSizingChange: update => onView(before => ({ ...before, widths: apply(update, before.widths) })),
    onColumnVisibilityChange: update =>
      onView(before => {
        const next = apply(update, visibility(columns, before))
        const differing = columns.filter(
          column => next[column.key] !== undefined && next[column.key] === (column.hidden === true),
        )
        return {
          ...before,
          shown: Object.fromEntries(differing.map(column => [column.key, next[column.key] === true])),
        }
      }),
    onRowSelectionChange: update => onSelected(apply(update, selected)),
  })
}
