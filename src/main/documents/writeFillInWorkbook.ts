/**
 * A table that is filled in elsewhere and comes back: a sheet of instructions, protected headers, dropdowns,
 * and beside every ID number what is wrong with it. Small enough to be written cell by cell.
 */

import type Excel from 'exceljs'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import { columnLetter } from '../../shared/intake/cellText.ts'
import { createPace, type Work } from '../longWork.ts'
import { createDropdowns, LIST_SHEET } from './dropdowns.ts'
import { validationsOf } from './exceljsInside.ts'
import { idNumberFormula } from './idNumberFormula.ts'
import { DIGIT_PIXELS, STANDARD_FONT, type Style } from './workbookLook.ts'
import { openWorkbookStream, type WorkbookIdentity } from './workbookStream.ts'

export interface FillInColumn {
  /** `idNo`, `sex`, `birth` and `name` are told apart by it */
  key: string
  header: string
  /** characters wide */
  width: number
  words?: readonly string[]
  /** told, not asked */
  locked?: boolean
}

/** One sheet to be filled in. */
export interface FillInTable {
  sheetName: string
  /** line above the header */
  unitLine: string
  columns: readonly FillInColumn[]
  /** filled in already */
  rows: readonly (readonly string[])[]
  /** further rows to be filled in */
  blankRows: number
  /** a person may stand in several rows */
  repeats?: boolean
}

export interface FillInWorkbook extends WorkbookIdentity {
  /** lines of the sheet of instructions; the first is its title */
  instructions: readonly string[]
  tables: readonly FillInTable[]
}

export const INSTRUCTIONS_SHEET = '说明'
/** Header of the column that says what is wrong with the ID number. */
export const VERDICT_HEADER = '核对提示'

const FIRST_ROW = 3
const VERDICT_WIDTH = 26
const LOCKED = { protection: { locked: true } } satisfies Style
const LINE = { style: 'thin', color: { argb: 'FFA6A6A6' } } as const
const FRAME = { top: LINE, left: LINE, bottom: LINE, right: LINE }
const OPEN: Style = {
  numFmt: '@',
  border: FRAME,
  alignment: { vertical: 'middle', wrapText: true },
  protection: { locked: false },
}
const TOLD: Style = {
  ...OPEN,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF5F5F5' } },
  protection: { locked: true },
}
const HEADER: Style = {
  ...LOCKED,
  numFmt: '@',
  border: FRAME,
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
}
const UNIT_LINE: Style = { ...LOCKED, numFmt: '@', font: { bold: true, size: 12 } }
/** Excel shows cells of text with more characters as #####. */
const TEXT_FORMAT_MAX = 255
const LONG: Style = { ...OPEN, numFmt: 'General' }
const LONG_TOLD: Style = { ...TOLD, numFmt: 'General' }
const VERDICT: Style = { ...LOCKED, font: { color: { argb: 'FFB3261E' } }, alignment: { wrapText: true } }
const WRONG: Style = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC7CE' } },
  font: { color: { argb: 'FF9C0006' } },
}
const MISSING: Style = { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFEB9C' } } }

/** Whoever fills in may widen columns and sort; heads and verdicts stay. No password: a slip is prevented, not a will. */
const MAY = { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true }

const A4 = 9
/** Inches. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }
/** Of an A4 page on its side, within its margins, at 96 dots an inch. */
const PAGE_PIXELS = (297 / 25.4 - MARGINS.left - MARGINS.right) * 96
/** exceljs names papers in an enumeration of its own that is not there when it runs. */
function onA4(setup: Partial<Excel.PageSetup>): Partial<Excel.PageSetup> {
  return Object.assign(setup, { paperSize: A4 })
}
/** Smallest type on paper, points. */
const MIN_TYPE = 7

const INSTRUCTION_WIDTH = 100
const LINE_POINTS = 15
/** Excel takes no higher row. */
const ROW_POINTS_MAX = 405
/** Width of a character of Chinese in digits, rounded up. */
const WIDE = 1.9

/** Lines a text takes in a column, counted rather too many than too few. */
function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => {
    const units = [...line].reduce((sum, character) => sum + (character > '\u2000' ? WIDE : 1), 0)
    return lines + Math.max(1, Math.ceil(units / (width - 1)))
  }, 0)
}

/** In the head of a page an & begins a command. */
function inHeader(text: string): string {
  return text.replaceAll('&', '&&')
}

/** How many pages the columns are laid over, side by side, so that no type is smaller than seven points. */
export function pagesAcross([first, ...columns]: readonly Pick<FillInColumn, 'width'>[]): number {
  const perPage = (PAGE_PIXELS * STANDARD_FONT.size) / MIN_TYPE
  // The first column stands on every page again.
  const again = (first?.width ?? 0) * DIGIT_PIXELS
  let [pages, taken] = [1, again]
  for (const { width } of columns) {
    const pixels = width * DIGIT_PIXELS
    if (taken + pixels > perPage && taken > again) [pages, taken] = [pages + 1, again]
    taken += pixels
  }
  return pages
}

type Stream = ReturnType<typeof openWorkbookStream>

