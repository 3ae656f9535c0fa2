import { PassThrough } from 'node:stream'
import Excel from 'exceljs'
import { readXlsx } from 'hucre'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeFormWorkbook } from '../../../src/main/documents/writeFormWorkbook.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import type { FormPage, FormSheet } from '../../../src/shared/forms/sheet.ts'
import { cell } from './handmadeForm.ts'

/** Names with ideographs of the extensions, a compatibility ideograph, and what XML must escape. */
const RARE = ['𠮷', '䶮', '𬀩', '𫍯', '𪚥', '𣲵', '㛃', '喆', '\uFA0F', '·', '&<>"\'']
const COLUMNS = 20
const ROWS_PER_PAGE = 50
const PAGES = 200

function textAt(row: number, col: number): string {
  const n = row * COLUMNS + col
  const filler = '河南省平顶山市湛河区某某镇某某村某某组'.slice(0, n % 19)
  return `${filler}${RARE[n % RARE.length] ?? ''}${String(n)}${RARE[(n * 7) % RARE.length] ?? ''}`
}

function page(number: number): FormPage {
  const first = (number - 1) * ROWS_PER_PAGE
  return {
    page: number,
    pageCount: PAGES,
    paper: 'A3',
    orientation: 'landscape',
    columnWidths: new Array<number>(COLUMNS).fill(20),
    rowHeights: new Array<number>(ROWS_PER_PAGE).fill(5),
    headRows: 0,
    cells: Array.from({ length: ROWS_PER_PAGE * COLUMNS }, (_, i) => {
      const row = Math.floor(i / COLUMNS)
      const col = i % COLUMNS
      return cell({ row, col, kind: 'value', text: textAt(first + row, col) })
    }),
    members: [],
  }
}

const sheet: FormSheet = {
  name: '生僻字𠮷',
  paper: 'A3',
  orientation: 'landscape',
  columnWidths: new Array<number>(COLUMNS).fill(20),
  pageCount: PAGES,
  *pages() {
    for (let number = 1; number <= PAGES; number += 1) yield page(number)
  },
  dropdowns: [],
  textColumns: [],
}

describe('200,000 cells with rare characters', () => {
  let bytes: Uint8Array
  const differences = (read: (row: number, col: number) => unknown) => {
    const found: string[] = []
    for (let row = 0; row < PAGES * ROWS_PER_PAGE; row += 1) {
      for (let col = 0; col < COLUMNS; col += 1) {
        const value = read(row, col)
        if (value !== textAt(row, col) && found.length < 5) found.push(`${row},${col}: ${String(value)}`)
      }
    }
    return found
  }

  beforeAll(async () => {
    bytes = await writeFormWorkbook(
      { sheets: [sheet], pageTotal: PAGES, title: '党员名册', author: '', madeOn: '2016-03-20' },
      quietWork(),
    )
  })

  it('come back from hucre unchanged', async () => {
    const [read] = (await readXlsx(bytes)).sheets
    expect(read!.name).toBe('生僻字𠮷')
    expect(differences((row, col) => read!.rows[row]?.[col])).toEqual([])
  })

  it('come back from exceljs unchanged', async () => {
    const book = new Excel.Workbook()
    const stream = new PassThrough()
    stream.end(bytes)
    await book.xlsx.read(stream)
    const read = book.worksheets[0]!
    expect(differences((row, col) => read.getCell(row + 1, col + 1).value)).toEqual([])
  })
})
