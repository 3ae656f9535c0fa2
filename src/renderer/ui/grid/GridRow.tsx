/**
 * One row. It is drawn again only when its own content changes, and holds as few attributes as it can:
 * while a long list is scrolled, rows are all that is drawn.
 */

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
  /** columns of this row that belong to the chosen block */
  inRange: ReadonlySet<string> | null
  onSelect: ((id: string, selected: boolean) => void) | undefined
}

/** Why a cell is not in order: a refusal first, then its finding. */
export function cellWords<Row>(
  column: GridColumn<Row>,
  row: Row | undefined,
  state: CellState | undefined,
): string | undefined {
  if (state?.kind === 'refused') return state.reason
  return row === undefined ? undefined : column.finding?.(row)?.text
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

function cellClass<Row>({ column, pinned }: PlacedColumn<Row>): string {
  const align = column.align === 'right' ? styles.toRight : column.align === 'center' ? styles.toCentre : ''
  const own = isOwnColumn(column.key) ? styles.own : ''
  return `${styles.cell ?? ''} ${align ?? ''} ${own ?? ''} ${pinned ? (styles.pinned ?? '') : ''}`
}

function GridRowInner<Row>(props: GridRowProps<Row>) {
  const { row, id, index, top, columns, states, active, selected, inRange, onSelect } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={onSelect ? selected : undefined}
      className={styles.row}
      data-row={index}
      data-active={active || undefined}
      data-waiting={row === undefined || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map(placed => {
        const { column, left, pinned } = placed
        const state = states[column.key]
        const level = row === undefined ? undefined : column.finding?.(row)?.level
        return (
          <div
            key={column.key}
            role="gridcell"
            className={cellClass(placed)}
            data-column={column.key}
            data-state={state?.kind}
            data-level={level}
            aria-selected={inRange?.has(column.key) === true ? true : undefined}
            style={pinned ? { left } : undefined}
          >
            {column.key === SELECT_COLUMN
              ? onSelect && (
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={`选中第${index + 1}行`}
                    checked={selected}
                    disabled={row === undefined}
                    onChange={event => onSelect(id, event.target.checked)}
                  />
                )
              : column.key === NUMBER_COLUMN
                ? index + 1
                : // A row on its way is drawn by its style sheet: elements that come and go with every page
                  // cost more than all the rest of a long scroll.
                  row !== undefined && <Content column={column} row={row} {...(state ? { state } : {})} />}
          </div>
        )
      })}
    </div>
  )
}

// memo drops the type parameter; the cast gives it back.
export const GridRow = memo(GridRowInner) as typeof GridRowInner
