/** The packet of a campaign: five documents, the secretary's signature, the hand-up (R-A09; S00 27). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { PACKET_DOCUMENT } from './codes.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const text = (max: number) => z.string().trim().max(max).nullable()
const kind = codeSchema(PACKET_DOCUMENT)
const campaignId = idSchema
const count = z.number().int()

export const batchRefSchema = z.strictObject({
  id: idSchema,
  madeAt: z.string(),
  /** persons of this annex; of all where it stands for several */
  persons: count,
})

export const packetMethods = {
  packet: query(
    '排查上报材料',
    z.strictObject({ campaignId }),
    z.strictObject({
      documents: z.array(
        z.strictObject({
          kind,
          /** null: not there yet */
          preparedOn: z.string().nullable(),
          preparedBy: z.string().nullable(),
          remark: z.string().nullable(),
          /** what says that it is there */
          source: z.enum(['HAND', 'REPORT', 'BATCH']).nullable(),
          /** the frozen batch it is part of */
          batch: batchRefSchema.nullable(),
        }),
      ),
      /** the newest batch of the whole committee made for this campaign, where it holds one of the four annexes */
      newest: batchRefSchema.extend({ annexes: z.array(count) }).nullable(),
      signedBy: z.string().nullable(),
      signedOn: z.string().nullable(),
      /** the signature stands on the report (D11), not on the packet alone */
      signedOnReport: z.boolean(),
      handedOn: z.string().nullable(),
      handedTo: z.string().nullable(),
      handedBy: z.string().nullable(),
      /** what the hand-up still lacks, in words */
      missing: z.array(z.string()),
      /** “X日前” of the template, where it has one (R-A08) */
      deadline: z.string().nullable(),
      /** handed up after it, or not handed up and past it (R-A15) */
      late: z.boolean(),
    }),
  ),
  prepareDocument: command(
    '登记上报材料备齐',
    z.strictObject({
      campaignId,
      kind,
      /** null: it is not ready after all */
      on: day.nullable(),
      by: text(30),
      remark: text(200),
    }),
    changedSchema,
  ),
  useBatch: command(
    '用报送批次备齐上报材料',
    z.strictObject({ campaignId, batchId: idSchema }),
    changedSchema,
  ),
  signPacket: command(
    '登记书记签字',
    z.strictObject({ campaignId, by: text(30), on: day.nullable() }),
    changedSchema,
  ),
  handUpPacket: command(
    '登记排查材料上报',
    z.strictObject({
      campaignId,
      on: day,
      to: z.string().trim().min(1, '请填写上报给哪里').max(60),
      by: z.string().trim().min(1, '请填写经办人').max(30),
    }),
    changedSchema,
  ),
}
