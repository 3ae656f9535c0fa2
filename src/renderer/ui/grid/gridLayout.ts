/** Where each column stands, in pixels: columns that grow share the room that is left. */

import type { GridColumn } from './gridTypes.ts'

export interface PlacedColumn<Row> {
  column: GridColumn<Row>
  width: number
  left: number
  pinned: boolean
}

export interface GridLayout<Row> {
  columns: readonly PlacedColumn<Row>[]
  width: number
  /** CSS grid columns of every row */
  template: string
  pinnedWidth: number
}

interface Sized<Row> {
  column: GridColumn<Row>
  size: number
  pinned: boolean
  /** the clerk set this width: it does not grow */
  set: boolean
}

export function layOut<Row>(sized: readonly Sized<Row>[], room: number): GridLayout<Row> {
  const natural = sized.reduce((sum, { size }) => sum + size, 0)
  const growing = sized.filter(({ column, set }) => column.grow === true && !set)
  const spare = Math.max(0, room - natural)
  const share = growing.length === 0 ? 0 : Math.floor(spare / growing.length)
  let left = 0
  const columns = sized.map(({ column, size, pinned, set }) => {
    const width = size + (column.grow === true && !set ? share : 0)
    const placed = { column, width, left, pinned }
    left += width
    return placed
  })
  return {
    columns,
    width: left,
    template: columns.map(({ width }) => `${width}px`).join(' '),
    pinnedWidth: columns.reduce((sum, { pinned, width }) => sum + (pinned ? width : 0), 0),
  }
}
