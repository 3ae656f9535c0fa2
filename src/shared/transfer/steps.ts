/**
 * The steps of a transfer letter as data (rules.md 4.4): from where, to where, and the evidence each needs.
 * What is not in a table is refused. Letters in have a table of their own: 4.4 is silent on them, R-F07 to
 * R-F10 say what must be known of who comes.
 */

import { compareDates, type IsoDate } from '../kernel/dates.ts'
import { SHOWS_RESIDENCE, type LetterStage, type LetterState } from './codes.ts'
import { fourClearMissing, overdue, validTo, type LetterDates } from './rules.ts'

/** What of a letter is evidence of its steps. */
export interface LetterEvidence extends LetterDates {
  nature: string | null
  phone: string | null
  wechat: string | null
  destKind: string | null
  destPlace: string | null
  backupContact: string | null
  toOrg: string | null
  handler: string | null
  leaveTalkOn: IsoDate | null
  duesPaidTo: string | null
  lateReason: string | null
  inquiredOn: IsoDate | null
  inquiryResult: string | null
  proofFrom: string | null
  /** key of REFUSAL */
  returnKind: string | null
  returnReason: string | null
  fromOrg: string | null
  incomingKind: string | null
  interviewNote: string | null
  dossierResult: string | null
  residenceProof: string | null
  investigation: string | null
  /** who comes in is on a branch's roll already, or is given one with this step */
  onRoll: boolean
  enters: { orgId: number; membership: string } | null
}

/** Fields that are evidence by being filled, with the words they are asked for in. */
export const EVIDENCE_WORDS = {
  toOrg: '接收党组织',
  handler: '办理方式',
  leaveTalkOn: '转出前谈话日期',
  duesPaidTo: '党费交至年月',
  issuedOn: '开具日期',
  landedOn: '报到日期',
  receiptOn: '回执日期',
  proofOn: '补开证明日期',
  proofFrom: '出具证明的党组织',
  inquiredOn: '询问日期',
  inquiryResult: '询问结果',
  returnedOn: '退回日期',
  returnKind: '退回原因',
  fromOrg: '转出党组织',
  incomingKind: '转入情形',
  interviewNote: '谈话情况',
  dossierResult: '档案核对结果',
} as const satisfies Partial<Record<keyof LetterEvidence, string>>

export type EvidenceField = keyof typeof EVIDENCE_WORDS

/**
 * `fourClear`: 四个清楚 (R-F03). `inTime`: landed within the validity, or why later. `comesFrom`: proof of
 * residence of the retired, the laid off and graduates without work (R-F10, R-F11), investigation of who has long lived here (R-F08). `refusal`:
 * words of its own for a refusal of no named kind (R-F07). `enters`: the branch and rank of who is on no roll.
 */
export type Evidence = EvidenceField | 'fourClear' | 'inTime' | 'comesFrom' | 'refusal' | 'enters'

export interface LetterStep {
  from: LetterStage
  to: LetterStage
  needs: readonly Evidence[]
}

/** 已开具, in time or past it: what may still happen to a letter that has not landed. */
const NOT_LANDED = ['ISSUED', 'OVERDUE', 'POCKET'] as const satisfies readonly LetterStage[]

const fromEach = (from: readonly LetterStage[], to: LetterStage, needs: readonly Evidence[]): LetterStep[] =>
  from.map(one => ({ from: one, to, needs }))

