/** 信息质量 as a file. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { QUALITY_COLUMNS } from './listColumns.ts'
import { qualityAskedSchema } from './methods.ts'

export const qualityListMethods = {
  overviewFile: task(
    '导出、打印信息质量',
    qualityAskedSchema.extend(listFileShape(QUALITY_COLUMNS)),
    ticketSchema,
  ),
}
