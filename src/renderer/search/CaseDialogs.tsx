/** The steps of a case, each with what it must be given (rules.md 4.2). */

import { useState } from 'react'
import { LOST_STATE } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { PhoneField, phoneFindings } from '../ui/fields/PhoneField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay, optionalDay } from '../ui/readFields.ts'
import { ChannelSelect } from './AttemptFields.tsx'
import type { AttemptValues } from './attemptValues.ts'
import { filled } from './stepFields.ts'

interface StepProps {
  lost: LostCard
  onClose: () => void
}

export function VerifyDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'lost.months': months } = useSettings()
  const { run } = useWrite(client.search.startSearching, { quiet: true })
  const [on, setOn] = useState(lost.values.verifiedOn ?? today)
  const [secretary, setSecretary] = useState(lost.values.secretary ?? '')
  const [limit, setLimit] = useState(lost.values.timeLimit ?? '')
  const submit = async () => {
    const day = demandDay(on, today, 'verifiedOn', '请填写核查日期')
    if (!day.ok) return day
    const until = optionalDay(limit, today, 'timeLimit')
    if (!until.ok) return until
    return run({ id: lost.id, verifiedOn: day.value, secretary: filled(secretary), timeLimit: until.value })
  }
  return (
    <FormDialog
      title="核查属实，转入查找"
      submitText="转入查找"
      width={460}
      onSubmit={submit}
      onClose={onClose}
      fields={['verifiedOn', 'secretary', 'timeLimit']}
    >
      <p>
        到核查日期须超过{months}个月未与党组织联系。
        {lost.duration && `满${months}个月之日是 ${lost.duration.sixMonthDay}。`}
      </p>
      <Field label="核查日期" name="verifiedOn" required hint={`期限 ${lost.verifyBy}`}>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="责任支部书记" name="secretary" required hint={lost.orgName}>
        <TextField maxLength={40} value={secretary} onChange={setSecretary} />
      </Field>
      <Field label="查找时限" name="timeLimit" required>
        <DateField dayOnly today={today} value={limit} onChange={setLimit} />
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
  const [responsible, setResponsible] = useState(
    lost.attemptList.at(-1)?.responsible ?? lost.values.secretary ?? '',
  )
  const [course, setCourse] = useState('')
  const onRecord = lost.attemptList.some(({ result }) => result === '取得联系')
  const submit = async () => {
    const day = demandDay(on, today, 'contactOn', '请填写取得联系的日期')
    if (!day.ok) return day
    return run({
      id: lost.id,
      contactOn: day.value,
      contactHow: how,
      ...(onRecord ? {} : { responsible: filled(responsible), course: filled(course) }),
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
      fields={['contactOn', 'contactHow', 'responsible', 'course', 'currentAddress', 'currentPhone']}
    >
      <Field label="取得联系日期" name="contactOn" required hint="失联时间算到这一天">
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="通过什么联系上" name="contactHow">
        <ChannelSelect value={how} onChange={setHow} />
      </Field>
      {!onRecord && (
        <>
          <Field label="责任人" name="responsible" required>
            <TextField maxLength={40} value={responsible} onChange={setResponsible} />
          </Field>
          <Field label="经过" name="course" required hint="同时登记为一次查找">
            <TextField rows={2} maxLength={1000} value={course} onChange={setCourse} />
          </Field>
        </>
      )}
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
  const { today } = useScope()
  const { run } = useWrite(client.search.notFound, { quiet: true })
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const missing = lost.effortMissing
  const submit = async () => {
    const day = demandDay(on, today, 'on', '请填写日期')
    if (!day.ok) return day
    return run({
      id: lost.id,
      on: day.value,
      ...(reason.trim() === '' ? {} : { effortOverride: reason.trim() }),
    })
  }
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
      onConfirm={submit}
      onClose={onClose}
      fields={['on', 'effortOverride']}
    >
      <Field label="日期" name="on" required hint="须到查找结束日期或查找时限">
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
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

/** Who was not found is searched for again: the case goes on, nothing is closed of itself (R-B15). */
export function ContinueDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.reopen, { quiet: true })
  const [on, setOn] = useState(today)
  const submit = async () => {
    const day = demandDay(on, today, 'decidedOn', '请填写日期')
    return day.ok ? run({ id: lost.id, on: day.value }) : day
  }
  return (
    <ConfirmChange
      title="继续查找"
      effect={`将把${lost.name}改回“${labelOf(LOST_STATE, 'SEARCHING')}”，记为“尚在处理”。以前的查找和意见都保留，再次查找结束后重新核实。`}
      confirmText="继续查找"
      danger={false}
      onConfirm={submit}
      onClose={onClose}
      fields={['decidedOn']}
    >
      <Field label="日期" name="decidedOn" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </ConfirmChange>
  )
}
