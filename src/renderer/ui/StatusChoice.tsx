/** 状态: what a list is narrowed to, one of a few, side by side. */

import { Segmented } from 'antd'

export interface Choice<K extends string> {
  value: K
  label: string
}

export interface StatusChoiceProps<K extends string> {
  choices: readonly Choice<K>[]
  value: K
  onChange: (value: K) => void
  label?: string
}

export function StatusChoice<K extends string>({
  choices,
  value,
  onChange,
  label = '状态',
}: StatusChoiceProps<K>) {
  return (
    <Segmented<K> size="small" aria-label={label} value={value} options={[...choices]} onChange={onChange} />
  )
}
