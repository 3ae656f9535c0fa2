/** The columns of the list of backups. */

import { Button } from 'antd'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { BACKUP_COLUMNS } from '../../shared/vault/listColumns.ts'
import { timeText } from '../shell/words.ts'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { gridColumns } from '../ui/grid/listedColumns.ts'
import styles from './backup.module.css'
import type { Backup } from './backups.ts'

/** What a backup is told by; the register only where backups of others are listed. */
export function backupColumns(day: IsoDate, withOthers: boolean) {
  const columns = gridColumns(BACKUP_COLUMNS, day, {
    madeAt: { pinned: true, fixed: true, opens: true },
    members: { align: 'right' },
    bytes: { align: 'right' },
    place: { grow: true },
  })
  return withOthers ? columns : columns.filter(({ key }) => key !== 'register')
}

/** The button of a row; it is no part of what is handed out. */
export function restoreColumn(onRestore: (backup: Backup) => void): GridColumn<Backup> {
  return {
    key: 'restore',
    title: '',
    width: 76,
    text: () => '恢复',
    render: row => (
      <Button
        size="small"
        className={styles.inRow ?? ''}
        // Enter restores the row the cursor stands in.
        tabIndex={-1}
        aria-label={`恢复：${timeText(row.madeAt)}的备份`}
        onClick={() => onRestore(row)}
      >
        恢复
      </Button>
    ),
    fixed: true,
  }
}
