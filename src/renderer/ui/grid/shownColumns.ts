/** The columns a list shows, from left to right: what is handed out or printed of it has the same. */

import type { GridColumn } from './gridTypes.ts'
import type { GridView } from './gridView.ts'

export interface ShownColumn<K extends string> {
  key: K
  /** pixels */
  width: number
}

/** Pinned columns stand first; then those the clerk has ordered, then the others. */
export function shownColumns<K extends string, Row>(
  columns: readonly (GridColumn<Row> & { key: K })[],
  view: Pick<GridView, 'shown' | 'order' | 'widths'>,
): ShownColumn<K>[] {
  const place = new Map(view.order.map((key, at) => [key, at]))
  const rank = (key: string) => place.get(key) ?? view.order.length
  return columns
    .filter(column => view.shown[column.key] ?? column.hidden !== true)
    .map((column, at) => ({ column, at }))
    .sort(
      (a, b) =>
        Number(b.column.pinned === true) - Number(a.column.pinned === true) ||
        rank(a.column.key) - rank(b.column.key) ||
        a.at - b.at,
    )
    .map(({ column: { key, width } }) => ({ key, width: Math.round(view.widths[key] ?? width) }))
}
