/** Flowing members, their contacts and certificates, members abroad, and the papers about them. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { DUES_PLACE } from '../dues/codes.ts'
import { ORGANISATION_TYPE } from '../organisation/codes.ts'
import { FLOW_OCCUPATION } from '../roster/codes.ts'
import {
  CONTACT_BY,
  CONTACT_CHANNEL,
  FLOW_DIRECTION,
  FLOW_PAPER,
  FLOW_REASON,
  FLOW_STATUS,
  HOST_KIND,
  LIFE_RESTORED,
  OVERSEAS_CONTACT,
  OVERSEAS_HANDLING,
  OVERSEAS_REASON,
  PROVINCE_IN,
  UNIT_HAS_PARTY,
} from './codes.ts'
import { certificateMethods } from './certificateMethods.ts'
import { paperMethods } from './paperMethods.ts'
import { callSchema, reminderMethods } from './reminderMethods.ts'
import { statisticMethods } from './statisticMethods.ts'
import { standingSchema } from './standing.ts'

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
  familyContact: words(60),
  duesPlace: codeSchema(DUES_PLACE).nullable(),
  certNo: words(40),
  keeper: words(40),
  leaveTalkOn: day.nullable(),
  leaveTalkBy: words(40),
  status: codeSchema(FLOW_STATUS),
  remark: words(300),
  /** chosen instead of the paper the rules propose; null: as proposed */
  paper: codeSchema(FLOW_PAPER).nullable(),
  paperReason: words(200),
  /** told; otherwise it follows from the direction */
  provinceIn: codeSchema(PROVINCE_IN).nullable(),
  proofNo: words(40),
  proofOn: day.nullable(),
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
  /** months or quarters that are over without a contact, oldest first */
  missedPeriods: z.array(z.string()),
  /** the month or quarter of the day, while it has no contact */
  contactDue: z.string().nullable(),
  /** away for longer than the setting without a report (R-B10) */
  uncontrolled: z.boolean(),
  /** abroad on the day: by the direction, or by a stay abroad that is not over */
  abroad: z.boolean(),
  /** the letter of transfer that is drafted and not issued; null also on a day in the past, when it was not yet known */
  draftLetter: idSchema.nullable(),
  /** what calls for a written reminder (R-E18); empty in lists that do not ask for it */
  calls: z.array(callSchema),
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
  /** where the member is now, if the contact told of a move */
  place: words(120).default(null),
})

export const contactRowSchema = contactValuesSchema.extend({
  id: idSchema,
  place: z.string().nullable(),
  /** where the member was before */
  fromPlace: z.string().nullable(),
})

/** Lists of members away that call for something. */
export const flowWatchSchema = z.enum([
  'due',
  'overdue',
  'uncontrolled',
  /** reports owed and not made (R-E06, R-E09); organisation life at home missed (R-E10, R-E11) */
  'unreported',
  'home',
  /** to be reminded in writing, and not yet in this quarter (R-E18) */
  'remind',
  /** the relation is to be transferred and no letter has been issued (R-D02, R-E02) */
  'transfer',
])

export type FlowWatch = z.output<typeof flowWatchSchema>

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
          /** no contact in the running period; none since before the last one; 失控 (R-E07, R-B10) */
          watch: flowWatchSchema.optional(),
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
    z.strictObject({ contacts: z.array(contactRowSchema) }),
  ),
  addContact: command(
    '登记一次联系',
    z.strictObject({ flowId: idSchema, values: contactValuesSchema }),
    savedSchema,
  ),
  /** the same contact with several members, as one step of undo */
  addContacts: command(
    '给多名党员登记一次联系',
    z.strictObject({ flowIds: z.array(idSchema).min(1).max(5000), values: contactValuesSchema }),
    changedSchema.extend({ contacts: z.number().int() }),
  ),
  saveContact: command(
    '修改联系记录',
    z.strictObject({ id: idSchema, values: contactValuesSchema }),
    savedSchema,
  ),
  removeContact: command('删除联系记录', z.strictObject({ id: idSchema }), changedSchema),
  standing: query(
    '外出手续、联系、汇报和回支部情况',
    z.strictObject({ flowId: idSchema, asOf: z.iso.date().optional() }),
    standingSchema,
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
  ...certificateMethods,
  ...paperMethods,
  ...reminderMethods,
  ...statisticMethods,
}
