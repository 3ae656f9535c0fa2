/** A question or a report sent up, and the answer (D45; S00 37). */

import { useState } from 'react'
import { CONSULTATION_KIND } from '../../shared/census/codes.ts'
import type { Consultation } from '../../shared/census/recordMethods.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { textOrNull } from './textOrNull.ts'
import { refusedAs } from '../ui/readFields.ts'

function typedOf(one: Consultation | null, today: string, superior: string, answering: boolean) {
  return {
    kind: one?.kind ?? ('请示' as const),
    number: one?.number ?? '',
    on: one?.on ?? today,
    addressee: one?.addressee ?? superior,
    subject: one?.subject ?? '',
    content: one?.content ?? '',
    by: one?.by ?? '',
    dueOn: one?.dueOn ?? '',
    answeredOn: one?.answeredOn ?? (answering ? today : ''),
    answeredBy: one?.answeredBy ?? (answering ? (one?.addressee ?? '') : ''),
    answer: one?.answer ?? '',
  }
}

export interface ConsultationDialogProps {
  campaignId: number
  /** null: a new one */
  consultation: Consultation | null
  /** opened to write the answer down: its day is filled in */
  answering?: boolean
  onClose: () => void
}

export function ConsultationDialog({
  campaignId,
  consultation,
  answering = false,
  onClose,
}: ConsultationDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'committee.superior': superior } = useSettings()
  const { run } = useWrite(client.census.saveConsultation, { quiet: true })
  const [typed, setTyped] = useState(() => ({ ...typedOf(consultation, today, superior, answering) }))
  const put = (patch: Partial<ReturnType<typeof typedOf>>) => setTyped(now => ({ ...now, ...patch }))
  const day = (key: 'on' | 'dueOn' | 'answeredOn'): Attempt<string | null> => {
    const read = dayValue(typed[key], today)
    if (!read.ok) return refusedAs(key, read)
    if (key === 'on' && read.value === null)
      return {
        ok: false,
        failure: { code: 'INPUT_INVALID', message: '请填写日期，如 2024-03-15', field: key },
      }
    return read
  }
  const submit = async () => {
    const [on, dueOn, answeredOn] = [day('on'), day('dueOn'), day('answeredOn')]
    if (!on.ok) return on
    if (!dueOn.ok) return dueOn
    if (!answeredOn.ok) return answeredOn
    return run({
      campaignId,
      ...(consultation ? { id: consultation.id } : {}),
      values: {
        kind: typed.kind,
        number: textOrNull(typed.number),
        on: on.value ?? today,
        addressee: textOrNull(typed.addressee),
        subject: typed.subject,
        content: textOrNull(typed.content),
        by: textOrNull(typed.by),
        dueOn: dueOn.value,
        answeredOn: answeredOn.value,
        answeredBy: textOrNull(typed.answeredBy),
        answer: textOrNull(typed.answer),
      },
    })
  }
  return (
    <FormDialog
      title={consultation ? (answering ? '登记答复' : '修改请示报告') : '登记请示报告'}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'subject', 'dueOn', 'answeredOn']}
    >
      <Field label="类别" name="kind" required hint="重要情况及时报告，把握不准的及时请示">
        <CodeSelect
          table={CONSULTATION_KIND}
          required
          value={typed.kind}
          onChange={kind => put({ kind: kind ?? typed.kind })}
        />
      </Field>
      <Field label="文号" name="number">
        <TextField value={typed.number} maxLength={40} onChange={number => put({ number })} />
      </Field>
      <Field label="日期" name="on" required>
        <DateField dayOnly today={today} value={typed.on} onChange={on => put({ on })} />
      </Field>
      <Field label="报送" name="addressee">
        <TextField value={typed.addressee} maxLength={60} onChange={addressee => put({ addressee })} />
      </Field>
      <Field label="事由" name="subject" required focusFirst={!answering}>
        <TextField value={typed.subject} maxLength={120} onChange={subject => put({ subject })} />
      </Field>
      <Field label="内容" name="content">
        <TextField value={typed.content} rows={2} maxLength={2000} onChange={content => put({ content })} />
      </Field>
      <Field label="经办人" name="by">
        <TextField value={typed.by} maxLength={30} onChange={by => put({ by })} />
      </Field>
      {typed.kind === '请示' && (
        <Field label="要求答复日期" name="dueOn" hint="过了这一天没有答复就提醒">
          <DateField dayOnly today={today} value={typed.dueOn} onChange={dueOn => put({ dueOn })} />
        </Field>
      )}
      <Field label="答复日期" name="answeredOn">
        <DateField
          dayOnly
          today={today}
          value={typed.answeredOn}
          onChange={answeredOn => put({ answeredOn })}
        />
      </Field>
      <Field label="答复人" name="answeredBy">
        <TextField value={typed.answeredBy} maxLength={60} onChange={answeredBy => put({ answeredBy })} />
      </Field>
      <Field label="答复" name="answer" focusFirst={answering}>
        <TextField value={typed.answer} rows={2} maxLength={2000} onChange={answer => put({ answer })} />
      </Field>
    </FormDialog>
  )
}
