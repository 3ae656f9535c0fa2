/** The steps of a case, each with what it must be given (rules.md 4.2). */

import { useState } from 'react'
import { LOST_STATE } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Attempt as Tried } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { PhoneField, phoneFindings } from '../ui/fields/PhoneField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { ChannelSelect } from './AttemptFields.tsx'
import type { AttemptValues } from './attemptValues.ts'

interface StepProps {
  lost: LostCard
  onClose: () => void
}

/** A day that must be filled in. */
function demandDay(typed: string, today: string, field: string, empty: string): Tried<string> {
  const day = dayValue(typed, today)
  if (!day.ok) return { ok: false, failure: { ...day.failure, field } }
  if (day.value === null) return { ok: false, failure: { code: 'INPUT_INVALID', message: empty, field } }
  return { ok: true, value: day.value }
}

export function VerifyDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'lost.months': months } = useSettings()
  const { run } = useWrite(client.search.startSearching, { quiet: true })
  const [on, setOn] = useState(lost.values.verifiedOn ?? today)
  const submit = async () => {
    const day = demandDay(on, today, 'verifiedOn', '请填写核查日期')
    return day.ok ? run({ id: lost.id, verifiedOn: day.value }) : day
  }
  return (
    <FormDialog
      title="核查属实，转入查找"
      submitText="转入查找"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['verifiedOn']}
    >
      <p>
        到核查日期须超过{months}个月未与党组织联系。
        {lost.duration && `满${months}个月之日是 ${lost.duration.sixMonthDay}。`}
      </p>
      <Field label="核查日期" name="verifiedOn" required hint={`期限 ${lost.verifyBy}`}>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}

export function ExcludeDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.exclude, { quiet: true })
  const [on, setOn] = useState(today)
  const [evidence, setEvidence] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'on', '请填写日期')
    return day.ok ? run({ id: lost.id, on: day.value, evidence }) : day
  }
  return (
    <ConfirmChange
      title="排除失联"
      effect={`将把${lost.name}排除出失联党员，不再列入附件3、5、6。这条记录保留。`}
      confirmText="排除"
      danger={false}
      onConfirm={submit}
      onClose={onClose}
      fields={['on', 'evidence']}
    >
      <Field label="日期" name="on" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="依据" name="evidence" required hint="如 2月3日通过电话联系上本人，按时参加组织生活">
        <TextField autoFocus rows={2} maxLength={300} value={evidence} onChange={setEvidence} />
      </Field>
    </ConfirmChange>
  )
}

export interface ContactStep {
  on: string
  how: AttemptValues['channel']
}

export function ContactDialog({ lost, proposed, onClose }: StepProps & { proposed: ContactStep | null }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.contactMade, { quiet: true })
  const [on, setOn] = useState(proposed?.on ?? today)
  const [how, setHow] = useState(proposed?.how ?? lost.attemptList.at(-1)?.channel ?? 'C01')
  const [address, setAddress] = useState(lost.values.currentAddress ?? '')
  const [phone, setPhone] = useState(lost.values.currentPhone ?? '')
  const submit = async () => {
    const day = demandDay(on, today, 'contactOn', '请填写取得联系的日期')
    if (!day.ok) return day
    return run({
      id: lost.id,
      contactOn: day.value,
      contactHow: how,
      currentAddress: address.trim() === '' ? null : address,
      currentPhone: phone.trim() === '' ? null : phone,
    })
  }
  return (
    <FormDialog
      title={`取得联系：${lost.name}`}
      submitText="取得联系"
      onSubmit={submit}
      onClose={onClose}
      fields={['contactOn', 'contactHow', 'currentAddress', 'currentPhone']}
    >
      <Field label="取得联系日期" name="contactOn" required hint="失联时间算到这一天">
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="通过什么联系上" name="contactHow">
        <ChannelSelect value={how} onChange={setHow} />
      </Field>
      <Field label="现住址" name="currentAddress">
        <TextField maxLength={150} value={address} onChange={setAddress} />
      </Field>
      <Field label="现电话" name="currentPhone" findings={phoneFindings(phone)}>
        <PhoneField value={phone} onChange={setPhone} />
      </Field>
    </FormDialog>
  )
}

/** The effort gate R-C08: what is missing is said, and may be answered with a reason. */
export function NotFoundDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.search.notFound, { quiet: true })
  const [reason, setReason] = useState('')
  const missing = lost.effortMissing
  return (
    <ConfirmChange
      title="仍无法取得联系"
      effect={
        missing.length === 0
          ? `将把${lost.name}定为“${labelOf(LOST_STATE, 'NOT_FOUND')}”，列入附件6。以后联系上的，仍可登记取得联系。`
          : `查找还没有到位。确已尽力的，写明理由后可以定为“${labelOf(LOST_STATE, 'NOT_FOUND')}”。`
      }
      confirmText="定为仍无法取得联系"
      danger={false}
      onConfirm={() =>
        run({ id: lost.id, ...(reason.trim() === '' ? {} : { effortOverride: reason.trim() }) })
      }
      onClose={onClose}
      fields={['effortOverride']}
    >
      {missing.length > 0 && (
        <>
          <ul>
            {missing.map(words => (
              <li key={words}>
                <FindingText level="warning" text={words} />
              </li>
            ))}
          </ul>
          <Field label="理由" name="effortOverride" required hint="如 户口已注销，亲属均已去世，无从查找">
            <TextField autoFocus rows={2} maxLength={300} value={reason} onChange={setReason} />
          </Field>
        </>
      )}
    </ConfirmChange>
  )
}

export function ReopenDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.search.reopen, { quiet: true })
  return (
    <ConfirmChange
      title="重新查找"
      effect={`将把${lost.name}改回“${labelOf(LOST_STATE, 'SEARCHING')}”。查找到位前不列入附件6，原来写的未到位理由不再保留。`}
      confirmText="重新查找"
      danger={false}
      onConfirm={() => run({ id: lost.id })}
      onClose={onClose}
    />
  )
}
