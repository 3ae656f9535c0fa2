/** What an import shows before it writes: sheets with their mapping, rows with their decision, findings. */

import { z } from 'zod'
import { idSchema } from '../api/method.ts'
import { ORGANISATION_TYPE } from '../organisation/codes.ts'
import { codeSchema } from '../kernel/codes.ts'
import { MEMBER_KEYS, type MemberKey } from '../roster/fields.ts'

/**
 * What a column may be mapped to: a member field, or one of the columns that say something else about
 * the row. `null` in a mapping means the column is left out.
 */
export const INTAKE_EXTRA_TARGETS = {
  branch: '所在支部',
  kind: '党员类别',
  seq: '序号',
  partyPost: '现任党内职务',
  age: '年龄',
} as const

export type IntakeTarget = MemberKey | keyof typeof INTAKE_EXTRA_TARGETS

export const intakeTargetSchema = z.enum([
  ...MEMBER_KEYS,
  ...(Object.keys(INTAKE_EXTRA_TARGETS) as (keyof typeof INTAKE_EXTRA_TARGETS)[]),
] as [IntakeTarget, ...IntakeTarget[]])

/** refuse: the row cannot be taken; warning: taken, to be checked; note: what was tidied. */
export const intakeLevelSchema = z.enum(['refuse', 'warning', 'note'])

/** One finding, always with its place: sheet, row, column letter, value, reason. */
export const intakeFindingSchema = z.strictObject({
  sheet: z.string(),
  /** row number as the workbook shows it, from 1 */
  row: z.number().int(),
  /** column letter; empty for findings about a whole row or sheet */
  column: z.string(),
  field: intakeTargetSchema.nullable(),
  value: z.string(),
  code: z.string(),
  level: intakeLevelSchema,
  /** why, in Chinese, with what to do */
  reason: z.string(),
})

export type IntakeFinding = z.output<typeof intakeFindingSchema>

export const intakeColumnSchema = z.strictObject({
  index: z.number().int(),
  letter: z.string(),
  /** header text, two-row headers joined with a space */
  header: z.string(),
  target: intakeTargetSchema.nullable(),
  /** how the mapping came about */
  from: z.enum(['header', 'remembered', 'clerk', 'none']),
  samples: z.array(z.string()),
})

export type IntakeColumn = z.output<typeof intakeColumnSchema>

/** What the rows of a sheet are: members, absences of members, what is known of lost ones, or check lines. */
export const sheetReadsSchema = z.enum(['roster', 'flow', 'lost', 'check'])

export type SheetReads = z.output<typeof sheetReadsSchema>

export const intakeSheetSchema = z.strictObject({
  name: z.string(),
  reads: sheetReadsSchema,
  /** rows of the header, as the workbook counts them; null when none was found */
  headerRows: z.tuple([z.number().int(), z.number().int()]).nullable(),
  columns: z.array(intakeColumnSchema),
  rows: z.number().int(),
  hiddenRows: z.number().int(),
  /** where the branch of rows without a branch column comes from */
  branchFrom: z.enum(['column', 'sheetName', 'unitLine', 'title', 'asked']),
  branchText: z.string(),
  /** why the sheet is left out; empty when it is read */
  skipped: z.string(),
})

export type IntakeSheet = z.output<typeof intakeSheetSchema>

export const decisionSchema = z.enum(['new', 'changed', 'same', 'refused'])

export type Decision = z.output<typeof decisionSchema>

/** A branch named in the workbook that is not in the tree: asked about, never invented. */
export const branchQuestionSchema = z.strictObject({
  /** as the workbook writes it */
  text: z.string(),
  rows: z.number().int(),
  /** organisations with a similar name, best first */
  candidates: z.array(z.strictObject({ orgId: idSchema, name: z.string() })),
})

export const branchAnswerSchema = z.strictObject({
  text: z.string(),
  answer: z.union([
    z.strictObject({ orgId: idSchema }),
    z.strictObject({
      create: z.strictObject({
        fullName: z.string().trim().min(1).max(60),
        parentId: idSchema,
        orgType: codeSchema(ORGANISATION_TYPE),
      }),
    }),
    /** the rows of this branch are left out */
    z.strictObject({ skip: z.literal(true) }),
  ]),
})

export type BranchAnswer = z.output<typeof branchAnswerSchema>

/** Corrections of the clerk; remembered for workbooks with the same headers when `remember` is set. */
export const intakeOptionsSchema = z.strictObject({
  mapping: z
    .array(
      z.strictObject({
        sheet: z.string(),
        /** first and last header row, when the clerk points at them */
        headerRows: z.tuple([z.number().int(), z.number().int()]).optional(),
        columns: z.array(z.strictObject({ index: z.number().int(), target: intakeTargetSchema.nullable() })),
      }),
    )
    .default([]),
  branches: z.array(branchAnswerSchema).default([]),
  /** branch for every row that names none */
  defaultOrgId: idSchema.optional(),
  /** empty cells erase what is on record; off: a blank never erases */
  blankErases: z.boolean().default(false),
  remember: z.boolean().default(true),
})

export type IntakeOptions = z.output<typeof intakeOptionsSchema>

export const intakeCountsSchema = z.strictObject({
  new: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
})

export const intakePlanSchema = z.strictObject({
  planId: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  sheets: z.array(intakeSheetSchema),
  counts: intakeCountsSchema,
  /** findings by level */
  findings: z.strictObject({ refuse: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  /** findings by code, most frequent first */
  byCode: z.array(
    z.strictObject({
      code: z.string(),
      level: intakeLevelSchema,
      count: z.number().int(),
      reason: z.string(),
    }),
  ),
  questions: z.array(branchQuestionSchema),
  /** the same file was imported before, and when */
  importedBefore: z.string().nullable(),
})

export type IntakePlan = z.output<typeof intakePlanSchema>

export const intakeRowSchema = z.strictObject({
  rowKey: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  decision: decisionSchema,
  name: z.string(),
  branch: z.string(),
  /** the member it was matched with */
  memberId: idSchema.nullable(),
  /** cells by target as they will be stored, or as typed where they cannot be read */
  cells: z.partialRecord(intakeTargetSchema, z.string()),
  /** field, value on record, value in the workbook */
  changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
  findings: z.array(intakeFindingSchema),
  /** members it may be, where several are alike: `intake.choose` names one of them */
  candidates: z.array(
    z.strictObject({
      memberId: idSchema,
      name: z.string(),
      branch: z.string(),
      birth: z.string(),
      idNo: z.string(),
    }),
  ),
  /** mended by the clerk in this preview */
  mended: z.boolean(),
})

export type IntakeRow = z.output<typeof intakeRowSchema>
