/** 报送批次: every packet handed up, as it was; printed again and compared, never edited. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'

const count = z.number().int()
const annex = z.number().int().min(1).max(9)
const day = z.iso.date()

/** Who may have signed; others are typed. */
export const SIGNED_AS = ['党委书记', '党支部书记', '组织委员', '审核人', '填表人', '收件人'] as const

export const signatureSchema = z.strictObject({
  id: idSchema,
  /** 党委书记, 填表人 */
  role: z.string(),
  name: z.string(),
  signedOn: z.string(),
})

export const batchAnnexSchema = z.strictObject({
  annex,
  title: z.string(),
  asOf: z.string(),
  persons: count,
  sheets: count,
  pages: count,
  /** how many go where by the settings of its day; null in batches made before copies were told */
  copies: z.string().nullable(),
})

export const batchSummarySchema = z.strictObject({
  id: idSchema,
  unit: z.string(),
  /** empty where there was none */
  campaign: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  destination: z.string(),
  annexes: z.array(annex),
  persons: count,
  signatures: z.array(signatureSchema),
  sha256: z.string(),
})

export type BatchSummary = z.output<typeof batchSummarySchema>

const batchId = { batchId: idSchema }
const paper = z.strictObject({ ...batchId, annex })

export const batchMethods = {
  batches: query('报送批次', z.strictObject({ page: pageSchema.prefault({}) }), pageOf(batchSummarySchema)),
  batch: query(
    '一个报送批次：附件、日期、签字、指纹',
    z.strictObject(batchId),
    z.strictObject({
      batch: batchSummarySchema,
      folder: z.string(),
      annexes: z.array(batchAnnexSchema),
      checks: z.array(
        z.strictObject({ check: z.string(), level: z.string(), passed: z.boolean(), detail: z.string() }),
      ),
      files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
      /** regional settings as they stood at the hand-over: label, value and where it comes from */
      settings: z.array(z.strictObject({ label: z.string(), value: z.string(), source: z.string() })),
    }),
  ),
  batchPages: query(
    '报送批次的纸面（若干页）',
    z.strictObject({
      ...batchId,
      annex,
      fromPage: count.min(1).default(1),
      pages: count.min(1).max(20).default(1),
    }),
    z.strictObject({ total: count, pages: z.array(formPageSchema) }),
  ),
  batchWorkbook: task('报送批次重出 .xlsx', paper, ticketSchema),
  batchPdf: task('报送批次重出 .pdf', paper, ticketSchema),
  batchPrint: task('报送批次重印', paper, ticketSchema),
  batchCopies: task(
    '报送批次的各份：每份标明去向，附分送单',
    paper.extend({ format: z.enum(['pdf', 'html']) }),
    ticketSchema,
  ),
  verifyBatch: task(
    '核对报送批次与封存时一致',
    z.strictObject(batchId),
    z.strictObject({ sheets: count, sha256: z.string() }),
  ),
  compareBatches: task(
    '两个报送批次逐格比较',
    z.strictObject({ ...batchId, withBatchId: idSchema }),
    z.strictObject({
      earlier: z.string(),
      later: z.string(),
      /** annexes only one of the two holds */
      onlyEarlier: z.array(annex),
      onlyLater: z.array(annex),
      annexes: z.array(
        z.strictObject({
          annex,
          added: count,
          gone: count,
          changed: count,
          /** the first of them */
          lines: z.array(
            z.strictObject({
              kind: z.enum(['added', 'gone', 'changed']),
              name: z.string(),
              memberId: idSchema.nullable(),
              sheet: z.string(),
              fields: z.array(z.strictObject({ header: z.string(), before: z.string(), after: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
  signBatch: command(
    '登记报送批次的签字',
    z.strictObject({
      ...batchId,
      role: z.string().trim().min(1, '请写明身份').max(20),
      name: z.string().trim().min(1, '请填写签字人').max(30),
      signedOn: day,
    }),
    changedSchema,
  ),
  unsignBatch: command('删除登记的签字', z.strictObject({ signatureId: idSchema }), changedSchema),
}
