/** How far back a day may lie for its months to be over. */

import { addDays, addMonths, type IsoDate } from '../../shared/kernel/dates.ts'

/** The latest day whose `months` are over on the day; strict: more than over. */
export function latestOver(on: IsoDate, months: number, strict: boolean): IsoDate {
  let day = addDays(addMonths(on, -months), 3)
  const over = () => {
    const reached = addMonths(day, months)
    return strict ? reached < on : reached <= on
  }
  while (!over()) day = addDays(day, -1)
  return day
}
