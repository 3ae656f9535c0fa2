/** The columns of the list of backups. */

import { sizeText } from '../attachment/rules.ts'
import { columnsOf } from '../forms/listColumns.ts'
import { timeText } from '../kernel/dates.ts'
import type { BackupInfo } from './methods.ts'

const column = columnsOf<BackupInfo>()

export const BACKUP_COLUMNS = [
  column('madeAt', '备份时间', 140, row => timeText(row.madeAt)),
  column('register', '台账', 150, row => row.register),
  column('members', '党员', 72, row => `${row.members}名`),
  column('bytes', '大小', 84, row => sizeText(row.bytes)),
  column('place', '存放文件夹', 240, row => row.place, 'left'),
] as const
