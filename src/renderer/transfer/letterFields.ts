/** The fields of a letter, in the order of the form. */

import type { z } from 'zod'
import {
  INCOMING_KIND,
  LETTER_DESTINATION,
  LETTER_DIRECTION,
  LETTER_HANDLER,
  LETTER_NATURE,
  REFUSAL,
} from '../../shared/transfer/codes.ts'
import { letterValuesSchema } from '../../shared/transfer/methods.ts'
import type { RecordField } from '../ui/RecordFields.tsx'

export const letterPatchSchema = letterValuesSchema.partial()

export type LetterPatch = z.output<typeof letterPatchSchema>
export type LetterKey = keyof LetterPatch

const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const
const day = { kind: 'day' } as const

export interface LetterGroup {
  title: string
  fields: readonly RecordField<LetterKey>[]
}

const OUT_GROUPS: readonly LetterGroup[] = [
  {
    title: '四个清楚',
    fields: [
      { key: 'nature', label: '转出性质', type: { kind: 'code', table: LETTER_NATURE } },
      { key: 'phone', label: '手机', type: text(40) },
      { key: 'wechat', label: '微信', type: text(40) },
      { key: 'destKind', label: '去向', type: { kind: 'code', table: LETTER_DESTINATION } },
      { key: 'destPlace', label: '去向地点', type: text(120) },
      { key: 'backupContact', label: '备用联系人', type: text(60), hint: '姓名和电话' },
    ],
  },
  {
    title: '介绍信',
    fields: [
      {
        key: 'direction',
        label: '接转方向',
        type: { kind: 'code', table: LETTER_DIRECTION, required: true },
      },
      { key: 'letterNo', label: '编号', type: text(40) },
      { key: 'issuedOn', label: '开具日期', type: day },
      { key: 'validDays', label: '有效天数', type: { kind: 'number' } },
      { key: 'duesPaidTo', label: '党费交至', type: { kind: 'date' } },
      { key: 'leaveTalkOn', label: '转出前谈话', type: day },
      { key: 'handler', label: '办理方式', type: { kind: 'code', table: LETTER_HANDLER } },
      {
        key: 'toOrg',
        label: '接收党组织',
        type: text(100),
        hint: '单位党组织不健全的，转到其上级或当地党组织',
      },
      { key: 'toOrgAddress', label: '接收方地址', type: text(120) },
      { key: 'toOrgPhone', label: '接收方电话', type: text(40) },
    ],
  },
  {
    title: '落实情况',
    fields: [
      { key: 'landedOn', label: '报到日期', type: day },
      { key: 'lateReason', label: '逾期原因', type: text(200) },
      { key: 'receiptOn', label: '回执日期', type: day },
      { key: 'receiptNo', label: '回执编号', type: text(40) },
      { key: 'receiptFrom', label: '回执单位', type: text(100) },
      { key: 'proofOn', label: '补开证明日期', type: day },
      { key: 'proofFrom', label: '证明单位', type: text(100) },
      { key: 'returnedOn', label: '退回日期', type: day },
      { key: 'returnKind', label: '退回原因', type: { kind: 'code', table: REFUSAL } },
      { key: 'returnReason', label: '退回说明', type: text(200) },
      { key: 'inquiredOn', label: '询问日期', type: day },
      { key: 'inquiryResult', label: '询问结果', type: { kind: 'long', maxLength: 300 } },
      { key: 'voidedOn', label: '作废日期', type: day },
      { key: 'voidReason', label: '作废原因', type: text(200) },
      { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 300 } },
    ],
  },
]

const IN_GROUPS: readonly LetterGroup[] = [
  {
    title: '转入介绍信',
    fields: [
      {
        key: 'direction',
        label: '接转方向',
        type: { kind: 'code', table: LETTER_DIRECTION, required: true },
      },
      { key: 'letterNo', label: '对方编号', type: text(40) },
      { key: 'fromOrg', label: '转出党组织', type: text(100) },
      { key: 'fromOrgAddress', label: '转出方地址', type: text(120) },
      { key: 'fromOrgPhone', label: '转出方电话', type: text(40) },
      { key: 'issuedOn', label: '开具日期', type: day },
      { key: 'validDays', label: '有效天数', type: { kind: 'number' } },
      { key: 'duesPaidTo', label: '党费交至', type: { kind: 'date' } },
      { key: 'phone', label: '手机', type: text(40) },
    ],
  },
  {
    title: '接收审核',
    fields: [
      { key: 'incomingKind', label: '转入情形', type: { kind: 'code', table: INCOMING_KIND } },
      { key: 'interviewNote', label: '谈话情况', type: { kind: 'long', maxLength: 300 } },
      { key: 'dossierResult', label: '档案核对', type: { kind: 'long', maxLength: 300 } },
      { key: 'residenceProof', label: '居住证明', type: text(200), hint: '退休、下岗的，未就业毕业生' },
      {
        key: 'investigation',
        label: '调查核实',
        type: { kind: 'long', maxLength: 300 },
        hint: '长期在此居住的，由镇党委调查核实',
      },
      { key: 'landedOn', label: '报到日期', type: day },
      { key: 'receiptOn', label: '寄出回执', type: day },
      { key: 'returnedOn', label: '退回日期', type: day },
      { key: 'returnKind', label: '退回原因', type: { kind: 'code', table: REFUSAL } },
      { key: 'returnReason', label: '退回说明', type: text(200) },
      { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 300 } },
    ],
  },
]

export function letterGroups(direction: string): readonly LetterGroup[] {
  return direction === '转入' ? IN_GROUPS : OUT_GROUPS
}
