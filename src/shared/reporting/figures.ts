/** The figures of a summary: counts by row and column, the total counted by itself (X16). */

import { childrenOf, childOfScope, orgName, type Run } from './run.ts'

export interface SummaryRow {
  key: string
  label: string
  /** 行次 */
  no: string
}

export interface Figures {
  annex: 7 | 8 | 9
  /** the total first */
  rows: readonly SummaryRow[]
  columns: readonly string[]
  /** by row, then by column */
  counts: number[][]
}

export const TOTAL = 'total'

/** Which row a person counts in, besides the total; null where no row fits. */
export type RowOf = (orgId: number, orgType: string | null) => string | null

export interface RowScheme {
  rows: readonly SummaryRow[]
  rowOf: RowOf
}

function numbered(rows: readonly { key: string; label: string }[]): SummaryRow[] {
  return [{ key: TOTAL, label: '总计' }, ...rows].map((row, i) => ({
    ...row,
    no: String(i + 1).padStart(2, '0'),
  }))
}

/** Rows by organisation class: the words of the list, and the class each key counts in. */
export function rowsByType(
  classes: readonly { key: string; label: string }[],
  classOf: (orgType: string) => string | null,
): RowScheme {
  return {
    rows: numbered(classes),
    rowOf: (_, orgType) => (orgType === null ? null : classOf(orgType)),
  }
}

/** Rows by organisation directly below the scope; the scope's own members have a row of their own. */
export function rowsByChild(run: Run): RowScheme {
  const children = childrenOf(run, run.scopeOrgId).map(({ id, fullName }) => ({
    key: String(id),
    label: fullName,
  }))
  const own = { key: String(run.scopeOrgId), label: `${orgName(run, run.scopeOrgId)}（本级）` }
  return {
    rows: numbered([...children, own]),
    rowOf: orgId => {
      const child = childOfScope(run, orgId)
      return child === null ? null : String(child)
    },
  }
}

export function emptyFigures(annex: 7 | 8 | 9, scheme: RowScheme, columns: readonly string[]): Figures {
  return {
    annex,
    rows: scheme.rows,
    columns,
    counts: scheme.rows.map(() => columns.map(() => 0)),
  }
}

/** Counts one person in the given columns of the total and of the row, where it has one. */
export function countIn(figures: Figures, row: string | null, columns: readonly string[]): void {
  const total = figures.counts[0]
  const at = row === null ? -1 : figures.rows.findIndex(({ key }) => key === row)
  const own = at > 0 ? figures.counts[at] : undefined
  for (const column of columns) {
    const index = figures.columns.indexOf(column)
    if (index === -1) throw new RangeError(`annex ${figures.annex} has no column ${column}`)
    if (total) total[index] = (total[index] ?? 0) + 1
    if (own) own[index] = (own[index] ?? 0) + 1
  }
}

/** The count of a cell; 0 for a column the form does not have. */
export function countAt(figures: Figures, row: string, column: string): number {
  const at = figures.rows.findIndex(({ key }) => key === row)
  return figures.counts[at]?.[figures.columns.indexOf(column)] ?? 0
}

/** Sum of several columns of a row. */
export function sumOf(figures: Figures, row: string, columns: readonly string[]): number {
  return columns.reduce((sum, column) => sum + countAt(figures, row, column), 0)
}

/** Column numbers from one to another, both included. */
export function columnsFrom(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
}
