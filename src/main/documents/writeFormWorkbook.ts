/**
 * Form sheets → .xlsx (rules.md part 5): the same cells as the preview and the paper, merged headers,
 * paper size, margins, repeated head rows, page breaks where the pages break, dropdowns, ID numbers as
 * text. Sheets and pages are taken one by one, so a county's thousands of branches need no more memory
 * than one branch and the finished file.
 */

import Excel from 'exceljs'
import type { FormCell, FormPage, FormSheet } from '../../shared/forms/sheet.ts'
import { createPace, type Work } from '../longWork.ts'
import { createDropdowns, LIST_SHEET, type Dropdowns } from './dropdowns.ts'
import { mergedRanges, rowBreaks, validationsOf, writeRow, type CellModel } from './exceljsInside.ts'
import { createSheetNames } from './sheetNames.ts'
import { columnWidth, createStyles, headerFooterOf, pageSetupOf, rowHeight } from './workbookLook.ts'
import { openWorkbookStream, type WorkbookIdentity, type WorkbookStream } from './workbookStream.ts'

export interface FormWorkbook extends WorkbookIdentity {
  sheets: Iterable<FormSheet> | AsyncIterable<FormSheet>
  /** pages of all sheets together, for the progress; null when not known */
  pageTotal: number | null
}

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,8})$/

/** Figures go in as numbers so that the office above can add them up; codes and dates stay text. */
function isFigure(cell: FormCell, textColumns: ReadonlySet<number>): boolean {
  if (cell.kind !== 'count' && cell.kind !== 'columnNumber') return false
  return !textColumns.has(cell.col) && WHOLE_NUMBER.test(cell.text)
}

interface SheetJob {
  sheet: FormSheet
  /** rows repeated on every page; 0 where there is one page only */
  headRows: number
  target: Excel.Worksheet
  /** A, B, … of the columns */
  letters: readonly string[]
  merged: ReturnType<typeof mergedRanges>
  breaks: ReturnType<typeof rowBreaks>
  styleOf: ReturnType<typeof createStyles>
  textColumns: ReadonlySet<number>
  /** the next free worksheet row, counted from 1 */
  nextRow: number
  /** body rows of each dropdown column, as runs of worksheet rows */
  dropdowns: ReadonlyMap<number, { words: readonly string[]; runs: [from: number, to: number][] }>
}

/** Cells of a page by row and column; a hole where there is none. */
type Rows = (CellModel | undefined)[][]

/** Excel takes rows up to this one, and columns up to 16,384. */
const LAST_COLUMN = 16_383

/** A merged cell's frame runs around all of it: every covered cell has its look. */
function coverCells(
  job: SheetJob,
  rows: Rows,
  cell: FormCell,
  offset: number,
  style: CellModel['style'],
): void {
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
    for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) {
      const own = rows[row]
      if (!own || own[col]) continue
      own[col] = { address: `${job.letters[col] ?? ''}${row + offset}`, type: Excel.ValueType.Null, style }
    }
  }
  const from = `${job.letters[cell.col] ?? ''}${cell.row + offset}`
  const to = `${job.letters[cell.col + cell.colSpan - 1] ?? ''}${cell.row + cell.rowSpan - 1 + offset}`
  job.merged.push(`${from}:${to}`)
}

function placeCell(job: SheetJob, rows: Rows, cell: FormCell, offset: number): void {
  const own = rows[cell.row]
  if (!own) return
  const { text, col } = cell
  const numeric = isFigure(cell, job.textColumns)
  const style = job.styleOf(cell, numeric)
  const address = `${job.letters[col] ?? ''}${cell.row + offset}`
  own[col] =
    text === ''
      ? { address, type: Excel.ValueType.Null, style }
      : numeric
        ? { address, type: Excel.ValueType.Number, value: Number(text), style }
        : { address, type: Excel.ValueType.String, value: text, style }
  if (cell.rowSpan > 1 || cell.colSpan > 1) coverCells(job, rows, cell, offset, style)
  else if (cell.kind === 'value') noteDropdown(job, cell.row + offset, col)
}

