/** The arithmetic of the yearly review (R-M16; S02 136–137; settings `annual.window`). */

import { addDays, firstDay, type IsoDate, type PartialDate } from '../kernel/dates.ts'
import { rollOn, type PeriodFacts, type StandingFacts } from '../reporting/standing.ts'
import { ANNUAL_HEADINGS, type AnnualHeading, type AnnualMark, type AnnualState } from './codes.ts'
import { windowStanding, type ReviewWindow } from './window.ts'

/** What of the paper is done. */
export interface PaperSteps {
  signedOn: IsoDate | null
  sealed: boolean
  handedOn: IsoDate | null
}

/** Where a branch stands; null: this version has no frozen roster yet. */
export function annualState(roster: PaperSteps | null): AnnualState {
  if (roster === null) return 'OPEN'
  if (roster.handedOn !== null) return 'HANDED'
  if (roster.signedOn !== null) return roster.sealed ? 'READY' : 'SIGNED'
  return roster.sealed ? 'SEALED' : 'FROZEN'
}

export type AnnualStep = 'mark' | 'freeze' | 'sign' | 'handUp' | 'reopen'

export type StepRefusal = 'ANNUAL_FROZEN' | 'ANNUAL_NOT_FROZEN' | 'ANNUAL_NOT_SIGNED' | 'ANNUAL_HANDED'

/** Why a step cannot be done in a state; null: it can. Evidence of the step itself is asked for besides. */
export function stepRefusal(state: AnnualState, step: AnnualStep): StepRefusal | null {
  switch (step) {
    case 'mark':
    case 'freeze':
      return state === 'OPEN' ? null : 'ANNUAL_FROZEN'
    case 'sign':
      if (state === 'OPEN') return 'ANNUAL_NOT_FROZEN'
      return state === 'HANDED' ? 'ANNUAL_HANDED' : null
    case 'handUp':
      if (state === 'OPEN') return 'ANNUAL_NOT_FROZEN'
      if (state === 'HANDED') return 'ANNUAL_HANDED'
      return state === 'READY' ? null : 'ANNUAL_NOT_SIGNED'
    case 'reopen':
      return state === 'OPEN' ? 'ANNUAL_NOT_FROZEN' : null
  }
}

/** What a roster lacks before it may be handed up: signed and sealed (S02 137, rules.md 3.15). */
export function missingPaper({ signedOn, sealed }: PaperSteps): string[] {
  return [...(signedOn === null ? ['支部书记签字日期'] : []), ...(sealed ? [] : ['党支部盖章'])]
}

/** A branch is late once the window is over and its roster has not been handed up. */
export function isOverdue(window: ReviewWindow, state: AnnualState, day: IsoDate): boolean {
  return state !== 'HANDED' && windowStanding(window, day) === 'over'
}

export type HeadingMarks = Readonly<Record<AnnualHeading, { state: AnnualMark | null; note: string | null }>>

export const NO_MARKS: HeadingMarks = {
  BASIC: { state: null, note: null },
  BELONGING: { state: null, note: null },
  WORK: { state: null, note: null },
  CONDUCT: { state: null, note: null },
  LIFE: { state: null, note: null },
  DUES: { state: null, note: null },
  ROLE: { state: null, note: null },
}

/** Looked at, and nothing left to do: 已核 or 有更正. */
export function isSettled(state: AnnualMark | null): boolean {
  return state === '已核' || state === '有更正'
}

/** All seven headings are settled. */
export function isConfirmed(marks: HeadingMarks): boolean {
  return ANNUAL_HEADINGS.every(heading => isSettled(marks[heading].state))
}

/** Columns of the member that tell of another heading than 基本情况. */
const OF_COLUMN: Readonly<Record<string, AnnualHeading>> = {
  orgId: 'BELONGING',
  membership: 'BELONGING',
  transferInOn: 'BELONGING',
  transferOutTo: 'BELONGING',
  pocketManual: 'BELONGING',
  unattached: 'BELONGING',
  occupation: 'WORK',
  unit: 'WORK',
  title: 'WORK',
  flowOccupation: 'WORK',
  lostOccupation: 'WORK',
  jobPost: 'ROLE',
  hidden: 'LIFE',
  lastLifeDate: 'LIFE',
  lastDuesDate: 'DUES',
  duesByProxy: 'DUES',
}

