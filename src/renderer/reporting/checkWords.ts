/** Cross-checks as the screens order, name and mark them. */

import type { CheckResult } from '../../shared/reporting/methods.ts'
import type { CellMark } from '../ui/FormSheet.tsx'
import type { FindingLevel } from '../ui/FindingText.tsx'

export interface SortedChecks {
  /** broken ones of this annex, most serious first */
  failed: readonly CheckResult[]
  /** broken ones that are about other annexes only */
  elsewhere: readonly CheckResult[]
  /** met ones of this annex */
  passed: readonly CheckResult[]
  /** met ones of other annexes */
  others: readonly CheckResult[]
}

const WEIGHT: Readonly<Record<CheckResult['level'], number>> = { error: 0, warning: 1, note: 2 }

function bySeriousness(a: CheckResult, b: CheckResult): number {
  return WEIGHT[a.level] - WEIGHT[b.level]
}

/** `annex` null: the checks of all nine. */
export function sortChecks(checks: readonly CheckResult[], annex: number | null): SortedChecks {
  const own = (check: CheckResult) => annex === null || check.annexes.includes(annex)
  const broken = checks.filter(({ passed }) => !passed).sort(bySeriousness)
  const met = checks.filter(({ passed }) => passed)
  return {
    failed: broken.filter(own),
    elsewhere: broken.filter(check => !own(check)),
    passed: met.filter(own),
    others: met.filter(check => !own(check)),
  }
}

/** What a broken check weighs on screen. */
export function checkLevel({ passed, level }: Pick<CheckResult, 'passed' | 'level'>): FindingLevel {
  return passed ? 'ok' : level
}

/** A check's title says what is demanded; of a broken one it is said that it is not so. */
export function checkTitle({
  passed,
  level,
  title,
}: Pick<CheckResult, 'passed' | 'level' | 'title'>): string {
  return passed || level === 'note' ? title : `不符合“${title}”`
}

/** 「22 项：20 项通过，1 处不平，1 处提醒」 */
export function checksText(checks: readonly CheckResult[]): string {
  const broken = checks.filter(({ passed }) => !passed)
  const count = (level: CheckResult['level']) => broken.filter(check => check.level === level).length
  const parts = [
    `${checks.length - broken.length}项通过`,
    ...(count('error') > 0 ? [`${count('error')}处不平`] : []),
    ...(count('warning') > 0 ? [`${count('warning')}处提醒`] : []),
    ...(count('note') > 0 ? [`${count('note')}处说明`] : []),
  ]
  return `${checks.length}项：${parts.join('，')}`
}

export interface Standing {
  level: FindingLevel
  text: string
}

/** One line for an annex: what is broken before what is to be looked at. */
export function standing({ failed, warned }: { failed: number; warned: number }): Standing {
  if (failed > 0) {
    return { level: 'error', text: `${failed}处不平${warned > 0 ? `，${warned}处提醒` : ''}` }
  }
  return warned > 0 ? { level: 'warning', text: `${warned}处提醒` } : { level: 'ok', text: '通过' }
}

/** The cells of this annex that broken checks point at; the most serious check speaks for a cell. */
export function marksOf(checks: readonly CheckResult[], annex: number): CellMark[] {
  const marks = new Map<string, CellMark>()
  for (const check of sortChecks(checks, annex).failed) {
    for (const { annex: of, row, column } of check.cells) {
      const key = `${row}|${column}`
      if (of !== annex || marks.has(key)) continue
      const level = check.level === 'error' ? 'error' : 'warning'
      marks.set(key, { row, column, level, text: `${check.check} ${checkTitle(check)}：${check.detail}` })
    }
  }
  return [...marks.values()]
}

/** The checks that mark this cell, most serious first. */
export function checksAt(
  checks: readonly CheckResult[],
  annex: number,
  cell: Pick<CellMark, 'row' | 'column'>,
): CheckResult[] {
  return sortChecks(checks, annex).failed.filter(check =>
    check.cells.some(one => one.annex === annex && one.row === cell.row && one.column === cell.column),
  )
}

export type CheckRow = CheckResult['rows'][number]

/** On a list a row's key is its member: those of the cell first. */
export function personsFirst(rows: readonly CheckRow[], rowKey: string | null): readonly CheckRow[] {
  if (rowKey === null) return rows
  const own = (row: CheckRow) => String(row.memberId) === rowKey
  return [...rows.filter(own), ...rows.filter(row => !own(row))]
}
