/** What a list is narrowed to, one chip a condition: each can be taken away by itself. */

import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './FilterChips.module.css'

export interface FilterChip {
  key: string
  label: string
  value: string
  /** absent: it comes from elsewhere and cannot be taken away here */
  onRemove?: () => void
}

export interface FilterChipsProps {
  chips: readonly FilterChip[]
  onClear?: () => void
  /** controls that add a condition */
  children?: ReactNode
}

export function FilterChips({ chips, onClear, children }: FilterChipsProps) {
  const removable = chips.filter(chip => chip.onRemove).length
  return (
    <>
      <span className={styles.lead}>筛选</span>
      {chips.map(chip => (
        <span key={chip.key} className={styles.chip}>
          <span className={styles.label}>{chip.label}</span> {chip.value}
          {chip.onRemove && (
            <button
              type="button"
              className={styles.remove}
              aria-label={`去掉条件：${chip.label} ${chip.value}`}
              onClick={chip.onRemove}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {children}
      {onClear && removable > 1 && (
        <Button size="small" type="link" onClick={onClear}>
          清除
        </Button>
      )}
    </>
  )
}
