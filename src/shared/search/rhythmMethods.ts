/** What comes round in lost-contact cases: weekly follow-up, inquiries to departments, monthly report; and papers. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { DEPARTMENT, FOLLOW_HOW } from './codes.ts'
import { LOST_PAPER } from './papers.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '请填写月份，如 2016-03' })

export const weekSchema = z.strictObject({
  n: z.number().int(),
  from: z.string(),
  to: z.string(),
  state: z.enum(['done', 'missed', 'due']),
})

export const turnSchema = z.strictObject({
  kind: z.enum(['check', 'followUp']),
  /** weeks over without a record */
  missed: z.number().int(),
  /** last day of the running week while it has no record; null when it has one */
  dueOn: z.string().nullable(),
})

export type Turn = z.output<typeof turnSchema>

export const followUpValuesSchema = z.strictObject({
  on: day,
  how: codeSchema(FOLLOW_HOW),
  behaviour: z.string().trim().max(500),
  person: z.string().trim().min(1, { message: '请填写回访人' }).max(40),
})

export const followUpSchema = followUpValuesSchema.extend({ id: idSchema })
export type FollowUp = z.output<typeof followUpSchema>

export const inquiryValuesSchema = z.strictObject({
  department: codeSchema(DEPARTMENT),
  /** the department as the letter addresses it */
  office: z.string().trim().min(1, { message: '请填写去函单位' }).max(60),
  letterNo: words(60),
  sentOn: day,
  /** 签发人: the letter is the 党委's, not the branch's (R-C03) */
  signedBy: z.string().trim().min(1, { message: '请填写签发人' }).max(40),
  asked: words(300),
})

export const inquirySchema = inquiryValuesSchema.extend({
  id: idSchema,
  repliedOn: z.string().nullable(),
  answer: z.string().nullable(),
  /** without an answer for longer than `search.replyDays` */
  overdue: z.boolean(),
})

export type Inquiry = z.output<typeof inquirySchema>

export const monthRowSchema = z.strictObject({
  month: z.string(),
  state: z.enum(['done', 'missed', 'due']),
  /** key cases that were open in the month */
  cases: z.number().int(),
  report: z
    .strictObject({
      id: idSchema,
      reportedOn: z.string(),
      documentNo: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
})

export type MonthRow = z.output<typeof monthRowSchema>

/** Who may soon be lost, or is so already without a case; and whom the sweep found (R-B03, R-B07). */
export const WATCH_KINDS = ['near', 'over', 'duringSweep'] as const

export const watchRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  /** the last that was heard of him */
  since: z.string(),
  /** where the date comes from, in words */
  basis: z.string(),
  /** n个月d天 */
  length: z.string(),
  phone: z.string().nullable(),
  caseId: idSchema.nullable(),
})

export type WatchRow = z.output<typeof watchRowSchema>

export const watchAskedSchema = z.strictObject({
  kind: z.enum(WATCH_KINDS),
  orgId: idSchema.optional(),
  asOf: z.iso.date().optional(),
})

const paper = z.strictObject({
  id: idSchema,
  paper: codeSchema(LOST_PAPER),
  /** which inquiry the letter is */
  inquiryId: idSchema.optional(),
})

const paperPages = z.strictObject({ title: z.string(), pages: z.array(formPageSchema) })
const format = z.enum(['xlsx', 'pdf', 'html'])

export const rhythmMethods = {
  addFollowUp: command(
    '登记跟踪回访',
    z.strictObject({ caseId: idSchema, values: followUpValuesSchema }),
    savedSchema,
  ),
  updateFollowUp: command(
    '修改跟踪回访',
    z.strictObject({ id: idSchema, values: followUpValuesSchema }),
    changedSchema,
  ),
  removeFollowUp: command('删除跟踪回访', z.strictObject({ id: idSchema }), changedSchema),
  sendInquiry: command(
    '登记部门协查函',
    z.strictObject({ caseId: idSchema, values: inquiryValuesSchema }),
    savedSchema,
  ),
  answerInquiry: command(
    '登记部门答复',
    z.strictObject({
      id: idSchema,
      repliedOn: day,
      answer: z.string().trim().min(2, { message: '请写明答复内容' }).max(500),
      result: z.enum(['无结果', '线索']),
    }),
    changedSchema,
  ),
  removeInquiry: command('删除部门协查函', z.strictObject({ id: idSchema }), changedSchema),
  months: query('重点失联月报', z.strictObject({}), z.strictObject({ rows: z.array(monthRowSchema) })),
  reportMonth: command(
    '登记重点失联月报',
    z.strictObject({
      month,
      reportedOn: day,
      documentNo: words(60).optional(),
      note: words(300).optional(),
    }),
    savedSchema,
  ),
  removeMonth: command('删除月报登记', z.strictObject({ id: idSchema }), changedSchema),
  monthPaper: query('重点失联党员月报', z.strictObject({ month }), paperPages),
  monthFile: task('导出、打印重点失联党员月报', z.strictObject({ month, format }), ticketSchema),
  watch: query(
    '失联关注名单',
    watchAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    pageOf(watchRowSchema),
  ),
  paper: query('失联记录的一份材料', paper, paperPages),
  paperFile: task('导出、打印失联材料', paper.extend({ format }), ticketSchema),
}
