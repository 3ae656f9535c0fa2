/** The drives and their forms as files. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { DRIVE_COLUMNS, FORM_COLUMNS } from './listColumns.ts'
import { drivesAskedSchema, formsAskedSchema } from './methods.ts'

export const registrationListMethods = {
  drivesFile: task(
    '导出、打印党员登记列表',
    drivesAskedSchema.extend(listFileShape(DRIVE_COLUMNS)),
    ticketSchema,
  ),
  listFile: task('导出、打印登记名单', formsAskedSchema.extend(listFileShape(FORM_COLUMNS)), ticketSchema),
}
