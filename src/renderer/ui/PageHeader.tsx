/** The head of a screen: its title, what it counts, what can be done, and what is shown. */

import type { ReactNode } from 'react'
import styles from './PageHeader.module.css'

export interface PageHeaderProps {
  title: ReactNode
  /** the count, in words: 「603名，其中预备党员14名」 */
  count?: ReactNode
  /** the past day the list shows; absent where it is today's */
  asOf?: string | undefined
  /** buttons, the primary one last */
  actions?: ReactNode
  /** filter chips, or a line of explanation */
  children?: ReactNode
}

export function PageHeader({ title, count, asOf, actions, children }: PageHeaderProps) {
  return (
    <div className={styles.header}>
      <div className={styles.line}>
        <h1 className={styles.title}>{title}</h1>
        {count !== undefined && (
          <span className={styles.count} aria-live="polite">
            {count}
          </span>
        )}
        {asOf !== undefined && <strong className={styles.asOf}>截至 {asOf}</strong>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children !== undefined && <div className={styles.below}>{children}</div>}
    </div>
  )
}
