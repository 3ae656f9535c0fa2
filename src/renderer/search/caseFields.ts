/** The fields of a case, in the order of 附件3. */

import type { z } from 'zod'
import { LOST_OCCUPATION } from '../../shared/roster/codes.ts'
import { ATTITUDE, CONDUCT, LOST_CAUSE, LOST_SITUATION } from '../../shared/search/codes.ts'
import { lostValuesSchema } from '../../shared/search/methods.ts'
import type { RecordField } from '../ui/RecordFields.tsx'

export const casePatchSchema = lostValuesSchema.partial()

export type CasePatch = z.output<typeof casePatchSchema>
export type CaseKey = keyof CasePatch

const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const
const long = (maxLength: number) => ({ kind: 'long', maxLength }) as const
const day = { kind: 'day' } as const
const date = { kind: 'date' } as const

/** Beside the length that is computed from them. */
export const DATE_FIELDS: readonly RecordField<CaseKey>[] = [
  { key: 'foundOn', label: '发现日期', type: day },
  { key: 'reportedOn', label: '报告上级日期', type: day, hint: '发现失联要及时报告上级党组织' },
  { key: 'lastLife', label: '最近参加组织生活', type: date },
  { key: 'lastDues', label: '最近交纳党费', type: date },
  { key: 'lastDuesByProxy', label: '党费为代缴', type: { kind: 'flag' } },
  { key: 'startOverride', label: '另定起算日', type: date },
  { key: 'startReason', label: '另定的理由', type: text(200) },
]

export const CASE_GROUPS: readonly { title: string; fields: readonly RecordField<CaseKey>[] }[] = [
  {
    title: '失联情形和原因',
    fields: [
      { key: 'situation', label: '失去联系情形', type: { kind: 'code', table: LOST_SITUATION } },
      { key: 'situationNote', label: '“其他”的原因', type: text(100) },
      { key: 'lostOccupation', label: '职业（附件5、6）', type: { kind: 'code', table: LOST_OCCUPATION } },
      { key: 'isKey', label: '重点失联党员', type: { kind: 'flag' } },
      { key: 'reasonText', label: '失联原因', type: long(500) },
      { key: 'reasonAnalysis', label: '原因分析', type: long(1000) },
    ],
  },
  {
    title: '责任和期限',
    fields: [
      { key: 'secretary', label: '责任支部书记', type: text(40) },
      { key: 'timeLimit', label: '查找时限', type: day },
      { key: 'verifiedOn', label: '核查日期', type: day },
    ],
  },
  {
    title: '调查核实',
    fields: [
      { key: 'conduct', label: '失联期间表现', type: { kind: 'code', table: CONDUCT } },
      { key: 'cause', label: '原因性质', type: { kind: 'code', table: LOST_CAUSE } },
      { key: 'attitude', label: '本人态度', type: { kind: 'code', table: ATTITUDE } },
      { key: 'investigation', label: '核实情况', type: long(1000) },
      { key: 'evidence', label: '证据材料', type: long(300), hint: '有附件的不用写；纸质的写名称和存放处' },
      { key: 'investigatedBy', label: '调查核实人', type: text(40) },
    ],
  },
  {
    title: '处理意见',
    fields: [
      { key: 'branchOpinion', label: '党支部意见', type: long(500) },
      { key: 'groupOpinion', label: '工作组意见', type: long(500) },
      { key: 'preOpinion', label: '党委初步意见', type: long(500) },
      { key: 'preOpinionOn', label: '党委会日期', type: day },
    ],
  },
  {
    title: '现在的联系方式',
    fields: [
      { key: 'currentAddress', label: '现住址', type: text(150) },
      { key: 'currentPhone', label: '现电话', type: text(40) },
      { key: 'remark', label: '备注', type: long(300) },
    ],
  },
]

/** The field each of the words of a card's `missing` is about. */
export const MISSING_ABOUT: Readonly<Record<string, CaseKey | undefined>> = {
  失联时间: 'lastLife',
  '失联时间为推定，须确认': 'startOverride',
  失去联系情形: 'situation',
  '情形“其他”的具体原因': 'situationNote',
  失联原因: 'reasonText',
  '职业（附件5、6）': 'lostOccupation',
  责任支部书记: 'secretary',
  查找时限: 'timeLimit',
  失联期间表现的调查核实: 'conduct',
}
