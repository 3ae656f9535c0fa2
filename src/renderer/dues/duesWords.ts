/** Dues of one member in words. */

import { monthsText } from '../../shared/dues/months.ts'
import type { DuesCard, Payment } from '../../shared/dues/methods.ts'

/** 最近交纳党费 with where the date comes from. */
export function lastDuesText({ last }: Pick<DuesCard, 'last'>): string {
  if (!last) return '没有记录'
  const marks = [...(last.source === 'typed' ? ['人工填写'] : []), ...(last.byProxy ? ['代缴'] : [])]
  return marks.length === 0 ? last.date : `${last.date}（${marks.join('，')}）`
}

export function paidToText({ paidTo }: Pick<DuesCard, 'paidTo'>): string {
  return paidTo ?? '不知道'
}

/** 本人, 亲属（支部同意） */
export function payerText({ payer, consent }: Payment): string {
  return consent ? `${payer}（支部同意）` : payer
}

export function paymentName({ onDate, months }: Payment): string {
  return `${onDate} 交${monthsText(months)}`
}
