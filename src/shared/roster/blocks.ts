/** Changing many values of many members at once: a pasted block, a column filled down, a bulk edit. */

import { z } from 'zod'
import { idSchema } from '../api/method.ts'
import { memberKeySchema } from './schema.ts'

/** Ways to change many values at once, as 操作记录 names them. */
export const BLOCK_EDITS = { paste: '粘贴', clear: '清空', fill: '向下填充', bulk: '批量修改' } as const

export type BlockEditKind = keyof typeof BLOCK_EDITS

/** The most members one block may change. */
export const BLOCK_MEMBERS_MAX = 5000

/** What one cell of a workbook can hold; longer than any field: the rest is refused cell by cell. */
const CELL_TEXT_MAX = 32_767

export const blockEditsSchema = z.strictObject({
  kind: z.enum(['paste', 'clear', 'fill', 'bulk']),
  edits: z
    .array(
      z.strictObject({
        id: idSchema,
        values: z.partialRecord(memberKeySchema, z.string().max(CELL_TEXT_MAX)),
      }),
    )
    .min(1)
    .max(BLOCK_MEMBERS_MAX),
})

export type BlockEdits = z.output<typeof blockEditsSchema>

/** What a block changes: counted without the values that stay as they are. */
export const blockOutcomeSchema = z.strictObject({
  members: z.number().int(),
  cells: z.number().int(),
  /** of these cells, those that held something else before */
  replaced: z.number().int(),
  /** values that are not saved, each with its reason */
  refused: z.array(z.strictObject({ id: idSchema, field: memberKeySchema, reason: z.string() })),
})

export type BlockOutcome = z.output<typeof blockOutcomeSchema>

/** Names a preview shows. */
export const PREVIEW_NAMES = 50

export const blockPreviewSchema = blockOutcomeSchema.extend({
  /** the first of those who are changed */
  names: z.array(z.string()),
})
