/** Asks before a change that takes something away: says what will happen, counts it, and that it can be undone. */

import type { ReactNode } from 'react'
import type { Attempt } from '../shell/failures.ts'
import { FormDialog } from './FormDialog.tsx'
import styles from './FormDialog.module.css'

export interface ConfirmChangeProps {
  title: string
  /** one sentence with the count: 「将删除 3 条学历记录」 */
  effect: ReactNode
  /** what is touched, by name; the first of them */
  items?: readonly string[]
  /** how many there are, where `items` holds only the first */
  total?: number
  confirmText: string
  /** false where it really cannot be taken back */
  undoable?: boolean
  danger?: boolean
  onConfirm: () => Promise<Attempt<unknown> | null>
  onClose: () => void
  /** what must be filled in first */
  children?: ReactNode
  fields?: readonly string[]
}

const SHOWN = 50

export function ConfirmChange({
  title,
  effect,
  items = [],
  total = items.length,
  confirmText,
  undoable = true,
  danger = true,
  onConfirm,
  onClose,
  children,
  fields = [],
}: ConfirmChangeProps) {
  const shown = items.slice(0, SHOWN)
  return (
    <FormDialog
      title={title}
      submitText={confirmText}
      width={460}
      danger={danger}
      onSubmit={onConfirm}
      onClose={onClose}
      fields={fields}
    >
      <div className={styles.confirm}>
        <p className={styles.effect}>{effect}</p>
        {shown.length > 0 && (
          // Long lists scroll, also by keyboard.
          <ul className={styles.list} aria-label="涉及" tabIndex={0}>
            {shown.map((item, index) => (
              <li key={`${index}-${item}`}>{item}</li>
            ))}
            {total > shown.length && <li>等共{total}项</li>}
          </ul>
        )}
        {children}
        <p className={styles.undo}>
          {undoable ? '可以撤销：按 Ctrl Z，或在“操作记录”中撤销。' : '此操作不能撤销。'}
        </p>
      </div>
    </FormDialog>
  )
}
