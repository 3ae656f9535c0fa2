/** What becomes of a row, in words. */

import type { Decision, IntakeFinding } from '../../shared/intake/schema.ts'
import type { FindingLevel } from '../ui/FindingText.tsx'
import type { Counts, PlanRow } from './intakeFiles.ts'

export type Tab = Decision | 'all'

export const DECISIONS: readonly Decision[] = ['refused', 'new', 'changed', 'same']

export const DECISION_WORDS: Record<Decision, string> = {
  refused: '未通过',
  new: '新增',
  changed: '修改',
  same: '相同',
}

/** Rows that did not pass come first: they want something. */
export function decisionTabs(counts: Counts): { value: Tab; label: string }[] {
  const all = DECISIONS.reduce((sum, decision) => sum + counts[decision], 0)
  return [
    ...DECISIONS.map(value => ({ value, label: `${DECISION_WORDS[value]} ${counts[value]}` })),
    { value: 'all' as const, label: `全部 ${all}` },
  ]
}

export function findingLevel(level: IntakeFinding['level']): FindingLevel {
  switch (level) {
    case 'refuse':
      return 'error'
    case 'warning':
      return 'warning'
    case 'note':
      return 'note'
  }
}

/** The word before a row, with the mark of its weight. */
export function decisionMark(row: Pick<PlanRow, 'decision' | 'mended'>): {
  level: FindingLevel
  text: string
} {
  const text = DECISION_WORDS[row.decision]
  if (row.decision === 'refused') return { level: 'error', text }
  if (row.mended) return { level: 'ok', text: `${text}（已改）` }
  return { level: row.decision === 'changed' ? 'warning' : 'note', text }
}

const GRAVITY: readonly IntakeFinding['level'][] = ['refuse', 'warning', 'note']

/** Gravest first. */
export function byGravity(findings: readonly IntakeFinding[]): IntakeFinding[] {
  return [...findings].sort((a, b) => GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level))
}
