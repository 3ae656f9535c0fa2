/** The register of 流动党员活动证 (forms.md 11, D21). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { CERTIFICATE_ENDING } from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

export const certificateValuesSchema = z.strictObject({
  certNo: z.string().trim().min(1, { message: '请填写活动证编号' }).max(40),
  issuedOn: day.nullable(),
  issuedBy: words(60),
  remark: words(200),
})

export const inspectionSchema = z.strictObject({
  id: idSchema,
  year: z.number().int(),
  onDate: z.string(),
  inspectedBy: z.string().nullable(),
  note: z.string().nullable(),
})

export const certificateRowSchema = certificateValuesSchema.extend({
  /** null: the number stands on the flow record alone, nothing is in the register yet */
  id: idSchema.nullable(),
  flowId: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  /** of the flow record it was handed out for */
  reason: z.string(),
  destPlace: z.string().nullable(),
  leftOn: z.string(),
  returnedOn: z.string().nullable(),
  ending: codeSchema(CERTIFICATE_ENDING).nullable(),
  endedOn: z.string().nullable(),
  inspections: z.array(inspectionSchema),
  /** years without an inspection */
  uninspected: z.array(z.number().int()),
  /** what should be looked at; nothing is refused for it */
  findings: z.array(z.string()),
})

export type CertificateRow = z.output<typeof certificateRowSchema>

/** in use; in use and not inspected for a year that calls for it; handed back or lost */
export const certificateOnlySchema = z.enum(['held', 'uninspected', 'ended', 'all'])

export const certificateMethods = {
  certificates: query(
    '流动党员活动证登记',
    z.strictObject({
      orgId: idSchema.optional(),
      /** those of this flow record */
      flowId: idSchema.optional(),
      only: certificateOnlySchema.default('held'),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf: z.iso.date().optional(),
    }),
    pageOf(certificateRowSchema),
  ),
  issueCertificate: command(
    '发放流动党员活动证',
    z.strictObject({ flowId: idSchema, values: certificateValuesSchema }),
    savedSchema,
  ),
  saveCertificate: command(
    '修改活动证登记',
    z.strictObject({ id: idSchema, values: certificateValuesSchema.partial() }),
    changedSchema,
  ),
  endCertificate: command(
    '登记活动证交回或遗失',
    z.strictObject({
      id: idSchema,
      ending: codeSchema(CERTIFICATE_ENDING),
      endedOn: day,
      remark: words(200),
    }),
    changedSchema,
  ),
  inspectCertificate: command(
    '登记活动证年审',
    z.strictObject({
      id: idSchema,
      year: z.number().int().min(1921).max(2100),
      onDate: day,
      inspectedBy: words(60),
      note: words(200),
    }),
    savedSchema,
  ),
  removeInspection: command('删除活动证年审', z.strictObject({ id: idSchema }), changedSchema),
  removeCertificate: command('删除活动证登记', z.strictObject({ id: idSchema }), changedSchema),
}
