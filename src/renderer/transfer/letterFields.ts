/** The fields of a letter, in the order of the form. */

import type { z } from 'zod'
import { LETTER_DESTINATION, LETTER_DIRECTION, LETTER_NATURE } from '../../shared/transfer/codes.ts'
import { letterValuesSchema } from '../../shared/transfer/methods.ts'
import type { RecordField } from '../ui/RecordFields.tsx'

export const letterPatchSchema = letterValuesSchema.partial()

export type LetterPatch = z.output<typeof letterPatchSchema>
export type LetterKey = keyof LetterPatch

const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const
const day = { kind: 'day' } as const

export const LETTER_GROUPS: readonly { title: string; fields: readonly RecordField<LetterKey>[] }[] = [
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
      { key: 'toOrg', label: '接收党组织', type: text(100) },
      { key: 'toOrgAddress', label: '接收方地址', type: text(120) },
      { key: 'toOrgPhone', label: '接收方电话', type: text(40) },
    ],
  },
  {
    title: '落实情况',
    fields: [
      { key: 'landedOn', label: '报到日期', type: day },
      { key: 'receiptOn', label: '回执日期', type: day },
      { key: 'receiptNo', label: '回执编号', type: text(40) },
      { key: 'proofOn', label: '补开证明日期', type: day },
      { key: 'proofFrom', label: '证明单位', type: text(100) },
      { key: 'returnedOn', label: '退回日期', type: day },
      { key: 'returnReason', label: '退回原因', type: text(200) },
      { key: 'inquiryResult', label: '询问结果', type: { kind: 'long', maxLength: 300 } },
      { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 300 } },
    ],
  },
]
