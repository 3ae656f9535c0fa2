/** The room's lists as files. */

import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { clocksAskedSchema } from './clockMethods.ts'
import { findingsAskedSchema } from './findingMethods.ts'
import { CLOCK_COLUMNS, DOSSIER_COLUMNS, FINDING_COLUMNS, MAKE_UP_COLUMNS } from './listColumns.ts'
import { makeUpsAskedSchema } from './makeUpMethods.ts'
import { matrixAskedSchema } from './methods.ts'

export const dossierListMethods = {
  matrixFile: task(
    '导出、打印档案核查表',
    matrixAskedSchema.extend(listFileShape(DOSSIER_COLUMNS)),
    ticketSchema,
  ),
  findingsFile: task(
    '导出、打印档案问题台账',
    findingsAskedSchema.extend(listFileShape(FINDING_COLUMNS)),
    ticketSchema,
  ),
  makeUpsFile: task(
    '导出、打印补办档案列表',
    makeUpsAskedSchema.extend(listFileShape(MAKE_UP_COLUMNS)),
    ticketSchema,
  ),
  clocksFile: task(
    '导出、打印档案归档期限',
    clocksAskedSchema.extend(listFileShape(CLOCK_COLUMNS)),
    ticketSchema,
  ),
}
