/** The tree of organisations as a file. */

import { z } from 'zod'
import { idSchema, task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { ORGANISATION_COLUMNS } from './listColumns.ts'

export const organisationListMethods = {
  listFile: task(
    '导出、打印党组织列表',
    z.strictObject({
      asOf: z.iso.date().optional(),
      /** what is below these is left out */
      folded: z.array(idSchema).max(5000).default([]),
      ...listFileShape(ORGANISATION_COLUMNS),
    }),
    ticketSchema,
  ),
}
