/**
 * Reads a workbook back with another library than the one that wrote it, and says where it differs from
 * the pages it was made of: every cell, every merged range, every page break.
 */

import { readXlsx, type Sheet } from 'hucre'
import type { FormPage, FormSheet } from '../../src/shared/forms/sheet.ts'

interface Expected {
  /** `row,col` from 0 -> text */
  texts: Map<string, string>
  merges: Set<string>
  /** last rows of pages, counted from 0 */
  breaks: number[]
  rows: number
}

function expectedOf(pages: Iterable<FormPage>): Expected {
  const expected: Expected = { texts: new Map(), merges: new Set(), breaks: [], rows: 0 }
  for (const page of pages) {
    const skipped = page.page === 1 ? 0 : page.headRows
    const shift = expected.rows - skipped
    for (const cell of page.cells) {
      if (cell.row < skipped) continue
      const row = cell.row + shift
      if (cell.text !== '') expected.texts.set(`${row},${cell.col}`, cell.text)
      if (cell.rowSpan > 1 || cell.colSpan > 1) {
        const corner = `${row + cell.rowSpan - 1},${cell.col + cell.colSpan - 1}`
        expected.merges.add(`${row},${cell.col}:${corner}`)
      }
    }
    expected.rows += page.rowHeights.length - skipped
    if (page.page < page.pageCount) expected.breaks.push(expected.rows - 1)
  }
  return expected
}

function compare(sheet: FormSheet, found: Sheet): string[] {
  const problems: string[] = []
  const expected = expectedOf(sheet.pages())
  const seen = new Set<string>()
  found.rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value === null || value === '') return
      const at = `${r},${c}`
      seen.add(at)
      const wanted = expected.texts.get(at)
      if (String(value) !== wanted) problems.push(`${at}: ${String(value)} instead of ${String(wanted)}`)
    })
  })
  for (const [at, text] of expected.texts) if (!seen.has(at)) problems.push(`${at}: ${text} is missing`)
  const merges = new Set((found.merges ?? []).map(m => `${m.startRow},${m.startCol}:${m.endRow},${m.endCol}`))
  for (const merge of expected.merges) if (!merges.has(merge)) problems.push(`merge ${merge} is missing`)
  for (const merge of merges) if (!expected.merges.has(merge)) problems.push(`merge ${merge} is too much`)
  const breaks = (found.rowBreaks ?? []).join(' ')
  if (breaks !== expected.breaks.join(' ')) {
    problems.push(`breaks ${breaks} instead of ${expected.breaks.join(' ')}`)
  }
  return problems
}

export interface Mirror {
  problems: string[]
  /** visible sheets as read */
  sheets: Sheet[]
  cells: number
}

/** Compares the visible sheets of a workbook with the form sheets it was written from. */
export async function mirror(
  bytes: Uint8Array,
  sheets: readonly FormSheet[],
  password?: string,
): Promise<Mirror> {
  const book = await readXlsx(bytes, { readStyles: true, ...(password === undefined ? {} : { password }) })
  const visible = book.sheets.filter(sheet => sheet.hidden !== true)
  const problems: string[] = []
  if (visible.length !== sheets.length) {
    problems.push(`${visible.length} sheets instead of ${sheets.length}`)
  }
  let cells = 0
  sheets.forEach((sheet, index) => {
    const found = visible[index]
    if (!found) return
    problems.push(...compare(sheet, found).map(problem => `${found.name} ${problem}`))
    cells += found.rows.flat().filter(value => value !== null && value !== '').length
  })
  return { problems, sheets: visible, cells }
}

/** Sheets as the preview shows them: a page with number 1 begins a new one. */
export function sheetsOf(pages: readonly FormPage[]): FormSheet[] {
  const groups: FormPage[][] = []
  for (const page of pages) {
    if (page.page === 1) groups.push([page])
    else groups.at(-1)?.push(page)
  }
  return groups.map((group, index) => ({
    name: `第${index + 1}表`,
    paper: group[0]!.paper,
    orientation: group[0]!.orientation,
    columnWidths: group[0]!.columnWidths,
    pageCount: group.length,
    pages: () => group,
    dropdowns: [],
    textColumns: [],
  }))
}
