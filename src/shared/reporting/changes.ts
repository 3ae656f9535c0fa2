/** What changed between the end of the search and annex 9's fill date: explained, not counted (S03 150, R-D11). */

import type { IsoDate } from '../kernel/dates.ts'
import { labelOf } from '../kernel/codes.ts'
import { MEMBERSHIP, ON_ROLL } from '../roster/codes.ts'
import { LOST_OUTCOME } from '../search/codes.ts'
import type { CampaignFacts } from './facts.ts'
import { isFound, isNotFound, type LostPerson } from './persons.ts'
import { restoredOn, type PeriodFacts } from './standing.ts'

export interface LostChange {
  person: LostPerson
  on: IsoDate
  text: string
  /** tells a person's changes apart */
  index: number
}

/** Whether the person stood on no roll just before: he is a member again, not a member still. */
function wasOffRoll(periods: readonly PeriodFacts[], period: PeriodFacts): boolean {
  const before = periods
    .filter(one => one !== period && (one.fromOn ?? '') < (period.fromOn ?? ''))
    .sort((a, b) => ((a.fromOn ?? '') < (b.fromOn ?? '') ? -1 : 1))
    .at(-1)
  return before !== undefined && !ON_ROLL.some(state => state === before.membership)
}

/** Changes after the search end, in the order of their days. */
export function lostChanges(lost: readonly LostPerson[], campaign: CampaignFacts): LostChange[] {
  const { searchEnd, fillDate9 } = campaign
  const later = (date: string | null): date is IsoDate =>
    date !== null && date > searchEnd && date <= fillDate9
  const changes: LostChange[] = []
  for (const person of lost) {
    if (!isFound(person) && !isNotFound(person)) continue
    const { member, lost: own } = person
    const add = (on: IsoDate, text: string) => changes.push({ person, on, text, index: changes.length })
    // 恢复党籍 is told below as what it is.
    if (later(own.contactOn) && own.contactOn !== restoredOn(member.periods, own.foundOn)) {
      add(own.contactOn, '取得联系')
      for (const { outcome, decidedOn } of own.outcomes) {
        if (outcome.startsWith('M') && decidedOn <= fillDate9) {
          add(decidedOn, `${labelOf(LOST_OUTCOME, outcome)}（不计入附件9第4栏）`)
        }
      }
    }
    for (const other of member.cases) {
      if (other.id !== own.id && other.state !== 'EXCLUDED' && later(other.foundOn)) {
        add(other.foundOn, '再次失去联系')
      }
    }
    for (const period of member.periods) {
      const { fromOn, membership } = period
      if (!later(fromOn)) continue
      const isMember = membership === 'FORMAL' || membership === 'PROBATIONARY'
      if (!isMember) add(fromOn, `党籍状态变为“${labelOf(MEMBERSHIP, membership)}”`)
      else if (wasOffRoll(member.periods, period)) add(fromOn, '恢复党籍')
    }
    if (later(member.deathDate) && !member.periods.some(({ membership }) => membership === 'DECEASED')) {
      add(member.deathDate, '去世')
    }
  }
  return changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index))
}
