/** One member, found by name, pinyin, initials, ID or telephone number. */

import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOffice } from '../../shell/office.tsx'
import { useFieldControl } from '../Field.tsx'
import styles from './fields.module.css'
import { CLEARABLE } from './clearable.ts'

export interface PickedMember {
  id: number
  name: string
  /** as the roster has it; a proposal where a form asks for it */
  phone?: string | null
}

export interface MemberPickerProps {
  value: PickedMember | null
  onChange: (member: PickedMember | null) => void
  disabled?: boolean
  autoFocus?: boolean
  label?: string
}

export function MemberPicker({ value, onChange, label, ...rest }: MemberPickerProps) {
  const control = useFieldControl()
  const { queries } = useOffice()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const { data } = useQuery({
    ...queries.roster.find.queryOptions({ input: { text: wanted, limit: 10 } }),
    enabled: wanted !== '',
  })
  const rows = wanted === '' ? [] : (data?.rows ?? [])
  const options = rows.map(row => ({
    value: row.id,
    name: row.name,
    label: (
      <span className={styles.option}>
        {row.name}
        <span className={styles.optionRest}>
          {row.orgName} {row.birth}
        </span>
      </span>
    ),
  }))
  return (
    <Select
      {...control}
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value?.id ?? null}
      labelRender={({ value: id }) => (id === value?.id ? value.name : '')}
      options={options}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear={CLEARABLE}
      placeholder="输入姓名、拼音或电话查找"
      notFoundContent={wanted === '' ? '请输入姓名、拼音首字母、身份证号或电话' : '没有找到'}
      onChange={(id: number | null | undefined) => {
        const row = rows.find(candidate => candidate.id === id)
        setText('')
        onChange(row ? { id: row.id, name: row.name, phone: row.phone } : null)
      }}
    />
  )
}
