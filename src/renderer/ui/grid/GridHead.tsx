/** Column titles: a click sorts, Shift and a click adds to the sort, the edge is dragged for the width. */

import { isOwnColumn, SELECT_COLUMN } from './ownColumns.ts'
import type { GridLayout } from './gridLayout.ts'
import type { GridTable } from './gridTable.ts'
import styles from './DataGrid.module.css'

interface GridHeadProps<Row extends object> {
  table: GridTable<Row>
  layout: GridLayout<Row>
  selection: 'none' | 'some' | 'all' | null
  onSelectAll: (all: boolean) => void
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

export function GridHead<Row extends object>({ table, layout, selection, onSelectAll }: GridHeadProps<Row>) {
  const headers = new Map(table.getLeafHeaders().map(header => [header.column.id, header]))
  const several = table.state.sorting.length > 1
  return (
    <div className={styles.head} role="row" aria-rowindex={1}>
      {layout.columns.map(({ column, left, pinned }) => {
        const header = headers.get(column.key)
        const tableColumn = header?.column
        const sorted = tableColumn?.getIsSorted() ?? false
        const sortable = tableColumn?.getCanSort() ?? false
        return (
          <div
            key={column.key}
            role="columnheader"
            {...(sorted ? { 'aria-sort': ARIA_SORT[sorted] } : {})}
            className={styles.headCell}
            data-align={column.align ?? 'left'}
            data-pinned={pinned}
            style={pinned ? { left } : undefined}
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
                title="点击排序，按住 Shift 点击可加排"
                onClick={event => tableColumn?.toggleSorting(undefined, event.shiftKey)}
              >
                {column.title}
                {sorted && (
                  <span className={styles.arrow} aria-hidden="true">
                    {sorted === 'asc' ? '↑' : '↓'}
                    {several && (tableColumn?.getSortIndex() ?? 0) + 1}
                  </span>
                )}
              </button>
            ) : (
              column.title
            )}
            {tableColumn?.getCanResize() === true && header && !isOwnColumn(column.key) && (
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
