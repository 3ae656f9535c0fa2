/** Narrows the list itself while one types: name, pinyin, initials, ID or telephone number. */

import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { withCondition, type OwnFilter } from '../../shared/roster/filterWords.ts'
import styles from './roster.module.css'

interface Draft {
  typed: string
  /** the list has been asked for it */
  asked: boolean
}

/** What the list is asked for when this stands in the box. */
function searched(typed: string): string | undefined {
  const text = typed.trim()
  return text === '' ? undefined : text
}

export function RosterSearch({
  filter,
  busy,
  onChange,
  onAhead,
}: {
  filter: OwnFilter
  /** the list of the present filter is still on its way: what is typed meanwhile is asked for after it, at once */
  busy: boolean
  onChange: (filter: OwnFilter) => void
  /** asks for the list of a filter that is about to be set: its rows are found while the key itself is drawn */
  onAhead: (filter: OwnFilter) => void
}) {
  const stored = filter.text ?? ''
  const [draft, setDraft] = useState<Draft | null>(null)
  useEffect(() => {
    if (draft === null || draft.asked || busy) return
    const timer = window.setTimeout(() => {
      const text = searched(draft.typed)
      if (text !== filter.text) onChange(withCondition(filter, 'text', text))
      setDraft({ ...draft, asked: true })
    })
    return () => window.clearTimeout(timer)
  }, [draft, filter, busy, onChange])
  // What was typed stands as it was typed, a blank at its end too, until the filter becomes another one elsewhere.
  const own = draft !== null && (!draft.asked || draft.typed.trim() === stored)
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
      value={own ? draft.typed : stored}
      onChange={event => {
        const typed = event.target.value
        const text = searched(typed)
        const waiting = busy || (draft !== null && !draft.asked)
        if (!waiting && text !== filter.text) onAhead(withCondition(filter, 'text', text))
        setDraft({ typed, asked: false })
      }}
    />
  )
}
