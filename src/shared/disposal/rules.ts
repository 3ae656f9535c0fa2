/** What the steps of a disposal case ask for, reckoned (rules.md 2.J, 3.10, 4.3). Days and settings are passed in. */

import { addMonths, dayNumber, type IsoDate } from '../kernel/dates.ts'
import type { Settings } from '../settings/rules.ts'
import type { LostOutcome } from '../search/codes.ts'
import type { DisposalArchive, DisposalGround, DisposalKind, DisposalResult, RectifyTerm } from './codes.ts'
import { DISPOSAL_ARCHIVE, DISPOSAL_KIND, RECTIFY_TERM } from './codes.ts'
import { NEEDS, type Need, type Route, type StepRule } from './steps.ts'

const RECTIFY: readonly DisposalGround[] = ['J1a', 'J1b', 'J1c', 'J1d']
const PERSUADE: readonly DisposalGround[] = ['J2a', 'J2b', 'J2c', 'J2d', 'J2e']
const THREE_NO: readonly DisposalGround[] = ['J3a', 'J3b', 'J3c']

/** Grounds each kind may rest on (R-J02 to R-J09, R-D03). */
export const GROUNDS_OF: Readonly<Record<DisposalKind, readonly DisposalGround[]>> = {
  RECTIFY,
  PERSUADE,
  REFUSED: PERSUADE,
  SELF_LEFT: THREE_NO,
  WITHDRAW: ['J4'],
  EXPEL: ['J3d', 'J5', 'J6', 'J7'],
  REVOKE: [...RECTIFY, ...PERSUADE, ...THREE_NO, 'J3d', 'J5', 'J6', 'J7'],
  EXTEND: RECTIFY,
}

/** The outcome of annex 9 a kind counts as (rules.md 2.N, X-66). */
export const OUTCOME_OF: Readonly<Record<DisposalKind, LostOutcome>> = {
  RECTIFY: 'O1',
  PERSUADE: 'O2',
  REFUSED: 'O3',
  SELF_LEFT: 'O4',
  WITHDRAW: 'O5',
  EXPEL: 'O6',
  REVOKE: 'C2',
  EXTEND: 'M5',
}

/** The kind of disposal case an outcome of a lost case comes from; 劝而不退除名 begins as 劝退 (R-J07). Null: from none. */
export function kindOfOutcome(outcome: LostOutcome): DisposalKind | null {
  if (outcome === 'O3') return 'PERSUADE'
  return DISPOSAL_KIND.items.find(({ key }) => OUTCOME_OF[key] === outcome)?.key ?? null
}

const UNSEEN: readonly DisposalGround[] = ['J3a', 'J3b']

/** Grounds a lost member gives by being lost: neither seen nor paying for months (R-J02 c, R-J06). */
export const GROUNDS_OF_LOST: Readonly<Partial<Record<DisposalKind, readonly DisposalGround[]>>> = {
  RECTIFY: ['J1c'],
  EXTEND: ['J1c'],
  SELF_LEFT: UNSEEN,
  REVOKE: UNSEEN,
}

/**
 * What a failed appraisal proposes: 限期改正 for the year's (R-J02 d), 劝退 for two years running (R-J05 c).
 *
 * @param failed years whose result was 不合格
 */
export function appraisalProposal(
  year: number,
  failed: readonly number[],
): { kind: DisposalKind; grounds: DisposalGround[] } {
  return failed.includes(year - 1)
    ? { kind: 'PERSUADE', grounds: ['J2c'] }
    : { kind: 'RECTIFY', grounds: ['J1d'] }
}

interface Running {
  kind: DisposalKind
  lostCaseId: number | null
}

/**
 * Whether two cases may run on one member: 限期改正 and, at the same time, 延长预备期 (R-J03). Not where both would
 * be the outcome of one lost case, which has one.
 */
export function mayRunBeside(one: Running, other: Running): boolean {
  const kinds = [one.kind, other.kind]
  return (
    kinds.includes('RECTIFY') &&
    kinds.includes('EXTEND') &&
    (one.lostCaseId === null || one.lostCaseId !== other.lostCaseId)
  )
}

type GroundSettings = Pick<Settings, 'disposal.threeNo' | 'disposal.directExpel'>

