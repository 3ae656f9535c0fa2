/** Columns that are described for every place a list stands in, as the grid takes them. */

import type { ListedColumn } from '../../../shared/forms/listColumns.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import type { GridColumn } from './gridTypes.ts'

/** How the grid shows a column, besides what stands in it. */
export type ColumnLook<Row> = Omit<Partial<GridColumn<Row>>, 'key' | 'title' | 'width' | 'text'>

/** `on` is the day the list is of. */
export function gridColumns<Row, K extends string>(
  columns: readonly ListedColumn<Row, K>[],
  on: IsoDate,
  looks: Readonly<Partial<Record<K, ColumnLook<Row>>>>,
): (GridColumn<Row> & { key: K })[] {
  return columns.map(({ key, title, width, text, align }) => ({
    key,
    title,
    width,
    ...(align === 'count' ? { align: 'right' } : {}),
    text: (row: Row) => text(row, on),
    ...looks[key],
  }))
}
