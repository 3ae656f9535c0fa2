/**
 * Every list of the application: virtual rows fetched in pages, keyboard like a spreadsheet, cells edited in
 * place, sorting and column widths that are remembered.
 */

import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type MouseEvent } from 'react'
import { ROW_PX } from '../../shell/theme.ts'
import { CellCursor } from './CellCursor.tsx'
import { useCellStates } from './cellStates.ts'
import styles from './DataGrid.module.css'
import { useFollowedRow } from './followRow.ts'
import { GridHead } from './GridHead.tsx'
import { headEntries } from './headEntries.ts'
import { cellAfter } from './gridKeys.ts'
import { cellWords, GridRow } from './GridRow.tsx'
import type { DataGridProps } from './gridProps.ts'
import type { ActiveCell } from './gridTypes.ts'
import { isOwnColumn } from './ownColumns.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { cellAt, useRangeDrag } from './rangeDrag.ts'
import { useActiveCell } from './useActiveCell.ts'
import { rangeWords, useBlocks } from './useBlocks.ts'
import { useCellCursor } from './useCellCursor.ts'
import { useGridColumns } from './useGridColumns.ts'
import { useRestingRow } from './useRestingRow.ts'
import { useRoom } from './useRoom.ts'

const HEAD_PX = ROW_PX
const OVERSCAN = 6
const SCROLL_SAVED_MS = 200
const TOTAL_SAVED_MS = 300