/** Why these grounds do not carry this kind, in words; null when they do. */
export function groundsProblem(
  kind: DisposalKind,
  grounds: readonly DisposalGround[],
  settings: GroundSettings,
): string | null {
  if (grounds.length === 0) return '请选择处置依据'
  if (grounds.some(ground => !GROUNDS_OF[kind].includes(ground))) return '所选依据不能作这种处置'
  if (kind === 'EXPEL' && grounds.includes('J3d') && !settings['disposal.directExpel']) {
    return '设置中没有开启“问题严重直接除名”'
  }
  if (kind === 'SELF_LEFT' && settings['disposal.threeNo'] === 'AND' && grounds.length < THREE_NO.length) {
    return '按设置须三项同时具备'
  }
  return null
}

/** Who approves the kind; leaving of one's own will is only filed (X-31, R-J09). */
export function approverOf(kind: DisposalKind, settings: Settings): Route['approver'] {
  switch (kind) {
    case 'RECTIFY':
      return settings['disposal.approver.rectify']
    case 'PERSUADE':
      return settings['disposal.approver.persuade']
    case 'REFUSED':
    case 'SELF_LEFT':
    case 'EXPEL':
      return settings['disposal.approver.expel']
    case 'REVOKE':
      return settings['disposal.approver.revoke']
    case 'EXTEND':
      return settings['disposal.approver.extend']
    case 'WITHDRAW':
      return 'party'
  }
}

export interface Votes {
  /** 应到会 */
  expected: number | null
  /** 应到会有表决权 */
  entitled: number | null
  /** 实到会有表决权 */
  present: number | null
  agree: number | null
  against: number | null
  abstain: number | null
}

/** Votes that were all counted. */
export type Counted = { [K in keyof Votes]: number }

/** The figures of a meeting, where none is missing. */
export function countedVotes(votes: Votes): Counted | null {
  const { expected, entitled, present, agree, against, abstain } = votes
  if (expected === null || entitled === null || present === null) return null
  if (agree === null || against === null || abstain === null) return null
  return { expected, entitled, present, agree, against, abstain }
}

/** The least number above half of `of`. */
export function overHalf(of: number): number {
  return Math.floor(of / 2) + 1
}

/** Why the figures of a meeting cannot stand, in words; null when they can (rules.md 3.10). */
export function votesProblem(votes: Votes): string | null {
  const all = countedVotes(votes)
  if (all === null) return '应到、有表决权、实到人数和赞成、反对、弃权票数'
  const { expected, entitled, present, agree, against, abstain } = all
  if (entitled > expected) return `有表决权${entitled}名，不能多于应到${expected}名`
  if (present > entitled) return `实到${present}名，不能多于有表决权${entitled}名`
  if (agree + against + abstain > present) {
    return `赞成、反对、弃权合计${agree + against + abstain}票，不能多于实到${present}名`
  }
  if (present < overHalf(entitled)) {
    return `到会过半数：有表决权${entitled}名，至少要到${overHalf(entitled)}名，实到${present}名`
  }
  return null
}

/** Votes a motion needs (R-J11, `disposal.vote`). */
export function votesNeeded({ entitled, present }: Counted, rule: Settings['disposal.vote']): number {
  return overHalf(rule === 'expected' ? entitled : present)
}

/** Carried or lost; null where the figures cannot stand. */
export function voteResult(
  votes: Votes,
  rule: Settings['disposal.vote'],
): Extract<DisposalResult, 'CARRIED' | 'LOST'> | null {
  const all = countedVotes(votes)
  if (all === null || votesProblem(votes) !== null) return null
  return all.agree >= votesNeeded(all, rule) ? 'CARRIED' : 'LOST'
}

/** Days between two sessions of education (R-J12). */
export const SESSION_DAYS = 7

export interface Gap {
  from: IsoDate
  to: IsoDate
}

/** Stretches longer than a week without a session, from the talk to `until` (R-J12). */
export function sessionGaps(talkOn: IsoDate, sessions: readonly IsoDate[], until: IsoDate): Gap[] {
  const days = [talkOn, ...sessions.filter(on => on >= talkOn && on <= until).toSorted(), until]
  return days.slice(1).flatMap((to, i) => {
    const from = days[i] ?? to
    return dayNumber(to) - dayNumber(from) > SESSION_DAYS ? [{ from, to }] : []
  })
}

/** The day 限期改正 runs out: a year after it was approved, or what the office has set (R-J03). */
export function rectifyEnd(approvedOn: IsoDate, settings: Pick<Settings, 'disposal.rectifyMonths'>): IsoDate {
  return addMonths(approvedOn, settings['disposal.rectifyMonths'])
}