function noteDropdown(job: SheetJob, row: number, col: number): void {
  const runs = job.dropdowns.get(col)?.runs
  if (!runs) return
  const last = runs.at(-1)
  if (last?.[1] === row - 1) last[1] = row
  else runs.push([row, row])
}

/** Head rows are written once, with the first page, and repeated by the printer. */
function writePage(job: SheetJob, page: FormPage): void {
  const skip = page.page > 1 ? page.headRows : 0
  const offset = job.nextRow - skip
  const columns = job.letters.length
  const rows: Rows = page.rowHeights.map(() => new Array<CellModel | undefined>(columns).fill(undefined))
  for (const cell of page.cells) if (cell.row >= skip) placeCell(job, rows, cell, offset)
  for (let row = skip; row < rows.length; row += 1) {
    const cells = (rows[row] ?? []).filter(cell => cell !== undefined)
    writeRow(job.target, row + offset, rowHeight(page.rowHeights[row] ?? 0), columns, cells)
  }
  job.nextRow = offset + rows.length
  if (page.page < page.pageCount) job.breaks.push({ id: job.nextRow - 1, max: LAST_COLUMN, man: 1 })
}

function addDropdowns(job: SheetJob, dropdowns: Dropdowns): void {
  const validations = validationsOf(job.target)
  for (const [col, { words, runs }] of job.dropdowns) {
    const letter = job.letters[col] ?? ''
    for (const [from, to] of runs) {
      validations.add(`${letter}${from}:${letter}${to}`, dropdowns.ruleFor(words))
    }
  }
}

function startSheet(
  sheet: FormSheet,
  name: string,
  headRows: number,
  styleOf: SheetJob['styleOf'],
  stream: WorkbookStream,
): SheetJob {
  const frozen = headRows > 0 && sheet.pageCount > 1
  const target = stream.workbook.addWorksheet(name, {
    pageSetup: pageSetupOf(sheet),
    headerFooter: headerFooterOf(sheet),
    views: [
      frozen
        ? { state: 'frozen', xSplit: 0, ySplit: headRows, showGridLines: false }
        : { state: 'normal', showGridLines: false },
    ],
  })
  target.columns = sheet.columnWidths.map(width => ({ width: columnWidth(width) }))
  return {
    sheet,
    headRows: frozen ? headRows : 0,
    target,
    letters: sheet.columnWidths.map((_, col) => target.getColumn(col + 1).letter),
    merged: mergedRanges(target),
    breaks: rowBreaks(target),
    styleOf,
    textColumns: new Set(sheet.textColumns),
    nextRow: 1,
    dropdowns: new Map(sheet.dropdowns.map(({ col, words }) => [col, { words, runs: [] }])),
  }
}

function closePageSetup(job: SheetJob): void {
  const { target, letters, nextRow, headRows } = job
  const lastColumn = letters.at(-1) ?? 'A'
  // exceljs puts a $ before both ends itself; LibreOffice drops an area whose row is not absolute.
  target.pageSetup.printArea = `A$1:${lastColumn}$${nextRow - 1}`
  if (headRows > 0) target.pageSetup.printTitlesRow = `1:${headRows}`
}

/** Writes a workbook. Throws CANCELLED when the clerk gives up. */
export async function writeFormWorkbook(input: FormWorkbook, work: Work): Promise<Uint8Array> {
  const stream = openWorkbookStream(input)
  const nameOf = createSheetNames()
  const listName = nameOf(LIST_SHEET)
  const dropdowns = createDropdowns()
  const styleOf = createStyles()
  const pace = createPace(work)
  let pages = 0
  try {
    for await (const sheet of input.sheets) {
      let job: SheetJob | null = null
      for (const page of sheet.pages()) {
        job ??= startSheet(sheet, nameOf(sheet.name), page.headRows, styleOf, stream)
        writePage(job, page)
        pages += 1
        if (pace.due()) await pace.rest()
      }
      if (!job) continue
      closePageSetup(job)
      addDropdowns(job, dropdowns)
      if (input.pageTotal !== null) work.report('正在写入表格', pages, input.pageTotal)
      await stream.endSheet(job.target, work)
    }
    await dropdowns.finish(stream, listName, work)
    return await stream.finish()
  } catch (error) {
    stream.abandon()
    throw error
  }
}
