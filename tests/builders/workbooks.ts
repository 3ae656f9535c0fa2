/** Workbooks as villages send them, made in code: .xlsx by two libraries, .xls, .csv, and damaged ones. */

import { crc32, deflateRawSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import Excel from 'exceljs'
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { hideRows } from './xlsRows.ts'

export type Grid = readonly (readonly CellValue[])[]

export interface SheetSpec {
  name?: string
  rows: Grid
  /** `A1:B2` */
  merges?: readonly string[]
  /** numbers as the sheet shows them */
  hiddenRows?: readonly number[]
  hidden?: boolean
  /** number formats by cell: `C3` -> `yyyy"年"m"月"` */
  formats?: Readonly<Record<string, string>>
}

const NAME = 'Sheet1'

function at(reference: string): { row: number; col: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  const col = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, col }
}

function hucreSheet({
  name = NAME,
  rows,
  merges = [],
  hiddenRows = [],
  hidden,
  formats = {},
}: SheetSpec): WriteSheet {
  const cells = new Map(
    Object.entries(formats).map(([reference, numFmt]) => {
      const { row, col } = at(reference)
      return [`${row},${col}`, { value: rows[row]?.[col] ?? null, style: { numFmt } }] as const
    }),
  )
  return {
    name,
    rows: rows.map(row => [...row]),
    cells,
    merges: merges.map(range => {
      const [from = 'A1', to = 'A1'] = range.split(':')
      const [first, last] = [at(from), at(to)]
      return { startRow: first.row, startCol: first.col, endRow: last.row, endCol: last.col }
    }),
    rowDefs: new Map(hiddenRows.map(number => [number - 1, { hidden: true }])),
    ...(hidden && { hidden }),
  }
}

/** Written by hucre. */
export async function xlsx(...sheets: SheetSpec[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: sheets.map(hucreSheet) }))
}

/** Written by exceljs, the way it shares strings. */
export async function xlsxByExceljs(...sheets: SheetSpec[]): Promise<Buffer> {
  const workbook = new Excel.Workbook()
  for (const { name = NAME, rows, merges = [], hiddenRows = [], formats = {} } of sheets) {
    const sheet = workbook.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
    for (const range of merges) sheet.mergeCells(range)
    for (const number of hiddenRows) sheet.getRow(number).hidden = true
    for (const [reference, format] of Object.entries(formats)) sheet.getCell(reference).numFmt = format
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** The old binary format, as Excel 97 and WPS .et have it. */
export function xls(...sheets: SheetSpec[]): Buffer {
  const workbook = XLSX.utils.book_new()
  for (const { name = NAME, rows, merges = [], formats = {} } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map(row => [...row]))
    sheet['!merges'] = merges.map(range => XLSX.utils.decode_range(range))
    for (const [reference, format] of Object.entries(formats)) {
      const cell = sheet[reference] as XLSX.CellObject | undefined
      if (cell) cell.z = format
    }
    XLSX.utils.book_append_sheet(workbook, sheet, name)
  }
  // The library hands out a Buffer for this type.
  const bytes = XLSX.write(workbook, { bookType: 'biff8', type: 'buffer' }) as Buffer
  return hideRows(
    bytes,
    sheets.map(({ hiddenRows = [] }) => hiddenRows),
  )
}

export interface ZipEntry {
  name: string
  data: Buffer
  /** what the headers claim; the truth when left out */
  claimedSize?: number
  stored?: boolean
  /** deflated bytes to be taken as they are */
  packed?: Buffer
}

/** A zip archive by hand, with whatever its headers are to claim. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, claimedSize = data.length, stored = false, packed: given } of entries) {
    const packed = given ?? (stored ? data : deflateRawSync(data, { level: 9 }))
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedSize, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, packed])
    const central = Buffer.alloc(46)
    central.write('PK\x01\x02')
    central.writeUInt16LE(20, 4)
    common.copy(central, 6, 0, 26)
    central.writeUInt32LE(offset, 42)
    directory.push(Buffer.concat([central, title]))
    parts.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listing, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet, whose XML is given. */
export function xlsxParts(sheetXml: string, more: Readonly<Record<string, string>> = {}): ZipEntry[] {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="${NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml,
    ...more,
  }
  return Object.entries(parts).map(([name, text]) => ({ name, data: Buffer.from(text) }))
}

/** `<worksheet>` around rows written by hand. */
export function sheetXml(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`
}
