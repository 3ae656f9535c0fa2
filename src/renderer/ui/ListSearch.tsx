/** Narrows a list while one types: name, pinyin, initials, ID or telephone number. */

import { Input } from 'antd'
import { useEffect, useState } from 'react'
import styles from './ListSearch.module.css'

/** Milliseconds of rest after which the list is asked for. */
const REST_MS = 120

export interface ListSearchProps {
  /** 在流动党员中筛选 */
  label: string
  placeholder?: string
  /** what the list is narrowed to now */
  value: string
  onChange: (text: string) => void
}

export function ListSearch({ label, placeholder = '姓名、拼音、号码', value, onChange }: ListSearchProps) {
  const [draft, setDraft] = useState<string | null>(null)
  useEffect(() => {
    if (draft === null) return
    const timer = window.setTimeout(() => {
      onChange(draft.trim())
      setDraft(null)
    }, REST_MS)
    return () => window.clearTimeout(timer)
  }, [draft, onChange])
  return (
    <Input
      className={styles.search ?? ''}
      size="small"
      aria-label={label}
      placeholder={placeholder}
      maxLength={60}
      allowClear
      autoComplete="off"
      spellCheck={false}
      value={draft ?? value}
      onChange={event => setDraft(event.target.value)}
    />
  )
}
