/** 补办档案: cases by the steps of S04 516–552 (R-G09–R-G21, D30). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema, task, ticketSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { partialDateSchema } from '../roster/fields.ts'
import {
  MAKE_UP_KIND,
  MAKE_UP_LISTED,
  MAKE_UP_RESULT,
  MAKE_UP_STATE,
  MAKE_UP_STEP,
  WITNESS_ROLE,
  WITNESS_STATE,
} from './makeUp.ts'
import { MAKE_UP_PAPER } from './makeUpPapers.ts'
import { FORM_VERSION, LOST_PROOF } from './makeUpRules.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.string().refine(isIsoDate, { message: '请填写日期，如 2016-03-01' })
const asOf = z.iso.date().optional()
const time = partialDateSchema.nullable()

/** What is told about the person's joining, besides the steps. */
export const makeUpValuesSchema = z.strictObject({
  lostHow: words(300),
  appliedOn: time,
  activistOn: time,
  receivedOn: time,
  fullOn: time,
  branch: words(100),
  committee: words(100),
  vanishedBranch: z.boolean(),
  vanishedCommittee: z.boolean(),
  developedWhere: words(100),
  remark: words(300),
})

export type MakeUpValues = z.output<typeof makeUpValuesSchema>

export const makeUpStepSchema = z.strictObject({
  on: day,
  actor: words(60).optional(),
  documentNo: words(120).optional(),
  text: words(2000).optional(),
  result: codeSchema(MAKE_UP_RESULT).nullable().optional(),
  signer: words(30).optional(),
  sealed: z.boolean().optional(),
  ownSignature: z.boolean().optional(),
  branchMinutes: z.boolean().optional(),
  committeeMinutes: z.boolean().optional(),
  cover: z.boolean().optional(),
  pagesTo: z.number().int().min(1).max(99).nullable().optional(),
  partySigner: words(30).optional(),
  partySealed: z.boolean().optional(),
  keeper: words(60).optional(),
})

export type MakeUpStepValues = z.output<typeof makeUpStepSchema>

const rowSchema = z.strictObject({
  id: idSchema,
  caseNo: z.string(),
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  kind: codeSchema(MAKE_UP_KIND),
  developedHere: z.boolean(),
  state: codeSchema(MAKE_UP_STATE),
  openedOn: z.string(),
  /** null when the case is over */
  next: codeSchema(MAKE_UP_STEP).nullable(),
  /** the day of the last step */
  lastOn: z.string(),
})

export type MakeUpRow = z.output<typeof rowSchema>

const takenSchema = z.strictObject({
  id: idSchema,
  step: codeSchema(MAKE_UP_STEP),
  on: z.string(),
  actor: z.string().nullable(),
  documentNo: z.string().nullable(),
  text: z.string().nullable(),
  result: codeSchema(MAKE_UP_RESULT).nullable(),
  signer: z.string().nullable(),
  sealed: z.boolean(),
  toState: codeSchema(MAKE_UP_STATE),
})

export type MakeUpTaken = z.output<typeof takenSchema>

export const witnessValuesSchema = z.strictObject({
  role: codeSchema(WITNESS_ROLE),
  name: z.string().trim().min(1, { message: '请填写姓名' }).max(30),
  state: codeSchema(WITNESS_STATE),
  /** the day the statement was signed */
  onDate: day.nullable(),
  /** when and where, who presided, whether it was resolved (R-G11) */
  statement: words(1000),
})

export type WitnessValues = z.output<typeof witnessValuesSchema>

const witnessSchema = witnessValuesSchema.extend({
  id: idSchema,
  // As the member's card tells it, however long (law 9).
  name: z.string(),
})

export type Witness = z.output<typeof witnessSchema>

const cardSchema = rowSchema.extend({
  findingId: idSchema.nullable(),
  values: makeUpValuesSchema,
  steps: z.array(takenSchema),
  witnesses: z.array(witnessSchema),
  /** how step 2 is proved; null while something is missing */
  proof: codeSchema(LOST_PROOF).nullable(),
  witnessesMissing: z.string().nullable(),
  timesFinding: z.string().nullable(),
  probationary: z.boolean(),
  approvalNo: z.string().nullable(),
  approvalOn: z.string().nullable(),
  /** as taken in step 6; before it, as the date of joining says */
  formVersion: codeSchema(FORM_VERSION).nullable(),
  pagesDue: z.number().int().nullable(),
  remarkPage: z.number().int().nullable(),
  fillDate: z.string().nullable(),
  partySigner: z.string().nullable(),
  keeper: z.string().nullable(),
  texts: z.strictObject({ resolution: z.string(), committee: z.string(), remark: z.string() }),
  papers: z.array(codeSchema(MAKE_UP_PAPER)),
})

export type MakeUpCard = z.output<typeof cardSchema>

const onePaper = z.strictObject({ id: idSchema, paper: codeSchema(MAKE_UP_PAPER) })

export const makeUpsAskedSchema = z.strictObject({
  filter: z
    .strictObject({
      orgId: idSchema.optional(),
      state: codeSchema(MAKE_UP_LISTED).default('open'),
      text: z.string().max(60).optional(),
    })
    .default({ state: 'open' }),
  asOf,
})

export const makeUpMethods = {
  makeUps: query(
    '补办档案列表',
    makeUpsAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    pageOf(rowSchema),
  ),
  makeUp: query('一件补办', z.strictObject({ id: idSchema, asOf }), cardSchema),
  openMakeUp: command(
    '立案补办档案',
    z.strictObject({
      memberId: idSchema,
      kind: codeSchema(MAKE_UP_KIND),
      developedHere: z.boolean(),
      findingId: idSchema.nullable().default(null),
      openedOn: day,
      values: makeUpValuesSchema.partial(),
    }),
    savedSchema,
  ),
  updateMakeUp: command(
    '修改补办情况',
    z.strictObject({ id: idSchema, values: makeUpValuesSchema.partial() }),
    changedSchema,
  ),
  takeMakeUp: command(
    '办理补办的一步',
    z.strictObject({ id: idSchema, step: codeSchema(MAKE_UP_STEP), values: makeUpStepSchema }),
    changedSchema,
  ),
  removeMakeUp: command('删除误立的补办', z.strictObject({ id: idSchema }), changedSchema),
  saveWitness: command(
    '登记介绍人和知情党员的证明',
    z.strictObject({
      makeUpId: idSchema,
      /** null: a new one */
      id: idSchema.nullable(),
      values: witnessValuesSchema,
    }),
    savedSchema,
  ),
  removeWitness: command('删除证明人', z.strictObject({ id: idSchema }), changedSchema),
  makeUpPaper: query(
    '补办材料',
    onePaper,
    z.strictObject({
      papers: z.array(
        z.strictObject({
          title: z.string(),
          subtitle: z.string(),
          paragraphs: z.array(
            z.strictObject({ kind: z.enum(['heading', 'section', 'text', 'address']), text: z.string() }),
          ),
          signatures: z.array(z.string()),
        }),
      ),
    }),
  ),
  makeUpDocx: task('补办材料 Word', onePaper, ticketSchema),
  makeUpPdf: task('补办材料 PDF', onePaper, ticketSchema),
  makeUpPrint: task('打印补办材料', onePaper, ticketSchema),
}
