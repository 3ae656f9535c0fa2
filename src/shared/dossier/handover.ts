/**
 * 档案交接: dossiers that go along with a transfer, or come with one, their list, the sealed package, the
 * signatures and the receipt (R-G26, R-G27; S04 574, 582–586). The steps are data: what is not in the table
 * is refused.
 */

import { codeTable, wordTable } from '../kernel/codes.ts'
import type { LetterStage } from '../transfer/codes.ts'
import { addDays, compareDates, type IsoDate } from '../kernel/dates.ts'

export const HANDOVER_DIRECTION = wordTable('交接方向', ['转出', '转入'])

export type HandoverDirection = (typeof HANDOVER_DIRECTION)['items'][number]['key']

export const HANDOVER_STATE = codeTable('交接进展', {
  PREPARED: '待交接',
  HANDED: '待回执',
  RECEIPTED: '已回执',
})

export type HandoverState = (typeof HANDOVER_STATE)['items'][number]['key']

/** What of a handover is evidence of its steps. */
export interface HandoverEvidence {
  direction: HandoverDirection
  /** 明细 of every dossier on the list; empty where nothing was written */
  contents: readonly string[]
  counterpart: string | null
  handedOn: IsoDate | null
  place: string | null
  giver: string | null
  taker: string | null
  /** packed, sealed, and the package stamped */
  sealed: boolean
  /** what the receiver found when he looked into the package */
  checkResult: string | null
  receiptOn: IsoDate | null
  receiptFrom: string | null
}

/** What a step may need, in the words a refusal names it with. */
export const HANDOVER_NEEDS = {
  dossiers: '移交的档案',
  contents: '每份档案的明细',
  counterpart: '对方党组织',
  handedOn: '交接日期',
  place: '交接地点',
  giver: '移交人签名',
  taker: '接收人签名',
  sealed: '密封包装并加盖党委公章',
  checkResult: '档案审核结果',
  receiptOn: '回执日期',
  receiptFrom: '回执经办人',
} as const

export type HandoverNeed = keyof typeof HANDOVER_NEEDS

export interface HandoverStep {
  from: HandoverState
  to: HandoverState
  needs: readonly HandoverNeed[]
}

const HANDED: readonly HandoverNeed[] = [
  'dossiers',
  'contents',
  'counterpart',
  'handedOn',
  'place',
  'giver',
  'taker',
]

/** Going out: sealed by us, the receipt comes from them. Coming in: the seal is theirs, the receipt is ours. */
export const HANDOVER_STEPS: Readonly<Record<HandoverDirection, readonly HandoverStep[]>> = {
  转出: [
    { from: 'PREPARED', to: 'HANDED', needs: [...HANDED, 'sealed'] },
    { from: 'HANDED', to: 'RECEIPTED', needs: ['receiptOn', 'receiptFrom'] },
  ],
  转入: [
    { from: 'PREPARED', to: 'HANDED', needs: HANDED },
    { from: 'HANDED', to: 'RECEIPTED', needs: ['checkResult', 'receiptOn', 'receiptFrom'] },
  ],
}

function lacks(need: HandoverNeed, evidence: HandoverEvidence): boolean {
  if (need === 'dossiers') return evidence.contents.length === 0
  if (need === 'contents') return evidence.contents.some(content => content.trim() === '')
  if (need === 'sealed') return !evidence.sealed
  const value = evidence[need]
  return value === null || value.trim() === ''
}

/** What the step lacks, in words; null where there is no such step. */
export function handoverMissing(
  from: HandoverState,
  to: HandoverState,
  evidence: HandoverEvidence,
): string[] | null {
  const step = HANDOVER_STEPS[evidence.direction].find(one => one.from === from && one.to === to)
  if (!step) return null
  return step.needs.filter(need => lacks(need, evidence)).map(need => HANDOVER_NEEDS[need])
}

export interface HandoverDays {
  handedOn: IsoDate | null
  receiptOn: IsoDate | null
}

/** Where the handover stands on the day: what came later has not happened yet. */
export function handoverState({ handedOn, receiptOn }: HandoverDays, day: IsoDate): HandoverState {
  if (handedOn === null || compareDates(handedOn, day) > 0) return 'PREPARED'
  return receiptOn === null || compareDates(receiptOn, day) > 0 ? 'HANDED' : 'RECEIPTED'
}

/** The last day for the receipt (`dossier.receiptDays`; the documents say 及时). */
export function receiptDue(handedOn: IsoDate, receiptDays: number): IsoDate {
  return addDays(handedOn, receiptDays)
}

/** No receipt after its last day; that day itself is in time. */
export function receiptOverdue(handover: HandoverDays, receiptDays: number, day: IsoDate): boolean {
  return (
    handoverState(handover, day) === 'HANDED' &&
    handover.handedOn !== null &&
    compareDates(receiptDue(handover.handedOn, receiptDays), day) < 0
  )
}

interface WithLetter {
  name: string
  letter: { stage: LetterStage } | null
}

/** A dossier goes along with a letter that stands (R-G26). */
export function letterFindings(direction: HandoverDirection, items: readonly WithLetter[]): string[] {
  const names = (of: readonly WithLetter[]) => of.map(({ name }) => name).join('、')
  const without = items.filter(({ letter }) => letter === null)
  const gone = items.filter(({ letter }) => letter?.stage === 'RETURNED' || letter?.stage === 'VOID')
  return [
    ...(without.length > 0 ? [`没有对应的${direction}介绍信：${names(without)}`] : []),
    ...(gone.length > 0 ? [`介绍信已退回或作废，档案是否移交请核对：${names(gone)}`] : []),
  ]
}

/** What should be looked at; nothing is refused for it (law 9). */
export function handoverFindings(
  handover: HandoverDays & { direction: HandoverDirection; sealed: boolean },
  receiptDays: number,
  day: IsoDate,
): string[] {
  const { direction, sealed, handedOn } = handover
  const out = direction === '转出'
  return [
    ...(receiptOverdue(handover, receiptDays, day)
      ? [out ? `交接满${receiptDays}天没有收到回执，请催要` : `接收满${receiptDays}天没有寄出回执，请寄出`]
      : []),
    ...(!out && handedOn !== null && !sealed ? ['收到时没有密封，请核对有无缺件'] : []),
  ]
}
