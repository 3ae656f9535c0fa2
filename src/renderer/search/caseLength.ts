/** Where the length of a loss begins and ends, computed as the backend computes it, to be told in words. */

import { useQuery } from '@tanstack/react-query'
import { compareDates, type IsoDate, type PartialDate } from '../../shared/kernel/dates.ts'
import type { MemberCard } from '../../shared/roster/methods.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { lostStart, type LostPersonFacts, type LostStart } from '../../shared/search/rules.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'

export interface CaseLength {
  start: LostStart | null
  /** last day of the length, and what it is */
  end: { on: IsoDate; words: string }
  /** what the member's card knows, where the case itself says nothing */
  fromCard: { lastLife: PartialDate | null; lastDues: PartialDate | null }
}

function dateOf(card: MemberCard, key: keyof MemberCard['values']): PartialDate | null {
  const value = card.values[key]
  return typeof value === 'string' ? value : null
}

function personOf(card: MemberCard): LostPersonFacts {
  return {
    lastLifeDate: dateOf(card, 'lastLifeDate'),
    lastDuesDate: dateOf(card, 'lastDuesDate'),
    duesByProxy: card.values.duesByProxy === true,
    transferInOn: dateOf(card, 'transferInOn'),
    fullDate: dateOf(card, 'fullDate'),
    joinDate: dateOf(card, 'joinDate'),
  }
}

/** Null until the member's card and the campaign are known. */
export function useCaseLength(lost: LostCard): CaseLength | null {
  const { queries } = useOffice()
  const { day } = useScope()
  const settings = useSettings()
  const { data: card } = useQuery(queries.roster.card.queryOptions({ input: { id: lost.memberId } }))
  const { data: census } = useQuery(queries.census.campaigns.queryOptions({ input: {} }))
  if (!card || !census) return null
  const person = personOf(card)
  const { values } = lost
  const active = census.active
  const searched =
    active !== null && compareDates(active.searchEnd, day) <= 0 && compareDates(active.startOn, day) <= 0
  const end =
    lost.contactOn !== null
      ? { on: lost.contactOn, words: '取得联系之日' }
      : searched
        ? { on: active.searchEnd, words: '查找结束之日' }
        : { on: day, words: '当日' }
  return {
    start: lostStart({ ...values, ...lost.known }, person, settings),
    end,
    fromCard: {
      lastLife: values.lastLife === null ? (lost.known.lastLife ?? person.lastLifeDate) : null,
      lastDues: values.lastDues === null ? (lost.known.lastDues ?? person.lastDuesDate) : null,
    },
  }
}
