/** A list of the screen on paper: its own columns, a title, what it was narrowed to, page x of y. */

import { MARGIN_MM, type FormSheet, type Orientation } from './sheet.ts'
import { printableHeight, printableWidth, type Column, type Line } from './description.ts'
import { PIXELS_PER_MM } from './geometry.ts'
import { listedSheet } from './listLayout.ts'
import { LEFT } from './printing.ts'

export interface ScreenColumn {
  key: string
  title: string
  /** pixels on the screen */
  width: number
  /** text even when it looks like a number */
  isText: boolean
  /** a figure the workbook can add up */
  isCount?: boolean
  align: 'left' | 'center'
}

export interface ScreenRow {
  id: number
  /** the member it stands for; `id` when absent, null: none */
  memberId?: number | null
  cells: readonly string[]
}

export interface ScreenList {
  title: string
  /** what the list was narrowed to */
  scope: string
  /** how many, and as of which day */
  count: string
  columns: readonly ScreenColumn[]
  rows: readonly ScreenRow[]
  /** room of a row, and of the heads, where texts stand on several lines; mm */
  rowHeight?: number
  headerHeight?: number
  /** signatures under the list */
  footLines?: readonly Line[]
  /** turned where the columns need it, when left out */
  orientation?: Orientation
}

const HEADER_MM = 8
const ROW_MM = 6.5
const TITLE_SIZE = 16
/** Room of a line under the list. */
const FOOT_MM = 8
const BODY_SIZE = 9
/** Rows grow rather than set a text smaller: a list is read at the desk, not with a glass. */
const MIN_SIZE = 7
/** Columns may be drawn this much narrower than on the screen before the paper is turned. */
const SQUEEZE = 0.85
/** Points a pixel of the screen's 14-pixel type stands for at the size of the body. */
const PAPER_SHARE = BODY_SIZE / (14 * 0.75)

/** Pixels as millimetres, filling the paper's width. */
function widthsOn(orientation: Orientation, columns: readonly ScreenColumn[]): number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const room = printableWidth('A4', orientation)
  return columns.map(({ width }) => (width / all) * room)
}

function orientationOf(columns: readonly ScreenColumn[]): Orientation {
  const natural = columns.reduce((sum, { width }) => sum + width, 0) / PIXELS_PER_MM
  return natural * PAPER_SHARE * SQUEEZE <= printableWidth('A4', 'portrait') ? 'portrait' : 'landscape'
}

export function screenListSheet({
  title,
  scope,
  count,
  columns,
  rows,
  rowHeight = ROW_MM,
  headerHeight = HEADER_MM,
  footLines = [],
  orientation = orientationOf(columns),
}: ScreenList): FormSheet {
  const widths = widthsOn(orientation, columns)
  const printed: Column<ScreenRow>[] = columns.map(({ key, title: header, align, isText, isCount }, col) => ({
    key,
    header,
    width: widths[col] ?? MARGIN_MM.left,
    text: ({ cells }) => cells[col] ?? '',
    ...(align === 'left' ? { align: LEFT } : {}),
    ...(isText ? { isText } : {}),
    ...(isCount === true ? { kind: 'count' as const } : {}),
  }))
  const head = TITLE_SIZE * 0.6 + headerHeight + 7
  return listedSheet(
    {
      mark: null,
      title,
      paper: 'A4',
      orientation,
      titleSize: TITLE_SIZE,
      bodySize: BODY_SIZE,
      minSize: MIN_SIZE,
      columns: printed,
      headerHeights: [headerHeight],
      rowHeight,
      rowsPerPage: Math.floor(
        (printableHeight('A4', orientation) - head - footLines.length * FOOT_MM) / rowHeight,
      ),
      fillsPage: false,
      rowKey: ({ id }) => String(id),
      memberId: ({ id, memberId = id }) => memberId,
    },
    {
      name: title,
      headLine: { left: scope, right: count },
      footLines,
      cells: rows.map(({ cells }) => cells),
    },
    rows,
  )
}
