/** 党员登记: drives that give every formal member the application form, and what came back (S01 15). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, task, ticketSchema } from '../api/method.ts'
import { DISPOSAL_STATE } from '../disposal/codes.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { REGISTRATION_CHECK, REGISTRATION_LISTED, REGISTRATION_STATE, REGISTRATION_WISH } from './codes.ts'

const day = z.string().refine(isIsoDate, { message: '请填写日期，如 2016-03-01' })
const words = (max: number) => z.string().trim().max(max).nullable()
const count = z.number().int()
const asOf = z.iso.date().optional()
const formIds = z.array(idSchema).min(1).max(5000)
const page = pageSchema.default({ offset: 0, limit: 100 })
const driveName = z.string().trim().min(1, { message: '请填写名称' }).max(60)

/** How many forms stand where. */
const tallySchema = z.strictObject({
  forms: count,
  issued: count,
  /** of members still on the roll */
  overdue: count,
  returned: count,
  late: count,
  unwilling: count,
  /** returned, and not yet compared with the register */
  unchecked: count,
})

export type RegistrationTally = z.output<typeof tallySchema>

export const registrationDriveSchema = tallySchema.extend({
  id: idSchema,
  name: z.string(),
  issuedOn: z.string(),
  /** days for the return, as the setting was when the drive began */
  days: count,
  deadline: z.string(),
  note: z.string().nullable(),
  branches: count,
})

export type RegistrationDrive = z.output<typeof registrationDriveSchema>

const caseSchema = z.strictObject({ id: idSchema, caseNo: z.string(), state: codeSchema(DISPOSAL_STATE) })

export const registrationRowSchema = z.strictObject({
  id: idSchema,
  driveId: idSchema,
  driveName: z.string(),
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  phone: z.string().nullable(),
  issuedOn: z.string(),
  deadline: z.string(),
  returnedOn: z.string().nullable(),
  wish: codeSchema(REGISTRATION_WISH).nullable(),
  state: codeSchema(REGISTRATION_STATE),
  daysLate: count,
  check: codeSchema(REGISTRATION_CHECK).nullable(),
  checkNote: z.string().nullable(),
  /** what he is by now, where he is not on the roll any more */
  gone: z.string().nullable(),
  disposal: caseSchema.nullable(),
})

export type RegistrationRow = z.output<typeof registrationRowSchema>

/** What the paper says besides the wish, kept as typed. */
export const registrationValuesSchema = z.strictObject({
  thought: words(2000),
  work: words(2000),
  style: words(2000),
  life: words(2000),
  signedOn: day.nullable(),
  branchOpinion: words(500),
  branchOpinionOn: day.nullable(),
  committeeOpinion: words(500),
  committeeOpinionOn: day.nullable(),
  note: words(300),
})

export type RegistrationValues = z.output<typeof registrationValuesSchema>

export const registrationFormSchema = registrationRowSchema.extend({
  values: registrationValuesSchema,
  applicationOn: z.string().nullable(),
  checkedOn: z.string().nullable(),
  checkedBy: z.string().nullable(),
  findings: z.array(z.strictObject({ level: z.enum(['error', 'warning', 'note']), text: z.string() })),
})

export type RegistrationForm = z.output<typeof registrationFormSchema>

const listFilter = z.strictObject({
  /** every drive when absent */
  driveId: idSchema.optional(),
  only: codeSchema(REGISTRATION_LISTED).default('all'),
  orgId: idSchema.optional(),
  text: z.string().max(60).optional(),
})

/** Whom forms are given to: everybody, or the branches or members named. */
const whom = {
  issuedOn: day,
  orgIds: z.array(idSchema).min(1).max(500).optional(),
  memberIds: z.array(idSchema).min(1).max(500).optional(),
}

export const registrationAskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('form'), id: idSchema, blank: z.boolean() }),
  z.strictObject({
    kind: z.literal('forms'),
    driveId: idSchema,
    blank: z.boolean(),
    orgId: idSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('overdue'), driveId: idSchema.optional(), orgId: idSchema.optional() }),
])

/** Which paper: one form, the forms of a branch or of all, or who has not returned his. */
export type RegistrationAsk = z.output<typeof registrationAskSchema>

