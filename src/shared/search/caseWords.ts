/** What a case is told in: its state, its deadline, where its length comes from. */

import { dayNumber, type IsoDate } from '../kernel/dates.ts'
import type { Level, LevelWords } from '../kernel/levelWords.ts'
import type { LostState } from './codes.ts'
import type { LostRow } from './methods.ts'
import type { LostStart } from './rules.ts'

export const STATE_LEVEL: Readonly<Record<LostState, Level>> = {
  VERIFYING: 'warning',
  EXCLUDED: 'note',
  SEARCHING: 'warning',
  FOUND: 'ok',
  NOT_FOUND: 'error',
  INVESTIGATED: 'warning',
  PROPOSED: 'warning',
  FOLLOWING: 'ok',
  DECIDED: 'ok',
}

/** The 30 days for verifying: kept, running, or over (R-B12). */
export function verifyWords(
  row: Pick<LostRow, 'state' | 'verifyBy' | 'verifiedOn'>,
  day: IsoDate,
): LevelWords {
  const { state, verifyBy, verifiedOn } = row
  if (verifiedOn !== null) {
    const late = dayNumber(verifiedOn) - dayNumber(verifyBy)
    return late > 0
      ? { level: 'warning', text: `${verifiedOn} 超期${late}天` }
      : { level: 'ok', text: `${verifiedOn} 已核查` }
  }
  if (state !== 'VERIFYING') return { level: 'note', text: '没有核查日期' }
  const left = dayNumber(verifyBy) - dayNumber(day)
  if (left < 0) return { level: 'error', text: `已超期${-left}天（${verifyBy.slice(5)}）` }
  return { level: 'note', text: left === 0 ? '今日到期' : `${verifyBy} 还有${left}天` }
}

const BASIS: Readonly<Record<LostStart['basis'], string>> = {
  override: '另定的起算日',
  life: '最近一次参加组织生活',
  dues: '最近一次交纳党费',
  fallback: '由转入、转正或入党时间推定',
}

/** Where the start of the length comes from (R-B01, R-B08, R-B09). */
export function basisWords({ basis, byProxy }: Pick<LostStart, 'basis' | 'byProxy'>): string {
  return byProxy ? `${BASIS[basis]}（代缴）` : BASIS[basis]
}

/** Why a start is to be confirmed; null where it is certain. */
export function assumedWords({ basis, assumed, date }: LostStart): string | null {
  if (!assumed) return null
  return basis === 'fallback' ? '推定，请确认' : `只知道月份，按${date}-01起算，请确认`
}

/** The clue an attempt brought, where its course does not hold it already: a department's answer does. */
export function clueBeside({ course, clue }: { course: string; clue: string | null }): string {
  return clue === null || course.includes(clue) ? '' : clue
}

/** What comes round in a case: weekly checks, weekly follow-up (R-B13, R-B14). */
export function turnWords(turn: LostRow['turn']): LevelWords | null {
  if (turn === null) return null
  const what = turn.kind === 'check' ? '排查' : '回访'
  const missed = turn.missed > 0 ? `缺${turn.missed}周` : ''
  const due = turn.dueOn === null ? '' : `${turn.dueOn.slice(5)}前${what}`
  const text = [missed, due].filter(words => words !== '').join('，')
  if (text === '') return { level: 'ok', text: `本周已${what}` }
  return { level: 'warning', text: due === '' ? `${what}${text}` : text }
}
