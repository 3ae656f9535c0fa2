/** The filled-in tables of all branches read at once: what each would change, what is wrong, who is missing. */

import { z } from 'zod'
import { idSchema } from '../api/method.ts'
import { decisionSchema, intakeCountsSchema, intakeLevelSchema, intakePlanSchema } from './schema.ts'

const count = z.number().int()

const place = {
  planId: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: count,
}

export const FILES_MAX = 100

/** who should have handed in: an organisation and everything below it; the whole committee when absent */
const scope = { orgId: idSchema.optional() }

export const manyFilesInput = z.strictObject({
  /** from `upload`; on the command line also paths */
  fileIds: z.array(z.string().min(1)).min(1).max(FILES_MAX),
  ...scope,
})

const planIds = z.array(z.string().min(1)).min(1).max(FILES_MAX)

export const summaryInput = z.strictObject({ planIds, ...scope })

export const applyManyInput = z.strictObject({ planIds })

export const summarySchema = z.strictObject({
  files: z.array(
    z.strictObject({
      planId: z.string(),
      name: z.string(),
      /** branches its rows belong to */
      branches: z.array(z.string()),
      counts: intakeCountsSchema,
      /** branches it names that are not in the tree: to be answered in 导入 */
      questions: count,
      importedBefore: z.string().nullable(),
    }),
  ),
  /** refusals and warnings by cell, the first of them; of files not taken over yet, as all that follows but `missing` */
  findings: z.array(
    z.strictObject({
      ...place,
      column: z.string(),
      value: z.string(),
      level: intakeLevelSchema,
      reason: z.string(),
    }),
  ),
  findingCount: count,
  /** what would be written, the first of it */
  differences: z.array(
    z.strictObject({
      ...place,
      name: z.string(),
      branch: z.string(),
      decision: decisionSchema,
      changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  differenceCount: count,
  /** the same person in two files: the row read first is taken, unless it is left out */
  doubles: z.array(
    z.strictObject({
      name: z.string(),
      first: z.string(),
      firstBranch: z.string(),
      firstPlanId: z.string(),
      firstRowKey: z.string(),
      second: z.string(),
      secondBranch: z.string(),
    }),
  ),
  /** branches none of the files has a row of */
  missing: z.array(z.strictObject({ orgId: idSchema, name: z.string() })),
})

export type ManyFiles = z.output<typeof summarySchema>

export const fileReadSchema = z.strictObject({
  fileId: z.string(),
  name: z.string(),
  /** why it cannot be read; null where it can */
  failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  plan: intakePlanSchema.nullable(),
})

export type FileRead = z.output<typeof fileReadSchema>

export const manyFilesOutput = z.strictObject({ files: z.array(fileReadSchema), summary: summarySchema })

export const applyManyOutput = z.strictObject({
  files: z.array(
    z.strictObject({
      planId: z.string(),
      changeId: count.nullable(),
      batchId: count.nullable(),
      counts: intakeCountsSchema,
    }),
  ),
})