export const drivesAskedSchema = z.strictObject({ orgId: idSchema.optional(), asOf })

export const formsAskedSchema = z.strictObject({ filter: listFilter.default({ only: 'all' }), asOf })

const asked = z.strictObject({ ask: registrationAskSchema, asOf })

export const registrationMethods = {
  drives: query('党员登记：各次发放', drivesAskedSchema.extend({ page }), pageOf(registrationDriveSchema)),
  previewIssue: query(
    '发放之前：发给多少名正式党员',
    z.strictObject({ driveId: idSchema.optional(), ...whom }),
    z.strictObject({
      /** get a form */
      members: count,
      branches: count,
      /** have one of this drive already */
      already: count,
      /** on the roll, and not formal */
      probationary: count,
      deadline: z.string(),
    }),
  ),
  open: command(
    '发放党员登记申请表',
    z.strictObject({ name: driveName, note: words(300).default(null), ...whom }),
    z.strictObject({ changeId: z.number().int().nullable(), id: idSchema, forms: count }),
  ),
  issue: command(
    '补发党员登记申请表',
    z.strictObject({ driveId: idSchema, ...whom }),
    z.strictObject({ changeId: z.number().int().nullable(), forms: count }),
  ),
  updateDrive: command(
    '修改登记的名称和备注',
    z.strictObject({ id: idSchema, name: driveName, note: words(300) }),
    changedSchema,
  ),
  removeDrive: command('删除一次登记', z.strictObject({ id: idSchema }), changedSchema),
  list: query('党员登记申请表一览', formsAskedSchema.extend({ page }), pageOf(registrationRowSchema)),
  tally: query(
    '党员登记申请表进展',
    z.strictObject({ driveId: idSchema.optional(), orgId: idSchema.optional(), asOf }),
    z.strictObject({
      /** of the drive; null for all of them */
      name: z.string().nullable(),
      tally: tallySchema,
    }),
  ),
  form: query('一份党员登记申请表', z.strictObject({ id: idSchema, asOf }), registrationFormSchema),
  ofMember: query(
    '一名党员的登记申请',
    z.strictObject({ memberId: idSchema, asOf }),
    z.strictObject({ rows: z.array(registrationRowSchema) }),
  ),
  markReturned: command(
    '登记交回（可以一次多份）',
    z.strictObject({ ids: formIds, returnedOn: day.nullable() }),
    /** forms now returned; those returned before are left as they are */
    z.strictObject({ changeId: z.number().int().nullable(), forms: count }),
  ),
  decline: command(
    '登记不愿登记',
    z.strictObject({ id: idSchema, returnedOn: day.nullable(), applicationOn: day.nullable() }),
    changedSchema,
  ),
  retract: command('更正为未交', z.strictObject({ id: idSchema, reason: words(100) }), changedSchema),
  write: command(
    '录入登记申请表的内容',
    z.strictObject({
      id: idSchema,
      /** the day it came back, put right; only of a form that is back */
      returnedOn: day.optional(),
      values: registrationValuesSchema.partial().default({}),
    }),
    changedSchema,
  ),
  check: command(
    '标记与台账核对的情况',
    z.strictObject({ ids: formIds, state: codeSchema(REGISTRATION_CHECK).nullable(), note: words(200) }),
    /** forms marked; those that are not back are left out */
    z.strictObject({ changeId: z.number().int().nullable(), forms: count }),
  ),
  removeForm: command('删除误发的登记申请表', z.strictObject({ id: idSchema }), changedSchema),
  paper: query(
    '登记申请表、逾期名单的纸面（若干页）',
    z.strictObject({
      ...asked.shape,
      fromPage: count.min(1).default(1),
      pages: count.min(1).max(20).default(10),
    }),
    z.strictObject({
      title: z.string(),
      /** of all sheets together */
      total: count,
      pages: z.array(formPageSchema),
    }),
  ),
  workbook: task('导出登记申请表、逾期名单（Excel）', asked, ticketSchema),
  pdf: task('导出登记申请表、逾期名单（PDF）', asked, ticketSchema),
  print: task('打印登记申请表、逾期名单', asked, ticketSchema),
}
