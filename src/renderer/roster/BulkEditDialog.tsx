/** 批量修改: one field of the chosen members gets one value. What it comes to is counted before it is done. */

import { AutoComplete, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { BlockEdits } from '../../shared/roster/blocks.ts'
import { MEMBER_KEYS, MEMBER_SECTIONS, memberField, type MemberKey } from '../../shared/roster/fields.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField, readDate } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import styles from './BulkEditDialog.module.css'
import { bulkWords } from './bulkWords.ts'
import { CLEARABLE } from '../ui/fields/clearable.ts'

/** What is each member's own is not given to many at once. */
const OWN: readonly MemberKey[] = ['name', 'idNo']

const CHOICES = MEMBER_SECTIONS.map(section => ({
  label: section,
  options: MEMBER_KEYS.filter(key => memberField(key).section === section && !OWN.includes(key)).map(key => ({
    value: key,
    label: memberField(key).label,
  })),
}))

/** Milliseconds after the last key until the change is counted. */
const COUNT_AFTER_MS = 250
const FIELDS = ['field', 'value']

interface BulkEditDialogProps {
  ids: readonly number[]
  onClose: () => void
  onDone?: () => void
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), COUNT_AFTER_MS)
    return () => window.clearTimeout(timer)
  }, [value])
  return rested
}

function refuse(field: string, message: string) {
  return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
}

export function BulkEditDialog({ ids, onClose, onDone }: BulkEditDialogProps) {
  const { client, queries } = useOffice()
  const { today } = useScope()
  const messages = useMessages()
  const { run } = useWrite(client.roster.updateMany, { quiet: true })
  const [key, setKey] = useState<MemberKey | null>(null)
  const [value, setValue] = useState('')
  const editsOf = (field: MemberKey, typed: string): BlockEdits => ({
    kind: 'bulk',
    edits: ids.map(id => ({ id, values: { [field]: typed } })),
  })
  const rested = useRested(value)
  const { data: preview } = useQuery({
    ...queries.roster.previewMany.queryOptions({ input: editsOf(key ?? 'remark', rested) }),
    enabled: key !== null,
  })

  const submit = async () => {
    if (key === null) return refuse('field', '请选择要改哪一项')
    if (memberField(key).type.kind === 'date' && value.trim() !== '') {
      const read = readDate(value, today)
      if (read.kind === 'unclear') return refuse('value', read.reason)
    }
    const result = await run(editsOf(key, value))
    if (!result.ok) return result
    const { members, refused } = result.value
    const [first] = refused
    if (first) messages.note(`已修改${members}名，${refused.length}名没有改`, first.reason)
    else messages.done(members === 0 ? '内容相同，没有要改的' : `已修改${members}名，可按 Ctrl Z 撤销`)
    onDone?.()
    return result
  }
  const label = key === null ? null : memberField(key).label
  const counted = key !== null && rested === value ? preview : undefined
  return (
    <ConfirmChange
      title="批量修改"
      effect={`选中${ids.length}名党员，把其中一项改成同样的内容。`}
      confirmText={value.trim() === '' && label !== null ? `清空${label}` : '修改'}
      danger={value.trim() === '' && label !== null}
      onConfirm={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst label="改哪一项" name="field" required>
        <FieldChoice
          value={key}
          onChange={next => {
            setKey(next)
            setValue('')
          }}
        />
      </Field>
      {key !== null && (
        <Field label="改为" name="value" hint="不填即清空">
          <ValueControl field={key} value={value} onChange={setValue} />
        </Field>
      )}
      <p className={styles.words} aria-live="polite">
        {bulkWords(ids.length, label, value, counted)}
      </p>
      <ul className={styles.names} aria-label="会改的党员" tabIndex={0}>
        {counted?.names.map((name, at) => (
          <li key={`${at}-${name}`}>{name}</li>
        ))}
        {counted !== undefined && counted.members > counted.names.length && <li>等共{counted.members}名</li>}
      </ul>
    </ConfirmChange>
  )
}

function FieldChoice({ value, onChange }: { value: MemberKey | null; onChange: (key: MemberKey) => void }) {
  const control = useFieldControl()
  return (
    <Select<MemberKey | null>
      {...control}
      value={value}
      placeholder="未选"
      options={CHOICES}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={next => next !== null && onChange(next)}
    />
  )
}

interface ValueControlProps {
  field: MemberKey
  value: string
  onChange: (value: string) => void
}

function ValueControl({ field, value, onChange }: ValueControlProps) {
  const control = useFieldControl()
  const { today } = useScope()
  const { type } = memberField(field)
  switch (type.kind) {
    case 'code':
      return (
        <CodeSelect
          table={type.table}
          value={value === '' ? null : value}
          onChange={next => onChange(next ?? '')}
        />
      )
    case 'words':
      return (
        <AutoComplete
          {...control}
          value={value}
          maxLength={type.max}
          options={type.table.items.map(({ label }) => ({ value: label }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
          onChange={next => onChange(next)}
        />
      )
    case 'flag':
      return (
        <Select<string>
          {...control}
          value={value === '' ? null : value}
          placeholder="未选"
          allowClear={CLEARABLE}
          options={[{ value: '是' }, { value: '否' }]}
          onChange={(next: string | undefined) => onChange(next ?? '')}
        />
      )
    case 'text':
      return <TextField value={value} onChange={onChange} maxLength={type.max} />
    case 'date':
      return <DateField value={value} onChange={onChange} today={today} />
    case 'idNumber':
    case 'phone':
      return <TextField value={value} onChange={onChange} maxLength={40} />
  }
}
