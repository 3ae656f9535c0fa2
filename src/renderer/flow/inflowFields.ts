/** The fields of a member from elsewhere. */

import { PROVINCE_IN } from '../../shared/flow/codes.ts'
import { inflowValuesSchema } from '../../shared/flow/statisticMethods.ts'
import type { RecordField } from '../ui/RecordFields.tsx'

export const inflowPatchSchema = inflowValuesSchema.omit({ orgId: true }).partial()

type InflowKey = keyof typeof inflowPatchSchema.shape

const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const

export const INFLOW_FIELDS: readonly RecordField<InflowKey>[] = [
  { key: 'name', label: '姓名', type: text(50) },
  {
    key: 'fromProvince',
    label: '来自省内或省外',
    type: { kind: 'code', table: PROVINCE_IN, required: true },
  },
  { key: 'fromOrg', label: '原党组织', type: text(100) },
  { key: 'arrivedOn', label: '流入日期', type: { kind: 'day' } },
  { key: 'leftOn', label: '离开日期', type: { kind: 'day' } },
  { key: 'phone', label: '手机', type: text(40) },
  { key: 'idNo', label: '身份证号', type: text(40) },
  { key: 'unitName', label: '工作单位', type: text(100) },
  { key: 'certNo', label: '活动证编号', type: text(40) },
  { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 300 } },
]
