/** Dues of single members: payments, and how far each has paid. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { monthsText, type Month } from '../../shared/dues/months.ts'
import { duesState, paymentFindings, stateFindings, type DuesState } from '../../shared/dues/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { lastDues, type DuesDay } from '../../shared/search/lastContact.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { removeRow } from '../db/removeRow.ts'
import { saveRow } from '../db/saveRow.ts'
import type { Pace } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'

type Card = Outputs['dues']['card']
type Payment = Omit<Card['payments'][number], 'findings'>

function toPayment(row: Row<'duesPayment'>): Payment {
  return {
    id: row.id,
    onDate: row.onDate,
    amount: row.amount,
    months: row.months.split(','),
    excess: row.excess,
    // Written through the contract's own code tables.
    payer: row.payer as Payment['payer'],
    consent: row.consent === 1,
    place: row.place as Payment['place'],
    lateReason: row.lateReason,
    note: row.note,
  }
}

/** Oldest first; with a day, without what was paid after it (law 7). */
async function paymentsOf(db: Reader, memberId: number, on: IsoDate): Promise<Payment[]> {
  const rows = await db
    .selectFrom('duesPayment')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('onDate', '<=', on)
    .orderBy('onDate')
    .orderBy('id')
    .execute()
  return rows.map(toPayment)
}

/** Members whose payments are read in one go. */
const BATCH = 1000

/** Months not paid by the day, of each of these members; who owes nothing is not to be asked for (R-H23). */
export async function unpaidMonths(
  db: Reader,
  memberIds: readonly number[],
  on: IsoDate,
  pace: Pace,
): Promise<Map<number, Month[]>> {
  const found = new Map<number, Month[]>()
  for (let from = 0; from < memberIds.length; from += BATCH) {
    const rows = await db
      .selectFrom('member as m')
      .select(['m.id', 'm.duesPaidTo', 'm.lastDuesDate'])
      .select(
        sql<string | null>`(SELECT group_concat("p"."months") FROM "duesPayment" AS "p"
          WHERE "p"."memberId" = "m"."id" AND "p"."removed" = 0 AND "p"."onDate" <= ${on})`.as('paid'),
      )
      .where('m.id', 'in', memberIds.slice(from, from + BATCH))
      .execute()
    for (const row of rows) {
      const payments = row.paid === null ? [] : [{ onDate: on, months: row.paid.split(',') }]
      const { unpaid } = duesState(payments, monthTakenOver(row, on), on)
      if (unpaid.length > 0) found.set(row.id, unpaid)
    }
    if (pace.due()) await pace.rest()
  }
  return found
}

/** Days on which dues were paid, of some members or of all who have a lost case. */
export async function paymentDays(
  db: Reader,
  of: readonly number[] | 'lost',
): Promise<{ memberId: number; day: DuesDay }[]> {
  const rows = await db
    .selectFrom('duesPayment')
    .select(['memberId', 'onDate', 'payer'])
    .where('removed', '=', 0)
    .where(eb =>
      eb('memberId', 'in', of === 'lost' ? eb.selectFrom('lostCase').select('lostCase.memberId') : [...of]),
    )
    .execute()
  return rows.map(({ memberId, onDate, payer }) => ({
    memberId,
    day: { on: onDate, byProxy: payer !== '本人' },
  }))
}

/** Up to which month dues were paid when the register began: as told, else the month of the last payment typed. */
function monthTakenOver(
  member: Pick<Row<'member'>, 'duesPaidTo' | 'lastDuesDate'>,
  on: IsoDate,
): Month | null {
  const month = (member.duesPaidTo ?? member.lastDuesDate)?.slice(0, 7) ?? null
  const told = member.duesPaidTo !== null
  // Dues may be paid ahead: a month told is not held against the day, the month of a payment is.
  return month === null || told || month <= on.slice(0, 7) ? month : null
}

/** Who is away for good or abroad owes nothing here. */
export function owes(membership: string): boolean {
  return membership !== 'KEPT_ABROAD' && ON_ROLL.some(state => state === membership)
}

export async function duesCard(
  db: Reader,
  { memberId, asOf }: Parsed['dues']['card'],
  today: IsoDate,
): Promise<Card> {
  const on = asOf ?? today
  const member = await memberRecord(db, memberId)
  const settings = await settingsOf(db)
  const payments = await paymentsOf(db, memberId, on)
  const known = monthTakenOver(member, on)
  const found = paymentFindings(payments, known, settings)
  const state: DuesState = duesState(payments, known, on)
  const ledger = {
    lifeDays: [],
    duesDays: payments.map(({ onDate, payer }) => ({ on: onDate, byProxy: payer !== '本人' })),
  }
  const unpaid = owes(member.membership) ? state.unpaid : []
  return {
    payments: payments.map(payment => ({ ...payment, findings: found.get(payment.id) ?? [] })).reverse(),
    ...state,
    unpaid,
    last: lastDues({ date: member.lastDuesDate, byProxy: member.duesByProxy === 1 }, ledger, on),
    findings: stateFindings({ ...state, unpaid }, settings),
  }
}

/** Throws DATE_FUTURE for a day to come, RECORD_MISSING for a payment that is gone. */
export async function savePayment(
  office: Office,
  { memberId, id, values }: Parsed['dues']['savePayment'],
): Promise<Outputs['dues']['savePayment']> {
  if (values.onDate > office.clock.today())
    throw new OfficeError('DATE_FUTURE', { date: '交纳日期' }, { field: 'onDate' })
  const row = { ...values, months: values.months.join(','), consent: toFlag(values.consent) }
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记党费：${monthsText(values.months)}`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      return saveRow(tx, 'duesPayment', id, { memberId, ...row })
    },
  )
  return { changeId, id: value }
}

export async function removePayment(
  office: Office,
  { id }: Parsed['dues']['removePayment'],
): Promise<Outputs['dues']['removePayment']> {
  const { changeId } = await change(office.register(), stamp(office, '删除党费交纳记录'), async ({ tx }) => {
    await removeRow(tx, 'duesPayment', id)
  })
  return { changeId }
}
