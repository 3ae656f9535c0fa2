import { dayNumber, type IsoDate } from '../../shared/kernel/dates.ts'

const WEEKDAYS = '日一二三四五六'

/** 2000-01-02 was a Sunday. */
const SUNDAY = '2000-01-02'

/** 星期三 */
export function weekdayInChinese(day: IsoDate): string {
  const since = (dayNumber(day) - dayNumber(SUNDAY)) % 7
  return `星期${WEEKDAYS.charAt((since + 7) % 7)}`
}
