/** The steps of a letter as the clerk sees them: what each asks for, and what follows from it (rules.md 4.4). */

import {
  ENTERS_AS,
  INCOMING_KIND,
  SHOWS_RESIDENCE,
  LETTER_HANDLER,
  REFUSAL,
  type LetterStage,
} from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { landedLate, stepsOf } from '../../shared/transfer/steps.ts'
import type { CodeTable } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { dayValue } from '../ui/dateValues.ts'
import type { LetterKey } from './letterFields.ts'

/** Where who is on no roll is entered: no line of the letter, but of his membership. */
export type StepKey = LetterKey | 'enterOrgId' | 'enterAs'

export interface StepField {
  key: StepKey
  label: string
  kind: 'day' | 'month' | 'text' | 'code' | 'org'
  /** proposed where nothing is known yet */
  today?: true
  optional?: true
  placeholder?: string
  table?: CodeTable<string>
  maxLength?: number
  /** asked for only where it is called for, by what is typed */
  when?: (typed: Partial<Record<StepKey, string>>, letter: LetterRow, today: IsoDate) => boolean
}

export interface StepForm {
  button: string
  effect: string
  fields: readonly StepField[]
}

const day = (key: LetterKey, label: string): StepField => ({ key, label, kind: 'day', today: true })
const text = (key: LetterKey, label: string, rest: Partial<StepField> = {}): StepField => ({
  key,
  label,
  kind: 'text',
  maxLength: 200,
  ...rest,
})

const LATE = text('lateReason', '逾期原因', {
  placeholder: '过了有效期才报到的原因',
  when: ({ landedOn = '' }, letter, today) => {
    const read = dayValue(landedOn, today)
    return read.ok && landedLate({ ...letter, landedOn: read.value })
  },
})

const OUT: Partial<Record<LetterStage, StepForm>> = {
  ISSUED: {
    button: '开具',
    effect: '永久转出的，党员转为转出在途；收到回执前仍由本支部管理。编号不填的，按当年顺序编号。',
    fields: [
      { key: 'leaveTalkOn', label: '转出前谈话', kind: 'day' },
      { key: 'duesPaidTo', label: '党费交至', kind: 'month', placeholder: '如 2016-02' },
      { key: 'handler', label: '办理方式', kind: 'code', table: LETTER_HANDLER },
      text('letterNo', '编号', { optional: true, placeholder: '按当年顺序', maxLength: 40 }),
      day('issuedOn', '开具日期'),
    ],
  },
  LANDED: {
    button: '已报到',
    effect: '党员已到接收单位报到，等待回执。',
    fields: [day('landedOn', '报到日期'), LATE],
  },
  RECEIPTED: {
    button: '收到回执',
    effect: '永久转出的，党员转为已转出，不再列入名册。',
    fields: [
      { key: 'landedOn', label: '报到日期', kind: 'day', when: (_, letter) => letter.state === 'ISSUED' },
      {
        ...LATE,
        when: (typed, letter, today) =>
          letter.state === 'ISSUED' && (LATE.when?.(typed, letter, today) ?? false),
      },
      day('receiptOn', '回执日期'),
      text('receiptNo', '回执编号', { optional: true, maxLength: 40 }),
      text('receiptFrom', '回执单位', { optional: true, maxLength: 100 }),
    ],
  },
  PROVEN: {
    button: '补证确认',
    effect: '接收单位补开证明，视同已回执。',
    fields: [
      day('proofOn', '补开证明日期'),
      text('proofFrom', '证明单位', { placeholder: '出具证明的党组织', maxLength: 100 }),
    ],
  },
  POCKET: {
    button: '登记询问',
    effect: '向接收单位询问后仍未落实的，列为“口袋”党员，继续查找。',
    fields: [
      day('inquiredOn', '询问日期'),
      text('inquiryResult', '询问结果', { placeholder: '问了谁，对方怎么说', maxLength: 300 }),
    ],
  },
  RETURNED: {
    button: '退回',
    effect: '接收单位退回，党员恢复在册。',
    fields: [
      day('returnedOn', '退回日期'),
      { key: 'returnKind', label: '退回原因', kind: 'code', table: REFUSAL },
      text('returnReason', '退回说明', { optional: true, placeholder: '选“其他”的须写明' }),
    ],
  },
  VOID: {
    button: '作废',
    effect: '作废后党员恢复在册，编号保留；需要时点“重开”另开一份。',
    fields: [day('voidedOn', '作废日期'), text('voidReason', '作废原因', { optional: true })],
  },
}

const IN: Partial<Record<LetterStage, StepForm>> = {
  LANDED: {
    button: '接收',
    effect: '谈话、核对档案后接收。还不在册的，从报到之日起列入所选支部的名册。',
    fields: [
      text('fromOrg', '转出党组织', { maxLength: 100 }),
      { key: 'incomingKind', label: '转入情形', kind: 'code', table: INCOMING_KIND },
      text('residenceProof', '居住证明', {
        placeholder: '证明名称、出具单位；毕业生写明本人还是父母居住地',
        when: ({ incomingKind }) => SHOWS_RESIDENCE.some(kind => kind === incomingKind),
      }),
      text('investigation', '调查核实', {
        placeholder: '镇党委调查核实的情况',
        maxLength: 300,
        when: ({ incomingKind }) => incomingKind === '长期在此居住',
      }),
      text('interviewNote', '谈话情况', { maxLength: 300 }),
      text('dossierResult', '档案核对', { placeholder: '与档案是否一致', maxLength: 300 }),
      { key: 'enterOrgId', label: '编入党支部', kind: 'org', when: (_, { onRoll }) => !onRoll },
      { key: 'enterAs', label: '编入身份', kind: 'code', table: ENTERS_AS, when: (_, { onRoll }) => !onRoll },
      day('landedOn', '报到日期'),
    ],
  },
  RECEIPTED: {
    button: '寄出回执',
    effect: '回执已寄给转出单位党委。',
    fields: [day('receiptOn', '寄出日期')],
  },
  RETURNED: {
    button: '退回',
    effect: '不符合条件的退回，写明原因，不得无故拒绝。',
    fields: [
      day('returnedOn', '退回日期'),
      { key: 'returnKind', label: '退回原因', kind: 'code', table: REFUSAL },
      text('returnReason', '退回说明', { optional: true, placeholder: '选“其他”的须写明' }),
    ],
  },
  VOID: {
    button: '作废',
    effect: '登记作废。',
    fields: [day('voidedOn', '作废日期'), text('voidReason', '作废原因', { optional: true })],
  },
}

/** What the step asks for; undefined where there is no such step. */
export function stepForm(direction: string, to: LetterStage): StepForm | undefined {
  return (direction === '转入' ? IN : OUT)[to]
}

/** The steps that may be taken now; the usual next one stands first. */
export function nextSteps({ direction, stage }: Pick<LetterRow, 'direction' | 'stage'>): LetterStage[] {
  return stepsOf(direction)
    .filter(({ from }) => from === stage)
    .map(({ to }) => to)
}
