/** The log of changes, undo and redo. */

import { z } from 'zod'
import { idSchema, query, task } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { memberKeySchema } from '../roster/schema.ts'
import { CHANGE_KIND } from './codes.ts'

export const changeRowSchema = z.strictObject({
  id: idSchema,
  at: z.string(),
  actor: z.string(),
  label: z.string(),
  /** the member it is about (张三, 张三等3名); empty where it is about none, or about a whole list */
  about: z.string(),
  kind: codeSchema(CHANGE_KIND),
  rows: z.number().int(),
  undone: z.boolean(),
  /** the entry that took it back: taking that one back does it again; null while it stands */
  undoneBy: idSchema.nullable(),
  /** false for entries that are history only */
  undoable: z.boolean(),
})

export type ChangeRow = z.output<typeof changeRowSchema>

/** What the log is narrowed to. */
export const changesAskedSchema = z.strictObject({
  kind: codeSchema(CHANGE_KIND).optional(),
  /** only what touched this member or a record of it */
  memberId: idSchema.optional(),
  /** from this day on, and up to this day, both included */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** words of the label or of who did it */
  text: z.string().trim().max(60).optional(),
})

export const fieldChangeSchema = z.strictObject({
  /** the record, in Chinese: 党员 张三, 家庭成员 … */
  record: z.string(),
  action: z.enum(['新增', '修改', '删除']),
  field: z.string(),
  before: z.string(),
  after: z.string(),
})

const page = pageSchema.default({ offset: 0, limit: 100 })

export const auditMethods = {
  state: query(
    '可以撤销和重做的操作',
    z.strictObject({}),
    z.strictObject({
      undo: z.strictObject({ id: idSchema, label: z.string() }).nullable(),
      redo: z.strictObject({ id: idSchema, label: z.string() }).nullable(),
    }),
  ),
  changes: query('操作记录', changesAskedSchema.extend({ page }), pageOf(changeRowSchema)),
  detail: query(
    '一次操作改了什么',
    z.strictObject({ id: idSchema, page }),
    pageOf(
      /** whose record it is; null where it is nobody's, or of one who is no longer in the register */
      fieldChangeSchema.extend({ memberId: idSchema.nullable() }),
    ),
  ),
  history: query(
    '一名党员的修改历史',
    z.strictObject({ memberId: idSchema, page }),
    pageOf(
      fieldChangeSchema.extend({
        changeId: idSchema,
        at: z.string(),
        actor: z.string(),
        label: z.string(),
        /** the member's own field whose earlier value `roster.restoreValue` can put back */
        restores: memberKeySchema.nullable(),
      }),
    ),
  ),
  undo: task(
    '撤销（不指定时撤销最近一次）',
    z.strictObject({ id: idSchema.optional() }),
    z.strictObject({ changeId: z.number().int().nullable(), label: z.string() }),
  ),
  redo: task(
    '重做最近撤销的操作',
    z.strictObject({}),
    z.strictObject({ changeId: z.number().int().nullable(), label: z.string() }),
  ),
}
