/** What a disposal case is told in: its stage, its step, what is due. */

import { labelOf } from '../kernel/codes.ts'
import { dayNumber, type IsoDate } from '../kernel/dates.ts'
import type { LevelWords } from '../kernel/levelWords.ts'
import { DISPOSAL_STATE, DISPOSAL_STEP, type DisposalState, type DisposalStep } from './codes.ts'
import type { DisposalRow } from './methods.ts'

const SETTLED: readonly DisposalState[] = ['FILED']
const ENDING: readonly DisposalState[] = ['CONCLUDED', 'ENDED']

export function stateWords(state: DisposalState): LevelWords {
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
): LevelWords | null {
  if (dueOn === null) return null
  const what = state === 'RECTIFYING' ? '改正期满' : '转化教育'
  const left = dayNumber(dueOn) - dayNumber(day)
  if (overdue) return { level: 'error', text: `${what}超期${-left}天（${dueOn}）` }
  return { level: 'note', text: left === 0 ? `${what}今日到期` : `${what} ${dueOn}，还有${left}天` }
}
