/** The dates of a campaign on a line: stages, deadlines and the days the annexes are counted on. */

import type { CampaignValues } from '../../shared/census/methods.ts'
import { dayNumber, isIsoDate, type IsoDate } from '../../shared/kernel/dates.ts'

export type DateKey = 'startOn' | 'searchEnd' | 'fillDate' | 'fillDate9'

export interface CampaignDate {
  key: DateKey
  label: string
  /** what is counted on this day */
  use: string
}

export const CAMPAIGN_DATES: readonly CampaignDate[] = [
  { key: 'startOn', label: '排查开始', use: '附件5：这一天失联已满6个月' },
  { key: 'searchEnd', label: '查找结束', use: '附件6：这一天失联已满6个月仍无法取得联系' },
  { key: 'fillDate', label: '填表日期', use: '附件1至8' },
  { key: 'fillDate9', label: '附件9填表', use: '附件9：处理结果算到这一天' },
]

export interface Scale {
  from: IsoDate
  to: IsoDate
  /** place of a day between 0 and 1 */
  at: (day: IsoDate) => number
}

/** A line long enough for every day; null where none can be read. */
export function scaleOf(days: readonly string[]): Scale | null {
  const known = days.filter(isIsoDate).sort()
  const from = known[0]
  const to = known.at(-1)
  if (from === undefined || to === undefined || from === to) return null
  const first = dayNumber(from)
  const length = dayNumber(to) - first
  return { from, to, at: day => (dayNumber(day) - first) / length }
}

/** Typed dates as the contract wants them; null where one of them is no day. */
export function datesOf(typed: Readonly<Record<DateKey, string>>): Pick<CampaignValues, DateKey> | null {
  return CAMPAIGN_DATES.every(({ key }) => isIsoDate(typed[key])) ? { ...typed } : null
}
