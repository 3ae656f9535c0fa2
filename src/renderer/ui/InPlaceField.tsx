/**
 * A field of a card, edited where it stands: Enter or leaving it saves, Esc gives up, the state is shown
 * beside it, and a refused value stays with its reason. Enter goes on to the next field.
 */

import { Select } from 'antd'
import type { KeyboardEvent } from 'react'
import type { CodeTable } from '../../shared/kernel/codes.ts'
import type { Attempt } from '../shell/failures.ts'
import { IDLE_INPUT, isComposing } from '../shell/shortcuts.ts'
import { Field, useFieldControl, type FieldFinding } from './Field.tsx'
import { useInPlace, type InPlace } from './inPlace.ts'
import styles from './InPlaceField.module.css'
import { CLEARABLE } from './fields/clearable.ts'

/** What kind of control the value wants. */
export type InPlaceKind =
  | { kind: 'text'; maxLength?: number; placeholder?: string }
  | { kind: 'long'; maxLength?: number }
  /** keys of a table */
  | { kind: 'code'; table: CodeTable<string>; required?: boolean }
  /** words offered, others allowed */
  | { kind: 'words'; table: CodeTable<string>; maxLength?: number }
  | { kind: 'flag' }

export interface InPlaceFieldProps {
  label: string
  value: string
  type: InPlaceKind
  onSave: (typed: string) => Promise<Attempt<unknown>>
  findings?: readonly FieldFinding[]
  /** findings of what is being typed, before it is saved */
  live?: (typed: string) => readonly FieldFinding[]
  hint?: string
  readOnly?: boolean
}

const FLAG_ON = '是'

const NEXT = '[data-in-place]'

/** Enter goes on to the next field of the card. */
function focusNext(from: HTMLElement): void {
  const fields = [...document.querySelectorAll<HTMLElement>(NEXT)]
  const here = fields.findIndex(field => field.contains(from))
  fields[here + 1]?.querySelector<HTMLElement>('input, textarea')?.focus()
}

export function InPlaceField(props: InPlaceFieldProps) {
  const { label, value, type, onSave, findings = [], live, hint, readOnly = false } = props
  const inPlace = useInPlace(value, onSave)
  const shown = inPlace.dirty && live ? live(inPlace.text) : findings
  return (
    <div data-in-place="" className={styles.inPlace} data-dirty={inPlace.dirty}>
      <Field
        label={label}
        findings={inPlace.failure ? [] : shown}
        failure={inPlace.failure}
        aside={<SaveMark inPlace={inPlace} />}
        {...(hint === undefined ? {} : { hint })}
      >
        <Control inPlace={inPlace} type={type} readOnly={readOnly} />
      </Field>
    </div>
  )
}

function SaveMark({ inPlace: { state, failure } }: { inPlace: InPlace }) {
  const words =
    failure !== null ? '未保存' : state === 'saving' ? '保存中' : state === 'saved' ? '✓ 已保存' : ''
  return (
    <span className={styles.mark} data-state={failure ? 'refused' : state} aria-live="polite">
      {words}
    </span>
  )
}

interface ControlProps {
  inPlace: InPlace
  type: InPlaceKind
  readOnly: boolean
}

function Control({ inPlace, type, readOnly }: ControlProps) {
  const control = useFieldControl()
  switch (type.kind) {
    case 'text':
    case 'long':
      return <TextControl inPlace={inPlace} type={type} readOnly={readOnly} />
    case 'words':
      return <WordsControl inPlace={inPlace} table={type.table} readOnly={readOnly} />
    case 'flag':
      return (
        <input
          type="checkbox"
          {...control}
          className={styles.flag}
          checked={inPlace.text === FLAG_ON}
          disabled={readOnly}
          onChange={event => inPlace.put(event.target.checked ? FLAG_ON : '')}
        />
      )
    case 'code':
      return (
        <Select<string | null | undefined>
          {...control}
          variant="borderless"
          className={styles.choice ?? ''}
          value={inPlace.text === '' ? null : inPlace.text}
          disabled={readOnly}
          allowClear={type.required === true ? false : CLEARABLE}
          showSearch={{ optionFilterProp: 'label' }}
          options={type.table.items.map(item => ({ value: item.key, label: item.label }))}
          onChange={next => inPlace.put(next ?? '')}
        />
      )
  }
}

function useTextKeys(inPlace: InPlace) {
  return (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      inPlace.save()
      focusNext(event.currentTarget)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      inPlace.giveUp()
    }
  }
}

interface TextControlProps {
  inPlace: InPlace
  type: Extract<InPlaceKind, { kind: 'text' | 'long' }>
  readOnly: boolean
}

function TextControl({ inPlace, type, readOnly }: TextControlProps) {
  const control = useFieldControl()
  const onKeyDown = useTextKeys(inPlace)
  const common = {
    ...control,
    // A field in which nothing was typed leaves Ctrl+Z to the register.
    ...(inPlace.dirty ? {} : { [IDLE_INPUT]: '' }),
    className: styles.quiet,
    value: inPlace.text,
    readOnly,
    spellCheck: false,
    autoComplete: 'off',
    onBlur: inPlace.save,
    onKeyDown,
    ...(type.maxLength === undefined ? {} : { maxLength: type.maxLength }),
  }
  if (type.kind === 'long') {
    return <textarea {...common} rows={1} onChange={event => inPlace.type(event.target.value)} />
  }
  return (
    <input
      type="text"
      {...common}
      placeholder={type.placeholder ?? ''}
      onChange={event => inPlace.type(event.target.value)}
    />
  )
}

interface WordsControlProps {
  inPlace: InPlace
  table: CodeTable<string>
  readOnly: boolean
}

/** A text field with the usual words a key away: arrow down opens them. */
function WordsControl({ inPlace, table, readOnly }: WordsControlProps) {
  const control = useFieldControl()
  const onKeyDown = useTextKeys(inPlace)
  const listId = `${control.id ?? ''}-words-list`
  return (
    <>
      <input
        type="text"
        {...control}
        {...(inPlace.dirty ? {} : { [IDLE_INPUT]: '' })}
        className={styles.quiet}
        list={listId}
        value={inPlace.text}
        readOnly={readOnly}
        autoComplete="off"
        spellCheck={false}
        onChange={event => inPlace.type(event.target.value)}
        onBlur={inPlace.save}
        onKeyDown={onKeyDown}
      />
      <datalist id={listId}>
        {table.items.map(item => (
          <option key={item.key} value={item.label} />
        ))}
      </datalist>
    </>
  )
}
