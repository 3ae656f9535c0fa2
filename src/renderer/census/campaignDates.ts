/** The dates of a campaign on a line: stages, deadlines and the days the annexes are counted on. */

import type { CampaignValues } from '../../shared/census/methods.ts'
import { annexesBefore9, withPrintedNumbers } from '../../shared/reporting/annexNumbers.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { dayNumber, isIsoDate, type IsoDate } from '../../shared/kernel/dates.ts'

export type DateKey = 'startOn' | 'searchEnd' | 'fillDate' | 'fillDate9'

export interface CampaignDate {
  key: DateKey
  label: string
  /** what is counted on this day */
  use: string
}

export const CAMPAIGN_DATES: readonly Pick<CampaignDate, 'key' | 'label'>[] = [
  { key: 'startOn', label: '排查开始' },
  { key: 'searchEnd', label: '查找结束' },
  { key: 'fillDate', label: '填表日期' },
  { key: 'fillDate9', label: '附件9填表' },
]

/** The same with what is counted on each day; where the six months are measured is a setting. */
export function campaignDates(
  settings: Pick<Settings, 'annex5.measureAt' | 'annex6.measureAt' | 'campaign.annexNumbers'>,
  template: CampaignValues['template'],
): CampaignDate[] {
  const numbering = { settings, template }
  const before9 = annexesBefore9(numbering)
  const atStart = settings['annex5.measureAt'] === 'campaignStart'
  const atEnd = settings['annex6.measureAt'] === 'searchEnd'
  const use: Readonly<Record<DateKey, string>> = {
    startOn: atStart ? '附件5：这一天失联已满6个月' : '附件5：从这一天起取得联系的',
    searchEnd: atEnd ? '附件6：这一天失联已满6个月仍无法取得联系' : '附件6：到这一天仍无法取得联系',
    fillDate: atEnd ? before9 : `${before9}；附件6：这一天失联已满6个月`,
    fillDate9: '附件9：处理结果算到这一天',
  }
  return CAMPAIGN_DATES.map(date => ({ ...date, use: withPrintedNumbers(use[date.key], numbering) }))
}

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
