/** By when papers go into the dossier and who keeps it (R-G05–R-G08, R-G23). */

import { addDays, addMonths, compareDates, type IsoDate, type PartialDate } from '../kernel/dates.ts'
import { codeTable } from '../kernel/codes.ts'

export const CLOCK_KIND = codeTable('归档事项', {
  FULL: '转正材料入档',
  DEATH: '去世后存放',
  CUSTODY: '保管单位',
})

export type ClockKind = (typeof CLOCK_KIND)['items'][number]['key']

/** The last day on which papers of a conversion go in: `months` after it, that day included (R-G07). */
export function fileDeadline(fullOn: PartialDate, months: number): IsoDate {
  return addMonths(fullOn, months)
}

/** The first day of conversion whose deadline is not past on the day: who was converted earlier is overdue. */
export function firstNotOverdue(on: IsoDate, months: number): IsoDate {
  let day = addDays(addMonths(on, -months), -3)
  while (fileDeadline(day, months) < on) day = addDays(day, 1)
  return day
}

/** `05-31` as a day of the year. */
export function yearlyDeadline(year: number, monthDay: string): IsoDate {
  return `${year}-${monthDay}`
}

/** True for `MM-DD` that stands in every year. */
export function isMonthDay(text: string): boolean {
  const match = /^(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [month, day] = [Number(match[1]), Number(match[2])]
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (days[month - 1] ?? 0)
}

/** Days before the yearly filing from which the workbench says it is near. */
export const YEARLY_NOTICE_DAYS = 30

export type YearlyState = 'later' | 'due' | 'overdue'

/** Where the yearly filing of this year stands, while it is not registered (R-G08). */
export function yearlyState(today: IsoDate, deadline: IsoDate): YearlyState {
  if (compareDates(today, deadline) > 0) return 'overdue'
  return compareDates(today, addDays(deadline, -YEARLY_NOTICE_DAYS)) >= 0 ? 'due' : 'later'
}

/**
 * From when conversions and deaths are watched: the year before this one. What is older went in with the
 * yearly filings since (R-G08).
 */
export function watchedFrom(today: IsoDate): IsoDate {
  return `${Number(today.slice(0, 4)) - 1}-01-01`
}

/** Where the dossier belongs (R-G05, R-G06, R-G23); null where it is not known whether there is a personnel file. */
export function properKeeper(
  { personnelFile, dead }: { personnelFile: string | null; dead: boolean },
  keeperWithoutHR: string,
): string | null {
  if (personnelFile === '有') return dead ? '随人事档案交档案管理部门' : '人事档案主管部门'
  if (personnelFile !== '无') return null
  return dead ? `${keeperWithoutHR}单独存放，长期保管` : keeperWithoutHR
}
