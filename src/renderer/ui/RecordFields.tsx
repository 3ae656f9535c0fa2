/** The fields of one record, each edited in place: what is typed becomes the value its method takes. */

import type { z } from 'zod'
import { keyOf, type CodeTable } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { hasHan, toHalfWidth } from '../../shared/kernel/text.ts'
import type { Attempt } from '../shell/failures.ts'
import { useScope } from '../shell/scope.tsx'
import { dateValue, dayValue } from './dateValues.ts'
import type { FieldFinding } from './Field.tsx'
import { InPlaceField, type InPlaceKind } from './InPlaceField.tsx'

export type RecordFieldType =
  | InPlaceKind
  /** a whole day, as clerks type it */
  | { kind: 'day' }
  /** a day, or a month where the day is not known */
  | { kind: 'date' }
  | { kind: 'number' }

export interface RecordField<K extends string> {
  key: K
  label: string
  type: RecordFieldType
  hint?: string
}

type Typed = string | number | boolean | null

function refused(message: string): Attempt<never> {
  return { ok: false, failure: { code: 'INPUT_INVALID', message, field: null } }
}

function codeValue(table: CodeTable<string>, typed: string): Attempt<string | null> {
  if (typed === '') return { ok: true, value: null }
  const key = keyOf(table, typed)
  return key === null ? refused(`“${typed}”不在${table.name}中，请从列表选择`) : { ok: true, value: key }
}

/** The typed text as a value; refused with the reason where it cannot be read. */
export function recordValue(type: RecordFieldType, typed: string, today: IsoDate): Attempt<Typed> {
  const text = typed.trim()
  switch (type.kind) {
    case 'text':
    case 'long':
    case 'words':
      return { ok: true, value: text === '' ? null : text }
    case 'code':
      return codeValue(type.table, text)
    case 'flag':
      return { ok: true, value: text !== '' }
    case 'day':
      return dayValue(typed, today)
    case 'date':
      return dateValue(typed, today)
    case 'number': {
      const value = Number(toHalfWidth(text))
      return text !== '' && Number.isInteger(value) ? { ok: true, value } : refused('请填写整数')
    }
  }
}

function shownText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : ''
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}

function inPlaceKind(type: RecordFieldType): InPlaceKind {
  switch (type.kind) {
    case 'day':
      return { kind: 'text', maxLength: 20, placeholder: '如 2016-03-01' }
    case 'date':
      return { kind: 'text', maxLength: 20, placeholder: '如 2016-03-01 或 2016-03' }
    case 'number':
      return { kind: 'text', maxLength: 6 }
    case 'text':
    case 'long':
    case 'words':
    case 'code':
    case 'flag':
      return type
  }
}

export interface RecordFieldsProps<P extends object> {
  fields: readonly RecordField<keyof P & string>[]
  /** the stored record; it may hold more than the fields */
  values: { readonly [K in keyof P]?: unknown }
  /** reads one field's change into what the method takes */
  schema: z.ZodType<P>
  onSave: (patch: P) => Promise<Attempt<unknown>>
  readOnly: boolean
  findingsOf?: (key: keyof P & string) => readonly FieldFinding[]
}

export function RecordFields<P extends object>(props: RecordFieldsProps<P>) {
  const { fields, values, schema, onSave, readOnly, findingsOf } = props
  const { today } = useScope()
  const save = async (key: string, type: RecordFieldType, typed: string): Promise<Attempt<unknown>> => {
    const value = recordValue(type, typed, today)
    if (!value.ok) return value
    const patch = schema.safeParse({ [key]: value.value })
    if (!patch.success) {
      // Only sentences written for the clerk; the library's own are not in Chinese on this floor.
      const message = patch.error.issues[0]?.message ?? ''
      return refused(hasHan(message) ? message : '请检查填写的内容')
    }
    return onSave(patch.data)
  }
  return fields.map(({ key, label, type, hint }) => (
    <InPlaceField
      key={key}
      label={label}
      value={shownText(values[key])}
      type={inPlaceKind(type)}
      readOnly={readOnly}
      onSave={typed => save(key, type, typed)}
      {...(hint === undefined ? {} : { hint })}
      {...(findingsOf ? { findings: findingsOf(key) } : {})}
    />
  ))
}
