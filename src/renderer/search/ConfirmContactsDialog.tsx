/** 核对无误: who made sure on which day that the phone and the address still reach these members. */

import { useState } from 'react'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay } from '../ui/readFields.ts'
import { filled } from './stepFields.ts'

export interface ConfirmContactsProps {
  memberIds: readonly number[]
  /** of the one, where it is one */
  name: string | null
  onClose: () => void
  onSaved?: () => void
}

export function ConfirmContactsDialog({ memberIds, name, onClose, onSaved }: ConfirmContactsProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'committee.filledBy': clerk } = useSettings()
  const messages = useMessages()
  const { run } = useWrite(client.search.confirmContacts, { quiet: true })
  const [on, setOn] = useState(today)
  const [person, setPerson] = useState(clerk)
  const submit = async () => {
    const day = demandDay(on, today, 'on', '请填写核对日期')
    if (!day.ok) return day
    const done = await run({ memberIds: [...memberIds], on: day.value, person: filled(person) })
    if (done.ok) {
      messages.done(`已登记核对无误：${done.value.members}名`)
      onSaved?.()
    }
    return done
  }
  return (
    <FormDialog
      title={`核对无误：${name ?? `所选${memberIds.length}名`}`}
      submitText="核对无误"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'person']}
    >
      <Field label="核对日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="核对人" name="person">
        <TextField maxLength={40} value={person} onChange={setPerson} />
      </Field>
      <p>电话、微信、居住地都核对过、联系得上的用这个；有变化的先在党员卡上更正。</p>
    </FormDialog>
  )
}
