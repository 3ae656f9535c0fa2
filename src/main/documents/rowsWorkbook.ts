/**
 * Writes small workbooks of plain rows: refused rows on their way back to a village, a blank roster. Every
 * cell is text, so that no program turns an ID number into a number.
 */

import { writeXlsx, type CellStyle, type DataValidation, type WriteSheet } from 'hucre/xlsx'
import { columnLetter } from '../../shared/intake/cellText.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { setZipDates } from './zipDates.ts'

export interface RowsColumn {
  header: string
  /** characters wide */
  width: number
  /** words offered as a dropdown; others may be typed */
  words?: readonly string[]
}

export interface RowsSheet {
  /** shortened to what a worksheet's name may be */
  name: string
  /** lines above the header */
  above: readonly string[]
  columns: readonly RowsColumn[]
  rows: readonly (readonly string[])[]
}

const TEXT: CellStyle = { numFmt: '@', alignment: { vertical: 'center', wrapText: true } }
const HEADER: CellStyle = {
  ...TEXT,
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEDED' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const LINE: CellStyle = { numFmt: '@', font: { bold: true, size: 12 } }

/** Rows below the header that are formatted as text, for typing into. */
const READY_ROWS = 300
/** A longer list does not fit into a validation. */
const LIST_MAX = 255

function sheetName(name: string, taken: ReadonlySet<string>): string {
  const plain = [...name.replace(/[:\\/?*[\]]/g, '').trim()].slice(0, 28).join('') || '名册'
  let unique = plain
  for (let n = 2; taken.has(unique); n += 1) unique = `${plain}${n}`
  return unique
}

/** Blank cells stay empty; what reads like an escape of the format is escaped itself. */
function writtenText(text: string): string | null {
  return text === '' ? null : text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
}

function validations(sheet: RowsSheet, first: number, last: number): DataValidation[] {
  return sheet.columns.flatMap(({ words }, column): DataValidation[] => {
    const list = words?.join(',') ?? ''
    if (words === undefined || list.length > LIST_MAX) return []
    const letter = columnLetter(column)
    return [
      {
        type: 'list',
        range: `${letter}${first}:${letter}${last}`,
        values: [...words],
        allowBlank: true,
        showErrorMessage: false,
      },
    ]
  })
}

function writeSheet(sheet: RowsSheet, name: string): WriteSheet {
  const headerRow = sheet.above.length
  const cells = new Map<string, { style: CellStyle; value?: string }>()
  sheet.above.forEach((value, row) => cells.set(`${row},0`, { style: LINE, value }))
  sheet.columns.forEach(({ header: value }, column) =>
    cells.set(`${headerRow},${column}`, { style: HEADER, value }),
  )
  const filled = headerRow + sheet.rows.length
  const ready = sheet.rows.length === 0 ? READY_ROWS : 0
  for (let row = filled + 1; row <= filled + ready; row += 1) {
    for (let column = 0; column < sheet.columns.length; column += 1)
      cells.set(`${row},${column}`, { style: TEXT })
  }
  return {
    name,
    rows: [
      ...sheet.above.map(line => [line]),
      sheet.columns.map(column => column.header),
      ...sheet.rows.map(row => row.map(writtenText)),
    ],
    cells,
    columns: sheet.columns.map(({ width }) => ({ width, style: TEXT })),
    freezePane: { rows: headerRow + 1 },
    // On paper: as wide as the page, the header on every page, marked like every list of members (R-A22).
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headerRow + 1}:$${headerRow + 1}`,
    },
    headerFooter: { oddHeader: `&R${INTERNAL_MARK}`, oddFooter: '&C第&P页 共&N页' },
    dataValidations: validations(sheet, headerRow + 2, filled + ready + 1),
  }
}

/** @param madeOn stands in the archive instead of the clock: the same rows make the same bytes */
export async function writeRowsWorkbook(sheets: readonly RowsSheet[], madeOn: IsoDate): Promise<Uint8Array> {
  const taken = new Set<string>()
  const written = sheets.map(sheet => {
    const name = sheetName(sheet.name, taken)
    taken.add(name)
    return writeSheet(sheet, name)
  })
  const bytes = await writeXlsx({ sheets: written })
  setZipDates(bytes, madeOn)
  return bytes
}
