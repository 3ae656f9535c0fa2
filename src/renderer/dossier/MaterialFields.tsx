/** The five materials of one member on a card: the mark, and a note where one is wanted. */

import { Select } from 'antd'
import { MATERIAL_STATE, REQUIRED_MATERIAL, type MaterialState } from '../../shared/dossier/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import type { Owner } from '../attachment/useAttachments.ts'
import type { Attempt } from '../shell/failures.ts'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { InPlaceField } from '../ui/InPlaceField.tsx'
import steps from '../ui/Steps.module.css'
import type { Mark } from './markQueue.ts'
import { type Items } from '../../shared/dossier/materialWords.ts'
import { LEVEL, wantsNote } from './materials.ts'
import { CLEARABLE } from '../ui/fields/clearable.ts'

export interface MaterialFieldsProps {
  memberId: number
  items: Items
  readOnly: boolean
  onMark: (mark: Mark) => Promise<Attempt<unknown>>
}

export function MaterialFields({ memberId, items, readOnly, onMark }: MaterialFieldsProps) {
  const days = new Set(REQUIRED_MATERIAL.items.map(({ key }) => items[key].markedOn))
  // One day for all of them is said once.
  const [day] = days.size === 1 ? days : []
  return (
    <>
      {REQUIRED_MATERIAL.items.map(({ key, label }) => (
        <MaterialField
          key={key}
          label={label}
          memberId={memberId}
          item={key}
          {...items[key]}
          {...(day ? { markedOn: null } : {})}
          readOnly={readOnly}
          onMark={mark => onMark({ memberId, item: key, ...mark })}
        />
      ))}
      {day && <p className={steps.quiet}>五件都在{day}标记</p>}
    </>
  )
}

interface MaterialFieldProps {
  memberId: number
  item: NonNullable<Owner['material']>
  label: string
  present: MaterialState | null
  note: string | null
  markedOn: string | null
  readOnly: boolean
  onMark: (mark: { present: MaterialState | null; note?: string | null }) => Promise<Attempt<unknown>>
}

/** The mark of one material, with its note where one is wanted. */
export function MaterialField(props: MaterialFieldProps) {
  const { memberId, item, label, present, note, markedOn, readOnly, onMark } = props
  const papers = (
    <RecordAttachments
      memberId={memberId}
      owner={{ table: 'dossierItem', material: item }}
      name={label}
      readOnly={readOnly}
    />
  )
  return (
    <div>
      <Field label={label} aside={papers} {...(markedOn === null ? {} : { hint: `${markedOn}标记` })}>
        <StateSelect value={present} readOnly={readOnly} onChange={next => void onMark({ present: next })} />
      </Field>
      {(wantsNote(present) || (note ?? '') !== '') && (
        <InPlaceField
          label="　说明"
          value={note ?? ''}
          type={{ kind: 'long', maxLength: 200 }}
          readOnly={readOnly}
          onSave={typed => onMark({ present, note: typed.trim() || null })}
        />
      )}
    </div>
  )
}

interface StateSelectProps {
  value: MaterialState | null
  readOnly: boolean
  onChange: (state: MaterialState | null) => void
}

function StateSelect({ value, readOnly, onChange }: StateSelectProps) {
  const control = useFieldControl()
  return (
    <Select<MaterialState | null | undefined>
      {...control}
      variant="borderless"
      value={value}
      disabled={readOnly}
      allowClear={CLEARABLE}
      placeholder="未查"
      options={MATERIAL_STATE.items.map(item => ({ value: item.key, label: item.label }))}
      labelRender={() => value !== null && <FindingText level={LEVEL[value]} text={value} />}
      optionRender={({ value: key }) => {
        const state = MATERIAL_STATE.items.find(item => item.key === key)?.key
        return state && <FindingText level={LEVEL[state]} text={state} />
      }}
      onChange={next => onChange(next ?? null)}
    />
  )
}