async function writeInstructions(stream: Stream, lines: readonly string[], work: Work): Promise<void> {
  const sheet = stream.workbook.addWorksheet(INSTRUCTIONS_SHEET, {
    headerFooter: { oddHeader: `&R${INTERNAL_MARK}` },
    pageSetup: onA4({ margins: MARGINS, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
  })
  sheet.columns = [{ width: INSTRUCTION_WIDTH }]
  for (const [index, line] of lines.entries()) {
    const cell = sheet.getCell(index + 1, 1)
    cell.value = line
    const size = index === 0 ? 16 : 12
    cell.style = { font: { bold: index === 0, size }, alignment: { wrapText: true, vertical: 'top' } }
    sheet.getRow(index + 1).height =
      linesIn(line, (INSTRUCTION_WIDTH * STANDARD_FONT.size) / size) * size * 1.5
  }
  await sheet.protect('', MAY)
  await stream.endSheet(sheet, work)
}

/** Addresses for the check of an ID number; a table that does not ask for sex or birth has nothing to compare. */
function checkedCells({ columns, repeats }: FillInTable, last: number) {
  const letter = (key: string) => {
    const index = columns.findIndex(column => column.key === key)
    return index < 0 ? null : columnLetter(index)
  }
  const [idNo, sex, birth] = [letter('idNo'), letter('sex'), letter('birth')]
  const at = (own: string | null, row: number) => (own === null ? '""' : `$${own}${row}`)
  return {
    idNo,
    name: letter('name'),
    inRow: (row: number) => ({
      idNo: at(idNo, row),
      sex: at(sex, row),
      birth: at(birth, row),
      allIdNos: repeats ? null : `$${idNo}$${FIRST_ROW}:$${idNo}$${last}`,
    }),
  }
}

async function writeTable(
  stream: Stream,
  table: FillInTable,
  dropdowns: ReturnType<typeof createDropdowns>,
  work: Work,
): Promise<void> {
  const { columns, rows } = table
  const pace = createPace(work)
  const last = FIRST_ROW + rows.length + table.blankRows - 1
  const { idNo, name, inRow } = checkedCells(table, last)
  const verdict = columnLetter(columns.length)
  const sheet = stream.workbook.addWorksheet(table.sheetName, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: FIRST_ROW - 1 }],
    headerFooter: {
      oddHeader: `&L${inHeader(`${table.unitLine}  ${table.sheetName}`)}&R${INTERNAL_MARK}`,
      oddFooter: '&C第&P页 共&N页',
    },
    pageSetup: onA4({
      orientation: 'landscape',
      margins: MARGINS,
      fitToPage: true,
      fitToWidth: pagesAcross(columns),
      fitToHeight: 0,
      pageOrder: 'overThenDown',
      // The unit stands in the head of every page; what is wrong with a number is for the screen.
      printArea: `A$${FIRST_ROW - 1}:${columnLetter(columns.length - 1)}$${last}`,
      // Every page says whose row it is.
      printTitlesRow: `${FIRST_ROW - 1}:${FIRST_ROW - 1}`,
      printTitlesColumn: 'A:A',
    }),
  })
  sheet.columns = [...columns.map(({ width }) => ({ width })), { width: VERDICT_WIDTH }]
  const unit = sheet.getCell(1, 1)
  unit.value = table.unitLine
  unit.style = UNIT_LINE
  for (const [col, header] of [...columns.map(one => one.header), VERDICT_HEADER].entries()) {
    const cell = sheet.getCell(FIRST_ROW - 1, col + 1)
    cell.value = header
    cell.style = HEADER
  }
  const heads = columns.map(({ header, width }) => linesIn(header, width))
  sheet.getRow(FIRST_ROW - 1).height = Math.max(2, ...heads) * LINE_POINTS
  for (let row = FIRST_ROW; row <= last; row += 1) {
    const filled = rows[row - FIRST_ROW]
    for (const [col, { locked }] of columns.entries()) {
      const cell = sheet.getCell(row, col + 1)
      const text = filled?.[col] ?? ''
      if (text !== '') cell.value = text
      const isLong = text.length > TEXT_FORMAT_MAX
      cell.style = locked ? (isLong ? LONG_TOLD : TOLD) : isLong ? LONG : OPEN
    }
    const lines = Math.max(1, ...columns.map(({ width }, col) => linesIn(filled?.[col] ?? '', width)))
    // A row that needs no more grows by itself as it is filled in.
    if (lines > 1) sheet.getRow(row).height = Math.min(lines * LINE_POINTS, ROW_POINTS_MAX)
    const cell = sheet.getCell(row, columns.length + 1)
    cell.value = { formula: idNumberFormula(inRow(row)) }
    cell.style = VERDICT
    if (pace.due()) await pace.rest()
  }
  const validations = validationsOf(sheet)
  for (const [col, { words }] of columns.entries()) {
    if (words === undefined) continue
    const own = columnLetter(col)
    validations.add(`${own}${FIRST_ROW}:${own}${last}`, dropdowns.ruleFor(words))
  }
  sheet.addConditionalFormatting({
    ref: `${idNo}${FIRST_ROW}:${idNo}${last}`,
    rules: [
      { type: 'expression', priority: 1, formulae: [`$${verdict}${FIRST_ROW}<>""`], style: WRONG },
      {
        type: 'expression',
        priority: 2,
        formulae: [`AND($${name}${FIRST_ROW}<>"",$${idNo}${FIRST_ROW}="")`],
        style: MISSING,
      },
    ],
  })
  await sheet.protect('', MAY)
  await stream.endSheet(sheet, work)
}

/** Throws CANCELLED when the clerk gives up. */
export async function writeFillInWorkbook(input: FillInWorkbook, work: Work): Promise<Uint8Array> {
  const stream = openWorkbookStream(input)
  const dropdowns = createDropdowns()
  try {
    await writeInstructions(stream, input.instructions, work)
    for (const table of input.tables) await writeTable(stream, table, dropdowns, work)
    await dropdowns.finish(stream, LIST_SHEET, work)
    return await stream.finish()
  } catch (error) {
    stream.abandon()
    throw error
  }
}
