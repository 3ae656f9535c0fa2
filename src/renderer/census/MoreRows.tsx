/** Below a short table: how many more there are, and a button that shows them. */

import { Button } from 'antd'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import styles from './census.module.css'

/** Rows a table begins with. */
export const SHOWN_ROWS = 50

export function MoreRows({
  shown,
  total,
  onMore,
}: {
  shown: number
  total: number
  onMore: (limit: number) => void
}) {
  if (shown >= total) return null
  return (
    <p className={styles.actions}>
      <span className={styles.quiet}>
        共{total}条，列出前{shown}条。
      </span>
      {shown < PAGE_MAX && (
        <Button size="small" onClick={() => onMore(PAGE_MAX)}>
          多列一些
        </Button>
      )}
    </p>
  )
}
