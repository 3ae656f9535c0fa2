/** When the yearly review is done (setting `annual.window`; R-M16: S02 136 says 年初 and no day). */

import { isIsoDate, type IsoDate } from '../kernel/dates.ts'

/** First and last day of a review, both included. */
export interface ReviewWindow {
  from: IsoDate
  to: IsoDate
}

const WINDOW = /^(\d\d-\d\d)至(\d\d-\d\d)$/

/** A leap year: every day of the calendar is one. */
const ANY_YEAR = 2024

/** `01-01至03-31`: two days of one year, the first not after the second. */
export function isWindowText(text: string): boolean {
  const [, from = '', to = ''] = WINDOW.exec(text) ?? []
  return isIsoDate(`${ANY_YEAR}-${from}`) && isIsoDate(`${ANY_YEAR}-${to}`) && from <= to
}

/** The day in a year; 02-29 is the 28th where the year has none. */
function dayIn(year: number, monthDay: string): IsoDate {
  const day = `${year}-${monthDay}`
  return isIsoDate(day) ? day : `${year}-02-28`
}

/** The days of a year's review. Throws RangeError where the text is no window. */
export function windowOf(text: string, year: number): ReviewWindow {
  const [, from, to] = WINDOW.exec(text) ?? []
  if (from === undefined || to === undefined) throw new RangeError('not a window')
  return { from: dayIn(year, from), to: dayIn(year, to) }
}

/** The last day of the window still belongs to it. */
export function windowStanding({ from, to }: ReviewWindow, day: IsoDate): 'before' | 'open' | 'over' {
  if (day < from) return 'before'
  return day > to ? 'over' : 'open'
}
