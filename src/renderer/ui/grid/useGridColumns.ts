/** The grid's columns as they stand: own columns first, hidden ones left out, each with its place. */

import { useMemo } from 'react'
import { layOut, type GridLayout } from './gridLayout.ts'
import { useGridTable, type GridTable } from './gridTable.ts'
import type { GridColumn, GridSource } from './gridTypes.ts'
import type { GridView, UpdateView } from './gridView.ts'
import { NUMBER, SELECT } from './ownColumns.ts'

interface GridColumnsOptions<Row> {
  columns: readonly GridColumn<Row>[]
  source: GridSource<Row>
  rowId: (row: Row) => string
  view: GridView
  onView: UpdateView
  selection: { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void } | undefined
  /** pixels there are */
  room: number
}

export interface GridColumns<Row extends object> {
  table: GridTable<Row>
  layout: GridLayout<Row>
}

export function useGridColumns<Row extends object>(options: GridColumnsOptions<Row>): GridColumns<Row> {
  const { columns: given, source, rowId, view, onView, selection, room } = options
  const selectable = selection !== undefined
  const columns = useMemo(() => [...(selectable ? [SELECT] : []), NUMBER, ...given], [given, selectable])
  const selected = useMemo(
    () => Object.fromEntries([...(selection?.ids ?? [])].map(id => [id, true as const])),
    [selection?.ids],
  )
  const table = useGridTable({
    columns,
    source,
    rowId,
    view,
    onView,
    selected,
    onSelected: next => selection?.onChange(new Set(Object.keys(next).filter(id => next[id] === true))),
  })
  const pinnedLeaves = table.getStartVisibleLeafColumns()
  const otherLeaves = table.getCenterVisibleLeafColumns()
  const layout = useMemo<GridLayout<Row>>(() => {
    const byKey = new Map(columns.map(column => [column.key, column]))
    const place = (leaves: typeof pinnedLeaves, pinned: boolean) =>
      leaves.flatMap(leaf => {
        const column = byKey.get(leaf.id)
        const width = view.widths[leaf.id]
        const size = width ?? column?.width ?? 0
        return column ? [{ column, size, pinned, set: width !== undefined }] : []
      })
    return layOut([...place(pinnedLeaves, true), ...place(otherLeaves, false)], room)
  }, [columns, pinnedLeaves, otherLeaves, room, view.widths])
  return { table, layout }
}
