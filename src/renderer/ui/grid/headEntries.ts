/** What the menu of a column title offers: sorting, its place, staying, hiding; a list adds entries of its own. */

import type { GridColumn } from './gridTypes.ts'
import type { GridView, UpdateView } from './gridView.ts'
import { frozenColumns, movedColumn } from './shownColumns.ts'
import { isOwnColumn } from './ownColumns.ts'

export interface HeadEntry {
  key: string
  label: string
  disabled?: boolean
  act: () => void
}

interface HeadMenuOptions<Row> {
  column: GridColumn<Row>
  columns: readonly GridColumn<Row>[]
  view: GridView
  onView: UpdateView
}

/** Entries in groups, a line between them. */
export function headEntries<Row>(options: HeadMenuOptions<Row>): HeadEntry[][] {
  return [sortEntries(options), placeEntries(options)].filter(group => group.length > 0)
}

function sortEntries<Row>({ column, view, onView }: HeadMenuOptions<Row>): HeadEntry[] {
  if (column.sortBy === undefined) return []
  const sort = (order: string | undefined, desc: boolean) => () =>
    onView(before => ({
      ...before,
      sort: [{ id: column.key, desc }],
      orders: order === undefined ? before.orders : { ...before.orders, [column.key]: order },
      scroll: 0,
    }))
  const ways = column.orders?.map(({ key, label }) => ({ key, label })) ?? [{ key: undefined, label: '' }]
  const sorted = view.sort.some(({ id }) => id === column.key)
  return [
    ...ways.flatMap(({ key, label }) => [
      { key: `up ${key ?? ''}`, label: `${label}升序`, act: sort(key, false) },
      { key: `down ${key ?? ''}`, label: `${label}降序`, act: sort(key, true) },
    ]),
    {
      key: 'unsorted',
      label: '不按此列排序',
      disabled: !sorted,
      act: () => onView(before => ({ ...before, sort: before.sort.filter(({ id }) => id !== column.key) })),
    },
  ]
}

function placeEntries<Row>({ column, columns, view, onView }: HeadMenuOptions<Row>): HeadEntry[] {
  const move = (label: string, step: -1 | 1): HeadEntry => {
    const order = movedColumn(columns, view, column.key, step)
    return {
      key: label,
      label,
      disabled: order === null,
      act: () => order !== null && onView(before => ({ ...before, order })),
    }
  }
  const stays = frozenColumns(columns, view).filter(key => !isOwnColumn(key))
  const last = stays.at(-1) === column.key
  const at = frozenColumns(columns, { ...view, frozen: columns.length })
    .filter(key => !isOwnColumn(key))
    .indexOf(column.key)
  return [
    ...(column.pinned === true ? [] : [move('左移一列', -1), move('右移一列', 1)]),
    last
      ? { key: 'thaw', label: '取消冻结', act: () => onView(before => ({ ...before, frozen: 0 })) }
      : {
          key: 'freeze',
          label: '冻结到这一列',
          act: () => onView(before => ({ ...before, frozen: at + 1 })),
        },
    ...(column.fixed === true
      ? []
      : [
          {
            key: 'hide',
            label: '隐藏这一列',
            act: () => onView(before => ({ ...before, shown: { ...before.shown, [column.key]: false } })),
          },
        ]),
  ]
}
