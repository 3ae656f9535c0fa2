/** When somebody was last seen at organisation life and last paid dues, with where each is known from. */

import type { DuesCard } from '../../../shared/dues/methods.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'

type Last = MemberCard['lastLife']
type Typed = Pick<MemberCard['values'], 'lastLifeSource' | 'lastDuesSource' | 'lastDuesDate' | 'duesPaidTo'>

/** What a card tells of the two. */
export interface ContactFacts {
  lastLife: Last
  lastDues: Last
  values: Typed
}

/** 人工填写, 人工填写：支部台账 */
function typedWords(source: unknown): string {
  return typeof source === 'string' && source !== '' ? `人工填写，依据：${source}` : '人工填写'
}

function dated(last: Last, recorded: string, source: unknown): string {
  if (!last) return '没有记录'
  const from = last.source === 'record' ? recorded : typedWords(source)
  return `${last.date}（${from}${last.byProxy ? '，代缴' : ''}）`
}

/** 最近参加组织生活 on the day. */
export function lastLifeWords({ lastLife, values }: ContactFacts): string {
  return dated(lastLife, '到会记录', values.lastLifeSource)
}

/** 最近交纳党费 on the day. */
export function lastDuesWords({ lastDues, values }: ContactFacts): string {
  return dated(lastDues, '交费记录', values.lastDuesSource)
}

/** 交至: how far payments reach, or what was typed when the register began. */
export function paidToWords({ paidTo }: Pick<DuesCard, 'paidTo'>, { values }: ContactFacts): string {
  if (paidTo === null) return '不知道'
  const typed = values.duesPaidTo ?? values.lastDuesDate
  if (typeof typed !== 'string' || paidTo > typed.slice(0, 7)) return `${paidTo}（交费记录）`
  const from = values.duesPaidTo === null ? '按人工填写的交纳日期' : typedWords(values.lastDuesSource)
  return `${paidTo}（${from}）`
}
