/**
 * What a member away is reminded of in writing: no regular report, no organisation life, no dues (R-E18, S04
 * 358). It is a warning, not a disposal. Sent, received, mended or not (rules.md 4.7).
 */

import { monthIndex, nextMonth, type Month } from '../dues/months.ts'
import { codeTable } from '../kernel/codes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import type { Settings } from '../settings/rules.ts'
import type { ReminderGround } from './codes.ts'
import { missedAtEnd, type HomeAttendance, type Tally } from './rhythm.ts'

/** Something a member away has not done, in words that stand on the paper. */
export interface ReminderCall {
  ground: ReminderGround
  text: string
}

export interface OwedFacts {
  /** of the periods in which he owes reports (R-E06, R-E09) */
  reports: readonly Tally[]
  home: HomeAttendance
  /** the last month paid for; null: not known, or paid where he is */
  paidTo: Month | null
}

type OwedSettings = Pick<Settings, 'flow.duesMonths'>

/** The latest month paid for that still leaves so many months unpaid on the day. */
export function paidToBound(day: IsoDate, { 'flow.duesMonths': months }: OwedSettings): Month {
  return nextMonth(day, -(months + 1))
}

/** Missed periods named one by one, the latest. */
const SHOWN = 4

function reportWords(missed: readonly Tally[]): string {
  return missed.map(({ label, count, needed }) => `${label}应汇报${needed}次，汇报${count}次`).join('；')
}

/** 「2023年第2季度至第4季度」: the missed periods follow each other. */
function spanWords(missed: readonly Tally[]): string {
  const first = missed[0]?.label ?? ''
  const last = missed.at(-1)?.label ?? ''
  if (first === last) return first
  return `${first}至${first.slice(0, 5) === last.slice(0, 5) ? last.slice(5) : last}`
}

/** Inside the province the quarters, outside the times of each year. */
function homeWords(missed: readonly Tally[]): string {
  const needed = missed[0]?.needed ?? 1
  if (needed === 1) return `${spanWords(missed)}没有回支部参加组织生活`
  const counted = missed.slice(-SHOWN).map(({ label, count }) => `${label}${count}次`)
  const each = missed.some(({ label }) => label.includes('季度')) ? '每季度' : '每年'
  return `回支部参加组织生活${counted.join('、')}，${each}应${needed}次`
}

/** What calls for a written reminder; none while nothing does. */
export function reminderCalls(
  { reports, home, paidTo }: OwedFacts,
  day: IsoDate,
  settings: OwedSettings,
): ReminderCall[] {
  const late = missedAtEnd(reports).slice(-SHOWN)
  const absent = missedAtEnd(home.periods)
  const unpaid = paidTo === null ? 0 : monthIndex(day) - monthIndex(paidTo) - 1
  return [
    ...(late.length > 0 ? [{ ground: '没有定期汇报' as const, text: reportWords(late) }] : []),
    ...(absent.length > 0 ? [{ ground: '没有按时参加组织生活' as const, text: homeWords(absent) }] : []),
    ...(paidTo !== null && unpaid >= settings['flow.duesMonths']
      ? [{ ground: '没有按规定交纳党费' as const, text: `党费交到${paidTo}，${unpaid}个月没有交` }]
      : []),
  ]
}

export const REMINDER_STATE = codeTable('提醒状态', {
  SENT: '已发出',
  SERVED: '已送达',
  MENDED: '已整改',
  UNMENDED: '未整改',
})

export type ReminderState = (typeof REMINDER_STATE)['items'][number]['key']

export interface ReminderDates {
  servedOn: IsoDate | null
  /** 已整改 or 未整改 */
  outcome: string | null
}

export function reminderState({ servedOn, outcome }: ReminderDates): ReminderState {
  if (outcome !== null) return outcome === '已整改' ? 'MENDED' : 'UNMENDED'
  return servedOn === null ? 'SENT' : 'SERVED'
}

/** What a step needs, in the words a refusal names it with. */
export const REMINDER_NEEDS = {
  onDay: '日期',
  signature: '签收人或送达方式',
  evidence: '整改情况',
  review: '复核情况',
} as const

export type ReminderNeed = keyof typeof REMINDER_NEEDS

/** rules.md 4.7: 已发 → 已送达 (signature) → 已整改 (evidence) / 未整改 (review). */
export const REMINDER_STEPS: readonly {
  from: ReminderState
  to: Exclude<ReminderState, 'SENT'>
  needs: readonly ReminderNeed[]
}[] = [
  { from: 'SENT', to: 'SERVED', needs: ['onDay', 'signature'] },
  { from: 'SERVED', to: 'MENDED', needs: ['onDay', 'evidence'] },
  { from: 'SERVED', to: 'UNMENDED', needs: ['onDay', 'review'] },
]
