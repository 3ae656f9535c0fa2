/** The lists of this subject as files. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { contactsAskedSchema } from './contactMethods.ts'
import { CONTACT_COLUMNS, LOST_COLUMNS, WATCH_COLUMNS } from './listColumns.ts'
import { lostAskedSchema } from './methods.ts'
import { watchAskedSchema } from './rhythmMethods.ts'

export const searchListMethods = {
  listFile: task('导出、打印失联党员列表', lostAskedSchema.extend(listFileShape(LOST_COLUMNS)), ticketSchema),
  watchFile: task(
    '导出、打印失联关注名单',
    watchAskedSchema.extend(listFileShape(WATCH_COLUMNS)),
    ticketSchema,
  ),
  contactsFile: task(
    '导出、打印联系方式核对名单',
    contactsAskedSchema.extend(listFileShape(CONTACT_COLUMNS)),
    ticketSchema,
  ),
}
