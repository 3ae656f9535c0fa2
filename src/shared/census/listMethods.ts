/** The board of a campaign and its check lines as files. */

import { z } from 'zod'
import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { codeSchema } from '../kernel/codes.ts'
import { LINE_LISTED } from './codes.ts'
import { linesAskedSchema } from './lineMethods.ts'
import { BOARD_COLUMNS, LINE_COLUMNS } from './listColumns.ts'
import { boardAskedSchema } from './stageMethods.ts'

export const censusListMethods = {
  boardFile: task('导出、打印排查进度', boardAskedSchema.extend(listFileShape(BOARD_COLUMNS)), ticketSchema),
  linesFile: task(
    '导出、打印核查表',
    linesAskedSchema.extend({
      only: codeSchema(LINE_LISTED).default('all'),
      text: z.string().max(60).default(''),
      ...listFileShape(LINE_COLUMNS),
    }),
    ticketSchema,
  ),
}
