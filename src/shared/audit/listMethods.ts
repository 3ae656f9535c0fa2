/** The log as a file. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { CHANGE_COLUMNS } from './listColumns.ts'
import { changesAskedSchema } from './methods.ts'

export const auditListMethods = {
  changesFile: task(
    '导出、打印操作记录',
    changesAskedSchema.extend(listFileShape(CHANGE_COLUMNS)),
    ticketSchema,
  ),
}
