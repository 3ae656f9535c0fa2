/** The head of a screen: its title, what it counts, what can be done, and what is shown. */

import type { ReactNode } from 'react'
import styles from './PageHeader.module.css'

export interface PageHeaderProps {
  title: ReactNode
  /** which of the screen's sheets is shown: beside the title, where it stays whatever buttons there are */
  tabs?: ReactNode
  /** the count, in words: 「603名，其中预备党员14名」 */
  count?: ReactNode
  /** the past day the list shows; absent where it is today's */
  asOf?: string | undefined
  /** buttons, the primary one last */
  actions?: ReactNode
  /** filter chips, or a line of explanation */
  children?: ReactNode
}

export function PageHeader({ title, tabs, count, asOf, actions, children }: PageHeaderProps) {
  return (
    <div className={styles.header}>
      <div className={styles.line}>
        <div className={styles.lead}>
          <h1 className={styles.title}>{title}</h1>
          {tabs}
          {asOf !== undefined && <strong className={styles.asOf}>截至 {asOf}</strong>}
          {count !== undefined && (
            <span
              className={styles.count}
              title={typeof count === 'string' ? count : undefined}
              aria-live="polite"
            >
              {count}
            </span>
          )}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children !== undefined && <div className={styles.below}>{children}</div>}
    </div>
  )
}
