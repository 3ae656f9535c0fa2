/** The same contact with several members: a group call, a letter with study papers, a message to all. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import { CONTACT_CHANNEL } from '../../shared/flow/codes.ts'
import type { Inputs } from '../../shared/api/contract.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeChoice } from '../ui/fields/CodeChoice.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay } from '../ui/readFields.ts'

type Channel = Inputs['flow']['addContacts']['values']['channel']

export interface ContactsDialogProps {
  flowIds: readonly number[]
  onClose: () => void
  onSaved: () => void
}

export function ContactsDialog({ flowIds, onClose, onSaved }: ContactsDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.addContacts, { quiet: true })
  const [channel, setChannel] = useState<Channel>('微信')
  const [on, setOn] = useState(today)
  const [summary, setSummary] = useState('')
  const [important, setImportant] = useState(false)
  const submit = async () => {
    const day = demandDay(on, today, 'onDate', '请填写联系日期')
    if (!day.ok) return day
    const result = await run({
      flowIds: [...flowIds],
      values: {
        onDate: day.value,
        contactBy: '支部',
        channel,
        isReport: false,
        importantActivity: important,
        summary,
        person: null,
      },
    })
    if (result.ok) onSaved()
    return result
  }
  return (
    <FormDialog
      title={`给选中的${flowIds.length}名党员登记一次联系`}
      submitText="登记"
      width={520}
      onSubmit={submit}
      onClose={onClose}
      fields={['onDate', 'summary']}
    >
      <p>每人各记一条，联系人按各人的联络员。可以一次撤销。</p>
      <Field label="联系方式" name="channel">
        <CodeChoice label="联系方式" table={CONTACT_CHANNEL} value={channel} onChange={setChannel} />
      </Field>
      <Field label="联系日期" name="onDate" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="联系内容" name="summary" required>
        <TextField
          autoFocus
          maxLength={500}
          placeholder="如 七一前发学习资料，问生活工作情况"
          value={summary}
          onChange={setSummary}
        />
      </Field>
      <Checkbox checked={important} onChange={event => setImportant(event.target.checked)}>
        重要活动
      </Checkbox>
    </FormDialog>
  )
}