export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const {
    label,
    columns: given,
    source,
    rowId,
    rowName,
    view,
    onView,
    selection,
    onOpen,
    onFold,
    onActive,
    onEdit,
    onMark,
  } = props
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const saveTimer = useRef(0)
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const states = useCellStates()
  const room = useRoom(scroller)

  const { table, layout } = useGridColumns({
    columns: given,
    source,
    rowId,
    view,
    onView,
    selection,
    room: room.width,
  })
  const { cell: chosenCell, move: setActive, placed: timesPlaced } = useActiveCell(view, onView)
  const rowAt = useMemo(() => new Map(source.loaded.map(({ index, row }) => [index, row])), [source.loaded])
  const total = source.total ?? view.total
  const { show } = source
  // eslint-disable-next-line react-hooks/incompatible-library -- the React compiler is not used here
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    initialOffset: view.scroll,
    onChange: instance => {
      if (instance.range) show(instance.range.startIndex, instance.range.endIndex)
    },
  })
  const items = virtual.getVirtualItems()
  // A row that leaves is used again for one that comes, and none changes its place among its siblings: while
  // scrolling no element is made or moved. The reading order is told by aria-rowindex.
  const slots = items.toSorted((a, b) => (a.index % items.length) - (b.index % items.length))

  // A new filter or sort may be shorter than where we stood: the place is then the last row.
  const firstColumn = layout.columns.find(({ column }) => !isOwnColumn(column.key))?.column.key ?? ''
  const visibleKeys = useMemo(
    () => layout.columns.map(({ column }) => column.key).filter(key => !isOwnColumn(key)),
    [layout.columns],
  )
  const active: ActiveCell = useMemo(() => {
    const at = chosenCell ?? { row: 0, column: firstColumn }
    return {
      row: Math.max(0, Math.min(at.row, total - 1)),
      column: visibleKeys.includes(at.column) ? at.column : firstColumn,
    }
  }, [chosenCell, firstColumn, visibleKeys, total])
  const activeRow = rowAt.get(active.row)
  const activeId = activeRow === undefined ? null : rowId(activeRow)
  const placed = layout.columns.find(({ column }) => column.key === active.column)
  const column = placed?.column
  const cellState = activeId === null ? undefined : states.of(activeId)[active.column]

  useRestingRow(activeRow, activeId, onActive, input)

  useEffect(() => {
    const rows = source.total
    if (rows === null || rows === view.total) return
    // Not at once: what has come is painted first.
    const timer = window.setTimeout(() => onView(before => ({ ...before, total: rows })), TOTAL_SAVED_MS)
    return () => window.clearTimeout(timer)
  }, [source.total, view.total, onView])

  const focus = useCallback(() => input.current?.focus({ preventScroll: true }), [])
  const ready = activeRow !== undefined
  const { autoFocus = false } = props
  useEffect(() => {
    // Whoever is typing elsewhere is left alone; a link that led here is not.
    const typing = document.activeElement instanceof HTMLInputElement
    if (autoFocus && ready && !typing) focus()
  }, [autoFocus, ready, focus])

  const bringIntoSight = (cell: ActiveCell) => {
    virtual.scrollToIndex(cell.row, { align: 'auto' })
    const target = layout.columns.find(({ column: one }) => one.key === cell.column)
    if (!scroller || !target || target.pinned) return
    const leftEdge = target.left - layout.pinnedWidth
    const rightEdge = target.left + target.width - scroller.clientWidth
    if (scroller.scrollLeft > leftEdge) scroller.scrollLeft = leftEdge
    else if (scroller.scrollLeft < rightEdge) scroller.scrollLeft = rightEdge
  }
  const extent = {
    rows: total,
    columns: visibleKeys,
    pageRows: Math.max(1, Math.floor((room.height - HEAD_PX) / ROW_PX) - 1),
  }
  const { sort, orders } = view
  const listKey = useMemo(() => ({ sort, orders, total }), [sort, orders, total])
  const visible = useMemo(
    () => layout.columns.map(one => one.column).filter(one => !isOwnColumn(one.key)),
    [layout.columns],
  )
  const blocks = useBlocks({
    blocks: props.blocks,
    active,
    extent,
    listKey,
    columns: visible,
    rowAt,
    rowId,
    states,
    onReach: bringIntoSight,
    onAnchor: setActive,
  })
  const { range } = blocks
  const rangeKeys = useMemo(
    () => new Set(range === null ? [] : visibleKeys.slice(range.left, range.right + 1)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- rows are drawn anew only when other columns are chosen
    [range?.left, range?.right, visibleKeys],
  )
  const dragFrom = useRangeDrag(
    point => (scroller ? cellAt(point, scroller, layout, total) : null),
    blocks.extendTo,
  )
  const moveTo = (cell: ActiveCell) => {
    setActive(cell)
    blocks.collapse()
    bringIntoSight(cell)
  }

  useFollowedRow(
    source.loaded,
    { row: active.row, id: activeId, placed: timesPlaced },
    rowId,
    props.follow === true && chosenCell !== null
      ? rows => {
          setActive({ ...active, row: active.row + rows })
          blocks.collapse()
          if (scroller) scroller.scrollTop += rows * ROW_PX
        }
      : null,
  )

  const editor = onEdit && activeRow !== undefined ? (column?.edit ?? null) : null
  const shownText = column && activeRow !== undefined ? column.text(activeRow) : ''
  const startText =
    cellState?.typed ?? (activeRow === undefined ? '' : (column?.edit?.typed?.(activeRow) ?? shownText))
  const commitCell = (typed: string) => {
    if (!onEdit || activeRow === undefined || activeId === null || !column) return
    void states.save(activeId, column.key, typed, () => onEdit(activeRow, column.key, typed))
  }
  const markCell = (mark: string) => {
    if (!onMark || activeRow === undefined || !column) return
    onMark(activeRow, column.key, mark)
    if (mark === '') return
    const marked = layout.columns.filter(one => one.column.edit?.quick).map(one => one.column.key)
    const next = cellAfter(active, { key: 'Tab' }, { ...extent, columns: marked })
    if (next) moveTo(next)
  }
  const toggle = (id: string, on: boolean) => {
    if (!selection) return
    const next = new Set(selection.ids)
    if (on) next.add(id)
    else next.delete(id)
    selection.onChange(next)
  }
  const onEnter = column?.press ?? onOpen
  const cursor = useCellCursor({
    inputRef: input,
    active,
    extent,
    editor,
    startText,
    shownText,
    opens: column?.opens === true || column?.press !== undefined,
    tabWalks: onEdit !== undefined,
    onMove: moveTo,
    onCommit: commitCell,
    onMark: markCell,
    onDiscard: () => activeId !== null && column && states.discard(activeId, column.key),
    onOpen: onEnter && activeRow !== undefined ? () => onEnter(activeRow) : undefined,
    onFold: onFold && activeRow !== undefined ? fold => onFold(activeRow, fold) : undefined,
    onToggle:
      selection && activeId !== null ? () => toggle(activeId, !selection.ids.has(activeId)) : undefined,
    onMenu: () => setMenuOf(active.column),
    blocks,
  })

  const cellUnder = (event: MouseEvent): ActiveCell | null => {
    if (!(event.target instanceof Element)) return null
    const key = event.target.closest<HTMLElement>('[data-column]')?.dataset.column
    const row = event.target.closest<HTMLElement>('[data-row]')?.dataset.row
    return row === undefined || key === undefined || isOwnColumn(key)
      ? null
      : { row: Number(row), column: key }
  }
  const onMouseDown = (event: MouseEvent) => {
    const cell = cellUnder(event)
    if (!cell || event.button !== 0) return
    // The focus stays in the one input; a press would hand it to the scrolling box.
    event.preventDefault()
    cursor.finish()
    focus()
    if (props.blocks && event.shiftKey) {
      blocks.extendTo(cell)
      return
    }
    setActive(cell)
    blocks.collapse()
    if (props.blocks) dragFrom({ x: event.clientX, y: event.clientY }, cell)
    // Who points at a row may press a button beside the list at once: it must be that row's.
    const row = rowAt.get(cell.row)
    if (row !== undefined) onActive?.(row)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellUnder(event)
    const row = cell ? rowAt.get(cell.row) : undefined
    if (!cell || row === undefined) return
    if (onOpen && (editor === null || column?.opens === true)) onOpen(row)
    else cursor.edit()
  }
  /** What a cell has no room for, or what is wrong with it, is said when the pointer rests on it. */
  const onMouseOver = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const element = event.target.closest<HTMLElement>('[data-column]')
    const cell = cellUnder(event)
    const over = layout.columns.find(one => one.column.key === cell?.column)?.column
    const row = cell ? rowAt.get(cell.row) : undefined
    if (!element || !over || row === undefined) return
    const words = cellWords(over, row, states.of(rowId(row))[over.key])
    element.title = words ?? (element.scrollWidth > element.clientWidth ? over.text(row) : '')
  }
  const onScroll = () => {
    if (scroller) scroller.dataset.sideways = String(scroller.scrollLeft > 0)
    window.clearTimeout(saveTimer.current)
    saveTimer.current = window.setTimeout(() => {
      if (scroller) onView(before => ({ ...before, scroll: scroller.scrollTop }))
    }, SCROLL_SAVED_MS)
  }
  const selectAll = async (all: boolean) => {
    if (selection) selection.onChange(new Set(all ? await selection.allIds() : []))
  }

  const finding =
    cellState?.kind === 'refused'
      ? { level: 'error' as const, text: cellState.reason }
      : activeRow === undefined
        ? null
        : (column?.finding?.(activeRow) ?? null)
  const chosen = selection?.ids.size ?? 0
  const cursorTop = HEAD_PX + active.row * ROW_PX
  const scrolled = virtual.scrollOffset ?? view.scroll
  const inLowerHalf = room.height > 0 && cursorTop - scrolled > (room.height - HEAD_PX) * 0.6

  const canvasStyle: CSSProperties & Record<'--columns', string> = {
    width: layout.width,
    height: HEAD_PX + virtual.getTotalSize(),
    '--columns': layout.template,
  }

  return (
    <div className={styles.grid}>
      {/* Where there is no cell to stand on, columns out of sight are still reached with the keys. */}
      <div
        className={styles.scroller}
        ref={setScroller}
        onScroll={onScroll}
        tabIndex={total > 0 && placed ? -1 : 0}
      >
        <div className={styles.canvas} style={canvasStyle}>
          <div
            role="grid"
            aria-label={label}
            aria-rowcount={total + 1}
            aria-colcount={layout.columns.length}
            aria-busy={source.stale || source.total === null}
            className={styles.table}
            data-stale={source.stale}
          >
            <GridHead
              table={table}
              layout={layout}
              selection={selection ? (chosen === 0 ? 'none' : chosen >= total ? 'all' : 'some') : null}
              onSelectAll={all => void selectAll(all)}
              orders={view.orders}
              menuOf={menuOf}
              onMenu={column => {
                setMenuOf(column)
                if (column === null) focus()
              }}
              entries={one => [
                ...headEntries({ column: one, columns: given, view, onView }),
                ...(props.columnEntries ? [props.columnEntries(one.key)] : []),
              ]}
            />
            <div
              role="rowgroup"
              className={styles.body}
              onMouseDown={onMouseDown}
              onMouseOver={onMouseOver}
              onDoubleClick={onDoubleClick}
            >
              {slots.map(({ index, start }) => {
                const row = rowAt.get(index)
                const id = row === undefined ? `#${index}` : rowId(row)
                return (
                  <GridRow
                    key={index % items.length}
                    row={row}
                    id={id}
                    index={index}
                    top={start - HEAD_PX}
                    columns={layout.columns}
                    states={states.of(id)}
                    active={index === active.row}
                    selected={selection?.ids.has(id) ?? false}
                    inRange={range && index >= range.top && index <= range.bottom ? rangeKeys : null}
                    onSelect={selection ? toggle : undefined}
                  />
                )
              })}
            </div>
          </div>
          {total > 0 && placed && (
            <CellCursor
              cursor={cursor}
              column={layout.columns.indexOf(placed) + 1}
              top={cursorTop}
              pinnedLeft={placed.pinned ? placed.left : null}
              label={[activeRow === undefined ? '' : rowName(activeRow), placed.column.title, shownText]
                .filter(part => part !== '')
                .join('，')}
              editable={editor !== null}
              finding={finding}
              upwards={inLowerHalf}
              maxLength={editor?.maxLength}
              inputRef={input}
            />
          )}
        </div>
        {source.total === 0 && <div className={styles.empty}>{props.empty}</div>}
      </div>
      <div className={styles.extent} aria-live="polite">
        {range && `选定${rangeWords(range)}`}
      </div>
      {blocks.question && <PasteDialog question={blocks.question} onClose={blocks.closeQuestion} />}
    </div>
  )
}
