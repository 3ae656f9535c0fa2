/** One row. It is drawn again only when its own content changes. */

import { Checkbox } from 'antd'
import { memo } from 'react'
import type { CellState, RowStates } from './cellStates.ts'
import type { PlacedColumn } from './gridLayout.ts'
import type { GridColumn } from './gridTypes.ts'
import { isOwnColumn, NUMBER_COLUMN, SELECT_COLUMN } from './ownColumns.ts'
import styles from './DataGrid.module.css'

export interface GridRowProps<Row> {
  row: Row | undefined
  id: string
  index: number
  top: number
  columns: readonly PlacedColumn<Row>[]
  states: RowStates
  active: boolean
  selected: boolean
  onSelect: ((id: string, selected: boolean) => void) | undefined
}

function Content<Row>({ column, row, state }: { column: GridColumn<Row>; row: Row; state?: CellState }) {
  if (state) {
    return state.kind === 'saving' ? (
      <>{state.typed}</>
    ) : (
      <>
        <span aria-hidden="true">▲</span> {state.typed || '（空）'}
      </>
    )
  }
  return <>{column.render ? column.render(row) : column.text(row)}</>
}

function GridRowInner<Row>(props: GridRowProps<Row>) {
  const { row, id, index, top, columns, states, active, selected, onSelect } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={onSelect ? selected : undefined}
      className={styles.row}
      data-active={active}
      data-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map(({ column, left, pinned }, at) => {
        const state = states[column.key]
        const finding = row === undefined ? null : (column.finding?.(row) ?? null)
        const words = state?.kind === 'refused' ? state.reason : finding?.text
        return (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={at + 1}
            className={styles.cell}
            data-row={index}
            data-column={column.key}
            data-align={column.align ?? 'left'}
            data-own={isOwnColumn(column.key)}
            data-pinned={pinned}
            data-state={state?.kind}
            data-level={finding?.level}
            style={pinned ? { left } : undefined}
            title={words ?? (row === undefined ? undefined : column.text(row))}
          >
            {column.key === SELECT_COLUMN ? (
              row !== undefined &&
              onSelect && (
                <Checkbox
                  tabIndex={-1}
                  aria-label={`选中第${index + 1}行`}
                  checked={selected}
                  onChange={event => onSelect(id, event.target.checked)}
                />
              )
            ) : column.key === NUMBER_COLUMN ? (
              index + 1
            ) : row === undefined ? (
              <span className={styles.waiting} />
            ) : (
              <Content column={column} row={row} {...(state ? { state } : {})} />
            )}
          </div>
        )
      })}
    </div>
  )
}

// memo drops the type parameter; the cast gives it back.
export const GridRow = memo(GridRowInner) as typeof GridRowInner
