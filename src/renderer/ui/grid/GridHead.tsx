/**
 * Column titles: a click sorts, Shift and a click adds to the sort, the edge is dragged for the width, the mark
 * opens the menu of the column.
 */

import { HeadMenu } from './HeadMenu.tsx'
import type { HeadEntry } from './headEntries.ts'
import { isOwnColumn, SELECT_COLUMN } from './ownColumns.ts'
import type { GridLayout } from './gridLayout.ts'
import type { GridTable } from './gridTable.ts'
import type { GridColumn } from './gridTypes.ts'
import styles from './GridHead.module.css'

interface GridHeadProps<Row extends object> {
  table: GridTable<Row>
  layout: GridLayout<Row>
  selection: 'none' | 'some' | 'all' | null
  onSelectAll: (all: boolean) => void
  /** the order chosen for a column that can be sorted in several ways */
  orders: Readonly<Record<string, string>>
  /** the column whose menu is open */
  menuOf: string | null
  onMenu: (column: string | null) => void
  entries: (column: GridColumn<Row>) => readonly (readonly HeadEntry[])[]
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

export function GridHead<Row extends object>(props: GridHeadProps<Row>) {
  const { table, layout, selection, onSelectAll, orders, menuOf, onMenu, entries } = props
  const headers = new Map(table.getLeafHeaders().map(header => [header.column.id, header]))
  const several = table.state.sorting.length > 1
  return (
    <div className={styles.head} role="row" aria-rowindex={1}>
      {layout.columns.map(({ column, left, pinned }) => {
        const header = headers.get(column.key)
        const tableColumn = header?.column
        const sorted = tableColumn?.getIsSorted() ?? false
        const sortable = tableColumn?.getCanSort() ?? false
        const own = isOwnColumn(column.key)
        const order = column.orders?.find(({ key }) => key === orders[column.key])
        return (
          <div
            key={column.key}
            role="columnheader"
            {...(sorted ? { 'aria-sort': ARIA_SORT[sorted] } : {})}
            className={styles.headCell}
            data-align={column.align ?? 'left'}
            data-pinned={pinned}
            style={pinned ? { left } : undefined}
            onContextMenu={event => {
              if (own) return
              event.preventDefault()
              onMenu(column.key)
            }}
          >
            {column.key === SELECT_COLUMN && selection !== null ? (
              <input
                type="checkbox"
                aria-label="全选"
                ref={box => {
                  if (box) box.indeterminate = selection === 'some'
                }}
                checked={selection === 'all'}
                onChange={event => onSelectAll(event.target.checked)}
              />
            ) : sortable ? (
              <button
                type="button"
                className={styles.sort}
                title={`点击排序${order ? `（${order.label}）` : ''}，按住 Shift 点击可加排，右击有更多`}
                onKeyDown={event => {
                  if (event.altKey && event.key === 'ArrowDown') onMenu(column.key)
                }}
                onClick={event => tableColumn?.toggleSorting(undefined, event.shiftKey)}
              >
                {column.title}
                {sorted && (
                  <span className={styles.arrow} aria-hidden="true">
                    {order?.mark}
                    {sorted === 'asc' ? '↑' : '↓'}
                    {several && (tableColumn?.getSortIndex() ?? 0) + 1}
                  </span>
                )}
              </button>
            ) : (
              column.title
            )}
            {!own && (
              <span
                className={styles.menuMark}
                aria-hidden="true"
                title="排序、筛选、冻结、隐藏（在格中按 Alt ↓）"
                onClick={() => onMenu(column.key)}
              />
            )}
            {menuOf === column.key && (
              <HeadMenu title={column.title} groups={entries(column)} onClose={() => onMenu(null)} />
            )}
            {tableColumn?.getCanResize() === true && header && !own && (
              <span
                className={styles.resize}
                aria-hidden="true"
                title="拖动改列宽，双击复原"
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
                onDoubleClick={() => tableColumn.resetSize()}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}
