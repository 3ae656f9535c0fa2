/** 年审: the yearly review of every branch's members, and the frozen roster of the year (R-M16). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, task, ticketSchema } from '../api/method.ts'
import { sheetCopiesSchema } from '../forms/sheet.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { MEMBERSHIP } from '../roster/codes.ts'
import { ANNUAL_HEADING, ANNUAL_LISTED, ANNUAL_MARK, ANNUAL_STATE } from './codes.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const year = z.number().int().min(1921).max(2999)
const heading = codeSchema(ANNUAL_HEADING)
const mark = codeSchema(ANNUAL_MARK)
const count = z.number().int()

const branchYear = { orgId: idSchema, year }

const windowSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  standing: z.enum(['before', 'open', 'over']),
})

const paper = {
  signedOn: z.string().nullable(),
  signedBy: z.string().nullable(),
  sealed: z.boolean(),
  handedOn: z.string().nullable(),
}

/** One version of a branch's frozen roster, without its rows. */
export const rosterHeadSchema = z.strictObject({
  id: idSchema,
  ...branchYear,
  orgName: z.string(),
  version: count,
  /** why there is a further version; null for the first */
  reason: z.string().nullable(),
  /** a later version takes its place */
  superseded: z.boolean(),
  rosterOn: z.string(),
  frozenAt: z.string(),
  frozenBy: z.string(),
  persons: count,
  sha256: z.string(),
  ...paper,
})

export type RosterHead = z.output<typeof rosterHeadSchema>

export const annualBranchSchema = z.strictObject({
  orgId: idSchema,
  orgName: z.string(),
  /** on the roll on the day; of a frozen roster the members it names */
  members: count,
  confirmed: count,
  /** members with a heading that was put right */
  corrected: count,
  /** members still to be looked at */
  open: count,
  state: codeSchema(ANNUAL_STATE),
  overdue: z.boolean(),
  /** of the frozen roster that counts; null while there is none */
  rosterId: idSchema.nullable(),
  version: count,
  rosterOn: z.string().nullable(),
  ...paper,
})

export type AnnualBranch = z.output<typeof annualBranchSchema>

export const annualRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  membership: codeSchema(MEMBERSHIP),
  marks: z.record(heading, z.strictObject({ state: mark.nullable(), note: z.string().nullable() })),
  /** year of the last frozen roster the member stood on; null: never */
  reviewedIn: year.nullable(),
  /** changes in the register since then, by heading; empty for who was never reviewed */
  changes: z.partialRecord(heading, count),
})

export type AnnualRow = z.output<typeof annualRowSchema>

const movementSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  direction: z.enum(['joined', 'left']),
  on: z.string(),
  /** 转自城关支部, 去世 */
  how: z.string(),
})

const fillInput = {
  ...branchYear,
  headings: z.array(heading).min(1).max(7),
  /** all members of the branch when absent */
  memberIds: z.array(idSchema).min(1).max(5000).optional(),
}

export const annualAskedSchema = z.strictObject({
  year,
  orgId: idSchema.optional(),
  asOf: day.optional(),
  only: codeSchema(ANNUAL_LISTED).default('all'),
})

export const sheetAskedSchema = z.strictObject({ ...branchYear, asOf: day.optional() })

export const annualMethods = {
  list: query(
    '年审进度：各支部',
    annualAskedSchema,
    z.strictObject({
      window: windowSchema,
      branches: z.array(annualBranchSchema),
      totals: z.strictObject({
        branches: count,
        members: count,
        confirmed: count,
        frozen: count,
        handed: count,
        overdue: count,
      }),
    }),
  ),
  sheet: query(
    '一个支部的年审表',
    sheetAskedSchema,
    z.strictObject({
      orgName: z.string(),
      window: windowSchema,
      state: codeSchema(ANNUAL_STATE),
      overdue: z.boolean(),
      version: count,
      reason: z.string().nullable(),
      rosterId: idSchema.nullable(),
      rows: z.array(annualRowSchema),
      movements: z.array(movementSchema),
    }),
  ),
  mark: command(
    '标记年审情况',
    z.strictObject({
      ...branchYear,
      marks: z
        .array(
          z.strictObject({
            memberId: idSchema,
            heading,
            /** null takes the mark away */
            state: mark.nullable(),
            /** unchanged when absent */
            note: z.string().trim().max(200).nullable().optional(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    changedSchema,
  ),
  previewFill: query(
    '全部标为已核之前：有多少处',
    z.strictObject(fillInput),
    z.strictObject({
      members: count,
      /** without a mark so far: these become 已核 */
      cells: count,
      /** 有更正 and 待完善 stay as they are, 已核 too */
      kept: count,
      /** of them 待完善 */
      unfinished: count,
    }),
  ),
  fill: command('把还没有标记的都标为已核', z.strictObject(fillInput), changedSchema),
  changes: query(
    '上次年审以后一名党员的变动',
    z.strictObject({ memberId: idSchema, year }),
    z.strictObject({
      reviewedIn: year.nullable(),
      rows: z.array(
        z.strictObject({
          heading,
          changeId: idSchema,
          at: z.string(),
          label: z.string(),
          record: z.string(),
          field: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
      /** there are more than shown */
      more: z.boolean(),
    }),
  ),
  freeze: command(
    '年度花名册定稿',
    z.strictObject({ ...branchYear, on: day }),
    z.strictObject({ changeId: z.number().int().nullable(), id: idSchema }),
  ),
  sign: command(
    '登记签字盖章',
    z.strictObject({
      rosterId: idSchema,
      signedOn: day.nullable(),
      signedBy: z.string().trim().max(30).nullable(),
      sealed: z.boolean(),
    }),
    changedSchema,
  ),
  handUp: command('登记上报党委备案', z.strictObject({ rosterId: idSchema, on: day }), changedSchema),
  reopen: command(
    '重新核对，另出一版',
    z.strictObject({ ...branchYear, reason: z.string().trim().min(1, '请写明理由').max(200) }),
    changedSchema,
  ),
  rosters: query(
    '一个支部的历年花名册',
    z.strictObject({ orgId: idSchema }),
    z.strictObject({ rosters: z.array(rosterHeadSchema) }),
  ),
  roster: query(
    '定稿的花名册：纸面',
    z.strictObject({ rosterId: idSchema }),
    z.strictObject({
      head: rosterHeadSchema,
      title: z.string(),
      copies: z.array(sheetCopiesSchema),
      pages: z.array(formPageSchema),
      /** what strikes about the dates, in words */
      findings: z.array(z.string()),
    }),
  ),
  compare: query(
    '花名册与现在或另一年比较',
    z.strictObject({
      rosterId: idSchema,
      /** an other frozen roster; the roll of today when absent */
      withRosterId: idSchema.optional(),
    }),
    z.strictObject({
      earlier: z.string(),
      later: z.string(),
      differences: z.array(
        z.strictObject({
          kind: z.enum(['added', 'left', 'changed']),
          memberId: idSchema,
          name: z.string(),
          fields: z.array(z.strictObject({ header: z.string(), before: z.string(), after: z.string() })),
        }),
      ),
    }),
  ),
  workbook: task('导出年度花名册（Excel）', z.strictObject({ rosterId: idSchema }), ticketSchema),
  pdf: task('导出年度花名册（PDF）', z.strictObject({ rosterId: idSchema }), ticketSchema),
  print: task('打印年度花名册', z.strictObject({ rosterId: idSchema }), ticketSchema),
}
