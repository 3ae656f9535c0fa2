/** Meetings, questions sent up, and sweeps of a quarter: what is due and what is late (R-A23, R-A24, D42, D45). */

import type { IsoDate } from '../kernel/dates.ts'

/** What is written down of each of the points a sweep of a quarter looks at (S02 135). */
export const SWEEP_POINTS = [
  { key: 'veteransBefore', label: '建国前老党员', asks: '生活状况' },
  { key: 'veterans', label: '建国后老党员', asks: '生活状况' },
  { key: 'hardship', label: '困难党员', asks: '生活状况' },
  { key: 'illness', label: '患大病党员', asks: '生活状况' },
  { key: 'breaches', label: '违纪违法', asks: '有无违纪违法情况' },
] as const

export type SweepPoint = (typeof SWEEP_POINTS)[number]['key']

/** The yearly 三找 stands beside the four quarters (R-A24). */
export const YEARLY = 0

export const SWEEP_PERIODS = [1, 2, 3, 4, YEARLY] as const

export type SweepPeriod = (typeof SWEEP_PERIODS)[number]

const QUARTER_ENDS = ['12-31', '03-31', '06-30', '09-30', '12-31'] as const
const QUARTER_STARTS = ['01-01', '01-01', '04-01', '07-01', '10-01'] as const

/** First and last day of a quarter, or of the year for 三找. */
export function sweepSpan(year: number, period: SweepPeriod): { from: IsoDate; to: IsoDate } {
  return { from: `${year}-${QUARTER_STARTS[period]}`, to: `${year}-${QUARTER_ENDS[period]}` }
}

export function sweepName(year: number, period: SweepPeriod): string {
  return period === YEARLY ? `${year}年“三找”活动` : `${year}年第${'一二三四'[period - 1] ?? ''}季度专项排查`
}

export type SweepState = 'DONE' | 'HALF' | 'RUNNING' | 'OVERDUE' | 'LATER'

/**
 * A quarter is done with its record; 三找 only when the day the ledger was brought up to date is recorded, too.
 * Late from the day after the quarter.
 */
export function sweepState(
  year: number,
  period: SweepPeriod,
  record: { ledgerUpdatedOn: IsoDate | null } | null,
  day: IsoDate,
): SweepState {
  const { from, to } = sweepSpan(year, period)
  if (record !== null && (period !== YEARLY || record.ledgerUpdatedOn !== null)) return 'DONE'
  if (day > to) return 'OVERDUE'
  if (record !== null) return 'HALF'
  return day < from ? 'LATER' : 'RUNNING'
}

/** From this day on the year's own 三找 is asked for, before it is late. */
const YEARLY_FROM = '10-01'

/** The quarter that ended last before the day. */
export function lastQuarter(day: IsoDate): { year: number; quarter: 1 | 2 | 3 | 4 } {
  const year = Number(day.slice(0, 4))
  const running = Math.ceil(Number(day.slice(5, 7)) / 3)
  if (running === 1) return { year: year - 1, quarter: 4 }
  return { year, quarter: running === 2 ? 1 : running === 3 ? 2 : 3 }
}

/** What ought to be recorded by a day: the quarter that ended last, and 三找 of last year; of this one from October on. */
export function duePeriods(day: IsoDate): { year: number; period: SweepPeriod }[] {
  const { year, quarter } = lastQuarter(day)
  const now = Number(day.slice(0, 4))
  return [
    { year, period: quarter },
    { year: day >= `${now}-${YEARLY_FROM}` ? now : now - 1, period: YEARLY },
  ]
}

export interface Asked {
  kind: string
  dueOn: IsoDate | null
  answeredOn: IsoDate | null
}

export type AnswerState = 'NONE' | 'WAITING' | 'OVERDUE' | 'ANSWERED'

/** A question waits for its answer, late from the day after the one asked for; a report wants none (S00 37). */
export function answerState({ kind, dueOn, answeredOn }: Asked, day: IsoDate): AnswerState {
  if (answeredOn !== null && answeredOn <= day) return 'ANSWERED'
  if (kind !== '请示') return 'NONE'
  return dueOn !== null && dueOn < day ? 'OVERDUE' : 'WAITING'
}

/** What is odd about the numbers of a meeting; they are kept as they are. */
export function attendanceWarning(expected: number | null, attendance: number | null): string | null {
  return expected !== null && attendance !== null && attendance > expected ? '实到人数多于应到人数' : null
}

/** Share of those who came, in whole per cent rounded down; null where it cannot be told. */
export function attendanceShare(expected: number | null, attendance: number | null): number | null {
  return expected === null || attendance === null || expected === 0
    ? null
    : Math.floor((attendance * 100) / expected)
}

/** `3名：张三、李四、王五` of the members a point is about; at most so many by name. */
export function namedCount(names: readonly string[], most = 30): string {
  if (names.length === 0) return '没有。'
  const more = names.length > most ? `等` : ''
  return `${names.length}名：${names.slice(0, most).join('、')}${more}。`
}
