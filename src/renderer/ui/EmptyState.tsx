/** What stands where a list is empty: why, and what to do next. */

import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  )
}
