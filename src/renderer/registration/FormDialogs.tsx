/** What is entered about forms: back, back with the wish not to register, put right, compared. */

import { useState } from 'react'
import type { RegistrationRow } from '../../shared/registration/methods.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

type Form = Pick<RegistrationRow, 'id' | 'name'>

export interface ManyFormsProps {
  ids: readonly number[]
  /** of the one, where it is one */
  name: string | null
  onClose: () => void
  onSaved: () => void
}

function whose({ ids, name }: Pick<ManyFormsProps, 'ids' | 'name'>): string {
  return name ?? `所选${ids.length}份`
}

export function ReturnDialog({ ids, name, onClose, onSaved }: ManyFormsProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const messages = useMessages()
  const { run } = useWrite(client.registration.markReturned, { quiet: true })
  const [on, setOn] = useState(today)
  const submit = async () => {
    const day = optionalDay(on, today, 'returnedOn')
    if (!day.ok) return day
    const done = await run({ ids: [...ids], returnedOn: day.value })
    if (done.ok) {
      messages.done(`已登记交回：${done.value.forms}份`)
      onSaved()
    }
    return done
  }
  return (
    <FormDialog
      title={`登记交回：${whose({ ids, name })}`}
      submitText="登记交回"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['returnedOn']}
    >
      <Field label="交回日期" name="returnedOn" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <p>本人申请登记的用这个；不愿登记的请在右边点“不愿登记”。{ids.length > 1 && '已交回的不变。'}</p>
    </FormDialog>
  )
}

export function DeclineDialog({ form, onClose }: { form: Form; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.registration.decline, { quiet: true })
  const [returnedOn, setReturnedOn] = useState(today)
  const [applicationOn, setApplicationOn] = useState('')
  const submit = async () => {
    const back = optionalDay(returnedOn, today, 'returnedOn')
    if (!back.ok) return back
    const written = optionalDay(applicationOn, today, 'applicationOn')
    if (!written.ok) return written
    return run({ id: form.id, returnedOn: back.value, applicationOn: written.value })
  }
  return (
    <FormDialog
      title={`不愿登记：${form.name}`}
      submitText="登记"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['returnedOn', 'applicationOn']}
    >
      <Field label="收到日期" name="returnedOn" required>
        <DateField dayOnly today={today} value={returnedOn} onChange={setReturnedOn} />
      </Field>
      <Field label="书面申请" name="applicationOn" required hint="本人不愿登记的申请写的日期">
        <DateField autoFocus dayOnly today={today} value={applicationOn} onChange={setApplicationOn} />
      </Field>
      <p>登记后点“立案处置”，按自愿退党办理。书面申请的扫描件用回形针附上，处置案里也能看。</p>
    </FormDialog>
  )
}

export function RetractDialog({ form, onClose }: { form: Form; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.registration.retract, { quiet: true })
  const [reason, setReason] = useState('')
  return (
    <ConfirmChange
      title={`更正为未交：${form.name}`}
      effect="交回日期、登记意愿和核对情况将清除，录入的内容保留。"
      confirmText="更正"
      danger={false}
      onConfirm={() => run({ id: form.id, reason: textOrNull(reason) })}
      onClose={onClose}
      fields={['reason']}
    >
      <Field label="更正原因" name="reason" required>
        <TextField autoFocus maxLength={100} value={reason} onChange={setReason} />
      </Field>
    </ConfirmChange>
  )
}

/** 核对无误, or what was put right in the register. */
export function CheckDialog({ ids, name, onClose, onSaved }: ManyFormsProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.registration.check, { quiet: true })
  const [note, setNote] = useState('')
  const submit = async () => {
    const done = await run({ ids: [...ids], state: '有更正', note: textOrNull(note) })
    if (done.ok) onSaved()
    return done
  }
  return (
    <FormDialog
      title={`台账有更正：${whose({ ids, name })}`}
      submitText="登记"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['note']}
    >
      <Field label="更正了什么" name="note" required>
        <TextField
          autoFocus
          maxLength={200}
          placeholder="如 联系电话、工作单位"
          value={note}
          onChange={setNote}
        />
      </Field>
    </FormDialog>
  )
}

export function RemoveFormDialog({ form, onClose }: { form: Form; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.registration.removeForm, { quiet: true })
  return (
    <ConfirmChange
      title="删除误发的登记申请表"
      effect={`将删除${form.name}的登记申请表1份。以后可以补发。`}
      confirmText="删除"
      onConfirm={() => run({ id: form.id })}
      onClose={onClose}
    />
  )
}
