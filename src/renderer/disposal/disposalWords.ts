/** What a disposal case is told in: its stage, its step, what is due. */

import {
  DISPOSAL_STATE,
  DISPOSAL_STEP,
  type DisposalState,
  type DisposalStep,
} from '../../shared/disposal/codes.ts'
import type { DisposalRow } from '../../shared/disposal/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { dayNumber, type IsoDate } from '../../shared/kernel/dates.ts'
import type { FindingLevel } from '../ui/FindingText.tsx'

export interface Words {
  level: FindingLevel
  text: string
}

const SETTLED: readonly DisposalState[] = ['FILED']
const ENDING: readonly DisposalState[] = ['CONCLUDED', 'ENDED']

export function stateWords(state: DisposalState): Words {
  const text = labelOf(DISPOSAL_STATE, state)
  if (SETTLED.includes(state)) return { level: 'ok', text }
  return { level: ENDING.includes(state) ? 'note' : 'warning', text }
}

/** The step that comes next; nothing once the case is filed. */
export function nextWords(next: DisposalStep | null): string {
  return next === null ? '' : labelOf(DISPOSAL_STEP, next)
}

/** What is due, and by when (R-J03, R-J12). */
export function dueWords(
  { state, dueOn, overdue }: Pick<DisposalRow, 'state' | 'dueOn' | 'overdue'>,
  day: IsoDate,
): Words | null {
  if (dueOn === null) return null
  const what = state === 'RECTIFYING' ? '改正期满' : '转化教育'
  const left = dayNumber(dueOn) - dayNumber(day)
  if (overdue) return { level: 'error', text: `${what}超期${-left}天（${dueOn}）` }
  return { level: 'note', text: left === 0 ? `${what}今日到期` : `${what} ${dueOn}，还有${left}天` }
}
