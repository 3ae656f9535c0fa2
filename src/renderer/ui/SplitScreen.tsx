/** A list with the card of its present row beside it. */

import type { ReactNode } from 'react'
import styles from './SplitScreen.module.css'

export interface SplitScreenProps {
  list: ReactNode
  /** null: the list has the whole width */
  panel: ReactNode
  panelLabel: string
}

export function SplitScreen({ list, panel, panelLabel }: SplitScreenProps) {
  return (
    <div className={styles.split} data-panel={panel !== null}>
      <div className={styles.list}>{list}</div>
      {panel !== null && (
        <aside className={styles.panel} aria-label={panelLabel}>
          {panel}
        </aside>
      )}
    </div>
  )
}
