/** How often a member away and his branch are in touch: contacts, reports, meetings at home (R-E06 to R-E11). */

import { addDays, addMonths, compareDates, type IsoDate } from '../kernel/dates.ts'
import type { Settings } from '../settings/rules.ts'
import { lastDayAway, type FlowDates } from './rules.ts'

export type ContactEvery = Settings['flow.contactEvery']

type Every = ContactEvery | 'year'

const MONTHS: Readonly<Record<Every, number>> = { month: 1, quarter: 3, year: 12 }

/** A calendar month, quarter or year. */
export interface Period {
  from: IsoDate
  /** its last day */
  to: IsoDate
  /** 「2016年第1季度」 */
  label: string
}

/** The calendar month, quarter or year a day lies in. */
export function periodOf(day: IsoDate, every: Every): Period {
  const year = day.slice(0, 4)
  const months = MONTHS[every]
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / months)
  const from = `${year}-${String(index * months + 1).padStart(2, '0')}-01`
  const label =
    every === 'year'
      ? `${year}年`
      : every === 'quarter'
        ? `${year}年第${index + 1}季度`
        : `${year}年${index + 1}月`
  return { from, to: addDays(addMonths(from, months), -1), label }
}

/** The period before that of the day. */
export function periodBefore(day: IsoDate, every: Every): Period {
  return periodOf(addDays(periodOf(day, every).from, -1), every)
}

/** Every period that has a day in [from, to]; none where the span is empty. */
export function periodsBetween(from: IsoDate, to: IsoDate, every: Every): Period[] {
  const periods: Period[] = []
  let at = periodOf(from, every)
  while (compareDates(at.from, to) <= 0) {
    periods.push(at)
    at = periodOf(addDays(at.to, 1), every)
  }
  return periods
}

export interface ContactOn {
  onDate: IsoDate
  contactBy: string
  isReport: boolean
}

/** A flow record with the days that count as contacts by themselves. */
export interface RhythmFacts extends FlowDates {
  /** the talk before leaving (R-E16) */
  leaveTalkOn: IsoDate | null
  placeFixed: boolean
}

/** done; missed: over without one; due: still running. */
export type PeriodState = 'done' | 'missed' | 'due'

export interface ContactPeriod extends Period {
  state: PeriodState
  /** the member himself was in touch as well (S02 138) */
  bySelf: boolean
}

const within = (day: IsoDate, { from, to }: Pick<Period, 'from' | 'to'>) => day >= from && day <= to

/** The days away up to the day; null where there are none. The day of the return is no day away. */
function spanAway(flow: FlowDates, day: IsoDate): { from: IsoDate; to: IsoDate } | null {
  if (flow.status === '拟外出') return null
  const last = lastDayAway(flow)
  const to = last !== null && compareDates(last, day) < 0 ? last : day
  return compareDates(to, flow.leftOn) < 0 ? null : { from: flow.leftOn, to }
}

/**
 * Every period with a day away calls for one contact (R-E07, R-E08); the talk before leaving and the return
 * count as contacts.
 */
export function contactPeriods(
  flow: RhythmFacts,
  contacts: readonly ContactOn[],
  day: IsoDate,
  every: ContactEvery,
): ContactPeriod[] {
  const span = spanAway(flow, day)
  if (span === null) return []
  const known = contacts.filter(({ onDate }) => onDate <= day)
  const days = [...known.map(({ onDate }) => onDate), flow.leaveTalkOn, flow.returnedOn].filter(
    (one): one is IsoDate => one !== null && one <= day,
  )
  return periodsBetween(span.from, span.to, every).map(period => {
    const done = days.some(one => within(one, period))
    return {
      ...period,
      state: done ? 'done' : compareDates(period.to, day) < 0 ? 'missed' : 'due',
      bySelf: known.some(({ onDate, contactBy }) => contactBy === '本人' && within(onDate, period)),
    }
  })
}

/** The periods that are over without a contact. */
export function missedPeriods(periods: readonly ContactPeriod[]): string[] {
  return periods.filter(({ state }) => state === 'missed').map(({ label }) => label)
}

/** Times of a calendar period against how many there should be. */
export interface Tally extends Period {
  count: number
  needed: number
  state: PeriodState
}

function tally(period: Period, days: readonly IsoDate[], needed: number, day: IsoDate): Tally {
  const count = days.filter(one => one <= day && within(one, period)).length
  const state = count >= needed ? 'done' : compareDates(period.to, day) < 0 ? 'missed' : 'due'
  return { ...period, count, needed, state }
}

