/**
 * A workbook as an office would type it: rows of text, numbers and dates, merged cells, hidden rows. For
 * lists and templates; forms on paper are written by writeFormWorkbook.ts.
 */

import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { setZipDates } from './zipDates.ts'

/** A number stays a number in the workbook; `{ date }` becomes a real date cell. */
export type PlainCell = string | number | null | { date: IsoDate }

export interface PlainSheet {
  name: string
  rows: readonly (readonly PlainCell[])[]
  /** `A1:C1` style would need parsing: rows and columns count from 0, both ends included */
  merges?: readonly { fromRow: number; fromCol: number; toRow: number; toCol: number }[]
  /** rows from 0 */
  hiddenRows?: readonly number[]
  /** characters */
  columnWidths?: readonly number[]
  /** columns formatted as text, so that Excel keeps long numbers whole */
  textColumns?: readonly number[]
}

function toCell(cell: PlainCell): CellValue {
  return typeof cell === 'object' && cell !== null ? new Date(`${cell.date}T00:00:00Z`) : cell
}

function toSheet(sheet: PlainSheet): WriteSheet {
  const width = Math.max(0, ...sheet.rows.map(row => row.length))
  return {
    name: sheet.name,
    rows: sheet.rows.map(row => row.map(toCell)),
    merges: (sheet.merges ?? []).map(({ fromRow, fromCol, toRow, toCol }) => ({
      startRow: fromRow,
      startCol: fromCol,
      endRow: toRow,
      endCol: toCol,
    })),
    rowDefs: new Map((sheet.hiddenRows ?? []).map(row => [row, { hidden: true }])),
    columns: Array.from({ length: width }, (_, col) => ({
      width: sheet.columnWidths?.[col] ?? 14,
      ...(sheet.textColumns?.includes(col) ? { numFmt: '@' } : {}),
    })),
  }
}

/** Writes the workbook; the same sheets make the same bytes. */
export async function writePlainWorkbook(
  sheets: readonly PlainSheet[],
  identity: { author: string; madeOn: IsoDate },
): Promise<Uint8Array> {
  const at = new Date(`${identity.madeOn}T00:00:00Z`)
  const bytes = await writeXlsx({
    sheets: sheets.map(toSheet),
    properties: { creator: identity.author, lastModifiedBy: identity.author, created: at, modified: at },
  })
  setZipDates(bytes, identity.madeOn)
  return bytes
}
