/** Flowing members, their contacts, and members abroad. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { ORGANISATION_TYPE } from '../organisation/codes.ts'
import { FLOW_OCCUPATION } from '../roster/codes.ts'
import {
  CONTACT_BY,
  CONTACT_CHANNEL,
  FLOW_DIRECTION,
  FLOW_REASON,
  FLOW_STATUS,
  HOST_KIND,
  LIFE_RESTORED,
  OVERSEAS_CONTACT,
  OVERSEAS_HANDLING,
  OVERSEAS_REASON,
  UNIT_HAS_PARTY,
} from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

export const flowValuesSchema = z.strictObject({
  leftOn: day,
  expectedBack: day.nullable(),
  returnedOn: day.nullable(),
  reportedOn: day.nullable(),
  reportedTo: words(60),
  reason: codeSchema(FLOW_REASON),
  direction: codeSchema(FLOW_DIRECTION).nullable(),
  placeFixed: z.boolean(),
  destPlace: words(120),
  unitName: words(100),
  unitAddress: words(120),
  livingAddress: words(120),
  unitHasParty: codeSchema(UNIT_HAS_PARTY).nullable(),
  hostOrgType: codeSchema(ORGANISATION_TYPE).nullable(),
  hostOrg: words(100),
  hostKind: codeSchema(HOST_KIND).nullable(),
  hostContact: words(40),
  hostContactPhone: words(40),
  phone: words(40),
  wechat: words(40),
  emergencyContact: words(60),
  certNo: words(40),
  keeper: words(40),
  leaveTalkOn: day.nullable(),
  leaveTalkBy: words(40),
  status: codeSchema(FLOW_STATUS),
  remark: words(300),
})

export type FlowValues = z.output<typeof flowValuesSchema>

export const flowRowSchema = flowValuesSchema.extend({
  id: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  /** kept on the member (annex 4 column 9) */
  flowOccupation: codeSchema(FLOW_OCCUPATION).nullable(),
  /** away for this long on the day asked for */
  months: z.number().int(),
  lastContactOn: z.string().nullable(),
  /** what annex 4 would still lack */
  missing: z.array(z.string()),
})

export type FlowRow = z.output<typeof flowRowSchema>

export const contactValuesSchema = z.strictObject({
  onDate: day,
  contactBy: codeSchema(CONTACT_BY),
  channel: codeSchema(CONTACT_CHANNEL),
  isReport: z.boolean(),
  importantActivity: z.boolean(),
  summary: z.string().trim().min(1, { message: '请填写联系内容' }).max(500),
  person: words(40),
})

export const overseasValuesSchema = z.strictObject({
  leftOn: day,
  reason: codeSchema(OVERSEAS_REASON),
  country: words(60),
  city: words(60),
  contactState: codeSchema(OVERSEAS_CONTACT).nullable(),
  handling: codeSchema(OVERSEAS_HANDLING).nullable(),
  handledOn: day.nullable(),
  handledDoc: words(60),
  returnedOn: day.nullable(),
  lifeRestored: codeSchema(LIFE_RESTORED).nullable(),
  appliedOn: day.nullable(),
  restoredOn: day.nullable(),
  dossierTo: words(60),
  remark: words(300),
})

export const overseasRowSchema = overseasValuesSchema.extend({
  id: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  /** until when membership is kept; computed, null for 三年以上 and for other handlings */
  keepUntil: z.string().nullable(),
})

const page = pageSchema.default({ offset: 0, limit: 100 })

export const flowMethods = {
  list: query(
    '流动党员台账',
    z.strictObject({
      filter: z
        .strictObject({
          orgId: idSchema.optional(),
          status: z.enum(['away', 'returned', 'all']).default('away'),
          direction: codeSchema(FLOW_DIRECTION).optional(),
          /** records that annex 4 still lacks something of */
          incomplete: z.boolean().optional(),
          text: z.string().max(60).optional(),
        })
        .default({ status: 'away' }),
      page,
      asOf: z.iso.date().optional(),
    }),
    pageOf(flowRowSchema),
  ),
  ofMember: query(
    '一名党员的流动和出国记录',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({ flows: z.array(flowRowSchema), overseas: z.array(overseasRowSchema) }),
  ),
  save: command(
    '登记流动党员',
    z.strictObject({
      memberId: idSchema,
      id: idSchema.optional(),
      values: flowValuesSchema.partial(),
      flowOccupation: codeSchema(FLOW_OCCUPATION).nullable().optional(),
    }),
    savedSchema,
  ),
  end: command('登记返回', z.strictObject({ id: idSchema, returnedOn: day }), changedSchema),
  remove: command('删除流动记录', z.strictObject({ id: idSchema }), changedSchema),
  contacts: query(
    '联系记录',
    z.strictObject({ flowId: idSchema }),
    z.strictObject({ contacts: z.array(contactValuesSchema.extend({ id: idSchema })) }),
  ),
  addContact: command(
    '登记一次联系',
    z.strictObject({ flowId: idSchema, values: contactValuesSchema }),
    savedSchema,
  ),
  overseas: query(
    '出国（境）党员台账',
    z.strictObject({
      orgId: idSchema.optional(),
      status: z.enum(['abroad', 'returned', 'all']).default('abroad'),
      page,
      asOf: z.iso.date().optional(),
    }),
    pageOf(overseasRowSchema),
  ),
  saveOverseas: command(
    '登记出国（境）',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: overseasValuesSchema.partial() }),
    savedSchema,
  ),
  removeOverseas: command('删除出国（境）记录', z.strictObject({ id: idSchema }), changedSchema),
}
