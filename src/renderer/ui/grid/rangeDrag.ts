/** Choosing a block by dragging: the block grows to where the pointer is, the list scrolls at its edges. */

import { useEffect, useRef } from 'react'
import { ROW_PX } from '../../shell/theme.ts'
import type { GridLayout } from './gridLayout.ts'
import type { ActiveCell } from './gridTypes.ts'
import { isOwnColumn } from './ownColumns.ts'

/** Milliseconds between two steps while the pointer is held outside the list. */
const STEP_MS = 60

interface Point {
  x: number
  y: number
}

/** The cell at a point of the window; outside the list the nearest one, one row further. */
export function cellAt<Row>(
  { x, y }: Point,
  scroller: HTMLElement,
  layout: GridLayout<Row>,
  rows: number,
): ActiveCell | null {
  const box = scroller.getBoundingClientRect()
  const [height, width] = [scroller.clientHeight, scroller.clientWidth]
  // The head is as high as a row.
  const inY = Math.max(0, Math.min(height + ROW_PX / 2, y - box.top))
  const row = Math.floor((inY + scroller.scrollTop - ROW_PX) / ROW_PX)
  const inX = Math.max(0, Math.min(width - 1, x - box.left))
  const across = inX < layout.pinnedWidth ? inX : inX + scroller.scrollLeft
  const columns = layout.columns.filter(({ column }) => !isOwnColumn(column.key))
  const hit = columns.findLast(({ left }) => left <= across) ?? columns[0]
  return hit === undefined || rows === 0
    ? null
    : { row: Math.max(0, Math.min(rows - 1, row)), column: hit.column.key }
}

/**
 * Answers what a press of the button begins. `find` and `onOver` may change while dragging: those of the
 * last drawing count.
 */
export function useRangeDrag(
  find: (point: Point) => ActiveCell | null,
  onOver: (cell: ActiveCell) => void,
): (from: Point, cell: ActiveCell) => void {
  const latest = useRef({ find, onOver })
  useEffect(() => {
    latest.current = { find, onOver }
  })
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])
  return (from, cell) => {
    stop.current?.()
    let at = from
    let last = cell
    let moved = false
    const look = () => {
      const over = moved ? latest.current.find(at) : null
      if (!over || (over.row === last.row && over.column === last.column)) return
      last = over
      latest.current.onOver(over)
    }
    const onMove = (event: globalThis.MouseEvent) => {
      at = { x: event.clientX, y: event.clientY }
      // A hand that trembles while it clicks chooses nothing.
      moved ||= Math.hypot(at.x - from.x, at.y - from.y) > 4
      look()
    }
    const timer = window.setInterval(look, STEP_MS)
    const end = () => {
      window.clearInterval(timer)
      window.removeEventListener('mousemove', onMove)
      window.removeEventListener('mouseup', end)
      stop.current = null
    }
    window.addEventListener('mousemove', onMove)
    window.addEventListener('mouseup', end)
    stop.current = end
  }
}
