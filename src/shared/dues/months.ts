/** Months as `YYYY-MM`: counting them, writing a list of them in words, and reading one as typed. */

import { isPartialDate, type IsoDate } from '../kernel/dates.ts'
import { tidyCode } from '../kernel/text.ts'

/** `YYYY-MM` */
export type Month = string

/** Months since year 0: the arithmetic of R-H04 and R-H07. */
export function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

export function monthOfIndex(index: number): Month {
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

export function nextMonth(month: string, count = 1): Month {
  return monthOfIndex(monthIndex(month) + count)
}

/** Every month from the first to the last, both included; none where the last is earlier. */
export function monthsFromTo(first: string, last: string): Month[] {
  const from = monthIndex(first)
  return Array.from({ length: Math.max(0, monthIndex(last) - from + 1) }, (_, i) => monthOfIndex(from + i))
}

/** Runs of months that follow each other, in order. */
export function runsOf(months: readonly Month[]): { first: Month; last: Month; count: number }[] {
  const runs: { first: Month; last: Month; count: number }[] = []
  for (const month of [...new Set(months)].sort()) {
    const run = runs.at(-1)
    if (run && monthIndex(month) === monthIndex(run.last) + 1) {
      run.last = month
      run.count += 1
    } else runs.push({ first: month, last: month, count: 1 })
  }
  return runs
}

/** `2024-01至2024-03、2024-05` */
export function monthsText(months: readonly Month[]): string {
  return runsOf(months)
    .map(({ first, last }) => (first === last ? first : `${first}至${last}`))
    .join('、')
}

/** The most months one payment may be for. */
export const MONTHS_MAX = 120

function readMonth(text: string, year: string): Month | null {
  const alone = /^(\d{1,2})月?$/.exec(text)
  const whole = /^(\d{4})(?:[-./年](\d{1,2})月?|(\d{2}))$/.exec(text)
  const [y, m] = alone ? [year, alone[1]] : [whole?.[1], whole?.[2] ?? whole?.[3]]
  if (y === undefined || m === undefined) return null
  const month = `${y}-${m.padStart(2, '0')}`
  return isPartialDate(month) ? month : null
}

const AND = /[、,，;；]/
const TO = /至|到|~|～|—|–|--/

function readSpan(text: string, year: string): Month[] | null {
  // Between two months a single dash is a span; inside 2024-03 it is not.
  const dashed = /^(\d{1,2}|\d{4}[./年]?\d{2}月?)-(\d{1,2}|\d{4}[./年]?\d{2}月?)$/.exec(text)
  const [from = '', to, more] = dashed ? [dashed[1], dashed[2]] : text.split(TO)
  if (more !== undefined) return null
  const first = readMonth(from, year)
  if (first === null) return null
  if (to === undefined) return [first]
  const last = readMonth(to, first.slice(0, 4))
  if (last === null || last < first) return null
  return monthIndex(last) - monthIndex(first) >= MONTHS_MAX ? null : monthsFromTo(first, last)
}

/**
 * Months as clerks type them: `2024-01至2024-03`, `1-3`, `202401-202403`, `2024年1月、3月`. A month without
 * a year belongs to the year before it in the text, at first to that of `today`. Null where it cannot be read.
 */
export function readMonths(typed: string, today: IsoDate): Month[] | null {
  const parts = tidyCode(typed)
    .split(AND)
    .filter(part => part !== '')
  const months = new Set<Month>()
  let year = today.slice(0, 4)
  for (const part of parts) {
    const span = readSpan(part, year)
    if (span === null) return null
    for (const month of span) months.add(month)
    year = span.at(-1)?.slice(0, 4) ?? year
  }
  return months.size === 0 || months.size > MONTHS_MAX ? null : [...months].sort()
}
