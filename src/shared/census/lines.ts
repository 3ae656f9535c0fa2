/** The arithmetic of check lines (R-A01, R-A03, R-A05, R-A18, R-A19; rules.md 3.14). */

import type { IsoDate } from '../kernel/dates.ts'
import { labelOf } from '../kernel/codes.ts'
import {
  CHECK_HEADINGS,
  CHECK_ITEMS,
  CHECK_PROBLEM,
  FIVE_CHECK,
  FIVE_CHECKS,
  isFiveCheck,
  KEY_GROUP,
  resultsOf,
  type CheckItem,
  type CheckProblem,
  type CheckResult,
  type KeyGroup,
  type LineState,
} from './codes.ts'

export interface CheckMark {
  state: CheckResult | null
  note: string | null
}

export type CheckMarks = Readonly<Record<CheckItem, CheckMark>>

/** The two marks of a line (R-A05) and the reason it may end without them. */
export interface LineSigns {
  selfBy: string | null
  selfOn: IsoDate | null
  groupBy: string | null
  groupOn: IsoDate | null
  excuse: string | null
}

type Line = LineSigns & { marks: CheckMarks }

/** The five checks not made yet: the branch's own mark needs them all (rules.md 3.14). */
export function missingForSelf({ marks }: Pick<Line, 'marks'>): string[] {
  return FIVE_CHECKS.filter(item => marks[item].state === null).map(item => labelOf(FIVE_CHECK, item))
}

/** What a line lacks to be done: both marks (R-A05). */
export function missingToClose({ selfOn, groupOn }: LineSigns): string[] {
  return [...(selfOn === null ? ['支部自查'] : []), ...(groupOn === null ? ['工作组核查'] : [])]
}

export function lineState(line: Line): LineState {
  if (line.selfOn !== null && line.groupOn !== null) return 'DONE'
  if (line.excuse !== null) return 'EXCUSED'
  if (line.selfOn !== null) return 'SELF'
  if (missingForSelf(line).length === 0) return 'READY'
  return CHECK_ITEMS.some(item => line.marks[item].state !== null) ? 'CHECKING' : 'TODO'
}

/** The line needs nothing more: both marks, or a reason. */
export function isEnded(state: LineState): boolean {
  return state === 'DONE' || state === 'EXCUSED'
}

/** Results that leave work to be done (rules.md 4.5, R-A19). */
export function wantsWork(state: CheckResult | null): boolean {
  return state === '待完善' || state === '有问题'
}

function sameName(one: string | null, other: string | null): boolean {
  const plain = (name: string | null) => (name ?? '').replaceAll(/\s/g, '')
  return plain(one) !== '' && plain(one) === plain(other)
}

/** What is odd about a line; it is kept all the same. */
export function lineFindings(line: Line & { problems: readonly CheckProblem[] }): string[] {
  const findings: string[] = []
  if (line.groupOn !== null && line.selfOn !== null && line.groupOn < line.selfOn) {
    findings.push('工作组核查日期早于支部自查日期')
  }
  if (line.selfOn !== null && line.groupOn !== null && sameName(line.selfBy, line.groupBy)) {
    findings.push('支部自查和工作组核查是同一个人签名，双查应由两方分别核查')
  }
  if (line.selfOn !== null && CHECK_HEADINGS.some(item => line.marks[item].state === null)) {
    findings.push('排查情况记录表八项内容没有填全')
  }
  const silent = CHECK_ITEMS.filter(item => wantsWork(line.marks[item].state) && !line.marks[item].note)
  if (silent.length > 0) findings.push(`有${silent.length}项待完善或有问题的没有写说明`)
  if (CHECK_HEADINGS.some(item => line.marks[item].state === '有问题') && line.problems.length === 0) {
    findings.push('八项内容中有问题，还没有填存在问题')
  }
  return findings
}

/**
 * What the program knows of a line that filling it with 属实、正常 would pass over: hints of the register, problems
 * written down of which no item tells, and what is odd about the line as it would then stand.
 */
