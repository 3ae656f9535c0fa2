/** A day, a name and, where asked for, a third line: prepared, signed, handed up. */

import { useState } from 'react'
import type { Attempt } from '../shell/failures.ts'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

export interface DayDialogProps {
  title: string
  submitText: string
  dateLabel: string
  nameLabel: string
  name: string
  /** without a name it is not taken */
  nameRequired?: boolean
  /** a third line: remark, or to whom */
  moreLabel: string
  more: string
  onSubmit: (values: { on: string | null; by: string; more: string }) => Promise<Attempt<unknown>>
  onClose: () => void
}

export function DayDialog(props: DayDialogProps) {
  const {
    title,
    submitText,
    dateLabel,
    nameLabel,
    nameRequired = false,
    moreLabel,
    onSubmit,
    onClose,
  } = props
  const { today } = useScope()
  const [on, setOn] = useState<string>(today)
  const [by, setBy] = useState(props.name)
  const [more, setMore] = useState(props.more)
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    return onSubmit({ on: day.value, by, more })
  }
  return (
    <FormDialog
      title={title}
      submitText={submitText}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'by', 'to']}
    >
      <Field label={dateLabel} name="on" required focusFirst={!nameRequired}>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label={nameLabel} name="by" required={nameRequired} focusFirst={nameRequired}>
        <TextField value={by} maxLength={30} onChange={setBy} />
      </Field>
      {moreLabel !== '' && (
        <Field label={moreLabel} name="to">
          <TextField value={more} maxLength={60} onChange={setMore} />
        </Field>
      )}
    </FormDialog>
  )
}
