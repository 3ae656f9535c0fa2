/** The list of backups as a file. */

import { z } from 'zod'
import { task, ticketSchema } from '../api/method.ts'
import { listFileShape } from '../forms/listColumns.ts'
import { BACKUP_COLUMNS } from './listColumns.ts'

export const vaultListMethods = {
  backupsFile: task(
    '导出、打印备份列表',
    z.strictObject({
      /** of other registers on this computer and its sticks, too */
      others: z.boolean().default(false),
      ...listFileShape(BACKUP_COLUMNS),
    }),
    ticketSchema,
  ),
}
