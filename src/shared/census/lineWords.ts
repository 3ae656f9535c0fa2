/** How far a branch and a line are, in words. */

import { labelOf } from '../kernel/codes.ts'
import type { LevelWords } from '../kernel/levelWords.ts'
import { CHECK_ITEMS, isFiveCheck, LINE_STATE, type LINE_LISTED } from './codes.ts'
import type { CheckRow } from './lineMethods.ts'
import { isEnded } from './lines.ts'
import type { BoardRow } from './stageMethods.ts'

export function boardWords({ tasksOverdue, open, accepted, reported }: BoardRow): LevelWords {
  if (tasksOverdue > 0) return { level: 'error', text: `${tasksOverdue}项任务逾期` }
  if (open > 0) return { level: 'note', text: `还有${open}名` }
  return { level: 'ok', text: accepted ? '已验收' : reported ? '已报告，待验收' : '双查完成' }
}

/** How far the line is, and what it still lacks of the five. */
export function stateWords({ state, marks }: Pick<CheckRow, 'state' | 'marks'>): LevelWords {
  const text = labelOf(LINE_STATE, state)
  if (isEnded(state)) return { level: 'ok', text }
  const open = CHECK_ITEMS.filter(item => isFiveCheck(item) && marks[item].state === null).length
  return state === 'CHECKING' && open > 0
    ? { level: 'note', text: `${text}，五核查缺${open}` }
    : { level: state === 'TODO' ? 'note' : 'warning', text }
}

/** As the list says it: a line that ended without its marks with the reason. */
export function lineWords(row: Pick<CheckRow, 'state' | 'marks' | 'excuse'>): LevelWords {
  const words = stateWords(row)
  return row.state === 'EXCUSED' ? { ...words, text: `理由：${row.excuse ?? ''}` } : words
}

export interface LineNarrowing {
  only: (typeof LINE_LISTED)['items'][number]['key']
  /** a part of the name */
  text: string
}

export function fitsLine(row: CheckRow, only: LineNarrowing['only']): boolean {
  switch (only) {
    case 'all':
      return true
    case 'open':
      return !isEnded(row.state)
    case 'self':
      return row.state === 'READY'
    case 'group':
      return row.state === 'SELF'
    case 'problems':
      return row.problems.length > 0 || row.hints.length > 0 || row.findings.length > 0
  }
}

/** True where the list shows the line. */
export function isLineListed(row: CheckRow, { only, text }: LineNarrowing): boolean {
  return row.name.includes(text.trim()) && fitsLine(row, only)
}
