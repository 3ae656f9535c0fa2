/** Import of workbooks: upload, plan (a dry run that never writes), mend, apply. */

import { z } from 'zod'
import { command, idSchema, query, task, ticketSchema } from '../api/method.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import {
  applyManyInput,
  applyManyOutput,
  manyFilesInput,
  manyFilesOutput,
  summaryInput,
  summarySchema,
} from './manyFiles.ts'
import {
  decisionSchema,
  intakeCountsSchema,
  intakeFindingSchema,
  intakeLevelSchema,
  intakeOptionsSchema,
  intakePlanSchema,
  intakeRowSchema,
  intakeTargetSchema,
} from './schema.ts'

const page = pageSchema.default({ offset: 0, limit: 100 })
const planId = z.string().min(1)

export const intakeMethods = {
  upload: command(
    '选取要导入的文件',
    z.strictObject({ name: z.string().min(1).max(255), content: z.file() }),
    z.strictObject({ fileId: z.string(), name: z.string(), bytes: z.number().int() }),
  ),
  plan: task(
    '检查工作簿（不写入）',
    z.strictObject({
      /** from `upload`; on the command line also a path */
      fileId: z.string().min(1),
      password: z.string().max(255).optional(),
      options: intakeOptionsSchema.prefault({}),
      /** the plan of the same file this one takes the place of, where it was read with others */
      replaces: z.string().min(1).optional(),
    }),
    intakePlanSchema,
  ),
  firstRows: query(
    '工作表的前几行，按原样',
    z.strictObject({
      fileId: z.string().min(1),
      password: z.string().max(255).optional(),
      /** name of the worksheet */
      sheet: z.string().max(255),
    }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          /** as the workbook shows it, from 1 */
          number: z.number().int(),
          /** texts by column, long ones cut; trailing blanks left out */
          cells: z.array(z.string()),
        }),
      ),
    }),
  ),
  rows: query(
    '预览的行',
    z.strictObject({
      planId,
      decision: decisionSchema.optional(),
      /** with a decision: also the rows mended or chosen for in this preview, so that a list does not move
       * while the clerk mends one row after the other */
      orMended: z.boolean().default(false),
      /** only rows with a finding of this code */
      code: z.string().max(40).optional(),
      page,
    }),
    pageOf(intakeRowSchema),
  ),
  findings: query(
    '预览的问题',
    z.strictObject({
      planId,
      level: intakeLevelSchema.optional(),
      code: z.string().optional(),
      page,
    }),
    pageOf(intakeFindingSchema),
  ),
  mend: command(
    '在预览中修改一行并重新检查',
    z.strictObject({
      planId,
      rowKey: z.string(),
      cells: z.partialRecord(intakeTargetSchema, z.string().max(500)),
    }),
    z.strictObject({ row: intakeRowSchema, counts: intakeCountsSchema }),
  ),
  choose: command(
    '几名党员相符时，指定是哪一名（或都不是）',
    z.strictObject({ planId, rowKey: z.string(), memberId: idSchema.nullable() }),
    z.strictObject({ row: intakeRowSchema, counts: intakeCountsSchema }),
  ),
  leaveOut: command(
    '预览中的一行不导入，或重新要导入',
    z.strictObject({ planId, rowKey: z.string(), out: z.boolean() }),
    z.strictObject({ row: intakeRowSchema, counts: intakeCountsSchema }),
  ),
  apply: task(
    '导入（一次操作，可整体撤销）',
    z.strictObject({
      planId,
      /** only the good rows; otherwise nothing is taken while a row is refused */
      goodOnly: z.boolean().default(true),
      /** branches the clerk answered for after the plan */
      options: intakeOptionsSchema.optional(),
    }),
    z.strictObject({
      changeId: z.number().int().nullable(),
      batchId: z.number().int().nullable(),
      counts: intakeCountsSchema,
    }),
  ),
  run: task(
    '检查并导入（命令行与成批导入）',
    z.strictObject({
      fileId: z.string().min(1),
      password: z.string().max(255).optional(),
      options: intakeOptionsSchema.prefault({}),
      goodOnly: z.boolean().default(true),
    }),
    z.strictObject({
      changeId: z.number().int().nullable(),
      batchId: z.number().int().nullable(),
      plan: intakePlanSchema,
    }),
  ),
  readMany: task('支部填报表：一次读取全部文件（不写入）', manyFilesInput, manyFilesOutput),
  packetSummary: query('支部填报表：各文件合起来看', summaryInput, summarySchema),
  applyMany: task(
    '支部填报表：全部导入（要么都写入，要么都不写入；每个文件可单独撤销）',
    applyManyInput,
    applyManyOutput,
  ),
  refused: command('导出未通过的行（附原因，可改好再导入）', z.strictObject({ planId }), ticketSchema),
  discard: command('放弃这次导入', z.strictObject({ planId }), z.strictObject({})),
  batches: query(
    '导入记录',
    z.strictObject({ page }),
    pageOf(
      z.strictObject({
        id: idSchema,
        changeId: idSchema,
        fileName: z.string(),
        importedAt: z.string(),
        counts: intakeCountsSchema,
        undone: z.boolean(),
      }),
    ),
  ),
  template: command('导出空白名册模板', z.strictObject({ orgId: idSchema.optional() }), ticketSchema),
}
