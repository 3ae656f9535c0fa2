/** Results of 民主评议 of one member. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { APPRAISAL_FINDING, GRADE, HALF } from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()

export const resultValuesSchema = z.strictObject({
  year: z.number().int().min(1921).max(2100),
  half: codeSchema(HALF),
  /** the day of the round, where it is known */
  onDate: z.iso.date().nullable(),
  final: codeSchema(GRADE),
  finding: codeSchema(APPRAISAL_FINDING).nullable(),
  findingDoc: words(100),
  selfView: words(500),
  branchOpinion: words(500),
  comment: words(500),
  toldOn: z.iso.date().nullable(),
  /** not present at the round with the consent of the branch (R-I12) */
  exempt: z.boolean(),
  opinionHeard: words(300),
})

export type ResultValues = z.output<typeof resultValuesSchema>

export const resultSchema = resultValuesSchema.extend({
  id: idSchema,
  orgName: z.string(),
  findings: z.array(z.strictObject({ level: z.enum(['error', 'warning', 'note']), text: z.string() })),
})

export type AppraisalResult = z.output<typeof resultSchema>

export const appraisalMethods = {
  ofMember: query(
    '一名党员的民主评议结果',
    z.strictObject({ memberId: idSchema, asOf: z.iso.date().optional() }),
    /** newest first */
    z.strictObject({ results: z.array(resultSchema) }),
  ),
  saveResult: command(
    '登记民主评议结果（同一次评议只有一条）',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: resultValuesSchema }),
    savedSchema,
  ),
  removeResult: command('删除民主评议结果', z.strictObject({ id: idSchema }), changedSchema),
}
