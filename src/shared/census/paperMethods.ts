/** Papers of a campaign: the record of one member (D14), lists (D13), meetings, questions sent up (D45), sweeps (D42). */

import { z } from 'zod'
import { idSchema, query, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { CHECK_LIST } from './codes.ts'
import { codeSchema } from '../kernel/codes.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const count = z.number().int()

export const paperAskSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('check'),
    campaignId: idSchema,
    orgId: idSchema,
    /** all members of the branch when absent */
    memberId: idSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('sweep'), id: idSchema }),
  z.strictObject({ kind: z.literal('meetings'), campaignId: idSchema }),
  z.strictObject({ kind: z.literal('consultations'), campaignId: idSchema }),
  z.strictObject({
    kind: z.literal('list'),
    campaignId: idSchema,
    list: codeSchema(CHECK_LIST),
    /** all branches when absent */
    orgId: idSchema.optional(),
  }),
])

export type PaperAsk = z.output<typeof paperAskSchema>

const asked = { ask: paperAskSchema, asOf: day.optional() }

export const paperMethods = {
  lists: query(
    '排查名单：各有多少名',
    z.strictObject({ campaignId: idSchema, orgId: idSchema.optional(), asOf: day.optional() }),
    z.strictObject({ lists: z.array(z.strictObject({ list: codeSchema(CHECK_LIST), persons: count })) }),
  ),
  paper: query(
    '排查材料的纸面（若干页）',
    z.strictObject({
      ...asked,
      fromPage: count.min(1).default(1),
      pages: count.min(1).max(20).default(4),
    }),
    z.strictObject({
      title: z.string(),
      /** of all sheets together */
      total: count,
      /** rows stand for members: a click opens the card */
      ofMembers: z.boolean(),
      pages: z.array(formPageSchema),
    }),
  ),
  paperXlsx: task('排查材料（Excel）', z.strictObject(asked), ticketSchema),
  paperPdf: task('排查材料（PDF）', z.strictObject(asked), ticketSchema),
  paperPrint: task('打印排查材料', z.strictObject(asked), ticketSchema),
}
