/**
 * The sheets of an old .xls or a WPS .et: BIFF8 in an OLE container, read by the patched SheetJS.
 * docs/decisions/0030.
 */

import * as XLSX from '@e965/xlsx'
import { errorCell, numberCell, textCell } from '../../shared/intake/cellText.ts'
import type { RawRow } from '../../shared/intake/rawSheet.ts'
import { dateCell, dateStyleOf } from './cellDates.ts'
import { COLUMNS_MAX } from './sheetScan.ts'
import type { SheetSource } from './sheetSource.ts'
import { megabytes, WorkbookFailure } from './workbookProblem.ts'

/** The format holds at most 65,536 rows, and all of them stand in memory at once. */
const XLS_MAX = 40 * 1024 * 1024

/** The number of the cell's format: the built-in East Asian ones have no code. */
function formatNumber(cell: XLSX.CellObject): number {
  const format: unknown = 'XF' in cell ? cell.XF : undefined
  return typeof format === 'object' && format !== null && 'numFmtId' in format ? Number(format.numFmtId) : 0
}

function textOf(cell: XLSX.CellObject, date1904: boolean): string {
  switch (cell.t) {
    case 's':
      return textCell(String(cell.v ?? ''))
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE'
    case 'e':
      return errorCell(cell.w ?? '#N/A')
    case 'n': {
      const raw = String(cell.v)
      const style = dateStyleOf(formatNumber(cell), typeof cell.z === 'string' ? cell.z : undefined)
      return (style && dateCell(raw, style, date1904)) ?? numberCell(raw)
    }
    case 'd':
    case 'z':
      return ''
  }
}

function hasHiddenRow(sheet: XLSX.WorkSheet, row: number): boolean {
  return sheet['!rows']?.[row]?.hidden === true
}

function rowsOf(sheet: XLSX.WorkSheet, date1904: boolean): { rows: RawRow[]; blank: number } {
  const rows: RawRow[] = []
  let blank = 0
  for (const [index, line] of (sheet['!data'] ?? []).entries()) {
    // Rows without any cell are holes in the array.
    const cells: string[] = []
    for (const [column, cell] of ((line as (XLSX.CellObject | undefined)[] | undefined) ?? []).entries()) {
      const text = cell && column < COLUMNS_MAX ? textOf(cell, date1904) : ''
      if (text === '') continue
      while (cells.length < column) cells.push('')
      cells[column] = text
    }
    if (cells.length > 0) rows.push({ number: index + 1, hidden: hasHiddenRow(sheet, index), cells })
    else blank += 1
  }
  return { rows, blank }
}

function parse(bytes: Buffer): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      cellStyles: true,
    })
  } catch (cause) {
    throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' }, cause)
  }
}

/** Throws WORKBOOK_UNREADABLE or WORKBOOK_TOO_LARGE. */
export function readXls(bytes: Buffer): SheetSource[] {
  if (bytes.length > XLS_MAX) {
    throw new WorkbookFailure({
      code: 'WORKBOOK_TOO_LARGE',
      size: megabytes(bytes.length),
      max: megabytes(XLS_MAX),
    })
  }
  const workbook = parse(bytes)
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.flatMap((name, i): SheetSource[] => {
    const sheet = workbook.Sheets[name]
    if (!sheet) return []
    const { rows, blank } = rowsOf(sheet, date1904)
    return [
      {
        name,
        hidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
        merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
          top: s.r + 1,
          bottom: e.r + 1,
          left: s.c,
          right: e.c,
        })),
        rows: async function* () {
          await Promise.resolve()
          yield rows
        },
        blankRows: () => blank,
      },
    ]
  })
}