export const OUT_STEPS: readonly LetterStep[] = [
  {
    from: 'DRAFT',
    to: 'ISSUED',
    needs: ['fourClear', 'leaveTalkOn', 'duesPaidTo', 'handler', 'toOrg', 'issuedOn'],
  },
  // 超期 → 已报到(逾期) differs by the reason alone, which the day of landing decides.
  ...fromEach(NOT_LANDED, 'LANDED', ['landedOn', 'inTime']),
  { from: 'LANDED', to: 'RECEIPTED', needs: ['receiptOn'] },
  // The receipt is often the first news of the landing: 已报到 and 已回执 in one step, with the evidence of both.
  ...fromEach(NOT_LANDED, 'RECEIPTED', ['landedOn', 'inTime', 'receiptOn']),
  ...fromEach([...NOT_LANDED, 'LANDED'], 'PROVEN', ['proofOn', 'proofFrom']),
  { from: 'OVERDUE', to: 'POCKET', needs: ['inquiredOn', 'inquiryResult'] },
  ...fromEach(NOT_LANDED, 'RETURNED', ['returnedOn', 'returnKind', 'refusal']),
  ...fromEach(['DRAFT', ...NOT_LANDED, 'LANDED'], 'VOID', []),
]

export const IN_STEPS: readonly LetterStep[] = [
  {
    from: 'DRAFT',
    to: 'LANDED',
    needs: ['fromOrg', 'incomingKind', 'interviewNote', 'dossierResult', 'comesFrom', 'enters', 'landedOn'],
  },
  { from: 'LANDED', to: 'RECEIPTED', needs: ['receiptOn'] },
  { from: 'DRAFT', to: 'RETURNED', needs: ['returnedOn', 'returnKind', 'refusal'] },
  { from: 'DRAFT', to: 'VOID', needs: [] },
]

export function stepsOf(direction: string): readonly LetterStep[] {
  return direction === '转入' ? IN_STEPS : OUT_STEPS
}

/** Where the letter stands on the day. */
export function letterStage(letter: LetterDates & { inquiredOn: IsoDate | null }, day: IsoDate): LetterStage {
  // Written through the contract's own code table.
  const state = letter.state as LetterState
  if (letter.direction === '转入' || state !== 'ISSUED' || !overdue(letter, day)) return state
  return letter.inquiredOn !== null && letter.inquiredOn <= day ? 'POCKET' : 'OVERDUE'
}

/** Landed after the last valid day; the last day itself is in time. */
export function landedLate(letter: Pick<LetterDates, 'issuedOn' | 'validDays' | 'landedOn'>): boolean {
  const last = validTo(letter)
  return last !== null && letter.landedOn !== null && compareDates(letter.landedOn, last) > 0
}

const blank = (value: string | null) => value === null || value.trim() === ''

function missingOf(need: Evidence, letter: LetterEvidence): string[] {
  if (need === 'fourClear') return fourClearMissing(letter)
  if (need === 'inTime') return landedLate(letter) && blank(letter.lateReason) ? ['逾期报到原因'] : []
  if (need === 'comesFrom') return comesFromMissing(letter)
  if (need === 'refusal') {
    return letter.returnKind === '其他' && blank(letter.returnReason) ? ['退回原因“其他”的说明'] : []
  }
  if (need === 'enters') return letter.onRoll || letter.enters !== null ? [] : ['编入的党支部和身份']
  return blank(letter[need]) ? [EVIDENCE_WORDS[need]] : []
}

function comesFromMissing({ incomingKind, residenceProof, investigation }: LetterEvidence): string[] {
  if (SHOWS_RESIDENCE.some(kind => kind === incomingKind)) return blank(residenceProof) ? ['居住证明'] : []
  if (incomingKind === '长期在此居住') return blank(investigation) ? ['镇党委调查核实情况'] : []
  return []
}

/** Names of the evidence that the step lacks; null where there is no such step. */
export function stepMissing(
  from: LetterStage,
  to: LetterStage,
  letter: LetterEvidence,
): readonly string[] | null {
  const step = stepsOf(letter.direction).find(one => one.from === from && one.to === to)
  return step ? step.needs.flatMap(need => missingOf(need, letter)) : null
}

/** What the state it has reached still rests on: a later correction must not take it away. */
export function restsOn(letter: LetterEvidence): readonly string[] {
  const needs = stepsOf(letter.direction)
    .filter(({ to }) => to === letter.state)
    .slice(0, 1)
    .flatMap(step => step.needs)
  return needs.flatMap(need => missingOf(need, letter))
}
