/**
 * The cell of a sheet marked by keys: the mark with its icon, whether something is written about it, and
 * what is not saved yet. A mark on its way is followed by dots, a refused one says so.
 */

import type { ReactNode } from 'react'
import { FindingText, type FindingLevel } from './FindingText.tsx'
import styles from './MarkCell.module.css'

export interface MarkCellProps {
  /** what it is marked as; null: not looked at yet */
  mark: { level: FindingLevel; text: string } | null
  note: string | null
  /** how far saving has come; absent where nothing waits */
  saving: string | undefined
  /** stands between the mark and what is said of it */
  children?: ReactNode
}

export function MarkCell({ mark, note, saving, children }: MarkCellProps) {
  return (
    <span className={styles.mark} data-state={saving}>
      {mark === null ? <span className={styles.unseen}>—</span> : <FindingText {...mark} />}
      {children}
      {note !== null && note !== '' && (
        <span className={styles.noted} aria-hidden="true">
          注
        </span>
      )}
      {saving === 'refused' ? (
        <span className={styles.refused}>未保存</span>
      ) : (
        saving !== undefined && (
          <span className={styles.noted} aria-hidden="true">
            …
          </span>
        )
      )}
    </span>
  )
}
