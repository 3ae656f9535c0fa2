/** 重复检查 as a file. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { PAIR_COLUMNS } from './listColumns.ts'
import { pairsAskedSchema } from './methods.ts'

export const duplicatesListMethods = {
  listFile: task(
    '导出、打印可能重复的党员',
    pairsAskedSchema.extend(listFileShape(PAIR_COLUMNS)),
    ticketSchema,
  ),
}
