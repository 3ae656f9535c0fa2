/** A member goes abroad: who, since when, why, and how membership is handled. */

import { useState } from 'react'
import { OVERSEAS_HANDLING, OVERSEAS_REASON } from '../../shared/flow/codes.ts'
import { keepUntil } from '../../shared/flow/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import type { OverseasPatch } from './flowFields.ts'
import { refusedAs } from '../ui/readFields.ts'

export interface NewOverseasDialogProps {
  /** chosen already: the dialog was opened from the member's card */
  member?: PickedMember
  onClose: () => void
}

const FIELDS = ['memberId', 'leftOn', 'reason', 'country', 'handling']

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

export function NewOverseasDialog({ member: given, onClose }: NewOverseasDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.saveOverseas, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const [leftOn, setLeftOn] = useState('')
  const [reason, setReason] = useState<NonNullable<OverseasPatch['reason']>>('劳务')
  const [country, setCountry] = useState('')
  const [handling, setHandling] = useState<OverseasPatch['handling']>(null)
  const left = dayValue(leftOn, today)
  const until = left.ok && left.value !== null ? keepUntil(left.value, handling ?? null) : null

  const submit = async () => {
    if (!left.ok) return refusedAs('leftOn', left)
    if (!member || left.value === null) {
      const field = member ? 'leftOn' : 'memberId'
      const message = member ? '请填写出国日期' : '请选择党员'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
    }
    return run({
      memberId: member.id,
      values: { leftOn: left.value, reason, country: orNull(country), handling: handling ?? null },
    })
  }
  return (
    <FormDialog
      title={given ? `登记出国（境）：${given.name}` : '登记出国（境）'}
      submitText="登记"
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {!given && (
        <Field label="党员" name="memberId" required>
          <MemberPicker autoFocus value={member} onChange={setMember} />
        </Field>
      )}
      <Field label="出国日期" name="leftOn" required>
        <DateField
          autoFocus={given !== undefined}
          dayOnly
          today={today}
          value={leftOn}
          onChange={setLeftOn}
        />
      </Field>
      <Field label="出国原因" name="reason">
        <CodeSelect
          table={OVERSEAS_REASON}
          value={reason}
          required
          onChange={next => setReason(next ?? reason)}
        />
      </Field>
      <Field label="国家（地区）" name="country">
        <TextField maxLength={60} value={country} onChange={setCountry} />
      </Field>
      <Field
        label="党籍处理方式"
        name="handling"
        {...(until === null ? {} : { hint: `党籍保留至 ${until}` })}
      >
        <CodeSelect table={OVERSEAS_HANDLING} value={handling ?? null} onChange={setHandling} />
      </Field>
    </FormDialog>
  )
}
