/** When a lost member came back of himself: by 恢复党籍, where no contact was entered (rules.md 4.1, R-D12). */

import type { IsoDate } from '../kernel/dates.ts'
import { restoredOn, type StandingFacts } from '../reporting/standing.ts'

/**
 * The day contact was regained: as it was entered; where it was not, the day of 恢复党籍, for which the member has
 * applied himself: a case decided with 停止党籍 takes no contact any more. Null while there is none.
 */
export function contactRegained(
  { contactOn, foundOn }: { contactOn: IsoDate | null; foundOn: IsoDate },
  { periods }: Pick<StandingFacts, 'periods'>,
): IsoDate | null {
  return contactOn ?? restoredOn(periods, foundOn)
}
