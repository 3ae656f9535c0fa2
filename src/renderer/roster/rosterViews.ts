/** What a named view keeps of the list as it stands, and the list as a view wants it. */

import { withCondition, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { SORTABLE } from '../../shared/roster/schema.ts'
import type { RosterView } from '../../shared/roster/views.ts'
import type { GridView } from '../ui/grid/gridView.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import type { RosterColumn } from './rosterColumns.tsx'

export function viewOfList(filter: OwnFilter, grid: GridView, columns: readonly RosterColumn[]): RosterView {
  const kept = withCondition(withCondition(filter, 'text', undefined), 'changeId', undefined)
  return {
    filter: kept,
    sort: grid.sort.flatMap(({ id, desc }) => {
      const column = SORTABLE.find(key => key === id)
      return column ? [{ column, descending: desc }] : []
    }),
    columns: shownColumns(columns, grid).map(({ key }) => {
      const width = grid.widths[key]
      return width === undefined ? { key } : { key, width: Math.round(width) }
    }),
  }
}

/** The grid as the view shows it, from its first row. */
export function gridOfView(view: RosterView, grid: GridView, columns: readonly RosterColumn[]): GridView {
  const shown = new Set<string>(view.columns.map(({ key }) => key))
  return {
    ...grid,
    sort: view.sort.map(({ column, descending }) => ({ id: column, desc: descending })),
    order: view.columns.map(({ key }) => key),
    shown: Object.fromEntries(columns.map(({ key, fixed }) => [key, fixed === true || shown.has(key)])),
    widths: Object.fromEntries(
      view.columns.flatMap(({ key, width }) => (width === undefined ? [] : [[key, width] as const])),
    ),
    scroll: 0,
    active: null,
  }
}

/** Whether both show the same. */
export function sameView(first: RosterView, second: RosterView): boolean {
  const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  const plain = ({ filter, sort, columns }: RosterView) => JSON.stringify([sorted(filter), sort, columns])
  return plain(first) === plain(second)
}
