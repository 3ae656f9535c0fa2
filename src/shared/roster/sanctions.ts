/** Sanctions on a member's card (rules.md 3.2). */

import { addMonths, type IsoDate } from '../kernel/dates.ts'

/** End of 留党察看: one or two years from the decision; other sanctions have none. */
export function sanctionEffectTo(kind: string, decidedOn: IsoDate): IsoDate | null {
  if (kind === '留党察看一年') return addMonths(decidedOn, 12)
  return kind === '留党察看两年' ? addMonths(decidedOn, 24) : null
}
