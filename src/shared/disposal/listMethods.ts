/** The list of disposal cases as a file. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { DISPOSAL_COLUMNS } from './listColumns.ts'
import { disposalAskedSchema } from './methods.ts'

export const disposalListMethods = {
  listFile: task(
    '导出、打印组织处置列表',
    disposalAskedSchema.extend(listFileShape(DISPOSAL_COLUMNS)),
    ticketSchema,
  ),
}
