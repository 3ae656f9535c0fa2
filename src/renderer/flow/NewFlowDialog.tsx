/** A member goes away: who, since when, why and where to; the rest follows beside the list. */

import { useState } from 'react'
import { FLOW_DIRECTION, FLOW_REASON } from '../../shared/flow/codes.ts'
import type { FlowValues } from '../../shared/flow/methods.ts'
import { ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import { FLOW_OCCUPATION } from '../../shared/roster/codes.ts'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { PhoneField, phoneFindings } from '../ui/fields/PhoneField.tsx'
import { proposedPhone } from '../ui/fields/proposedPhone.ts'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import type { FlowPatch } from './flowFields.ts'
import { useSaveFlow } from './saveFlow.ts'
import { optionalDay } from '../ui/readFields.ts'

export interface NewFlowDialogProps {
  /** chosen already: the dialog was opened from the member's card */
  member?: PickedMember
  onClose: () => void
  onSaved?: (id: number) => void
}

const FIELDS = [
  'memberId',
  'leftOn',
  'reason',
  'direction',
  'destPlace',
  'flowOccupation',
  'phone',
  'emergencyContact',
  'hostOrgType',
]

const EMPTY: FlowPatch = {
  direction: null,
  destPlace: '',
  flowOccupation: null,
  phone: '',
  emergencyContact: '',
  hostOrgType: null,
}

export function NewFlowDialog({ member: given, onClose, onSaved }: NewFlowDialogProps) {
  const { today } = useScope()
  const save = useSaveFlow()
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const [leftOn, setLeftOn] = useState('')
  const [reason, setReason] = useState<FlowValues['reason']>('外出务工')
  const [values, setValues] = useState<FlowPatch>(EMPTY)
  const put = (patch: FlowPatch) => setValues(now => ({ ...now, ...patch }))
  const pick = (picked: PickedMember | null) => {
    setValues(now => ({ ...now, phone: proposedPhone(now.phone ?? '', member, picked) }))
    setMember(picked)
  }

  const submit = async () => {
    const day = optionalDay(leftOn, today, 'leftOn')
    if (!day.ok) return day
    if (!member || day.value === null) {
      const field = member ? 'leftOn' : 'memberId'
      const message = member ? '请填写外出日期' : '请选择党员'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
    }
    const result = await save(
      { memberId: member.id },
      { ...emptyToNull(values, 'destPlace', 'phone', 'emergencyContact'), leftOn: day.value, reason },
    )
    if (result.ok) onSaved?.(result.value.id)
    return result
  }
  return (
    <FormDialog
      title={given ? `登记外出：${given.name}` : '登记外出'}
      submitText="登记"
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {!given && (
        <Field label="党员" name="memberId" required>
          <MemberPicker autoFocus value={member} onChange={pick} />
        </Field>
      )}
      <Field label="外出日期" name="leftOn" required>
        <DateField
          autoFocus={given !== undefined}
          dayOnly
          today={today}
          value={leftOn}
          onChange={setLeftOn}
        />
      </Field>
      <Field label="外出原因" name="reason">
        <CodeSelect
          table={FLOW_REASON}
          value={reason}
          required
          onChange={next => setReason(next ?? reason)}
        />
      </Field>
      <Field label="外出流向" name="direction">
        <CodeSelect
          table={FLOW_DIRECTION}
          value={values.direction ?? null}
          onChange={direction => put({ direction })}
        />
      </Field>
      <Field label="外出地点" name="destPlace">
        <TextField
          maxLength={120}
          value={values.destPlace ?? ''}
          onChange={destPlace => put({ destPlace })}
        />
      </Field>
      <Field label="职业（附件4）" name="flowOccupation">
        <CodeSelect
          table={FLOW_OCCUPATION}
          value={values.flowOccupation ?? null}
          onChange={flowOccupation => put({ flowOccupation })}
        />
      </Field>
      <Field label="手机" name="phone" findings={phoneFindings(values.phone ?? '')}>
        <PhoneField value={values.phone ?? ''} onChange={phone => put({ phone })} />
      </Field>
      <Field label="应急联系人" name="emergencyContact" hint="姓名和电话">
        <TextField
          maxLength={60}
          value={values.emergencyContact ?? ''}
          onChange={emergencyContact => put({ emergencyContact })}
        />
      </Field>
      <Field label="党组织类型" name="hostOrgType" hint="流入单位的类型，附件4和附件8按它汇总">
        <CodeSelect
          table={ORGANISATION_TYPE}
          value={values.hostOrgType ?? null}
          onChange={hostOrgType => put({ hostOrgType })}
        />
      </Field>
    </FormDialog>
  )
}
