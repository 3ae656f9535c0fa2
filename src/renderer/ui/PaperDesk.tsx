/** The grey desk on which pages lie one below the other, at 100 %. */

import type { ReactNode } from 'react'
import styles from './PaperDesk.module.css'

export interface PaperDeskProps {
  /** size, page buttons, what is shown */
  bar?: ReactNode
  children: ReactNode
}

export function PaperDesk({ bar, children }: PaperDeskProps) {
  return (
    <div className={styles.desk}>
      {bar !== undefined && <div className={styles.bar}>{bar}</div>}
      <div className={styles.pages} tabIndex={-1}>
        {children}
      </div>
    </div>
  )
}