const OF_TABLE: Readonly<Record<string, AnnualHeading>> = {
  family: 'BASIC',
  education: 'BASIC',
  dossier: 'BASIC',
  dossierItem: 'BASIC',
  cataloguePaper: 'BASIC',
  handoverItem: 'BASIC',
  dossierCustody: 'BASIC',
  dossierFinding: 'BASIC',
  dossierFindingStep: 'BASIC',
  makeUpCase: 'BASIC',
  makeUpStep: 'BASIC',
  makeUpWitness: 'BASIC',
  membershipPeriod: 'BELONGING',
  letter: 'BELONGING',
  orgPost: 'WORK',
  flow: 'WORK',
  flowCertificate: 'WORK',
  flowReminder: 'WORK',
  overseas: 'WORK',
  sanction: 'CONDUCT',
  honour: 'CONDUCT',
  duesPayment: 'DUES',
  attachment: 'BASIC',
  exemption: 'LIFE',
  attendance: 'LIFE',
  studyHours: 'LIFE',
  assignment: 'ROLE',
  dutyReason: 'LIFE',
  appraisalResult: 'CONDUCT',
  disposalCase: 'CONDUCT',
  registrationForm: 'CONDUCT',
  lostCase: 'LIFE',
  searchAttempt: 'LIFE',
  lostOutcome: 'LIFE',
  conductCheck: 'CONDUCT',
  flowContact: 'LIFE',
  contactCheck: 'BASIC',
}

/** Kept by the program itself: no fact to look at. */
const NO_FACT: ReadonlySet<string> = new Set(['id', 'namePinyin', 'nameInitials', 'issues', 'removed'])

/** The headings a journaled change of a table's columns concerns; none where it is no fact of the review. */
export function headingsOfChange(table: string, columns: readonly string[]): AnnualHeading[] {
  if (table === 'member')
    return [
      ...new Set(columns.filter(column => !NO_FACT.has(column)).map(column => OF_COLUMN[column] ?? 'BASIC')),
    ]
  const heading = OF_TABLE[table]
  return heading === undefined ? [] : [heading]
}

/** Someone who came to a branch, or left it, during the review. */
export interface Movement {
  direction: 'joined' | 'left'
  on: IsoDate
  /** branch or state on the other side; null where nothing is recorded */
  other: { orgId: number | null; membership: string } | null
}

/**
 * Who came to the branch or left it from the first to the last day of the window, both included; a change
 * of state inside the branch (转正) is none. Dates known to the month count as its first day.
 *
 * @param unitOf the branch an organisation of a period belongs to
 */
export function movementsOf(
  person: StandingFacts,
  orgId: number,
  unitOf: (orgId: number | null) => number,
  window: ReviewWindow,
): Movement[] {
  const days = new Set<IsoDate>()
  const add = (date: PartialDate | null) => {
    if (date === null) return
    const day = firstDay(date)
    if (day >= window.from && day <= window.to) days.add(day)
  }
  for (const { fromOn, toOn } of person.periods) {
    add(fromOn)
    add(toOn)
  }
  add(person.deathDate)
  const here = (period: PeriodFacts | null) => period !== null && unitOf(period.orgId) === orgId
  return [...days].sort().flatMap((on): Movement[] => {
    const before = rollOn(person, addDays(on, -1))
    const after = rollOn(person, on)
    if (here(before) === here(after)) return []
    const other = here(before) ? (after ?? endedAs(person, on)) : (before ?? null)
    return [
      {
        direction: here(before) ? 'left' : 'joined',
        on,
        other: other === null ? null : { orgId: other.orgId, membership: other.membership },
      },
    ]
  })
}

/** What became of a person who is on no roll any more. */
function endedAs({ periods, deathDate }: StandingFacts, day: IsoDate): PeriodFacts | null {
  if (deathDate !== null && deathDate <= day)
    return { orgId: null, membership: 'DECEASED', fromOn: deathDate, toOn: null }
  return periods.find(({ fromOn, toOn }) => (fromOn ?? '') <= day && (toOn === null || toOn > day)) ?? null
}
