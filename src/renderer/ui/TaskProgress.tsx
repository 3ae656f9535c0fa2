/** Long work inside a screen: what it is doing, how far it is, and giving it up. */

import { Button, Progress } from 'antd'
import type { Progress as Report } from '../../shared/api/method.ts'
import styles from './TaskProgress.module.css'

export interface TaskProgressProps {
  title: string
  /** null until the first report */
  progress: Report | null
  onCancel?: () => void
}

export function TaskProgress({ title, progress, onCancel }: TaskProgressProps) {
  const known = progress?.total ?? null
  const percent = progress && known ? Math.floor((progress.done / known) * 100) : 0
  return (
    <div className={styles.task} role="status">
      <div className={styles.words}>
        <span>{progress?.step ?? title}</span>
        {progress !== null && progress.done > 0 && (
          <span className={styles.count}>
            {known === null ? progress.done : `${progress.done} / ${known}`}
          </span>
        )}
      </div>
      <Progress percent={percent} showInfo={known !== null} aria-label={title} />
      {onCancel && <Button onClick={onCancel}>取消</Button>}
    </div>
  )
}
