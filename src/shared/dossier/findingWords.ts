/** What a finding and the check of a dossier are told in. */

import { labelOf } from '../kernel/codes.ts'
import { dayNumber, type IsoDate } from '../kernel/dates.ts'
import type { Level, LevelWords } from '../kernel/levelWords.ts'
import { CHECK_STATE, type CheckState } from './check.ts'
import type { FindingRow } from './findingMethods.ts'
import { FINDING_SETTLED, FINDING_STATE, type FindingState } from './findings.ts'

export function findingStateWords(state: FindingState): LevelWords {
  const text = labelOf(FINDING_STATE, state)
  if (state === 'CLOSED') return { level: 'ok', text }
  if (state === 'FALSE') return { level: 'error', text }
  return { level: FINDING_SETTLED.includes(state) ? 'note' : 'warning', text }
}

const CHECK_LEVEL: Readonly<Record<CheckState, Level>> = {
  UNCHECKED: 'note',
  SOUND: 'ok',
  FAULTY: 'warning',
}

export function checkWords(state: CheckState): LevelWords {
  return { level: CHECK_LEVEL[state], text: labelOf(CHECK_STATE, state) }
}

export function findingDueWords(
  { dueOn, overdue, state }: Pick<FindingRow, 'dueOn' | 'overdue' | 'state'>,
  day: IsoDate,
): LevelWords | null {
  if (dueOn === null || FINDING_SETTLED.includes(state)) return null
  const left = dayNumber(dueOn) - dayNumber(day)
  if (overdue) return { level: 'error', text: `超期${-left}天` }
  return { level: 'note', text: left === 0 ? '今日到期' : `还有${left}天` }
}
