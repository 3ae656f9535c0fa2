/** The committee's own reports on a campaign: the contract (D11, D12; R-A09, R-A25). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, task, ticketSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { CAMPAIGN_REPORT, keptFiguresSchema } from './campaignReport.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const report = { campaignId: idSchema, kind: codeSchema(CAMPAIGN_REPORT) }
/** one a section, in the order of the kind */
const texts = z.array(z.string().max(8000)).max(12)

export const campaignReportMethods = {
  campaignReport: query(
    '排查工作报告',
    z.strictObject({ ...report, asOf: day.optional() }),
    z.strictObject({
      campaign: z.string(),
      committee: z.string(),
      figures: keptFiguresSchema,
      asOf: z.string(),
      /** words of those figures, to begin with */
      draft: texts,
      kept: z
        .strictObject({
          texts,
          figures: keptFiguresSchema,
          asOf: z.string(),
          writtenBy: z.string().nullable(),
          writtenOn: z.string().nullable(),
          signedBy: z.string().nullable(),
          signedOn: z.string().nullable(),
        })
        .nullable(),
      /** figures that are others by now than those it was written with */
      differences: z.array(z.strictObject({ label: z.string(), before: z.number(), now: z.number() })),
    }),
  ),
  saveCampaignReport: command(
    '保存排查工作报告',
    z.strictObject({
      ...report,
      /** the day its figures are of */
      asOf: day,
      texts,
      /** take the figures of that day anew; otherwise the kept ones stay where there are any */
      renew: z.boolean().default(false),
      writtenBy: z.string().trim().max(30).nullable(),
      writtenOn: day.nullable(),
    }),
    changedSchema,
  ),
  signCampaignReport: command(
    '登记排查工作报告书记签字',
    z.strictObject({
      ...report,
      /** null: not signed after all */
      on: day.nullable(),
      by: z.string().trim().max(30).nullable(),
    }),
    changedSchema,
  ),
  campaignReportDocx: task('排查工作报告（Word）', z.strictObject(report), ticketSchema),
  campaignReportPdf: task('排查工作报告（PDF）', z.strictObject(report), ticketSchema),
  campaignReportPrint: task('打印排查工作报告', z.strictObject(report), ticketSchema),
}
