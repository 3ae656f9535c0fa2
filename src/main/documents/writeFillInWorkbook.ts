/**
 * A table that is filled in elsewhere and comes back: a sheet of instructions, protected headers, dropdowns,
 * and beside every ID number what is wrong with it. Small enough to be written cell by cell.
 */

import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import { columnLetter } from '../../shared/intake/cellText.ts'
import { createPace, type Work } from '../longWork.ts'
import { createDropdowns, LIST_SHEET } from './dropdowns.ts'
import { validationsOf } from './exceljsInside.ts'
import { idNumberFormula } from './idNumberFormula.ts'
import type { Style } from './workbookLook.ts'
import { openWorkbookStream, type WorkbookIdentity } from './workbookStream.ts'

export interface FillInColumn {
  /** `idNo`, `sex`, `birth` and `name` are told apart by it */
  key: string
  header: string
  /** characters wide */
  width: number
  words?: readonly string[]
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
const OPEN: Style = {
  numFmt: '@',
  alignment: { vertical: 'middle', wrapText: true },
  protection: { locked: false },
}
const HEADER: Style = {
  ...LOCKED,
  numFmt: '@',
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
}
const UNIT_LINE: Style = { ...LOCKED, numFmt: '@', font: { bold: true, size: 12 } }
const VERDICT: Style = { ...LOCKED, font: { color: { argb: 'FFB3261E' } }, alignment: { wrapText: true } }
const WRONG: Style = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC7CE' } },
  font: { color: { argb: 'FF9C0006' } },
}
const MISSING: Style = { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFEB9C' } } }

/** Whoever fills in may widen columns and sort; heads and verdicts stay. No password: a slip is prevented, not a will. */
const MAY = { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true }

type Stream = ReturnType<typeof openWorkbookStream>

async function writeInstructions(stream: Stream, lines: readonly string[], work: Work): Promise<void> {
  const sheet = stream.workbook.addWorksheet(INSTRUCTIONS_SHEET, {
    headerFooter: { oddHeader: `&R${INTERNAL_MARK}` },
  })
  sheet.columns = [{ width: 90 }]
  for (const [index, line] of lines.entries()) {
    const cell = sheet.getCell(index + 1, 1)
    cell.value = line
    cell.style = { font: { bold: index === 0, size: index === 0 ? 16 : 12 }, alignment: { wrapText: true } }
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
    headerFooter: { oddHeader: `&R${INTERNAL_MARK}`, oddFooter: '&C第&P页 共&N页' },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
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
  for (let row = FIRST_ROW; row <= last; row += 1) {
    const filled = rows[row - FIRST_ROW]
    for (let col = 0; col < columns.length; col += 1) {
      const cell = sheet.getCell(row, col + 1)
      const text = filled?.[col] ?? ''
      if (text !== '') cell.value = text
      cell.style = OPEN
    }
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
