/** 信息质量: missing and contradictory information by branch. */

import { z } from 'zod'
import { idSchema, query } from '../api/method.ts'
import { KEY_INFO } from '../roster/fields.ts'

/** Counts of the members on the roll of one branch, its 党小组 included. */
export const branchQualitySchema = z.strictObject({
  /** null: all of them together */
  orgId: idSchema.nullable(),
  orgName: z.string(),
  members: z.number().int(),
  /** all six key facts are there */
  complete: z.number().int(),
  /** with a finding of any kind */
  withIssues: z.number().int(),
  /** key fact -> members who lack it */
  missing: z.record(z.enum(KEY_INFO), z.number().int()),
  /** finding code -> members; codes nobody has are left out */
  issues: z.record(z.string(), z.number().int()),
})

export type BranchQuality = z.output<typeof branchQualitySchema>

const overviewSchema = z.strictObject({
  /** the whole of the scope */
  total: branchQualitySchema,
  /** by branch, in the order of the tree */
  branches: z.array(branchQualitySchema),
})

export type QualityOverview = z.output<typeof overviewSchema>

/** The branch and the day of the overview. */
export const qualityAskedSchema = z.strictObject({
  orgId: idSchema.optional(),
  asOf: z.iso.date().optional(),
})

export const qualityMethods = {
  overview: query('信息质量：各支部缺哪些关键信息、有哪些矛盾', qualityAskedSchema, overviewSchema),
}
