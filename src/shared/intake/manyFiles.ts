/** The filled-in tables of all branches read at once: what each would change, what is wrong, who is missing. */

import { z } from 'zod'
import { idSchema } from '../api/method.ts'
import { decisionSchema, intakeCountsSchema, intakeLevelSchema } from './schema.ts'

const count = z.number().int()

const place = {
  file: z.string(),
  sheet: z.string(),
  row: count,
}

export const FILES_MAX = 100

export const manyFilesInput = z.strictObject({
  /** from `upload`; on the command line also paths */
  fileIds: z.array(z.string().min(1)).min(1).max(FILES_MAX),
  /** who should have handed in: an organisation and everything below it; the whole committee when absent */
  orgId: idSchema.optional(),
})

export const manyFilesOutput = z.strictObject({
  files: z.array(
    z.strictObject({
      fileId: z.string(),
      name: z.string(),
      /** why it cannot be read; null where it can */
      failure: z.string().nullable(),
      /** branches its rows belong to */
      branches: z.array(z.string()),
      counts: intakeCountsSchema,
      /** branches it names that are not in the tree: to be answered in 导入 */
      questions: count,
      importedBefore: z.string().nullable(),
    }),
  ),
  /** refusals and warnings by cell, the first of them */
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
  /** the same ID number in two files */
  doubles: z.array(z.strictObject({ name: z.string(), first: z.string(), second: z.string() })),
  /** branches none of the files has a row of */
  missing: z.array(z.strictObject({ orgId: idSchema, name: z.string() })),
})

export type ManyFiles = z.output<typeof manyFilesOutput>
