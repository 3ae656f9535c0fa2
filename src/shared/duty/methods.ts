/** Tasks given to members, reasons for months of default, and the 「三不」 list drawn from dues, attendance and tasks. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { DISPOSAL_GROUND } from '../disposal/codes.ts'
import { ASSIGNMENT_RESULT, FAULT } from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '请填写月份，如 2016-03' })
const findings = z.array(z.strictObject({ level: z.enum(['error', 'warning', 'note']), text: z.string() }))

export const assignmentValuesSchema = z.strictObject({
  task: z.string().trim().min(1, { message: '请写明交办的任务' }).max(200),
  givenOn: day,
  dueOn: day,
  givenBy: words(50),
  result: codeSchema(ASSIGNMENT_RESULT).nullable(),
  /** done, or given up as not done */
  endedOn: day.nullable(),
  /** why it was not done, where there is a good reason: then no month of it counts */
  reason: words(200),
  note: words(300),
})

export type AssignmentValues = z.output<typeof assignmentValuesSchema>

export const assignmentSchema = assignmentValuesSchema.extend({ id: idSchema, findings })

export type Assignment = z.output<typeof assignmentSchema>

export const reasonValuesSchema = z.strictObject({
  fault: codeSchema(FAULT),
  fromMonth: month,
  /** the last month; null while it goes on */
  toMonth: month.nullable(),
  reason: z.string().trim().min(1, { message: '请写明理由' }).max(200),
  /** who agreed, or the paper it rests on */
  evidence: words(200),
})

export type ReasonValues = z.output<typeof reasonValuesSchema>

export const reasonSchema = reasonValuesSchema.extend({ id: idSchema, findings })

export type Reason = z.output<typeof reasonSchema>

export const faultRunSchema = z.strictObject({
  fault: codeSchema(FAULT),
  first: z.string(),
  last: z.string(),
  months: z.number().int(),
  /** as long as the rule asks for */
  full: z.boolean(),
})

export type FaultLine = z.output<typeof faultRunSchema>

export const threeNoRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  membership: z.string(),
  phone: z.string().nullable(),
  /** every duty in default, also those not neglected long enough yet */
  faults: z.array(faultRunSchema),
  /** what a disposal case would rest on */
  grounds: z.array(codeSchema(DISPOSAL_GROUND)),
  sinceOn: z.string(),
  facts: z.string(),
  lostCaseId: idSchema.nullable(),
  disposal: z.strictObject({ id: idSchema, caseNo: z.string() }).nullable(),
})

export type ThreeNoRow = z.output<typeof threeNoRowSchema>

export const threeNoAskedSchema = z.strictObject({
  orgId: idSchema.optional(),
  asOf: z.iso.date().optional(),
  /** only those who stand there for this one */
  fault: codeSchema(FAULT).optional(),
})

export const dutyMethods = {
  ofMember: query(
    '一名党员的交办任务、理由和连续月数',
    z.strictObject({ memberId: idSchema, asOf: z.iso.date().optional() }),
    z.strictObject({
      /** newest first */
      assignments: z.array(assignmentSchema),
      reasons: z.array(reasonSchema),
      faults: z.array(faultRunSchema),
      /** stands on the list */
      listed: z.boolean(),
    }),
  ),
  saveAssignment: command(
    '登记交办任务',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: assignmentValuesSchema }),
    savedSchema,
  ),
  removeAssignment: command('删除误登的交办任务', z.strictObject({ id: idSchema }), changedSchema),
  saveReason: command(
    '登记不缴党费、不参加组织生活、不完成任务的理由',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: reasonValuesSchema }),
    savedSchema,
  ),
  removeReason: command('删除误登的理由', z.strictObject({ id: idSchema }), changedSchema),
  threeNo: query('“三不”党员名单', threeNoAskedSchema.extend({ page: pageSchema }), pageOf(threeNoRowSchema)),
}
