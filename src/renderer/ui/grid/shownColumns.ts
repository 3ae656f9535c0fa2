/** The columns of a list from left to right: what is handed out or printed of it has the same. */

import type { GridColumn } from './gridTypes.ts'
import type { GridView } from './gridView.ts'
import { isOwnColumn } from './ownColumns.ts'

export interface ShownColumn<K extends string> {
  key: K
  /** pixels */
  width: number
}

/** Every column, shown or not: pinned columns stand first; then those the clerk has ordered, then the others. */
export function orderedColumns<Column extends Pick<GridColumn<never>, 'key' | 'pinned'>>(
  columns: readonly Column[],
  view: Pick<GridView, 'order'>,
): Column[] {
  const place = new Map(view.order.map((key, at) => [key, at]))
  const rank = (key: string) => place.get(key) ?? view.order.length
  return columns
    .map((column, at) => ({ column, at }))
    .sort(
      (a, b) =>
        Number(b.column.pinned === true) - Number(a.column.pinned === true) ||
        rank(a.column.key) - rank(b.column.key) ||
        a.at - b.at,
    )
    .map(({ column }) => column)
}

function isShown(column: Pick<GridColumn<never>, 'key' | 'hidden'>, view: Pick<GridView, 'shown'>): boolean {
  return view.shown[column.key] ?? column.hidden !== true
}

export function shownColumns<K extends string, Row>(
  columns: readonly (GridColumn<Row> & { key: K })[],
  view: Pick<GridView, 'shown' | 'order' | 'widths'>,
): ShownColumn<K>[] {
  return orderedColumns(columns, view)
    .filter(column => isShown(column, view))
    .map(({ key, width }) => ({ key, width: Math.round(view.widths[key] ?? width) }))
}

type Frozen = Pick<GridView, 'shown' | 'order' | 'frozen'>

/** The columns that stay while the rest scrolls sideways: as many as the clerk has chosen, or as the list has it. */
export function frozenColumns<Row>(columns: readonly GridColumn<Row>[], view: Frozen): string[] {
  const shown = orderedColumns(columns, view).filter(column => isShown(column, view))
  const own = shown.filter(({ key }) => isOwnColumn(key))
  const others = shown.filter(({ key }) => !isOwnColumn(key))
  const usual = others.filter(({ pinned }) => pinned === true).length
  return [...own, ...others.slice(0, view.frozen ?? usual)].map(({ key }) => key)
}

/** The order after a column has changed places with the one shown beside it; null where there is none. */
export function movedColumn<Row>(
  columns: readonly GridColumn<Row>[],
  view: Pick<GridView, 'shown' | 'order'>,
  key: string,
  step: -1 | 1,
): string[] | null {
  const all = orderedColumns(columns, view).filter(({ pinned }) => pinned !== true)
  const shown = all.filter(column => isShown(column, view))
  const at = shown.findIndex(column => column.key === key)
  const beside = shown[at + step]
  if (at < 0 || beside === undefined) return null
  const keys = all.map(column => column.key).filter(one => one !== key)
  keys.splice(keys.indexOf(beside.key) + (step === 1 ? 1 : 0), 0, key)
  return keys
}
