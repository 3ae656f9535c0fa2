/** How far a branch and a member are with the review, in words. */

import { labelOf } from '../kernel/codes.ts'
import type { Level, LevelWords } from '../kernel/levelWords.ts'
import { ANNUAL_HEADINGS, ANNUAL_STATE, type REVIEW_LISTED } from './codes.ts'
import type { AnnualBranch, AnnualRow } from './methods.ts'
import { isSettled } from './rules.ts'

const STATE_LEVEL: Readonly<Record<AnnualBranch['state'], Level>> = {
  OPEN: 'note',
  FROZEN: 'note',
  SIGNED: 'note',
  SEALED: 'note',
  READY: 'note',
  HANDED: 'ok',
}

type Standing = Pick<AnnualBranch, 'state' | 'overdue'>

/** The state with the step that comes next. */
export function stateWords({ state, overdue }: Standing): LevelWords {
  const text = labelOf(ANNUAL_STATE, state)
  return overdue ? { level: 'error', text: `${text}（逾期）` } : { level: STATE_LEVEL[state], text }
}

/** What a narrow column has room for: the dates beside it say the rest. */
const SHORT: Readonly<Record<AnnualBranch['state'], string>> = {
  OPEN: '核对中',
  FROZEN: '已定稿',
  SIGNED: '已签字',
  SEALED: '已盖章',
  READY: '待上报',
  HANDED: '已上报',
}

export function shortStateWords({ state, overdue }: Standing): LevelWords {
  return overdue
    ? { level: 'error', text: `逾期，${SHORT[state]}` }
    : { level: STATE_LEVEL[state], text: SHORT[state] }
}

/** One line for a member: what still wants work comes before what nobody has looked at. */
export function verdictOf({ marks }: Pick<AnnualRow, 'marks'>): LevelWords {
  const states = ANNUAL_HEADINGS.map(heading => marks[heading].state)
  const unfinished = states.filter(state => state === '待完善').length
  const unseen = states.filter(state => state === null).length
  const corrected = states.filter(state => state === '有更正').length
  if (unfinished > 0) return { level: 'warning', text: `待完善${unfinished}` }
  if (unseen > 0) return { level: 'note', text: unseen === states.length ? '未核' : `未核${unseen}` }
  return { level: 'ok', text: corrected > 0 ? `已核完，更正${corrected}` : '已核完' }
}

export function isOpen({ marks }: Pick<AnnualRow, 'marks'>): boolean {
  return ANNUAL_HEADINGS.some(heading => !isSettled(marks[heading].state))
}

/** Changes since the last review over all headings. */
export function changeCount({ changes }: Pick<AnnualRow, 'changes'>): number {
  return ANNUAL_HEADINGS.reduce((sum, heading) => sum + (changes[heading] ?? 0), 0)
}

export function changeWords(row: AnnualRow): string {
  if (row.reviewedIn === null) return '首次'
  const count = changeCount(row)
  return count === 0 ? '' : `${count}次`
}

export interface ReviewNarrowing {
  only: (typeof REVIEW_LISTED)['items'][number]['key']
  /** a part of the name */
  text: string
}

/** True where the sheet shows the member. */
export function isReviewListed(row: AnnualRow, { only, text }: ReviewNarrowing): boolean {
  if (!row.name.includes(text.trim())) return false
  switch (only) {
    case 'all':
      return true
    case 'open':
      return isOpen(row)
    case 'changed':
      return changeCount(row) > 0
  }
}
