/** A contact on record, put right. */

import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { CONTACT_BY, CONTACT_CHANNEL } from '../../shared/flow/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeChoice } from '../ui/fields/CodeChoice.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay } from '../ui/readFields.ts'
import { ContactMarks } from './ContactMarks.tsx'

export type Logged = Outputs['flow']['contacts']['contacts'][number]

export interface ContactDialogProps {
  contact: Logged
  onClose: () => void
}

export function ContactDialog({ contact, onClose }: ContactDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.saveContact, { quiet: true })
  const [on, setOn] = useState(contact.onDate)
  const [channel, setChannel] = useState(contact.channel)
  const [contactBy, setContactBy] = useState(contact.contactBy)
  const [summary, setSummary] = useState(contact.summary)
  const [person, setPerson] = useState(contact.person ?? '')
  const [place, setPlace] = useState(contact.place ?? '')
  const { isReport, importantActivity } = contact
  const [marks, setMarks] = useState({ isReport, importantActivity })
  const submit = async () => {
    const day = demandDay(on, today, 'onDate', '请填写联系日期')
    if (!day.ok) return day
    const words = emptyToNull({ person, place }, 'person', 'place')
    const values = { onDate: day.value, channel, contactBy, summary, ...marks, ...words }
    return run({ id: contact.id, values })
  }
  return (
    <FormDialog
      title={`修改 ${contact.onDate} 的联系记录`}
      width={520}
      onSubmit={submit}
      onClose={onClose}
      fields={['onDate', 'summary', 'person', 'place']}
    >
      <Field label="联系内容" name="summary" required>
        <TextField autoFocus maxLength={500} value={summary} onChange={setSummary} />
      </Field>
      <Field label="联系日期" name="onDate" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="联系方式">
        <CodeChoice label="联系方式" table={CONTACT_CHANNEL} value={channel} onChange={setChannel} />
      </Field>
      <Field label="由谁联系">
        <CodeChoice label="由谁联系" table={CONTACT_BY} value={contactBy} onChange={setContactBy} />
      </Field>
      <Field label="联系人" name="person">
        <TextField maxLength={40} value={person} onChange={setPerson} />
      </Field>
      <Field label="现在在哪里" name="place" hint="有变动时填">
        <TextField maxLength={120} value={place} onChange={setPlace} />
      </Field>
      <span>
        <ContactMarks value={marks} onChange={setMarks} />
      </span>
    </FormDialog>
  )
}
