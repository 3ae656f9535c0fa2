/** Meetings and trainings of a campaign, questions and reports sent up, sweeps of a quarter: the contract. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { CAMPAIGN_MEETING, CONSULTATION_KIND } from './codes.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const dayOrNull = day.nullable()
const asOf = day.optional()
const count = z.number().int()
const text = (max: number) => z.string().trim().max(max).nullable()
const people = z.number().int('请填写整数').min(0, '人数不能是负数').max(100_000).nullable()
const year = z.number().int().min(1921).max(2999)
const period = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

export const meetingValuesSchema = z.strictObject({
  kind: codeSchema(CAMPAIGN_MEETING),
  on: day,
  /** null: the committee's own */
  orgId: idSchema.nullable(),
  place: text(60),
  chair: text(30),
  /** who was called: 工作组成员、支部书记 … (S00 23) */
  attendees: text(200),
  expected: people,
  attendance: people,
  content: text(2000),
})

export type CampaignMeetingValues = z.output<typeof meetingValuesSchema>

export const campaignMeetingSchema = meetingValuesSchema.extend({
  id: idSchema,
  orgName: z.string().nullable(),
  warning: z.string().nullable(),
})

export type CampaignMeeting = z.output<typeof campaignMeetingSchema>

export const consultationValuesSchema = z.strictObject({
  kind: codeSchema(CONSULTATION_KIND),
  number: text(40),
  on: day,
  addressee: text(60),
  subject: z.string().trim().min(1, '请填写事由').max(120),
  content: text(2000),
  by: text(30),
  /** the day an answer was asked for */
  dueOn: dayOrNull,
  answeredOn: dayOrNull,
  answeredBy: text(60),
  answer: text(2000),
})

export type ConsultationValues = z.output<typeof consultationValuesSchema>

export const consultationSchema = consultationValuesSchema.extend({
  id: idSchema,
  state: z.enum(['NONE', 'WAITING', 'OVERDUE', 'ANSWERED']),
})

export type Consultation = z.output<typeof consultationSchema>

const point = text(2000)

export const sweepValuesSchema = z.strictObject({
  year,
  /** 0: the yearly 三找 (R-A24) */
  quarter: period,
  on: day,
  by: text(30),
  veteransBefore: point,
  veterans: point,
  hardship: point,
  illness: point,
  breaches: point,
  measures: point,
  ledgerUpdatedOn: dayOrNull,
})

export type SweepValues = z.output<typeof sweepValuesSchema>

export const sweepSlotSchema = z.strictObject({
  period,
  name: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(['DONE', 'HALF', 'RUNNING', 'OVERDUE', 'LATER']),
  record: sweepValuesSchema.extend({ id: idSchema }).nullable(),
})

export type SweepSlot = z.output<typeof sweepSlotSchema>

const campaignId = idSchema
const removal = z.strictObject({ id: idSchema })

export const recordMethods = {
  meetings: query(
    '排查会议和培训',
    z.strictObject({ campaignId, asOf, page: pageSchema.prefault({}) }),
    pageOf(campaignMeetingSchema).extend({
      /** of those listed: trainings, and who came to them */
      trainings: count,
      trained: count,
    }),
  ),
  saveMeeting: command(
    '登记排查会议或培训',
    z.strictObject({ campaignId, id: idSchema.optional(), values: meetingValuesSchema }),
    savedSchema,
  ),
  removeMeeting: command('删除排查会议或培训', removal, changedSchema),
  consultations: query(
    '请示和报告',
    z.strictObject({
      campaignId,
      only: z.enum(['all', 'waiting', 'overdue']).default('all'),
      asOf,
      page: pageSchema.prefault({}),
    }),
    pageOf(consultationSchema).extend({ waiting: count, overdue: count }),
  ),
  saveConsultation: command(
    '登记请示或报告',
    z.strictObject({ campaignId, id: idSchema.optional(), values: consultationValuesSchema }),
    savedSchema,
  ),
  removeConsultation: command('删除请示或报告', removal, changedSchema),
  sweeps: query(
    '一个年度的季度专项排查和“三找”',
    z.strictObject({ year, asOf }),
    z.strictObject({ slots: z.array(sweepSlotSchema) }),
  ),
  sweepProposal: query(
    '台账里专项排查要关注的党员',
    z.strictObject({ year, quarter: period, asOf }),
    z.strictObject({
      veteransBefore: z.string(),
      veterans: z.string(),
      hardship: z.string(),
      illness: z.string(),
      breaches: z.string(),
    }),
  ),
  saveSweep: command(
    '登记季度专项排查',
    z.strictObject({ id: idSchema.optional(), values: sweepValuesSchema }),
    savedSchema,
  ),
  removeSweep: command('删除季度专项排查', removal, changedSchema),
}
