/** The lists of the yearly review as files. */

import { z } from 'zod'
import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { codeSchema } from '../kernel/codes.ts'
import { REVIEW_LISTED } from './codes.ts'
import { BRANCH_COLUMNS, REVIEW_COLUMNS } from './listColumns.ts'
import { annualAskedSchema, sheetAskedSchema } from './methods.ts'

export const annualListMethods = {
  listFile: task('导出、打印年审进度', annualAskedSchema.extend(listFileShape(BRANCH_COLUMNS)), ticketSchema),
  sheetFile: task(
    '导出、打印年审核对表',
    sheetAskedSchema.extend({
      only: codeSchema(REVIEW_LISTED).default('all'),
      text: z.string().max(60).default(''),
      ...listFileShape(REVIEW_COLUMNS),
    }),
    ticketSchema,
  ),
}
