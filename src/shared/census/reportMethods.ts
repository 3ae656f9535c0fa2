/** The report on a branch and its acceptance: the contract (D10; R-A17; S00 26, 32). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, task, ticketSchema } from '../api/method.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { reportFiguresSchema } from './report.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const branch = { campaignId: idSchema, orgId: idSchema }
const section = z.string().max(4000)

const textsSchema = z.strictObject({
  situation: section,
  // Empty in reports written before there were chapters.
  checks: section.default(''),
  away: section.default(''),
  relations: section.default(''),
  lost: section.default(''),
  dossiers: section.default(''),
  s1: section,
  s2: section,
  s3: section,
  s4: section,
})

export const reportMethods = {
  report: query(
    '支部核查情况报告',
    z.strictObject({ ...branch, asOf: day.optional() }),
    z.strictObject({
      orgName: z.string(),
      campaign: z.string(),
      /** as the register and the lines stand on the day */
      figures: reportFiguresSchema,
      asOf: z.string(),
      /** words of those figures, to begin with */
      draft: textsSchema,
      /** null: nothing was written yet */
      kept: z
        .strictObject({
          texts: textsSchema,
          /** the numbers it was written with, and their day */
          figures: reportFiguresSchema,
          asOf: z.string(),
          reportedOn: z.string().nullable(),
          reportedBy: z.string().nullable(),
          acceptedOn: z.string().nullable(),
          acceptedBy: z.string().nullable(),
          acceptedNote: z.string().nullable(),
          id: idSchema,
          /** 整改规范综合报告 of the branch (S00 32) come by the day; null: not come */
          closing: z.strictObject({ on: z.string(), text: z.string().nullable() }).nullable(),
        })
        .nullable(),
      /** figures that are others by now than those it was written with */
      differences: z.array(z.strictObject({ label: z.string(), before: z.number(), now: z.number() })),
    }),
  ),
  saveReport: command(
    '保存支部核查情况报告',
    z.strictObject({
      ...branch,
      /** the day its figures are of */
      asOf: day,
      texts: textsSchema,
      /** takes the numbers of today; otherwise those it was written with stay, unless their day is another */
      renew: z.boolean().default(false),
      reportedOn: day.nullable(),
      reportedBy: z.string().trim().max(30).nullable(),
    }),
    changedSchema,
  ),
  acceptReport: command(
    '验收支部',
    z.strictObject({
      ...branch,
      /** null: not accepted after all */
      on: day.nullable(),
      by: z.string().trim().max(40).nullable(),
      note: z.string().trim().max(300).nullable(),
    }),
    changedSchema,
  ),
  receiveClosing: command(
    '登记整改规范综合报告',
    z.strictObject({
      ...branch,
      /** the day it came; null: it did not come after all */
      on: day.nullable(),
      /** what it says, or a note about it */
      text: section.trim().nullable(),
    }),
    changedSchema,
  ),
  reportDocx: task('支部核查情况报告（Word）', z.strictObject(branch), ticketSchema),
  reportPdf: task('支部核查情况报告（PDF）', z.strictObject(branch), ticketSchema),
  reportPrint: task('打印支部核查情况报告', z.strictObject(branch), ticketSchema),
}
