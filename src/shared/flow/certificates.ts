/**
 * The yearly inspection of 流动党员活动证 (forms.md 11): once a calendar year by the branch. No document of the
 * office says from when; the year of issue counts as looked at.
 */

import type { IsoDate } from '../kernel/dates.ts'

export interface CertificateDates {
  issuedOn: IsoDate | null
  /** handed back or lost on */
  endedOn: IsoDate | null
  /** years with an inspection */
  inspected: readonly number[]
}

const yearOf = (day: IsoDate) => Number(day.slice(0, 4))

/** The years after that of issue up to that of the day, or of the end, that have no inspection yet. */
export function uninspectedYears({ issuedOn, endedOn, inspected }: CertificateDates, day: IsoDate): number[] {
  if (issuedOn === null) return []
  const last = endedOn !== null && endedOn < day ? yearOf(endedOn) - 1 : yearOf(day)
  const years: number[] = []
  for (let year = yearOf(issuedOn) + 1; year <= last; year += 1) {
    if (!inspected.includes(year)) years.push(year)
  }
  return years
}
