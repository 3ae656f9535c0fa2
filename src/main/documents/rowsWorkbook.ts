/**
 * Writes workbooks of plain rows: lists as the screen shows them, refused rows on their way back to a
 * village, blank rosters, and what villages send. Rows are taken one by one and leave memory compressed, so
 * a list may have a hundred thousand of them. Forms on paper are written by writeFormWorkbook.ts.
 */

import Excel from 'exceljs'
import { columnLetter } from '../../shared/intake/cellText.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import { dayNumber, type IsoDate } from '../../shared/kernel/dates.ts'
import { createPace, type Work } from '../longWork.ts'
import { drained, mergedRanges, validationsOf, writeRow, type CellModel } from './exceljsInside.ts'
import { createSheetNames } from './sheetNames.ts'
import type { Style } from './workbookLook.ts'
import { openWorkbookStream, type WorkbookIdentity, type WorkbookStream } from './workbookStream.ts'

/** A number stays a number in the workbook; `{ date }` becomes a real date cell. */
export type RowsCell = string | number | null | { date: IsoDate }

export interface RowsColumn {
  /** where columns have headers, the sheet is a list: text throughout, and printed with its header */
  header?: string
  /** characters wide */
  width: number
  /** formatted as text where there is no header either, so that Excel keeps long numbers whole */
  isText?: boolean
  /** words offered as a dropdown; others may be typed */
  words?: readonly string[]
}

export interface RowsSheet {
  /** shortened to what a worksheet's name may be */
  name: string
  columns: readonly RowsColumn[]
  /** lines above the header */
  above?: readonly string[]
  rows: Iterable<readonly RowsCell[]> | AsyncIterable<readonly RowsCell[]>
  /** rows and columns count from 0 at the top of the sheet, both ends included */
  merges?: readonly { fromRow: number; fromCol: number; toRow: number; toCol: number }[]
  /** rows from 0 */
  hiddenRows?: readonly number[]
}

const TEXT: Style = { numFmt: '@', alignment: { vertical: 'middle', wrapText: true } }
const HEADER: Style = {
  numFmt: '@',
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
}
const LINE: Style = { numFmt: '@', font: { bold: true, size: 12 } }
const LOOSE_TEXT: Style = { numFmt: '@' }
const LOOSE: Style = {}
const DATE: Style = { numFmt: 'yyyy-mm-dd' }

/** Rows below the header in which words are offered where nothing is filled in yet. */
const READY_ROWS = 300
/** A longer list does not fit into a validation. */
const LIST_MAX = 255
/** ECMA-376 18.3.1.63 */
const A4 = 9
/** The day of which Excel's serial number would be 0. */
const DAY_ZERO = dayNumber('1899-12-30')

/** What reads like an escape of the format is escaped itself. */
function writtenText(text: string): string {
  return text.includes('_x') ? text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : text
}

function cellModel(address: string, cell: RowsCell, style: Style): CellModel | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string')
    return { address, type: Excel.ValueType.String, value: writtenText(cell), style }
  if (typeof cell === 'number') return { address, type: Excel.ValueType.Number, value: cell, style }
  return { address, type: Excel.ValueType.Number, value: dayNumber(cell.date) - DAY_ZERO, style: DATE }
}

interface SheetJob {
  target: Excel.Worksheet
  letters: readonly string[]
  hidden: ReadonlySet<number>
  /** rows written so far */
  written: number
}

function putRow(job: SheetJob, cells: readonly RowsCell[], styleOf: (col: number) => Style): void {
  job.written += 1
  const row = job.written
  const models: CellModel[] = []
  for (const [col, cell] of cells.entries()) {
    const model = cellModel(`${job.letters[col] ?? columnLetter(col)}${row}`, cell, styleOf(col))
    if (model !== null) models.push(model)
  }
  writeRow(job.target, row, 0, Math.max(1, cells.length), models, job.hidden.has(row - 1))
}

function addValidations(job: SheetJob, columns: readonly RowsColumn[], first: number): void {
  const last = Math.max(job.written, first + READY_ROWS - 1)
  const validations = validationsOf(job.target)
  for (const [col, { words }] of columns.entries()) {
    const list = words?.join(',') ?? ''
    if (list === '' || list.length > LIST_MAX) continue
    const letter = job.letters[col] ?? ''
    validations.add(`${letter}${first}:${letter}${last}`, {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [`"${list}"`],
    })
  }
}

function pageSetup(headerRow: number): Partial<Excel.PageSetup> {
  const setup: Partial<Excel.PageSetup> = {
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headerRow}:${headerRow}`,
  }
  return Object.assign(setup, { paperSize: A4 })
}

/** On paper: as wide as the page, the header on every page, marked like every list of members (R-A22). */
function listSetup(headerRow: number): Partial<Excel.AddWorksheetOptions> {
  return {
    pageSetup: pageSetup(headerRow),
    headerFooter: { oddHeader: `&R${INTERNAL_MARK}`, oddFooter: '&C第&P页 共&N页' },
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
  }
}

async function writeSheet(
  stream: WorkbookStream,
  name: string,
  { columns, above = [], rows, merges = [], hiddenRows = [] }: RowsSheet,
  work: Work,
): Promise<void> {
  const isList = columns.some(({ header }) => header !== undefined)
  const looks = columns.map(({ isText }) => (isList ? TEXT : isText === true ? LOOSE_TEXT : LOOSE))
  const target = stream.workbook.addWorksheet(name, isList ? listSetup(above.length + 1) : {})
  target.columns = columns.map(({ width }, col) => ({ width, style: looks[col] ?? LOOSE }))
  const letters = columns.map((_, col) => columnLetter(col))
  const job: SheetJob = { target, letters, hidden: new Set(hiddenRows), written: 0 }
  for (const line of above) putRow(job, [line], () => LINE)
  if (isList) {
    const headers = columns.map(({ header = '' }) => header)
    putRow(job, headers, () => HEADER)
  }
  const first = job.written + 1
  const pace = createPace(work)
  const lookOf = (col: number) => looks[col] ?? LOOSE
  for await (const row of rows) {
    putRow(job, row, lookOf)
    if (!pace.due()) continue
    await drained(target)
    await pace.rest()
  }
  const merged = mergedRanges(target)
  for (const { fromRow, fromCol, toRow, toCol } of merges) {
    merged.push(`${columnLetter(fromCol)}${fromRow + 1}:${columnLetter(toCol)}${toRow + 1}`)
  }
  addValidations(job, columns, first)
  await stream.endSheet(target, work)
}

/**
 * Writes the workbook; the same sheets make the same bytes. Throws CANCELLED when the clerk gives up:
 * nothing of it is left then.
 */
export async function writeRowsWorkbook(
  sheets: readonly RowsSheet[],
  identity: WorkbookIdentity,
  work: Work,
): Promise<Uint8Array> {
  const stream = openWorkbookStream(identity)
  const nameOf = createSheetNames()
  try {
    for (const sheet of sheets) await writeSheet(stream, nameOf(sheet.name), sheet, work)
    return await stream.finish()
  } catch (error) {
    stream.abandon()
    throw error
  }
}
