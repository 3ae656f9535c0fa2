/** The annexes: computed, checked, shown, exported, handed up. */

import { z } from 'zod'
import { idSchema, nothing, query, task, ticketSchema } from '../api/method.ts'
import { placeSchema } from '../vault/methods.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { batchMethods } from './batchMethods.ts'

/** Annex number of S03, 1 to 9. */
export const annexNumberSchema = z.number().int().min(1).max(9)

/** For whom and for which campaign. */
export const annexScopeSchema = z.strictObject({
  annex: annexNumberSchema,
  /** an organisation and everything below it; the whole committee when absent */
  orgId: idSchema.optional(),
  /** one member (annexes 1 and 3) */
  memberId: idSchema.optional(),
  /** the active campaign when absent */
  campaignId: idSchema.optional(),
  /** computed as of this day instead of the campaign's fill date */
  asOf: z.iso.date().optional(),
})

/** The most members that are chosen by hand for one form. */
export const CHOSEN_MAX = 5000

const chosen = z.array(idSchema).min(1).max(CHOSEN_MAX).optional()

/** An annex on its way out: besides the scope it may be about chosen members. */
export const annexOutSchema = annexScopeSchema
  .extend({
    /** these members alone (annex 1) */
    memberIds: chosen,
  })
  .refine(({ annex, memberIds }) => annex === 1 || memberIds === undefined, {
    path: ['memberIds'],
    message: '只有附件1可以只做选中的党员',
  })

export type AnnexScope = z.output<typeof annexOutSchema>

export const checkRowSchema = z.strictObject({
  memberId: idSchema.nullable(),
  caseId: idSchema.nullable(),
  name: z.string(),
  orgName: z.string(),
  text: z.string(),
})

/** One cross-check X1 to X17 (forms.md 20) with the rows that break it. */
export const checkResultSchema = z.strictObject({
  check: z.string(),
  annexes: z.array(annexNumberSchema),
  level: z.enum(['error', 'warning', 'note']),
  passed: z.boolean(),
  title: z.string(),
  /** what is wrong, with the figures */
  detail: z.string(),
  rows: z.array(checkRowSchema),
  /** cells to mark on the page: row and column keys of the annex */
  cells: z.array(z.strictObject({ annex: annexNumberSchema, row: z.string(), column: z.string() })),
})

export type CheckResult = z.output<typeof checkResultSchema>

export const annexInfoSchema = z.strictObject({
  annex: annexNumberSchema,
  title: z.string(),
  paper: z.enum(['A4', 'A3']),
  orientation: z.enum(['portrait', 'landscape']),
  /** persons in it */
  persons: z.number().int(),
  pages: z.number().int(),
  asOf: z.string(),
  copies: z.array(z.strictObject({ to: z.string(), count: z.number().int() })),
  failed: z.number().int(),
  warned: z.number().int(),
})

const scope = annexScopeSchema

/** A file, and who of those chosen is not in it and why (Chinese; null where nobody is missing). */
const annexTicketSchema = ticketSchema.extend({ note: z.string().nullable() })

export const reportingMethods = {
  ...batchMethods,
  annexes: query(
    '附件一览：人数、页数、校验',
    scope.omit({ annex: true }),
    z.strictObject({ annexes: z.array(annexInfoSchema), campaign: z.string() }),
  ),
  preview: query(
    '附件预览（若干页）',
    scope.extend({
      fromPage: z.number().int().min(1).default(1),
      pages: z.number().int().min(1).max(20).default(4),
    }),
    z.strictObject({ info: annexInfoSchema, pages: z.array(formPageSchema) }),
  ),
  checks: query(
    '跨表校验 X1–X17',
    scope.omit({ annex: true }),
    z.strictObject({ checks: z.array(checkResultSchema) }),
  ),
  workbook: task('导出附件 .xlsx', annexOutSchema, annexTicketSchema),
  pdf: task('导出附件 .pdf', annexOutSchema, annexTicketSchema),
  print: task('生成打印页', annexOutSchema, annexTicketSchema),
  copies: task(
    '附件各份：每份标明去向，附分送单',
    scope.extend({ format: z.enum(['pdf', 'html']) }),
    ticketSchema,
  ),
  cards: task(
    '附件1 每人一个文件，存到文件夹',
    scope.omit({ annex: true, memberId: true }).extend({
      memberIds: chosen,
      format: z.enum(['pdf', 'xlsx']),
      /** key from `destinations`; on the command line also a folder */
      place: z.string().min(1),
    }),
    z.strictObject({
      folder: z.string(),
      files: z.number().int(),
      /** who was left out and why, in Chinese; null where nobody was */
      note: z.string().nullable(),
    }),
  ),
  branchPackets: task(
    '支部填报包：每个支部一个空表或填好现有党员的表；或全部支部合成一个文件交上级党委',
    z.strictObject({
      /** an organisation and everything below it; the whole committee when absent */
      orgId: idSchema.optional(),
      /** key from `destinations`; on the command line also a folder */
      place: z.string().min(1),
      /** with the members on record */
      filled: z.boolean().default(true),
      /** one file of all branches, filled, for the committee above */
      together: z.boolean().default(false),
    }),
    z.strictObject({
      folder: z.string(),
      files: z.number().int(),
      branches: z.number().int(),
      persons: z.number().int(),
    }),
  ),
  destinations: query('上报包可以存放的位置', nothing, z.strictObject({ places: z.array(placeSchema) })),
  packet: task(
    '导出上报包',
    z.strictObject({
      annexes: z.array(annexNumberSchema).min(1),
      orgId: idSchema.optional(),
      campaignId: idSchema.optional(),
      /** key from `destinations`; on the command line also a folder */
      place: z.string().min(1),
      /** each annex as a workbook that opens only with this password */
      password: z.string().min(6, { message: '密码至少6个字符' }).max(64).optional(),
      pdf: z.boolean().default(true),
      /** checks that fail with an error have been looked at: paper is handed up as it is (rules.md 3.17) */
      confirmed: z.boolean().default(false),
    }),
    z.strictObject({
      folder: z.string(),
      /** what was handed up, kept as it is */
      batchId: idSchema,
      files: z.array(
        z.strictObject({
          name: z.string(),
          bytes: z.number().int(),
          sha256: z.string(),
          annex: annexNumberSchema.nullable(),
          persons: z.number().int().nullable(),
        }),
      ),
      /** what was left out and why, in Chinese */
      notes: z.array(z.string()),
    }),
  ),
}
