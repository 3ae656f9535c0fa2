/** Narrows the list itself while one types: name, pinyin, initials, ID or telephone number. */

import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { withCondition, type OwnFilter } from '../../shared/roster/filterWords.ts'
import styles from './roster.module.css'

/** Milliseconds of rest after which the list is asked for. */
const REST_MS = 120

export function RosterSearch({
  filter,
  onChange,
}: {
  filter: OwnFilter
  onChange: (filter: OwnFilter) => void
}) {
  const stored = filter.text ?? ''
  const [draft, setDraft] = useState<string | null>(null)
  useEffect(() => {
    if (draft === null) return
    const timer = window.setTimeout(() => {
      onChange(withCondition(filter, 'text', draft.trim() === '' ? undefined : draft.trim()))
      setDraft(null)
    }, REST_MS)
    return () => window.clearTimeout(timer)
  }, [draft, filter, onChange])
  return (
    <Input
      className={styles.search ?? ''}
      size="small"
      aria-label="在名册中筛选"
      placeholder="在名册中筛选：姓名、拼音、号码"
      maxLength={60}
      allowClear
      autoComplete="off"
      spellCheck={false}
      value={draft ?? stored}
      onChange={event => setDraft(event.target.value)}
    />
  )
}
