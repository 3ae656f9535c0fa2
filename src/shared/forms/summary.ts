/** Summaries: figures by row and column as a list form; what is 0 stays empty (forms.md 0.2). */

import { countAt, type Figures, type SummaryRow } from '../reporting/figures.ts'
import type { Column, SheetContext } from './description.ts'
import { figure, LEFT } from './printing.ts'

export interface SummaryLine {
  row: SummaryRow
  counts: (column: string) => number
}

/** 甲: what a row is called. */
export function nameColumn(header: string, width: number): Column<SummaryLine> {
  return { key: 'label', header, width, number: '甲', text: ({ row }) => row.label, align: LEFT }
}

/** What 甲 is called where the rows are the organisations below (`annex7.byChildren`), else `header`. */
export function rowsHeader(header: string, byChildren: boolean): string {
  return byChildren ? '党组织名称' : header
}

/** 乙: 行次. */
export function orderColumn(width: number): Column<SummaryLine> {
  return { key: 'no', header: '行次', width, number: '乙', text: ({ row }) => row.no, isText: true }
}

/** A figure. `key` is the column of the figures; the number above it is the same unless given. */
export function countColumn(key: string, header: string, width: number, number = key): Column<SummaryLine> {
  return { key, header, width, number, kind: 'count', text: ({ counts }) => figure(counts(key)) }
}

/** Several figures in the order of their numbers. */
export function countColumns(
  first: number,
  headers: readonly string[],
  width: number,
): Column<SummaryLine>[] {
  return headers.map((header, i) => countColumn(String(first + i), header, width))
}

/** The lines of a summary; the scope's own row is left out where nobody hangs directly on the scope. */
export function summaryLines(figures: Figures, { run }: SheetContext): SummaryLine[] {
  const own = String(run.scopeOrgId)
  return figures.rows
    .filter(({ key }) => key !== own || figures.columns.some(column => countAt(figures, key, column) > 0))
    .map((row, i) => ({
      row: { ...row, no: String(i + 1).padStart(2, '0') },
      counts: column => countAt(figures, row.key, column),
    }))
}