export function hintWords(
  line: Line & { problems: readonly CheckProblem[]; hints: readonly CheckProblem[] },
): string[] {
  const own = line.problems.filter(problem => !line.hints.includes(problem))
  const told = CHECK_HEADINGS.some(item => wantsWork(line.marks[item].state))
  return [
    ...(line.hints.length > 0 ? [`台账提示：${line.hints.join('、')}`] : []),
    ...(own.length > 0 && !told ? [`存在问题：${own.join('、')}`] : []),
    ...lineFindings(line),
  ]
}

/** True where an item may have this result. */
export function fitsItem(item: CheckItem, state: CheckResult): boolean {
  return resultsOf(item).includes(state)
}

/** The result of an item with which nothing is wrong. */
export function plainResult(item: CheckItem): CheckResult {
  return isFiveCheck(item) ? '属实' : '正常'
}

/** `流动,档案` as kept; unknown words are left out. */
export function problemsOf(kept: string | null): CheckProblem[] {
  const words = new Set((kept ?? '').split(','))
  return CHECK_PROBLEM.items.map(({ key }) => key).filter(key => words.has(key))
}

export function groupsOf(kept: string | null): KeyGroup[] {
  const keys = new Set((kept ?? '').split(','))
  return KEY_GROUP.items.map(({ key }) => key).filter(key => keys.has(key))
}

/** Problems as typed into a cell: words in any order and with any sign between them; null where one is unknown. */
export function readProblems(typed: string): CheckProblem[] | null {
  let rest = typed.replaceAll(/[\s、，,；;]/g, '')
  const found = new Set<CheckProblem>()
  while (rest !== '') {
    const word = CHECK_PROBLEM.items.find(({ key }) => rest.startsWith(key))
    if (!word) return null
    found.add(word.key)
    rest = rest.slice(word.key.length)
  }
  return CHECK_PROBLEM.items.map(({ key }) => key).filter(key => found.has(key))
}

/** Key groups typed as digits: `1 4`, `14`, `①④`; null where something else stands there. */
export function readKeyGroups(typed: string): KeyGroup[] | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s、，,；;]/g, '')
  if (!/^[1-6]*$/.test(digits)) return null
  return groupsOf([...digits].join(','))
}

const GROUP_OF_LOST: Readonly<Record<string, KeyGroup>> = {
  RURAL_AWAY: '1',
  SPLIT: '2',
  GRADUATE: '3',
  SOE_ENDED: '4',
  PRIVATE_LEFT: '4',
  TALENT_CENTRE: '5',
  RETIRED: '6',
}

const GROUP_OF_FLOW: Readonly<Record<string, KeyGroup>> = { AWAY_WORKER: '1', ENDED: '4' }

/** Why members are away who work, trade or live elsewhere (S00 41). */
const AWAY_REASONS: ReadonlySet<string> = new Set(['外出务工', '经商', '长期居住'])

export interface GroupFacts {
  lostOccupation: string | null
  flowOccupation: string | null
  /** reason of every flow record that is open on the day */
  away?: readonly string[]
}

/**
 * The key group a record of absence tells of: the first one. A retired member who lives elsewhere belongs to the
 * sixth only where he comes from an office or institution, which the record does not tell: nothing is proposed.
 */
function groupOfAway({ lostOccupation, flowOccupation, away = [] }: GroupFacts): KeyGroup | undefined {
  const isRetired = flowOccupation === 'RETIRED' || lostOccupation === 'RETIRED'
  return !isRetired && away.some(reason => AWAY_REASONS.has(reason)) ? '1' : undefined
}

/** The key groups the register itself tells of (R-A03); the clerk may change them. */
export function proposedGroups(facts: GroupFacts): KeyGroup[] {
  const { lostOccupation, flowOccupation } = facts
  const found = [GROUP_OF_LOST[lostOccupation ?? ''], GROUP_OF_FLOW[flowOccupation ?? ''], groupOfAway(facts)]
  return groupsOf(found.filter(Boolean).join(','))
}
