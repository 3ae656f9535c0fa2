/** Transfer letters, as far as the sweep and the annexes need them (R-A01 b, R-B18, R-F01 to R-F05). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { partialDateSchema } from '../roster/fields.ts'
import { typedValuesSchema } from '../roster/schema.ts'
import {
  ENTERS_AS,
  INCOMING_KIND,
  LETTER_DESTINATION,
  LETTER_DIRECTION,
  LETTER_HANDLER,
  LETTER_NATURE,
  LETTER_STAGE,
  LETTER_STATE,
  REFUSAL,
} from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

export const letterValuesSchema = z.strictObject({
  direction: codeSchema(LETTER_DIRECTION),
  letterNo: words(40),
  nature: codeSchema(LETTER_NATURE).nullable(),
  phone: words(40),
  wechat: words(40),
  destKind: codeSchema(LETTER_DESTINATION).nullable(),
  destPlace: words(120),
  backupContact: words(60),
  toOrg: words(100),
  toOrgAddress: words(120),
  toOrgPhone: words(40),
  issuedOn: day.nullable(),
  validDays: z.number().int().min(1).max(180),
  duesPaidTo: partialDateSchema.nullable(),
  landedOn: day.nullable(),
  receiptOn: day.nullable(),
  receiptNo: words(40),
  proofOn: day.nullable(),
  proofFrom: words(100),
  returnedOn: day.nullable(),
  returnKind: codeSchema(REFUSAL).nullable(),
  returnReason: words(200),
  inquiryResult: words(300),
  state: codeSchema(LETTER_STATE),
  remark: words(300),
  handler: codeSchema(LETTER_HANDLER).nullable(),
  leaveTalkOn: day.nullable(),
  lateReason: words(200),
  inquiredOn: day.nullable(),
  receiptFrom: words(100),
  voidedOn: day.nullable(),
  voidReason: words(200),
  fromOrg: words(100),
  fromOrgAddress: words(120),
  fromOrgPhone: words(40),
  incomingKind: codeSchema(INCOMING_KIND).nullable(),
  interviewNote: words(300),
  dossierResult: words(300),
  residenceProof: words(200),
  investigation: words(300),
})

/** What may be said with a step. */
export const stepValuesSchema = letterValuesSchema.omit({ state: true, direction: true }).partial()

export const letterRowSchema = letterValuesSchema.extend({
  id: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  /** last valid day: issuedOn + validDays */
  validTo: z.string().nullable(),
  /** past its last valid day and not landed */
  overdue: z.boolean(),
  /** where it stands in the table of rules.md 4.4 on the day of the list */
  stage: codeSchema(LETTER_STAGE),
  /** its member is on the roll of a branch here */
  onRoll: z.boolean(),
  /** number of the void letter it replaces */
  replaces: z.string().nullable(),
  /** what paper says and the clerk should look at; nothing is refused for it */
  findings: z.array(z.string()),
})

export type LetterRow = z.output<typeof letterRowSchema>

/** What can be printed of one letter. */
export const letterFormSchema = z.enum(['letter', 'receipt', 'proofRequest', 'resident'])

export type LetterForm = z.output<typeof letterFormSchema>

const paperInput = z.strictObject({ id: idSchema, form: letterFormSchema })

export const transferMethods = {
  list: query(
    '组织关系介绍信',
    z.strictObject({
      filter: z
        .strictObject({
          orgId: idSchema.optional(),
          memberId: idSchema.optional(),
          /** this letter alone */
          id: idSchema.optional(),
          only: z.enum(['open', 'overdue', 'unreceipted', 'incoming', 'toAnswer', 'all']).default('open'),
        })
        .default({ only: 'open' }),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf: z.iso.date().optional(),
    }),
    pageOf(letterRowSchema),
  ),
  save: command(
    '登记介绍信',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: letterValuesSchema.partial() }),
    savedSchema,
  ),
  step: command(
    '介绍信办理一步',
    z.strictObject({
      id: idSchema,
      to: codeSchema(LETTER_STAGE),
      values: stepValuesSchema.default({}),
      /** 转入 accepted: the branch and rank of who is on no roll yet */
      enter: z.strictObject({ orgId: idSchema, membership: codeSchema(ENTERS_AS) }).optional(),
    }),
    changedSchema,
  ),
  /** a letter of somebody the register does not know: on no roll until it is accepted */
  receive: command(
    '登记新来党员的转入介绍信',
    z.strictObject({ person: typedValuesSchema, values: letterValuesSchema.partial() }),
    savedSchema,
  ),
  /** a new draft in place of a void letter, with everything that was clear of it (rules.md 4.4) */
  reissue: command('重开介绍信', z.strictObject({ id: idSchema }), savedSchema),
  nextNumber: query(
    '下一份介绍信的编号',
    z.strictObject({ year: z.number().int().min(1921).max(2999) }),
    z.strictObject({ letterNo: z.string() }),
  ),
  paper: query(
    '介绍信、回执和函的版面',
    paperInput,
    z.strictObject({
      title: z.string(),
      letter: letterRowSchema,
      pages: z.array(formPageSchema),
      /** what is still missing on the paper */
      findings: z.array(z.string()),
    }),
  ),
  workbook: task('导出介绍信（Excel）', paperInput, ticketSchema),
  pdf: task('导出介绍信（PDF）', paperInput, ticketSchema),
  print: task('打印介绍信', paperInput, ticketSchema),
  /** D25 letters past their limit without receipt (R-F02), D22 the register of 四个清楚 (R-F03) */
  ledger: task(
    '导出、打印介绍信清单',
    z.strictObject({
      kind: z.enum(['unreceipted', 'register']),
      orgId: idSchema.optional(),
      asOf: z.iso.date().optional(),
      format: z.enum(['xlsx', 'html']),
    }),
    ticketSchema,
  ),
  remove: command('删除介绍信记录', z.strictObject({ id: idSchema }), changedSchema),
}
