/** The sheets of an .xlsx, row by row. */

import type { RawRow } from '../../shared/intake/rawSheet.ts'
import { readMerges, SheetScanner, type SheetContext } from './sheetScan.ts'
import type { SheetSource } from './sheetSource.ts'
import { readDateStyles, readIndex, readStrings, type SheetPart } from './workbookParts.ts'
import { decodeXml } from './xmlText.ts'
import { openZipParts, type ZipParts } from './zipParts.ts'

/** Packed size up to which a sheet is looked through for merged cells before its rows are read. */
const LOOK_AHEAD_MAX = 4 * 1024 * 1024

async function* scan(zip: ZipParts, part: string, scanner: SheetScanner): AsyncGenerator<RawRow[], void> {
  for await (const text of decodeXml(zip.pieces(part))) {
    const rows = scanner.push(text)
    if (rows.length > 0) yield rows
  }
  scanner.end()
}

async function sourceOf(zip: ZipParts, sheet: SheetPart, context: SheetContext): Promise<SheetSource> {
  const ahead = zip.compressedSize(sheet.part) <= LOOK_AHEAD_MAX
  const merges = ahead && !sheet.hidden ? await readMerges(zip.pieces(sheet.part)) : []
  const scanner = new SheetScanner(context)
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    merges,
    rows: () => scan(zip, sheet.part, scanner),
    blankRows: () => scanner.blankRows,
  }
}

/** Throws WORKBOOK_UNREADABLE, WORKBOOK_TRUNCATED, WORKBOOK_BOMB or WORKBOOK_NOT_A_WORKBOOK. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetSource, void> {
  const zip = await openZipParts(bytes)
  const index = await readIndex(zip)
  const context: SheetContext = {
    strings: await readStrings(zip, index.stringsPart),
    dateStyles: await readDateStyles(zip, index.stylesPart),
    date1904: index.date1904,
  }
  for (const sheet of index.sheets) yield await sourceOf(zip, sheet, context)
}
