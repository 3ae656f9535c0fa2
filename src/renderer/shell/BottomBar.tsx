/** The bottom bar: keys of this screen, long work, whether everything is saved, the last backup. */

import { Button, Progress } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { dayNumber, isIsoDate } from '../../shared/kernel/dates.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import styles from './Frame.module.css'
import { useShownKeyHints } from './keyHints.tsx'
import { useOffice } from './office.tsx'
import { useRegister } from './register.tsx'
import { useSaveState } from './saveState.ts'
import { useScope } from './scope.tsx'
import { useTasks, type RunningTask } from './tasks.tsx'

/** Days after which a backup is asked for. */
const BACKUP_DUE_DAYS = 7

function Saving() {
  const { ledger } = useOffice()
  const { pending, refused } = useSaveState(ledger)
  if (refused > 0) return <span className={styles.bad}>▲ {refused}处没有保存，请改正</span>
  return <span>{pending > 0 ? '正在保存' : '已全部保存'}</span>
}

/** `今日 08:12`, `昨日 17:40`, `3天前` */
export function howLongAgo(at: string, today: string): { text: string; days: number } {
  const day = at.slice(0, 10)
  const days = isIsoDate(day) ? dayNumber(today) - dayNumber(day) : 0
  const time = at.slice(11, 16)
  if (days <= 0) return { text: `今日 ${time}`, days: 0 }
  return { text: days === 1 ? `昨日 ${time}` : `${days}天前`, days }
}

function LastBackup() {
  const { queries } = useOffice()
  const { today } = useScope()
  const { name } = useRegister()
  const { data } = useQuery(queries.vault.backups.queryOptions({ input: {}, staleTime: 5 * 60_000 }))
  if (!data) return null
  // Backups of other registers on this computer say nothing about this one.
  const newest = data.backups.find(backup => backup.register === name)
  if (!newest) return <span className={styles.warn}>● 尚未备份</span>
  const { text, days } = howLongAgo(newest.madeAt, today)
  return (
    <span>
      上次备份 {text}
      {days > BACKUP_DUE_DAYS && <b className={styles.warn}> ● 请备份</b>}
    </span>
  )
}

function Task({ task }: { task: RunningTask }) {
  const { progress } = task
  const percent = progress?.total ? Math.floor((progress.done / progress.total) * 100) : 0
  const where = progress === null ? '' : `：${progress.step}`
  return (
    <span className={styles.task} role="status">
      <span>
        {task.title}
        {where}
        {progress?.total ? ` ${progress.done}/${progress.total}` : ''}
      </span>
      <Progress
        className={styles.bar ?? ''}
        percent={percent}
        size="small"
        showInfo={false}
        aria-label={task.title}
      />
      <Button size="small" type="link" onClick={task.cancel}>
        取消
      </Button>
    </span>
  )
}

export function BottomBar() {
  const hints = useShownKeyHints()
  const { running } = useTasks()
  return (
    <footer className={styles.bottom}>
      {hints.length > 0 && (
        <dl className={styles.hints} aria-label="按键">
          {hints.map(({ keys, what }) => (
            <div key={keys}>
              <dt>{keys}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      )}
      <span aria-live="polite">
        <Saving />
      </span>
      {running.map(task => (
        <Task key={task.id} task={task} />
      ))}
      <span className={styles.right}>
        <LastBackup />
        <span>{INTERNAL_MARK}</span>
      </span>
    </footer>
  )
}