/** What is on hand when a step is to be taken. */
export interface StepGiven {
  on: IsoDate
  actor: string | null
  documentNo: string | null
  text: string | null
  votes: Votes
  announcedHow: string | null
  /** why there is no educators' problem, or what it is */
  educatorsProblem: string | null
  /** no session at all, or weeks without one, in words; null when none is missing */
  sessionsMissing: string | null
  /** heard and defended, or why he could not be met */
  heard: boolean
  /** six months without organisation life, dues or work on the day; for the lost more than six */
  overSix: boolean
  probationEnd: IsoDate | null
  /** clues of misconduct that were not handed over */
  clueOpen: boolean
  rectifyTo: IsoDate | null
  terms: readonly RectifyTerm[]
  archived: readonly DisposalArchive[]
}

const filled = (text: string | null) => text !== null && text.trim() !== ''

function missing(need: Need, given: StepGiven): string | null {
  const when = (holds: boolean, words: string = NEEDS[need]) => (holds ? null : words)
  switch (need) {
    case 'actor':
      return when(filled(given.actor))
    case 'document':
      return when(filled(given.documentNo))
    case 'text':
      return when(filled(given.text))
    case 'grounds':
      return null
    case 'educators':
      return given.educatorsProblem
    case 'sessions':
      return given.sessionsMissing
    case 'hearing':
      return when(given.heard)
    case 'vote':
      return votesProblem(given.votes)
    case 'attendance':
      return attendanceProblem(given.votes)
    case 'overSix':
      return when(given.overSix)
    case 'probationEnd':
      return when(given.probationEnd !== null)
    case 'clue':
      return when(!given.clueOpen)
    case 'announced':
      return when(filled(given.announcedHow))
    case 'terms': {
      const lacking = RECTIFY_TERM.items.filter(({ key }) => !given.terms.includes(key))
      return when(lacking.length === 0, lacking.map(({ label }) => label).join('、'))
    }
    case 'term':
      return when(
        given.rectifyTo !== null && given.on >= given.rectifyTo,
        `改正期满（${given.rectifyTo ?? '没有批准日期'}）`,
      )
    case 'archive': {
      const lacking = DISPOSAL_ARCHIVE.items.filter(({ key }) => !given.archived.includes(key))
      return when(lacking.length === 0, lacking.map(({ label }) => label).join('、'))
    }
  }
}

/** A meeting that only discusses and announces: how many came, without a vote (R-J09). */
function attendanceProblem({ expected, present }: Votes): string | null {
  if (expected === null || present === null) return NEEDS.attendance
  return present > expected ? `实到${present}名，不能多于应到${expected}名` : null
}

/** What a step still lacks, each item by its name; empty when it can be taken. */
export function missingFor(rule: Pick<StepRule, 'needs'>, given: StepGiven): string[] {
  return rule.needs.flatMap(need => missing(need, given) ?? [])
}

export interface EducatorFacts {
  id: number
  name: string
  /** key of MEMBERSHIP on the day of the talk */
  membership: string
}

/** Two formal members, not the person himself and none of his relatives (R-J12); null when they can do it. */
export function educatorsProblem(
  educators: readonly EducatorFacts[],
  person: { id: number; relatives: readonly string[] },
): string | null {
  if (new Set(educators.map(({ id }) => id)).size < 2) return NEEDS.educators
  for (const { id, name, membership } of educators) {
    if (id === person.id) return '教育人不能是本人'
    if (membership !== 'FORMAL') return `教育人应是正式党员（${name}不是）`
    if (person.relatives.includes(name)) return `教育人不能是本人亲属（${name}）`
  }
  return null
}

/** Which of the sessions is missing, in words; null when none is, or the reason is given. */
export function sessionsMissing(
  talkOn: IsoDate,
  sessions: readonly IsoDate[],
  until: IsoDate,
  reason: string | null,
): string | null {
  const within = sessions.filter(on => on >= talkOn && on <= until)
  if (within.length === 0) return `转化教育记录（每${SESSION_DAYS}天至少一次，还没有一次）`
  const [gap] = sessionGaps(talkOn, sessions, until)
  if (gap === undefined || filled(reason)) return null
  return `${gap.from}至${gap.to}的转化教育记录（每${SESSION_DAYS}天至少一次），或缺记录的原因`
}
