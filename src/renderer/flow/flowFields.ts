/** The fields of a flow record and of a stay abroad, in the order a clerk asks them. */

import {
  FLOW_DIRECTION,
  FLOW_REASON,
  FLOW_STATUS,
  HOST_KIND,
  LIFE_RESTORED,
  OVERSEAS_CONTACT,
  OVERSEAS_HANDLING,
  OVERSEAS_REASON,
  PROVINCE_IN,
  UNIT_HAS_PARTY,
} from '../../shared/flow/codes.ts'
import { DUES_PLACE } from '../../shared/dues/codes.ts'
import { flowValuesSchema, overseasValuesSchema } from '../../shared/flow/methods.ts'
import { ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import { FLOW_OCCUPATION } from '../../shared/roster/codes.ts'
import { codeSchema } from '../../shared/kernel/codes.ts'
import type { z } from 'zod'
import type { RecordField } from '../ui/RecordFields.tsx'

/** Everything that is edited with a flow record; the occupation is kept on the member. */
export const flowPatchSchema = flowValuesSchema
  .extend({ flowOccupation: codeSchema(FLOW_OCCUPATION).nullable() })
  .partial()

export type FlowPatch = z.output<typeof flowPatchSchema>
export type FlowKey = keyof FlowPatch

export const overseasPatchSchema = overseasValuesSchema.partial()

export type OverseasPatch = z.output<typeof overseasPatchSchema>

const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const
const long = (maxLength: number) => ({ kind: 'long', maxLength }) as const
const day = { kind: 'day' } as const

export interface FieldGroup<K extends string> {
  title: string
  fields: readonly RecordField<K>[]
}

export const FLOW_GROUPS: readonly FieldGroup<FlowKey>[] = [
  {
    title: '去向',
    fields: [
      { key: 'leftOn', label: '外出日期', type: day },
      { key: 'reason', label: '外出原因', type: { kind: 'code', table: FLOW_REASON, required: true } },
      { key: 'flowOccupation', label: '职业（附件4）', type: { kind: 'code', table: FLOW_OCCUPATION } },
      { key: 'direction', label: '外出流向', type: { kind: 'code', table: FLOW_DIRECTION } },
      { key: 'destPlace', label: '外出地点', type: text(120) },
      { key: 'placeFixed', label: '地点固定', type: { kind: 'flag' } },
      {
        key: 'provinceIn',
        label: '省内或省外',
        type: { kind: 'code', table: PROVINCE_IN },
        hint: '不填按流向',
      },
      { key: 'expectedBack', label: '预计返回', type: day },
      { key: 'status', label: '流动状态', type: { kind: 'code', table: FLOW_STATUS, required: true } },
      { key: 'returnedOn', label: '返回日期', type: day },
    ],
  },
  {
    title: '联系方式',
    fields: [
      { key: 'phone', label: '手机', type: text(40) },
      { key: 'wechat', label: '微信', type: text(40) },
      { key: 'emergencyContact', label: '应急联系人', type: text(60), hint: '姓名和电话' },
      { key: 'familyContact', label: '家属或有关人员', type: text(60), hint: '姓名和电话' },
      { key: 'livingAddress', label: '常住地址', type: text(120) },
      { key: 'keeper', label: '联络员', type: text(40) },
    ],
  },
  {
    title: '流入单位和党组织',
    fields: [
      { key: 'unitName', label: '流入单位', type: text(100) },
      { key: 'unitAddress', label: '单位地址', type: text(120) },
      { key: 'unitHasParty', label: '单位有无党组织', type: { kind: 'code', table: UNIT_HAS_PARTY } },
      { key: 'hostOrgType', label: '党组织类型', type: { kind: 'code', table: ORGANISATION_TYPE } },
      { key: 'hostOrg', label: '流入地党组织', type: text(100) },
      { key: 'hostKind', label: '管理方式', type: { kind: 'code', table: HOST_KIND } },
      { key: 'hostContact', label: '流入地联系人', type: text(40) },
      { key: 'hostContactPhone', label: '联系人电话', type: text(40) },
      { key: 'duesPlace', label: '党费交纳地', type: { kind: 'code', table: DUES_PLACE } },
    ],
  },
  {
    title: '报告和手续',
    fields: [
      { key: 'reportedOn', label: '报告日期', type: day },
      { key: 'reportedTo', label: '向谁报告', type: text(60) },
      { key: 'leaveTalkOn', label: '外出前谈话', type: day },
      { key: 'leaveTalkBy', label: '谈话人', type: text(40) },
      { key: 'certNo', label: '活动证编号', type: text(40) },
      { key: 'proofNo', label: '证明信编号', type: text(40) },
      { key: 'proofOn', label: '证明信日期', type: day },
      { key: 'remark', label: '备注', type: long(300) },
    ],
  },
]

export const OVERSEAS_GROUPS: readonly FieldGroup<keyof OverseasPatch>[] = [
  {
    title: '出国（境）',
    fields: [
      { key: 'leftOn', label: '出国日期', type: day },
      { key: 'reason', label: '出国原因', type: { kind: 'code', table: OVERSEAS_REASON, required: true } },
      { key: 'country', label: '国家（地区）', type: text(60) },
      { key: 'city', label: '城市', type: text(60) },
      { key: 'contactState', label: '与组织联系', type: { kind: 'code', table: OVERSEAS_CONTACT } },
    ],
  },
  {
    title: '党籍处理',
    fields: [
      { key: 'handling', label: '党籍处理方式', type: { kind: 'code', table: OVERSEAS_HANDLING } },
      { key: 'handledOn', label: '办理日期', type: day },
      { key: 'handledDoc', label: '文号', type: text(60) },
    ],
  },
  {
    title: '回国',
    fields: [
      { key: 'returnedOn', label: '回国日期', type: day },
      { key: 'lifeRestored', label: '恢复组织生活', type: { kind: 'code', table: LIFE_RESTORED } },
      { key: 'appliedOn', label: '申请日期', type: day },
      { key: 'restoredOn', label: '恢复日期', type: day },
      { key: 'dossierTo', label: '档案转交', type: text(60) },
      { key: 'remark', label: '备注', type: long(300) },
    ],
  },
]
