/**
 * Where each column stands, in pixels. Of the room that is left up to half goes to branch names, which are the
 * longest words of most lists; columns that grow share the rest.
 */

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

/** Pixels a branch's name needs in full (青山水泥有限公司支部), by the key such columns have in every list. */
const FULL_WIDTH: Readonly<Record<string, number>> = { orgName: 160, orgId: 160 }

/** What each column is widened by so that its words are seen in full, as far as there is room for it. */
function widened<Row>(sized: readonly Sized<Row>[], spare: number): number[] {
  const wanted = sized.map(({ column, size, set }) =>
    set || column.grow === true ? 0 : Math.max(0, (FULL_WIDTH[column.key] ?? 0) - size),
  )
  const total = wanted.reduce((sum, more) => sum + more, 0)
  const given = total === 0 ? 0 : Math.min(1, spare / 2 / total)
  return wanted.map(more => Math.floor(more * given))
}

export function layOut<Row>(sized: readonly Sized<Row>[], room: number): GridLayout<Row> {
  const natural = sized.reduce((sum, { size }) => sum + size, 0)
  const growing = sized.filter(({ column, set }) => column.grow === true && !set)
  const spare = Math.max(0, room - natural)
  const more = widened(sized, spare)
  const rest = spare - more.reduce((sum, one) => sum + one, 0)
  const share = growing.length === 0 ? 0 : Math.floor(rest / growing.length)
  let left = 0
  const columns = sized.map(({ column, size, pinned, set }, index) => {
    const width = size + (more[index] ?? 0) + (column.grow === true && !set ? share : 0)
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
