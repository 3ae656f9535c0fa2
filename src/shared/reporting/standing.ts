/**
 * Where a person stood on a day: branch and membership from the dated periods (law 7).
 *
 * Dates are compared as text. A full day against a month (`2016-03`) compares right as it stands,
 * because the month counts as its first day.
 */

import { firstDay, type IsoDate, type PartialDate } from '../kernel/dates.ts'
import { ON_ROLL } from '../roster/codes.ts'
import { outWithoutReceipt, type LetterDates } from '../transfer/rules.ts'

export interface PeriodFacts {
  orgId: number | null
  /** key of MEMBERSHIP */
  membership: string
  /** null: since before anything known */
  fromOn: PartialDate | null
  /** first day no longer covered; null: still */
  toOn: PartialDate | null
}

/** What decides on whose roll a person is. */
export interface StandingFacts {
  periods: readonly PeriodFacts[]
  deathDate: PartialDate | null
}

const onRollStates: ReadonlySet<string> = new Set(ON_ROLL)

/** The period that covers the day; where periods overlap by mistake, the one that began last. */
export function periodOn(periods: readonly PeriodFacts[], day: IsoDate): PeriodFacts | null {
  let found: PeriodFacts | null = null
  for (const period of periods) {
    if (period.fromOn !== null && period.fromOn > day) continue
    if (period.toOn !== null && period.toOn <= day) continue
    if (found === null || (found.fromOn ?? '') <= (period.fromOn ?? '')) found = period
  }
  return found
}

/**
 * The period by which the person is on the roll (在册) that day, else null: 预备, 正式, 转出在途 until the
 * receipt, 保留党籍 (R-A01, R-F05). A known death ends it even where the period was not closed.
 */
export function rollOn(person: StandingFacts, day: IsoDate): PeriodFacts | null {
  if (person.deathDate !== null && person.deathDate <= day) return null
  const period = periodOn(person.periods, day)
  return period !== null && onRollStates.has(period.membership) ? period : null
}

/** The last day on the roll not after `day`: the period, also when it had ended before. */
export function lastRollBy(person: StandingFacts, day: IsoDate): PeriodFacts | null {
  const now = rollOn(person, day)
  if (now !== null) return now
  let last: PeriodFacts | null = null
  for (const period of person.periods) {
    if (!onRollStates.has(period.membership)) continue
    if (period.fromOn !== null && period.fromOn > day) continue
    if (last === null || (last.fromOn ?? '') <= (period.fromOn ?? '')) last = period
  }
  return last
}

/**
 * The period that says to whom a person belongs for the sweep: the last on the roll by the day. Who is 已转出
 * is kept under a branch too, also one entered so from the start: that branch searches for him (R-A01 b).
 */
export function lastPlaceBy(person: StandingFacts, day: IsoDate): PeriodFacts | null {
  const now = periodOn(person.periods, day)
  return now?.membership === 'LEFT' && now.orgId !== null ? now : (lastRollBy(person, day) ?? now)
}

/**
 * The first day on or after `since` on which a person was a member again after 停止党籍 (恢复党籍, 4.1); null
 * without one.
 */
export function restoredOn(periods: readonly PeriodFacts[], since: IsoDate): IsoDate | null {
  let first: IsoDate | null = null
  for (const { fromOn, membership } of periods) {
    if (fromOn === null || !onRollStates.has(membership)) continue
    const day = firstDay(fromOn)
    if (day < since || (first !== null && first <= day)) continue
    const restored = periods.some(before => before.membership === 'SUSPENDED' && before.toOn === fromOn)
    if (restored) first = day
  }
  return first
}

/** What decides who is an object of the sweep. */
export interface SweptFacts extends StandingFacts {
  letters: readonly LetterDates[]
}

/** Whose formal relation went elsewhere: 已转出, or no period any more. */
export function isGone(membership: string | undefined): boolean {
  return membership === undefined || membership === 'LEFT'
}

/**
 * An object of the sweep that day (R-A01): on the roll, or transferred out by a letter whose receipt has not
 * come. Until landed the sending branch manages and searches (R-F05, S00 63, S03 18).
 *
 * @param since first day of the receipt system (`letter.receiptSince`)
 */
export function sweptOn(person: SweptFacts, day: IsoDate, since: IsoDate): boolean {
  if (rollOn(person, day) !== null) return true
  if (person.deathDate !== null && person.deathDate <= day) return false
  return isGone(periodOn(person.periods, day)?.membership) && outWithoutReceipt(person.letters, day, since)
}

/**
 * Whether the person was 预备党员 in this period. 转出在途 and 保留党籍 do not say it themselves: the state
 * before them does; without one, a person counts as 正式.
 */
export function isProbationary(person: StandingFacts, period: PeriodFacts): boolean {
  if (period.membership === 'PROBATIONARY') return true
  if (period.membership === 'FORMAL') return false
  const until = period.fromOn ?? ''
  let before: PeriodFacts | null = null
  for (const other of person.periods) {
    if (other.membership !== 'PROBATIONARY' && other.membership !== 'FORMAL') continue
    if ((other.fromOn ?? '') > until) continue
    if (before === null || (before.fromOn ?? '') <= (other.fromOn ?? '')) before = other
  }
  return before?.membership === 'PROBATIONARY'
}
