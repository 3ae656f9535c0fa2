import { Segmented } from 'antd'
import { useMemo } from 'react'
import type { CodeTable } from '../../../shared/kernel/codes.ts'

export interface CodeChoiceProps<K extends string> {
  table: CodeTable<K>
  label: string
  value: K
  onChange: (value: K) => void
}

/** One key of a short code table, all of them side by side. */
export function CodeChoice<K extends string>({ table, label, value, onChange }: CodeChoiceProps<K>) {
  const options = useMemo(() => table.items.map(item => ({ value: item.key, label: item.label })), [table])
  return (
    <span>
      <Segmented<K> size="small" aria-label={label} value={value} options={options} onChange={onChange} />
    </span>
  )
}
