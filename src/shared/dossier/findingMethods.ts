/** 档案核查结论和问题台账 (rules.md 4.5, D29). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { CHECK_STATE } from './check.ts'
import { REQUIRED_MATERIAL } from './codes.ts'
import { FINDING_KIND, FINDING_LISTED, FINDING_RESULT, FINDING_STATE, FINDING_STEP } from './findings.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.string().refine(isIsoDate, { message: '请填写日期，如 2016-03-01' })
const asOf = z.iso.date().optional()

const findingRowSchema = z.strictObject({
  id: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  kind: codeSchema(FINDING_KIND),
  material: codeSchema(REQUIRED_MATERIAL).nullable(),
  description: z.string(),
  foundOn: z.string(),
  foundBy: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  /** who is to see to it */
  responsible: z.string().nullable(),
  state: codeSchema(FINDING_STATE),
  /** the make-up case it is settled by */
  makeUpId: idSchema.nullable(),
})

export type FindingRow = z.output<typeof findingRowSchema>

const takenSchema = z.strictObject({
  id: idSchema,
  step: codeSchema(FINDING_STEP),
  on: z.string(),
  actor: z.string().nullable(),
  documentNo: z.string().nullable(),
  unit: z.string().nullable(),
  text: z.string().nullable(),
  noSender: z.string().nullable(),
  result: codeSchema(FINDING_RESULT).nullable(),
  toState: codeSchema(FINDING_STATE),
})

const findingCardSchema = findingRowSchema.extend({
  steps: z.array(takenSchema),
  /** disposal cases opened because of the dossier (R-D03) */
  disposals: z.array(z.strictObject({ id: idSchema, caseNo: z.string() })),
})

export type FindingCard = z.output<typeof findingCardSchema>

export const findingValuesSchema = z.strictObject({
  description: z.string().trim().min(2, { message: '请写明问题' }).max(500),
  foundOn: day,
  foundBy: z.string().trim().min(1, { message: '请填写核查人' }).max(30),
  dueOn: day.nullable(),
  responsible: words(30),
})

export const findingStepSchema = z.strictObject({
  on: day,
  actor: words(60).optional(),
  documentNo: words(80).optional(),
  unit: words(80).optional(),
  text: words(2000).optional(),
  noSender: words(300).optional(),
  result: codeSchema(FINDING_RESULT).nullable().optional(),
})

export const findingsAskedSchema = z.strictObject({
  filter: z
    .strictObject({
      orgId: idSchema.optional(),
      state: codeSchema(FINDING_LISTED).default('open'),
      kind: codeSchema(FINDING_KIND).optional(),
      text: z.string().max(60).optional(),
    })
    .default({ state: 'open' }),
  asOf,
})

export const findingMethods = {
  findings: query(
    '档案问题台账',
    findingsAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    pageOf(findingRowSchema),
  ),
  finding: query('一个档案问题', z.strictObject({ id: idSchema, asOf }), findingCardSchema),
  memberCheck: query(
    '一名党员的档案核查结论',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({
      state: codeSchema(CHECK_STATE),
      checkedOn: z.string().nullable(),
      checkedBy: z.string().nullable(),
      findings: z.array(findingRowSchema),
    }),
  ),
  check: command(
    '登记档案核查结论',
    z.strictObject({ memberId: idSchema, on: day, by: z.string().trim().max(30) }),
    z.strictObject({ changeId: z.number().int().nullable(), opened: z.number().int() }),
  ),
  checkMarked: command(
    '为五件材料都已标记的党员登记档案核查结论',
    z.strictObject({ orgId: idSchema.optional(), on: day, by: z.string().trim().max(30) }),
    z.strictObject({
      changeId: z.number().int().nullable(),
      members: z.number().int(),
      opened: z.number().int(),
      /** members with a material nobody has looked at */
      unchecked: z.number().int(),
    }),
  ),
  openFinding: command(
    '登记档案问题',
    z.strictObject({
      memberId: idSchema,
      kind: codeSchema(FINDING_KIND),
      material: codeSchema(REQUIRED_MATERIAL).nullable().default(null),
      values: findingValuesSchema.partial({ responsible: true }),
    }),
    savedSchema,
  ),
  updateFinding: command(
    '修改档案问题',
    z.strictObject({ id: idSchema, values: findingValuesSchema.partial() }),
    changedSchema,
  ),
  takeFinding: command(
    '处理档案问题',
    z.strictObject({ id: idSchema, step: codeSchema(FINDING_STEP), values: findingStepSchema }),
    changedSchema,
  ),
  removeFinding: command('删除误登的档案问题', z.strictObject({ id: idSchema }), changedSchema),
}
