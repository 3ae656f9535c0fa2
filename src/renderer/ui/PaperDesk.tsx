/** The grey desk on which pages lie one below the other, at 100 %. */

import type { ReactNode, Ref } from 'react'
import styles from './PaperDesk.module.css'

export interface PaperDeskProps {
  /** size, page buttons, what is shown */
  bar?: ReactNode
  /** the box that scrolls, for pages that are drawn only where they are seen */
  pagesRef?: Ref<HTMLDivElement>
  children: ReactNode
}

export function PaperDesk({ bar, pagesRef, children }: PaperDeskProps) {
  return (
    <div className={styles.desk}>
      {bar !== undefined && <div className={styles.bar}>{bar}</div>}
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div
        className={styles.pages}
        role="region"
        aria-label="纸面"
        tabIndex={0}
        {...(pagesRef === undefined ? {} : { ref: pagesRef })}
      >
        {children}
      </div>
    </div>
  )
}