/** Periods that lie wholly inside the absence, those that run on the day among them (R-E10). */
function whole(flow: FlowDates, day: IsoDate, every: Every): Period[] {
  const span = spanAway(flow, day)
  if (span === null) return []
  const last = lastDayAway(flow)
  return periodsBetween(span.from, span.to, every).filter(
    ({ from, to }) => from >= flow.leftOn && (last === null || to <= last),
  )
}

/**
 * Reports a member without a fixed place owes in each calendar year that lies wholly inside the absence
 * (R-E06); nothing of others.
 */
export function reportYears(
  flow: RhythmFacts,
  contacts: readonly ContactOn[],
  day: IsoDate,
  settings: Pick<Settings, 'flow.reportsPerYear'>,
): Tally[] {
  if (flow.placeFixed) return []
  const reports = contacts.filter(({ isReport }) => isReport).map(({ onDate }) => onDate)
  return whole(flow, day, 'year').map(period => tally(period, reports, settings['flow.reportsPerYear'], day))
}

/**
 * The periods in which reports are owed: so many in each whole year by those without a fixed place (R-E06), or
 * one in each whole month by everybody away (R-E09, S04 698).
 */
export function reportPeriods(
  flow: RhythmFacts,
  contacts: readonly ContactOn[],
  day: IsoDate,
  settings: Pick<Settings, 'flow.reportsPerYear' | 'flow.reportEvery'>,
): Tally[] {
  if (settings['flow.reportEvery'] === 'year') return reportYears(flow, contacts, day, settings)
  const reports = contacts.filter(({ isReport }) => isReport).map(({ onDate }) => onDate)
  return whole(flow, day, 'month').map(period => tally(period, reports, 1, day))
}

export interface HomeAttendance {
  periods: readonly Tally[]
  /** none; reminder: a quarter missed; fault: as many in a row as the rule bears, or a year outside (R-E11) */
  finding: 'none' | 'reminder' | 'fault'
}

type HomeSettings = Pick<
  Settings,
  'flow.homeInProvincePerQuarter' | 'flow.homeOutsidePerYear' | 'flow.homeAbsenceQuarters'
>

/** The missed periods at the end of the row: those since the last one that was in order. */
export function missedAtEnd(periods: readonly Tally[]): Tally[] {
  const over = periods.filter(({ state }) => state !== 'due')
  return over.slice(over.findLastIndex(({ state }) => state === 'done') + 1)
}

/**
 * Organisation life at home: each quarter inside the province, so many times a year outside (R-E10, R-E11).
 * @param province 省内 or 省外; null where neither is asked for
 * @param attended days of organisation life attended
 */
export function homeAttendance(
  flow: FlowDates,
  province: string | null,
  attended: readonly IsoDate[],
  day: IsoDate,
  settings: HomeSettings,
): HomeAttendance {
  if (province === null) return { periods: [], finding: 'none' }
  const inside = province === '省内'
  const needed = settings[inside ? 'flow.homeInProvincePerQuarter' : 'flow.homeOutsidePerYear']
  const periods = whole(flow, day, inside ? 'quarter' : 'year').map(period =>
    tally(period, attended, needed, day),
  )
  const missed = missedAtEnd(periods).length
  const bears = inside ? settings['flow.homeAbsenceQuarters'] : 1
  return { periods, finding: missed === 0 ? 'none' : missed >= bears ? 'fault' : 'reminder' }
}

/** The latest departure of which a day is more than so many months later: what a list compares with (R-B10). */
export function leftBefore(day: IsoDate, months: number): IsoDate {
  let left = addDays(addMonths(day, -months), 3)
  while (compareDates(addMonths(left, months), day) >= 0) left = addDays(left, -1)
  return left
}

/** Away for more than the months without a report: on the list of 失控 (R-B10). */
export function isUncontrolled(
  flow: FlowDates & { reportedOn: IsoDate | null },
  contacts: readonly ContactOn[],
  day: IsoDate,
  settings: Pick<Settings, 'flow.uncontrolledMonths'>,
): boolean {
  const span = spanAway(flow, day)
  if (span?.to !== day) return false
  if (compareDates(addMonths(flow.leftOn, settings['flow.uncontrolledMonths']), day) >= 0) return false
  if (flow.reportedOn !== null && flow.reportedOn <= day) return false
  return !contacts.some(
    ({ onDate, contactBy, isReport }) => onDate <= day && (isReport || contactBy === '本人'),
  )
}
