/** What attendance and payments know of the members of lost cases (R-B01). */

import type { Settings } from '../../shared/settings/rules.ts'
import { knownContact, type ContactLedger, type KnownContact } from '../../shared/search/lastContact.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { paymentDays } from '../dues/service.ts'
import { attendedDays } from '../meeting/service.ts'

export type Ledgers = ReadonlyMap<number, ContactLedger>

interface Filling {
  lifeDays: string[]
  duesDays: { on: string; byProxy: boolean }[]
}

/** Ledgers of some members, or of all who have a lost case. */
export async function ledgersOf(db: Reader, of: readonly number[] | 'lost'): Promise<Ledgers> {
  const ledgers = new Map<number, Filling>()
  if (of.length === 0) return ledgers
  const ledgerOf = (memberId: number): Filling => {
    const known = ledgers.get(memberId) ?? { lifeDays: [], duesDays: [] }
    ledgers.set(memberId, known)
    return known
  }
  for (const { memberId, day } of await paymentDays(db, of)) ledgerOf(memberId).duesDays.push(day)
  for (const { memberId, day } of await attendedDays(db, of)) ledgerOf(memberId).lifeDays.push(day)
  return ledgers
}

type CaseDates = Pick<Row<'lostCase'>, 'memberId' | 'foundOn' | 'lastLife' | 'lastDues' | 'lastDuesByProxy'>
type PersonDates = Pick<Row<'member'>, 'lastLifeDate' | 'lastDuesDate' | 'duesByProxy'>

/** The dates a case goes by, its own first. */
export function caseContact(
  row: CaseDates,
  member: PersonDates,
  ledgers: Ledgers,
  settings: Settings,
): KnownContact {
  return knownContact(
    { ...row, lastDuesByProxy: row.lastDuesByProxy === 1 },
    { ...member, duesByProxy: member.duesByProxy === 1 },
    ledgers.get(row.memberId),
    settings,
  )
}
