/** What a finding and the check of a dossier are told in. */

import { CHECK_STATE, type CheckState } from '../../shared/dossier/check.ts'
import type { FindingRow } from '../../shared/dossier/findingMethods.ts'
import { FINDING_SETTLED, FINDING_STATE, type FindingState } from '../../shared/dossier/findings.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { dayNumber, type IsoDate } from '../../shared/kernel/dates.ts'
import type { FindingLevel } from '../ui/FindingText.tsx'

export interface Words {
  level: FindingLevel
  text: string
}

export function findingStateWords(state: FindingState): Words {
  const text = labelOf(FINDING_STATE, state)
  if (state === 'CLOSED') return { level: 'ok', text }
  if (state === 'FALSE') return { level: 'error', text }
  return { level: FINDING_SETTLED.includes(state) ? 'note' : 'warning', text }
}

const CHECK_LEVEL: Readonly<Record<CheckState, FindingLevel>> = {
  UNCHECKED: 'note',
  SOUND: 'ok',
  FAULTY: 'warning',
}

export function checkWords(state: CheckState): Words {
  return { level: CHECK_LEVEL[state], text: labelOf(CHECK_STATE, state) }
}

export function findingDueWords(
  { dueOn, overdue, state }: Pick<FindingRow, 'dueOn' | 'overdue' | 'state'>,
  day: IsoDate,
): Words | null {
  if (dueOn === null || FINDING_SETTLED.includes(state)) return null
  const left = dayNumber(dueOn) - dayNumber(day)
  if (overdue) return { level: 'error', text: `超期${-left}天` }
  return { level: 'note', text: left === 0 ? '今日到期' : `还有${left}天` }
}
