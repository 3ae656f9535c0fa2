/**
 * What comes round while a member is lost, and after he was found: the weekly check and the monthly report on
 * key cases (R-B13; S02 129), the weekly follow-up (R-B14). Days are passed in.
 */

import { addDays, addMonths, type IsoDate } from '../kernel/dates.ts'

/** done: a record lies in it; missed: it is over without one; due: it is running without one. */
export type TurnState = 'done' | 'missed' | 'due'

export interface Week {
  /** 1 for the first */
  n: number
  from: IsoDate
  /** last day, by which the record is due: `start` + 7n */
  to: IsoDate
  state: TurnState
}

const DAYS = 7

export interface WeeksAsked {
  /** day 0: discovery, or contact */
  start: IsoDate
  /** last day on which it goes on; null while it does */
  end: IsoDate | null
  /** days with a record */
  done: readonly IsoDate[]
  today: IsoDate
  /** weeks there are at most; as many as it takes where absent */
  count?: number
}

/**
 * The weeks up to today. Week n runs from `start` + 7(n−1) + 1 to `start` + 7n; the first takes in the day of
 * the start too. A week in which it ended is not missed.
 */
export function weeksOf({ start, end, done, today, count = Infinity }: WeeksAsked): Week[] {
  const last = end !== null && end < today ? end : today
  const weeks: Week[] = []
  for (let n = 1; n <= count; n += 1) {
    const from = addDays(start, n === 1 ? 0 : DAYS * (n - 1) + 1)
    if (from > last) break
    const to = addDays(start, DAYS * n)
    const kept = done.some(day => day >= from && day <= to) || (end !== null && end <= to)
    weeks.push({ n, from, to, state: kept ? 'done' : to < today ? 'missed' : 'due' })
  }
  return weeks
}

/** The day on which this many weeks are over. */
export function weeksOver(start: IsoDate, count: number): IsoDate {
  return addDays(start, DAYS * count)
}

/** What is said of the follow-up when a case is to be closed on the day (4.2-11). */
export function followUpGiven(
  contactOn: IsoDate,
  days: readonly IsoDate[],
  count: number,
  on: IsoDate,
  gapReason: string | null,
): { weeks: boolean; everyWeek: boolean; lacking: readonly number[] } {
  const weeks = weeksOf({ start: contactOn, end: null, done: days, today: addDays(on, 1), count })
  const lacking = weeks.filter(({ state }) => state !== 'done').map(({ n }) => n)
  const excused = gapReason !== null && gapReason.trim() !== ''
  return { weeks: on >= weeksOver(contactOn, count), everyWeek: lacking.length === 0 || excused, lacking }
}

export type Month = string

export interface MonthTurn {
  /** `YYYY-MM` */
  month: Month
  reportedOn: IsoDate | null
  state: TurnState
}

export const monthOf = (day: IsoDate): Month => day.slice(0, 7)

/** The months from discovery to today or to the end, one report each (R-B13). */
export function monthsOf(
  foundOn: IsoDate,
  end: IsoDate | null,
  reported: ReadonlyMap<Month, IsoDate>,
  today: IsoDate,
): MonthTurn[] {
  const last = monthOf(end !== null && end < today ? end : today)
  const months: MonthTurn[] = []
  for (let month = monthOf(foundOn); month <= last; month = monthOf(addMonths(`${month}-01`, 1))) {
    const reportedOn = reported.get(month) ?? null
    const state = reportedOn !== null ? 'done' : month < monthOf(today) ? 'missed' : 'due'
    months.push({ month, reportedOn, state })
  }
  return months
}

/** Why a month cannot be reported yet, or any more twice. */
export function monthReportable(month: Month, reportedOn: IsoDate, today: IsoDate): boolean {
  return reportedOn >= `${month}-01` && reportedOn <= today
}
