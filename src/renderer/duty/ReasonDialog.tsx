/** Why a member paid no dues, took part in no organisation life or did no task for some months. */

import { useState } from 'react'
import { FAULT, type Fault } from '../../shared/duty/codes.ts'
import type { Reason } from '../../shared/duty/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dateValue } from '../ui/dateValues.ts'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { refused, refusedAs } from '../ui/readFields.ts'

const FIELDS = ['fault', 'fromMonth', 'toMonth', 'reason', 'evidence']

interface ReasonDialogProps {
  memberId: number
  reason: Reason | null
  onClose: () => void
}

export function ReasonDialog({ memberId, reason: kept, onClose }: ReasonDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.duty.saveReason, { quiet: true })
  const [fault, setFault] = useState<Fault>(kept?.fault ?? 'DUES')
  const [fromMonth, setFrom] = useState(kept?.fromMonth ?? '')
  const [toMonth, setTo] = useState(kept?.toMonth ?? '')
  const [reason, setReason] = useState(kept?.reason ?? '')
  const [evidence, setEvidence] = useState(kept?.evidence ?? '')
  const submit = async () => {
    const from = dateValue(fromMonth, today)
    if (!from.ok) return refusedAs('fromMonth', from)
    const to = dateValue(toMonth, today)
    if (!to.ok) return refusedAs('toMonth', to)
    if (from.value === null) return refused('fromMonth', '请填写从哪个月起')
    if (reason.trim() === '') return refused('reason', '请写明理由')
    return run({
      memberId,
      ...(kept ? { id: kept.id } : {}),
      values: emptyToNull(
        {
          fault,
          fromMonth: from.value.slice(0, 7),
          toMonth: to.value?.slice(0, 7) ?? null,
          reason,
          evidence,
        },
        'evidence',
      ),
    })
  }
  return (
    <FormDialog
      title={kept ? '修改正当理由' : '登记正当理由'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst label="哪一项" name="fault" required>
        <CodeSelect table={FAULT} required value={fault} onChange={next => setFault(next ?? fault)} />
      </Field>
      <Field label="自何月" name="fromMonth" required hint="如 2016-03">
        <DateField value={fromMonth} onChange={setFrom} today={today} />
      </Field>
      <Field label="至何月" name="toMonth" hint="最后一个月；还没有结束的不填">
        <DateField value={toMonth} onChange={setTo} today={today} />
      </Field>
      <Field label="理由" name="reason" required>
        <TextField maxLength={200} placeholder="如 住院治疗" value={reason} onChange={setReason} />
      </Field>
      <Field label="依据" name="evidence">
        <TextField
          maxLength={200}
          placeholder="支委会记录、诊断证明"
          value={evidence}
          onChange={setEvidence}
        />
      </Field>
    </FormDialog>
  )
}
