/** A branch's table filled in with another program. */

import { readFileSync, writeFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'

type Row = Readonly<Record<string, string>>

function tableOf(book: XLSX.WorkBook, sheetName: string): string[][] {
  const sheet = book.Sheets[sheetName]
  if (!sheet) throw new Error(`${sheetName} is missing`)
  return XLSX.utils.sheet_to_json(sheet, { header: 1, raw: false, defval: '' })
}

/** The rows of a sheet below its header, by header. */
export function filledIn(path: string, sheetName: string): Record<string, string>[] {
  const [, heads = [], ...rows] = tableOf(XLSX.read(readFileSync(path)), sheetName)
  return rows
    .filter(row => row[0] !== '')
    .map(row => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])))
}

/** Puts texts into a sheet by header, from a row below the header (0 is the first) or below the last one filled in. */
export function fillIn(path: string, sheetName: string, rows: readonly Row[], first: number | 'below'): void {
  const book = XLSX.read(readFileSync(path))
  const table = tableOf(book, sheetName)
  const heads = table[1] ?? []
  const filled = table.filter((row, at) => at > 1 && row[0] !== '').length
  for (const [i, row] of rows.entries()) {
    for (const [header, text] of Object.entries(row)) {
      const c = heads.indexOf(header)
      if (c < 0) throw new Error(`${header} is missing`)
      const r = 2 + (first === 'below' ? filled : first) + i
      XLSX.utils.sheet_add_aoa(book.Sheets[sheetName]!, [[text]], { origin: { r, c } })
    }
  }
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
}
