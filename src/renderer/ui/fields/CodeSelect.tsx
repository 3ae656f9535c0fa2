import { Select } from 'antd'
import { useMemo } from 'react'
import type { CodeTable } from '../../../shared/kernel/codes.ts'
import { useFieldControl } from '../Field.tsx'
import { CLEARABLE } from './clearable.ts'

export interface CodeSelectProps<K extends string> {
  table: CodeTable<K>
  value: K | null
  onChange: (value: K | null) => void
  /** a value must stay chosen */
  required?: boolean
  /** only these keys are offered */
  only?: readonly K[]
  placeholder?: string
  disabled?: boolean
  autoFocus?: boolean
  /** where it stands in no field */
  label?: string
}

/** One key of a code table; typing narrows the list by its words. */
export function CodeSelect<K extends string>({
  table,
  value,
  onChange,
  required = false,
  only,
  placeholder = '未选',
  label,
  ...rest
}: CodeSelectProps<K>) {
  const control = useFieldControl()
  const options = useMemo(
    () =>
      table.items
        .filter(item => only === undefined || only.includes(item.key))
        .map(item => ({ value: item.key, label: item.label })),
    [table, only],
  )
  return (
    <Select<K | null | undefined>
      {...control}
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value}
      options={options}
      placeholder={placeholder}
      allowClear={required ? false : CLEARABLE}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={next => onChange(next ?? null)}
    />
  )
}
