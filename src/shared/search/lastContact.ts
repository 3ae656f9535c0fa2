/**
 * The last sign of life in the Party (R-B01): from attendance and payments, or as typed when the register
 * began; the later of the two, and nothing later than the day that is asked about.
 */

import { compareDates, laterOf, type IsoDate, type PartialDate } from '../kernel/dates.ts'
import type { Settings } from '../settings/rules.ts'
import type { LostPersonFacts, LostStartFacts } from './rules.ts'

export interface DuesDay {
  on: IsoDate
  /** paid by somebody else (R-B09) */
  byProxy: boolean
}

/** What attendance and payments know of one member. */
export interface ContactLedger {
  /** days on which he attended organisation life */
  lifeDays: readonly IsoDate[]
  duesDays: readonly DuesDay[]
}

export interface LastContact {
  date: PartialDate
  /** record: from attendance or payments; typed: as entered by hand */
  source: 'record' | 'typed'
  byProxy: boolean
}

/** The latest of `days` and of the typed date that is not after `on`; of equal days the recorded one. */
function latest(
  typed: { date: PartialDate | null; byProxy: boolean },
  days: readonly DuesDay[],
  on: IsoDate,
): LastContact | null {
  const present = days.filter(day => day.on <= on).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  // Paid by himself on the very day, too: then it is not the other's payment that counts.
  const newest = present.find(day => day.on === present[0]?.on && !day.byProxy) ?? present[0]
  const known = typed.date !== null && compareDates(typed.date, on) <= 0 ? typed.date : null
  const asTyped: LastContact | null =
    known === null ? null : { date: known, source: 'typed', byProxy: typed.byProxy }
  if (!newest) return asTyped
  return laterOf(newest.on, known) === newest.on
    ? { date: newest.on, source: 'record', byProxy: newest.byProxy }
    : asTyped
}

/** 最近参加组织生活 on the day. */
export function lastLife(typed: PartialDate | null, ledger: ContactLedger, on: IsoDate): LastContact | null {
  const days = ledger.lifeDays.map(day => ({ on: day, byProxy: false }))
  return latest({ date: typed, byProxy: false }, days, on)
}

/** 最近交纳党费 on the day. */
export function lastDues(
  typed: { date: PartialDate | null; byProxy: boolean },
  ledger: ContactLedger,
  on: IsoDate,
): LastContact | null {
  return latest(typed, ledger.duesDays, on)
}

/** The same without payments by others, where those do not count (R-B09). */
function countedDues(
  person: Pick<LostPersonFacts, 'lastDuesDate' | 'duesByProxy'>,
  ledger: ContactLedger,
  on: IsoDate,
  settings: Pick<Settings, 'lost.proxyPaymentCounts'>,
): LastContact | null {
  const typed = { date: person.lastDuesDate, byProxy: person.duesByProxy }
  if (settings['lost.proxyPaymentCounts']) return lastDues(typed, ledger, on)
  const own = { ...ledger, duesDays: ledger.duesDays.filter(day => !day.byProxy) }
  return lastDues(typed.byProxy ? { date: null, byProxy: false } : typed, own, on)
}

export interface KnownContact {
  lastLife: PartialDate | null
  lastDues: PartialDate | null
  lastDuesByProxy: boolean
}

/**
 * What a lost case goes by: its own dates where it has them, else what attendance and payments say by the
 * day the loss was discovered. Where those say nothing the case stays empty and the member's typed dates
 * stand, as ever (`lostStart`).
 */
export function knownContact(
  lost: Pick<LostStartFacts, 'foundOn' | 'lastLife' | 'lastDues' | 'lastDuesByProxy'>,
  person: Pick<LostPersonFacts, 'lastLifeDate' | 'lastDuesDate' | 'duesByProxy'>,
  ledger: ContactLedger | undefined,
  settings: Pick<Settings, 'lost.proxyPaymentCounts'>,
): KnownContact {
  const own = { lastLife: lost.lastLife, lastDues: lost.lastDues, lastDuesByProxy: lost.lastDuesByProxy }
  if (!ledger) return own
  const life = lastLife(person.lastLifeDate, ledger, lost.foundOn)
  const dues = countedDues(person, ledger, lost.foundOn, settings)
  return {
    lastLife: own.lastLife ?? (life?.source === 'record' ? life.date : null),
    ...(own.lastDues === null && dues?.source === 'record'
      ? { lastDues: dues.date, lastDuesByProxy: dues.byProxy }
      : { lastDues: own.lastDues, lastDuesByProxy: own.lastDuesByProxy }),
  }
}
