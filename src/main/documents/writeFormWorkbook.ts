/**
 * Form sheets → .xlsx (rules.md part 5): the same cells as the preview and the paper, merged headers,
 * paper size, margins, repeated head rows, page breaks where the pages break, dropdowns, ID numbers as
 * text. Sheets and pages are taken one by one, so a county's thousands of branches need no more memory
 * than one branch and the finished file.
 */

import type Excel from 'exceljs'
import type { FormCell, FormPage, FormSheet } from '../../shared/forms/sheet.ts'
import type { Work } from '../longWork.ts'
import { createDropdowns, LIST_SHEET, type Dropdowns } from './dropdowns.ts'
import { createSheetNames } from './sheetNames.ts'
import { columnWidth, createStyles, headerFooterOf, pageSetupOf, rowHeight } from './workbookLook.ts'
import {
  mergedRanges,
  openWorkbookStream,
  type WorkbookIdentity,
  type WorkbookStream,
} from './workbookStream.ts'

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
  styleOf: ReturnType<typeof createStyles>
  textColumns: ReadonlySet<number>
  /** the next free worksheet row, counted from 1 */
  nextRow: number
  /** body rows of each dropdown column, as runs of worksheet rows */
  dropdowns: ReadonlyMap<number, { words: readonly string[]; runs: [from: number, to: number][] }>
}

/** Where a row of a page lands on the worksheet: head rows are written once, then repeated by the printer. */
function firstBodyRow(page: FormPage): number {
  return page.page > 1 ? page.headRows : 0
}

type Rows = readonly (Excel.Row | null)[]

/** A merged cell's frame runs around all of it: every covered cell has its look. */
function coverCells(job: SheetJob, rows: Rows, cell: FormCell, style: Excel.Cell['style']): void {
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
    for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) {
      const covered = rows[row]?.getCell(col + 1)
      if (covered) covered.style = style
    }
  }
  const first = rows[cell.row]
  if (!first) return
  const from = `${job.letters[cell.col] ?? ''}${first.number}`
  const to = `${job.letters[cell.col + cell.colSpan - 1] ?? ''}${first.number + cell.rowSpan - 1}`
  job.merged.push(`${from}:${to}`)
}

function writeCell(job: SheetJob, rows: Rows, cell: FormCell): void {
  const row = rows[cell.row]
  if (!row) return
  const target = row.getCell(cell.col + 1)
  const numeric = isFigure(cell, job.textColumns)
  const style = job.styleOf(cell, numeric)
  target.style = style
  if (cell.text !== '') target.value = numeric ? Number(cell.text) : cell.text
  if (cell.rowSpan > 1 || cell.colSpan > 1) coverCells(job, rows, cell, style)
  else if (cell.kind === 'value') noteDropdown(job, row.number, cell.col)
}

function noteDropdown(job: SheetJob, row: number, col: number): void {
  const runs = job.dropdowns.get(col)?.runs
  if (!runs) return
  const last = runs.at(-1)
  if (last?.[1] === row - 1) last[1] = row
  else runs.push([row, row])
}

function writePage(job: SheetJob, page: FormPage): void {
  const skip = firstBodyRow(page)
  const offset = job.nextRow - skip
  const rows = page.rowHeights.map((height, index) => {
    if (index < skip) return null
    const row = job.target.getRow(index + offset)
    row.height = rowHeight(height)
    return row
  })
  // exceljs writes rows in order: cells are put in first, then the page's rows are given away at once.
  for (const cell of page.cells) writeCell(job, rows, cell)
  job.nextRow = offset + page.rowHeights.length
  const last = job.target.getRow(job.nextRow - 1)
  if (page.page < page.pageCount) last.addPageBreak()
  last.commit()
}

function addDropdowns(job: SheetJob, dropdowns: Dropdowns): void {
  for (const [col, { words, runs }] of job.dropdowns) {
    const letter = job.letters[col] ?? ''
    for (const [from, to] of runs) {
      validationsOf(job.target).add(`${letter}${from}:${letter}${to}`, dropdowns.ruleFor(words))
    }
  }
}

interface Validations {
  add: (range: string, rule: Excel.DataValidation) => unknown
}

function isValidations(value: unknown): value is Validations {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'function'
}

/** exceljs takes ranges here; its types know only the form that sets cell by cell. */
function validationsOf(sheet: Excel.Worksheet): Validations {
  if ('dataValidations' in sheet && isValidations(sheet.dataValidations)) return sheet.dataValidations
  throw new TypeError('exceljs keeps data validations elsewhere now')
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
  let pages = 0
  try {
    for await (const sheet of input.sheets) {
      let job: SheetJob | null = null
      for (const page of sheet.pages()) {
        job ??= startSheet(sheet, nameOf(sheet.name), page.headRows, styleOf, stream)
        writePage(job, page)
        pages += 1
        if (pages % 8 === 0) await work.breathe()
      }
      if (!job) continue
      closePageSetup(job)
      addDropdowns(job, dropdowns)
      work.report('正在写入表格', pages, input.pageTotal)
      await stream.endSheet(job.target, work)
    }
    await dropdowns.finish(stream, listName, work)
    return await stream.finish()
  } catch (error) {
    stream.abandon()
    throw error
  }
}
