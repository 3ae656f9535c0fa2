/**
 * Calendar dates as text, without clocks and without binary floats.
 *
 * A date is `YYYY-MM-DD`; a date the paper gives only to the month is `YYYY-MM` (rules.md part 3,
 * conventions). Comparisons use the first day of such a month. "Today" is always passed in.
 */

/** `YYYY-MM-DD` */
export type IsoDate = string
/** `YYYY-MM-DD`, or `YYYY-MM` where only the month is known */
export type PartialDate = string

export type Precision = 'day' | 'month'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH = /^(\d{4})-(\d{2})$/

interface Civil {
  year: number
  month: number
  day: number
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function parse(date: string): Civil | null {
  const day = DAY.exec(date)
  const parts = day ?? MONTH.exec(date)
  if (!parts) return null
  const civil = { year: Number(parts[1]), month: Number(parts[2]), day: day ? Number(parts[3]) : 1 }
  if (civil.year < 1 || civil.month < 1 || civil.month > 12) return null
  return civil.day >= 1 && civil.day <= daysInMonth(civil.year, civil.month) ? civil : null
}

function demand(date: string): Civil {
  const civil = parse(date)
  if (!civil) throw new RangeError(`not a date: ${date}`)
  return civil
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function write({ year, month, day }: Civil): IsoDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** The text of a day, or null where there is no such day in the calendar. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  const text = write({ year, month, day })
  return parse(text) ? text : null
}

/** True for an existing calendar day written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  return DAY.test(text) && parse(text) !== null
}

/** True for an existing day `YYYY-MM-DD` or month `YYYY-MM`. */
export function isPartialDate(text: string): boolean {
  return parse(text) !== null
}

export function precisionOf(date: PartialDate): Precision {
  return date.length === 7 ? 'month' : 'day'
}

/** The day used for comparing and counting: a month stands for its first day. */
export function firstDay(date: PartialDate): IsoDate {
  return write(demand(date))
}

/** Negative, zero or positive, as `a` is before, on or after `b`. */
export function compareDates(a: PartialDate, b: PartialDate): number {
  const [x, y] = [firstDay(a), firstDay(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The later of two dates; null counts as unknown and loses. */
export function laterOf(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null) return b
  if (b === null) return a
  return compareDates(a, b) >= 0 ? a : b
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function dayNumber(date: PartialDate): number {
  const { year, month, day } = demand(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day `n` days after 1970-01-01. */
export function dateOfDayNumber(n: number): IsoDate {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return write({ year, month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 })
}

export function addDays(date: PartialDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/**
 * The corresponding day `months` later; where that month has no such day, its last day.
 * Always counted from the original start, never chained. Source: 民法典 §202, rules.md part 2.
 */
export function addMonths(date: PartialDate, months: number): IsoDate {
  const { year, month, day } = demand(date)
  const index = year * 12 + (month - 1) + months
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 }
  return write({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

export interface Span {
  /** whole months */
  months: number
  /** days left after the whole months */
  days: number
}

/**
 * Whole months and the days left over: the largest n with addMonths(start, n) ≤ end (R-B02).
 * Throws RangeError when `end` is before `start`.
 */
export function spanBetween(start: PartialDate, end: PartialDate): Span {
  const from = firstDay(start)
  const to = firstDay(end)
  if (to < from) throw new RangeError(`end ${end} before start ${start}`)
  const a = demand(from)
  const b = demand(to)
  let months = (b.year - a.year) * 12 + (b.month - a.month)
  if (addMonths(from, months) > to) months -= 1
  return { months, days: dayNumber(to) - dayNumber(addMonths(from, months)) }
}

/** Completed years (周岁, 党龄). Throws RangeError when `on` is before `from`. */
export function completedYears(from: PartialDate, on: PartialDate): number {
  return Math.floor(spanBetween(from, on).months / 12)
}

/** `1989年7月1日`, or `1989年7月` where only the month is known. */
export function dateInChinese(date: PartialDate): string {
  const { year, month, day } = demand(date)
  const head = `${year}年${month}月`
  return precisionOf(date) === 'month' ? head : `${head}${day}日`
}

/** `1989.07`, the way 出生年月 is written on the annexes. */
export function yearAndMonth(date: PartialDate): string {
  return firstDay(date).slice(0, 7).replace('-', '.')
}

/** `1989.07.01`, or `1989.07` where only the month is known: the way dates stand in annex columns. */
export function dateWithDots(date: PartialDate): string {
  return date.replaceAll('-', '.')
}

/** `2024-03-18 08:12`, from a local time `2024-03-18T08:12:03`. */
export function timeText(at: string): string {
  return at.replace('T', ' ').slice(0, 16)
}
