/** The 「三不」 list as a file. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { THREE_NO_COLUMNS } from './listColumns.ts'
import { threeNoAskedSchema } from './methods.ts'

export const dutyListMethods = {
  threeNoFile: task(
    '导出、打印“三不”党员名单',
    threeNoAskedSchema.extend(listFileShape(THREE_NO_COLUMNS)),
    ticketSchema,
  ),
}
