/** The columns of the list of backups. */

import { Button } from 'antd'
import { timeText } from '../shell/words.ts'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import styles from './backup.module.css'
import type { Backup } from './backups.ts'
import { sizeText } from './RestoreBackup.tsx'

interface Options {
  withOthers: boolean
  onRestore: (backup: Backup) => void
}

export function backupColumns({ withOthers, onRestore }: Options): readonly GridColumn<Backup>[] {
  return [
    {
      key: 'madeAt',
      title: '备份时间',
      width: 140,
      text: row => timeText(row.madeAt),
      pinned: true,
      fixed: true,
      opens: true,
    },
    ...(withOthers
      ? [{ key: 'register', title: '台账', width: 150, text: (row: Backup) => row.register }]
      : []),
    { key: 'members', title: '党员', width: 72, align: 'right', text: row => `${row.members}名` },
    { key: 'bytes', title: '大小', width: 84, align: 'right', text: row => sizeText(row.bytes) },
    { key: 'place', title: '存放文件夹', width: 240, grow: true, text: row => row.place },
    {
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
    },
  ]
}
