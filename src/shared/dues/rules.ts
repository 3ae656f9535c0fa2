/**
 * What can be said of one member's payments (rules.md 2.H, 3.8): how far he has paid, and what is to be
 * pointed out. Nothing of it refuses a payment (law 9).
 */

import type { IsoDate } from '../kernel/dates.ts'
import { yuanText } from '../kernel/money.ts'
import type { Settings } from '../settings/rules.ts'
import { monthIndex, monthsFromTo, monthsText, nextMonth, runsOf, type Month } from './months.ts'

export interface PaymentFacts {
  id: number
  onDate: IsoDate
  /** fen */
  amount: number
  /** ascending */
  months: readonly Month[]
  /** fen paid on top of what is due */
  excess: number
  payer: string
  consent: boolean
  lateReason: string | null
}

export interface DuesFinding {
  level: 'error' | 'warning' | 'note'
  text: string
}

export type DuesSettings = Pick<Settings, 'dues.lateMonths' | 'dues.large' | 'dues.unpaidMonths'>

export interface DuesState {
  /** 交至: the last month up to which every month is paid; null when nothing is known */
  paidTo: Month | null
  /** the oldest month not paid; null when nothing is known */
  firstUnpaid: Month | null
  /** months whose last day has passed without payment (R-H23) */
  unpaid: Month[]
}

/** In the order in which they were paid. */
export function byDay<P extends Pick<PaymentFacts, 'id' | 'onDate'>>(payments: readonly P[]): P[] {
  return [...payments].sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : a.id - b.id))
}

/**
 * How far dues are paid on the day, from the payments up to it and the month the register began with.
 * Before the first month known nothing is claimed: the register does not know what was paid there.
 *
 * @param known 交至 as taken over when the register began
 */
export function duesState(
  payments: readonly Pick<PaymentFacts, 'onDate' | 'months'>[],
  known: Month | null,
  on: IsoDate,
): DuesState {
  const paid = new Set(payments.filter(({ onDate }) => onDate <= on).flatMap(({ months }) => months))
  const first = known === null ? [...paid].sort()[0] : nextMonth(known)
  if (first === undefined) return { paidTo: null, firstUnpaid: null, unpaid: [] }
  let firstUnpaid = first
  while (paid.has(firstUnpaid)) firstUnpaid = nextMonth(firstUnpaid)
  // The month of the day itself is not over yet.
  const unpaid = monthsFromTo(firstUnpaid, nextMonth(on, -1)).filter(month => !paid.has(month))
  return { paidTo: nextMonth(firstUnpaid, -1), firstUnpaid, unpaid }
}

/** R-H23: no payment for six months in a row, a signal and never a decision. */
export function stateFindings(
  { paidTo, firstUnpaid, unpaid }: DuesState,
  settings: DuesSettings,
): DuesFinding[] {
  const longest = runsOf(unpaid).sort((a, b) => b.count - a.count)[0]
  if (!longest || paidTo === null || firstUnpaid === null) return []
  const months = monthsText(unpaid)
  if (longest.count >= settings['dues.unpaidMonths'])
    return [{ level: 'error', text: `连续${longest.count}个月没有交纳党费（${months}），请核实原因` }]
  return [{ level: 'warning', text: `还没有交：${months}` }]
}

/** R-H03: monthly and in person, unless the branch agrees. */
function consentFindings({ payer, consent, months }: PaymentFacts): DuesFinding[] {
  if (consent) return []
  if (payer !== '本人') return [{ level: 'warning', text: `由${payer}代交须经支部同意，请注明` }]
  return months.length > 1 ? [{ level: 'note', text: '一次交几个月的须经支部同意' }] : []
}

/** R-H04: payment month − month ≤ 6; later than that wants a reason. */
export function lateMonths(
  { onDate, months }: Pick<PaymentFacts, 'onDate' | 'months'>,
  settings: DuesSettings,
): Month[] {
  return months.filter(month => monthIndex(onDate) - monthIndex(month) > settings['dues.lateMonths'])
}

function lateFindings(payment: PaymentFacts, settings: DuesSettings): DuesFinding[] {
  const late = lateMonths(payment, settings)
  if (late.length === 0 || (payment.lateReason ?? '').trim() !== '') return []
  const limit = settings['dues.lateMonths']
  return [{ level: 'warning', text: `补交${monthsText(late)}已超过${limit}个月，请写明原因` }]
}

/** R-H17: from this much on, what is paid on top counts as 大额党费. */
export function isLarge({ excess }: Pick<PaymentFacts, 'excess'>, settings: DuesSettings): boolean {
  return excess >= settings['dues.large'] * 100
}

function amountFindings(payment: PaymentFacts, settings: DuesSettings): DuesFinding[] {
  const { amount, excess } = payment
  if (excess > amount)
    return [{ level: 'warning', text: `自愿多交的${yuanText(excess)}元比交纳金额还多，请核对` }]
  return isLarge(payment, settings)
    ? [{ level: 'note', text: `一次多交${settings['dues.large']}元以上，比照大额党费办理` }]
    : []
}

/** Months in a row from the oldest unpaid, each once (rules.md 3.8). */
function monthFindings(
  { months }: PaymentFacts,
  { firstUnpaid }: DuesState,
  paid: ReadonlySet<Month>,
): DuesFinding[] {
  const twice = months.filter(month => paid.has(month))
  const findings: DuesFinding[] = []
  if (twice.length > 0) findings.push({ level: 'warning', text: `${monthsText(twice)}已经交过，请核对` })
  const fresh = months.filter(month => !paid.has(month))
  const [first, last] = [fresh[0], fresh.at(-1)]
  if (first === undefined || last === undefined) return findings
  const from = firstUnpaid === null || firstUnpaid > first ? first : firstUnpaid
  const skipped = monthsFromTo(from, last).filter(month => !paid.has(month) && !months.includes(month))
  if (skipped.length > 0)
    findings.push({ level: 'warning', text: `${monthsText(skipped)}还没有交，应从最早没有交的月份交起` })
  return findings
}

/** Findings of every payment, each looked at as things stood when it was made. */
export function paymentFindings(
  payments: readonly PaymentFacts[],
  known: Month | null,
  settings: DuesSettings,
): Map<number, DuesFinding[]> {
  const found = new Map<number, DuesFinding[]>()
  const earlier: PaymentFacts[] = []
  const paid = new Set<Month>()
  for (const payment of byDay(payments)) {
    const before = duesState(earlier, known, payment.onDate)
    const taken = payment.months.filter(month => known !== null && month <= known)
    found.set(payment.id, [
      ...monthFindings(payment, before, new Set([...paid, ...taken])),
      ...lateFindings(payment, settings),
      ...consentFindings(payment),
      ...amountFindings(payment, settings),
    ])
    earlier.push(payment)
    for (const month of payment.months) paid.add(month)
  }
  return found
}

/** What a form proposes: from the oldest unpaid month to that of the day, at the last monthly amount. */
export function proposedPayment(
  payments: readonly PaymentFacts[],
  state: DuesState,
  today: IsoDate,
): { months: Month[]; amount: number | null } {
  const present = today.slice(0, 7)
  const first = state.firstUnpaid ?? present
  const months = first > present ? [first] : monthsFromTo(first, present)
  const last = byDay(payments).at(-1)
  if (!last) return { months, amount: null }
  const due = last.amount - last.excess
  // A monthly amount that is no whole number of fen is no monthly amount.
  const monthly = due % last.months.length === 0 ? due / last.months.length : null
  return { months, amount: monthly === null || monthly <= 0 ? null : monthly * months.length }
}
