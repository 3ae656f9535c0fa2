/** One exemption: what from, why, since when, with whose consent and on which paper. */

import { useState } from 'react'
import { EXEMPTION_KIND, EXEMPTION_REASON, reasonsOf, type ExemptPath } from '../../shared/exemption/codes.ts'
import type { Exemption, ExemptionValues } from '../../shared/exemption/methods.ts'
import { consentOf } from '../../shared/exemption/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { agreedLabel } from './exemptionWords.ts'
import { demandDay, optionalDay, refused } from '../ui/readFields.ts'

const FIELDS = ['kind', 'reason', 'fromOn', 'toOn', 'agreedOn', 'passedOn', 'evidence', 'note']

interface ExemptionDialogProps {
  memberId: number
  exemption: Exemption | null
  /** who may excuse, by the settings */
  path: ExemptPath
  onClose: () => void
}

export function ExemptionDialog({ memberId, exemption, path, onClose }: ExemptionDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.exemption.save, { quiet: true })
  const [kind, setKind] = useState<ExemptionValues['kind']>(exemption?.kind ?? '组织生活豁免')
  const [reason, setReason] = useState<ExemptionValues['reason'] | null>(exemption?.reason ?? null)
  const [days, setDays] = useState({
    fromOn: exemption?.fromOn ?? '',
    toOn: exemption?.toOn ?? '',
    agreedOn: exemption?.agreedOn ?? '',
    passedOn: exemption?.passedOn ?? '',
  })
  const [evidence, setEvidence] = useState(exemption?.evidence ?? '')
  const [note, setNote] = useState(exemption?.note ?? '')
  const putDay = (key: keyof typeof days) => (text: string) => setDays(now => ({ ...now, [key]: text }))
  // A day that was entered stays to be seen, also where it is asked for no more.
  const meeting =
    consentOf(kind, path) === 'superior' || (kind === exemption?.kind && exemption.passedOn !== null)
  // What stands there stays to be seen, also where the kind has other reasons.
  const offered = reason === null ? reasonsOf(kind) : [...reasonsOf(kind), reason]

  const submit = async () => {
    const from = demandDay(days.fromOn, today, 'fromOn', '请填写豁免从哪天开始')
    if (!from.ok) return from
    const to = optionalDay(days.toOn, today, 'toOn')
    if (!to.ok) return to
    const agreed = optionalDay(days.agreedOn, today, 'agreedOn')
    if (!agreed.ok) return agreed
    const passed = optionalDay(days.passedOn, today, 'passedOn')
    if (!passed.ok) return passed
    if (reason === null) return refused('reason', '请选择原因')
    if (evidence.trim() === '') return refused('evidence', '请写明依据，如批复文号、会议记录')
    return run({
      memberId,
      ...(exemption ? { id: exemption.id } : {}),
      values: {
        kind,
        reason,
        fromOn: from.value,
        toOn: to.value,
        agreedOn: agreed.value,
        passedOn: meeting ? passed.value : null,
        evidence,
        note: note.trim() === '' ? null : note,
      },
    })
  }
  return (
    <FormDialog
      title={exemption ? '修改豁免' : '登记豁免'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst label="种类" name="kind">
        <CodeSelect table={EXEMPTION_KIND} value={kind} required onChange={next => setKind(next ?? kind)} />
      </Field>
      <Field label="原因" name="reason" required>
        <CodeSelect table={EXEMPTION_REASON} only={offered} value={reason} onChange={setReason} />
      </Field>
      <Field label="豁免自" name="fromOn" required>
        <DateField dayOnly value={days.fromOn} onChange={putDay('fromOn')} today={today} />
      </Field>
      <Field label="豁免至" name="toOn" hint="最后一天；还没有结束的不填">
        <DateField dayOnly value={days.toOn} onChange={putDay('toOn')} today={today} />
      </Field>
      <Field label={agreedLabel(kind, path)} name="agreedOn">
        <DateField dayOnly value={days.agreedOn} onChange={putDay('agreedOn')} today={today} />
      </Field>
      {meeting && (
        <Field label="党员大会通过" name="passedOn">
          <DateField dayOnly value={days.passedOn} onChange={putDay('passedOn')} today={today} />
        </Field>
      )}
      <Field label="依据" name="evidence" required>
        <TextField
          maxLength={200}
          placeholder="批复文号、会议记录、诊断证明"
          value={evidence}
          onChange={setEvidence}
        />
      </Field>
      <Field label="备注" name="note">
        <TextField maxLength={300} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}
