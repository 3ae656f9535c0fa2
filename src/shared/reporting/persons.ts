/** Who stands on which list: the rules of rules.md 2.A to 2.E applied to one member (R-B05 to R-B07, R-B17, R-E13). */

import { abroadOn, awayBetween, awayOn, isLongAway } from '../flow/rules.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { isLostOn, lostPlace, searchDuration, type Duration, type LostPlace } from '../search/rules.ts'
import { contactRegained } from '../search/regained.ts'
import { isPocket } from '../transfer/rules.ts'
import type { BranchFacts, FlowFacts, LostCaseFacts, MemberFacts, OverseasFacts, RunFacts } from './facts.ts'
import { typeOfOrg, unitOrgId, type Run } from './run.ts'
import { isProbationary, lastPlaceBy, rollOn, type PeriodFacts } from './standing.ts'

/** What all persons of a list have. */
export interface Person {
  member: MemberFacts
  /** branch whose list the person stands on */
  unitOrgId: number
  /** organisation of the period, a group included */
  orgId: number
  probationary: boolean
}

/** Annexes 1 and 2: on the roll on the fill date. */
export interface RosterPerson extends Person {
  membership: string
  /** on annex 4 too */
  flow: FlowPerson | null
  /** away on the fill date and not lost: the flow block of annex 1 */
  awayNow: FlowFacts | null
  abroadNow: OverseasFacts | null
  /** the latest stay abroad known on the fill date, also one that is over */
  overseas: OverseasFacts | null
  lost: boolean
}

/** Annexes 4 and 8. */
export interface FlowPerson extends Person {
  flow: FlowFacts
  /** back before the fill date: only in the cumulative count (R-E13, X-15) */
  returnedOn: IsoDate | null
}

/** Annexes 3, 5, 6, 7 and 9. */
export interface LostPerson extends Person {
  /** with the day contact was regained, that of 恢复党籍 included */
  lost: LostCaseFacts
  place: LostPlace
  /** null where no start is known */
  duration: Duration | null
  pocket: boolean
  /** key of ORGANISATION_TYPE of the person's organisation */
  orgType: string | null
}

function personOf(run: Run, member: MemberFacts, period: PeriodFacts): Person {
  return {
    member,
    unitOrgId: unitOrgId(run, period.orgId),
    orgId: period.orgId ?? run.rootOrgId,
    probationary: isProbationary(member, period),
  }
}

function isLost(member: MemberFacts, day: IsoDate): boolean {
  return member.cases.some(lost => isLostOn({ ...lost, contactOn: contactRegained(lost, member) }, day))
}

function latest<T extends { leftOn: IsoDate }>(
  records: readonly T[],
  fits: (record: T) => boolean,
): T | null {
  let found: T | null = null
  for (const record of records) {
    if (fits(record) && (found === null || found.leftOn <= record.leftOn)) found = record
  }
  return found
}

function isLong({ campaign, settings }: RunFacts, flow: FlowFacts): boolean {
  return isLongAway(flow, campaign.fillDate, settings['flow.minMonths'])
}

/**
 * The member as a flowing member: away on some day from campaign start to fill date (R-E13; on the fill
 * date alone where `annex8.cumulative` is off), for long (`flow.minMonths`), on the roll then, and not lost
 * (R-B17). Of several records the latest stands for the person.
 */
export function flowPerson(run: Run, member: MemberFacts): FlowPerson | null {
  if (member.flows.length === 0) return null
  const { startOn, fillDate } = run.campaign
  if (isLost(member, fillDate)) return null
  const cumulative = run.settings['annex8.cumulative']
  const flow = latest(
    member.flows,
    record =>
      isLong(run, record) && (cumulative ? awayBetween(record, startOn, fillDate) : awayOn(record, fillDate)),
  )
  if (flow === null) return null
  const back = flow.returnedOn !== null && flow.returnedOn <= fillDate ? flow.returnedOn : null
  const first = flow.leftOn > startOn ? flow.leftOn : startOn
  const period = rollOn(member, back ?? fillDate) ?? (cumulative ? rollOn(member, first) : null)
  return period === null ? null : { ...personOf(run, member, period), flow, returnedOn: back }
}

/** The member as a row of the roster: on the roll on the fill date. */
export function rosterPerson(run: Run, member: MemberFacts): RosterPerson | null {
  const { fillDate } = run.campaign
  const period = rollOn(member, fillDate)
  if (period === null) return null
  const lost = isLost(member, fillDate)
  return {
    ...personOf(run, member, period),
    membership: period.membership,
    flow: flowPerson(run, member),
    awayNow: lost ? null : latest(member.flows, flow => awayOn(flow, fillDate) && isLong(run, flow)),
    abroadNow: latest(member.overseas, stay => abroadOn(stay, fillDate)),
    overseas: latest(member.overseas, stay => stay.leftOn <= fillDate),
    lost,
  }
}

/** The case that counts for the campaign: one with an annex before one without, then the latest. */
function caseOfCampaign(
  run: RunFacts,
  member: MemberFacts,
): { lost: LostCaseFacts; place: LostPlace } | null {
  let best: { lost: LostCaseFacts; place: LostPlace } | null = null
  for (const lost of member.cases) {
    const place = lostPlace(lost, member, run.campaign, run.settings)
    const more = place.annexes.length - (best?.place.annexes.length ?? 0)
    const later = best === null || lost.foundOn >= best.lost.foundOn
    if (more > 0 || (more === 0 && place.annexes.length > 0 && later)) best = { lost, place }
  }
  return best
}

/** The member as a lost member of the campaign: on annex 3, and on 5 or 6 where its rule is met. */
export function lostPerson(run: Run, member: MemberFacts): LostPerson | null {
  if (member.cases.length === 0) return null
  const chosen = caseOfCampaign(run, member)
  if (chosen === null) return null
  const { place } = chosen
  const lost = { ...chosen.lost, contactOn: contactRegained(chosen.lost, member) }
  const { searchEnd } = run.campaign
  const period = lastPlaceBy(member, searchEnd)
  if (period === null) return null
  const contact = lost.contactOn !== null && lost.contactOn <= searchEnd ? lost.contactOn : searchEnd
  const person = personOf(run, member, period)
  return {
    ...person,
    lost,
    place,
    duration:
      place.start === null || place.start.date > place.end
        ? null
        : searchDuration(place.start.date, place.end, run.settings['lost.months']),
    pocket: isPocket(member.letters, member.pocketManual, contact),
    orgType: typeOfOrg(run, person.orgId),
  }
}

/** A branch's roster: annexes 1 and 2. */
export function rosterOf(run: Run, branch: BranchFacts): RosterPerson[] {
  return branch.members.flatMap(member => {
    const person = rosterPerson(run, member)
    return person?.unitOrgId === branch.orgId ? [person] : []
  })
}

/** A branch's flowing members: annex 4. */
export function flowOf(run: Run, branch: BranchFacts): FlowPerson[] {
  return branch.members.flatMap(member => {
    const person = flowPerson(run, member)
    return person?.unitOrgId === branch.orgId ? [person] : []
  })
}

/** A branch's lost members: annex 3, and by `place` annexes 5 and 6. */
export function lostOf(run: Run, branch: BranchFacts): LostPerson[] {
  return branch.members.flatMap(member => {
    const person = lostPerson(run, member)
    return person?.unitOrgId === branch.orgId ? [person] : []
  })
}

export function isFound(person: LostPerson): boolean {
  return person.place.code === 'found'
}

export function isNotFound(person: LostPerson): boolean {
  return person.place.code === 'notFound'
}
