/** What a named view keeps of the list as it stands, and the list as a view wants it. */

import { withCondition, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { SORTABLE } from '../../shared/roster/schema.ts'
import type { RosterView } from '../../shared/roster/views.ts'
import { sortKeys, type GridView } from '../ui/grid/gridView.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import type { RosterColumn } from './rosterColumns.tsx'

/** What the roster is sorted by, as the backend names it. */
export function rosterSort(grid: Pick<GridView, 'sort' | 'orders'>): RosterView['sort'] {
  return sortKeys(grid).flatMap(({ key, descending }) => {
    const column = SORTABLE.find(one => one === key)
    return column ? [{ column, descending }] : []
  })
}

/** The column of the grid that a sort column of the backend belongs to. */
function columnOf(sorted: string, columns: readonly RosterColumn[]): string {
  return columns.find(({ orders }) => orders?.some(({ key }) => key === sorted))?.key ?? sorted
}

/** `orgId` is the branch of the top bar: where no several are chosen it is the branch of the view. */
export function viewOfList(
  filter: OwnFilter,
  grid: GridView,
  columns: readonly RosterColumn[],
  orgId: number | null,
): RosterView {
  const rest = withCondition(filter, 'changeId', undefined)
  const kept = rest.orgIds !== undefined || orgId === null ? rest : { ...rest, orgIds: [orgId] }
  return {
    filter: kept,
    sort: rosterSort(grid),
    ...(grid.frozen === null ? {} : { frozen: grid.frozen }),
    columns: shownColumns(columns, grid).map(({ key }) => {
      const width = grid.widths[key]
      return width === undefined ? { key } : { key, width: Math.round(width) }
    }),
  }
}

/** What the view narrows the list to: a single branch stands in the top bar again. */
export function placeOfView({ filter }: RosterView): { filter: OwnFilter; orgId: number | null } {
  const [only, ...others] = filter.orgIds ?? []
  return only === undefined || others.length > 0
    ? { filter, orgId: null }
    : { filter: withCondition(filter, 'orgIds', undefined), orgId: only }
}

/** The grid as the view shows it, from its first row. */
export function gridOfView(view: RosterView, grid: GridView, columns: readonly RosterColumn[]): GridView {
  const shown = new Set<string>(view.columns.map(({ key }) => key))
  return {
    ...grid,
    sort: view.sort.map(({ column, descending }) => ({ id: columnOf(column, columns), desc: descending })),
    orders: Object.fromEntries(view.sort.map(({ column }) => [columnOf(column, columns), column])),
    frozen: view.frozen ?? null,
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
  const plain = ({ filter, sort, columns, frozen }: RosterView) =>
    JSON.stringify([sorted(filter), sort, columns, frozen])
  return plain(first) === plain(second)
}
