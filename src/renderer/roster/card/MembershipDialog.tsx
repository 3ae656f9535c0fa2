/** Changing the state of membership: only the steps of the state machine, each with its evidence. */

import { useState } from 'react'
import { labelOf } from '../../../shared/kernel/codes.ts'
import { MEMBERSHIP, type Membership } from '../../../shared/roster/codes.ts'
import { nextStates, rankBefore } from '../../../shared/roster/membership.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import { ConfirmChange } from '../../ui/ConfirmChange.tsx'
import { dayValue } from '../../ui/dateValues.ts'
import { CodeSelect } from '../../ui/fields/CodeSelect.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'
import { optionalDay, refusedAs } from '../../ui/readFields.ts'

const FIELDS = ['membership', 'on', 'evidence', 'probationEnd']

export function MembershipDialog({ card, onClose }: { card: MemberCard; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.roster.setMembership, { quiet: true })
  const steps = nextStates(card.membership, rankBefore(card.periods.map(period => period.membership)))
  const [to, setTo] = useState<Membership | null>(steps.length === 1 ? (steps[0]?.to ?? null) : null)
  const [on, setOn] = useState(today)
  const [evidence, setEvidence] = useState('')
  const [until, setUntil] = useState('')
  /** the same state again: 延长预备期 */
  const extended = to === card.membership
  const step = steps.find(candidate => candidate.to === to)
  const from = labelOf(MEMBERSHIP, card.membership)
  const name = String(card.values.name)

  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    if (to === null || day.value === null) {
      const message = to === null ? '请选择新的状态' : '请填写日期'
      const field = to === null ? 'membership' : 'on'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
    }
    const end = extended ? dayValue(until, today) : null
    if (end?.ok === false) return refusedAs('probationEnd', end)
    const probationEnd = end?.value ?? undefined
    return run({
      id: card.id,
      membership: to,
      on: day.value,
      evidence,
      ...(probationEnd === undefined ? {} : { probationEnd }),
    })
  }
  return (
    <ConfirmChange
      title="改变党籍状态"
      effect={
        step
          ? extended
            ? `将延长${name}的预备期。`
            : `将把${name}由“${from}”改为“${labelOf(MEMBERSHIP, step.to)}”，自所填日期起生效。`
          : `${name}现为“${from}”。`
      }
      confirmText="改变状态"
      danger={false}
      onConfirm={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {steps.length === 0 && <p>“{from}”之后没有可以办理的下一步。</p>}
      <Field focusFirst label="新的状态" name="membership" required>
        <CodeSelect
          table={MEMBERSHIP}
          only={steps.map(candidate => candidate.to)}
          value={to}
          placeholder="请选择"
          onChange={setTo}
        />
      </Field>
      {extended && (
        <Field label="延长到" name="probationEnd" required hint="新的预备期满日期">
          <DateField dayOnly value={until} onChange={setUntil} today={today} />
        </Field>
      )}
      <Field label="日期" name="on" required>
        <DateField dayOnly value={on} onChange={setOn} today={today} />
      </Field>
      <Field
        label="依据"
        name="evidence"
        required
        {...(step ? { hint: `需要：${step.evidence}。请写明文件名称、编号或会议日期` } : {})}
      >
        <TextField maxLength={200} value={evidence} onChange={setEvidence} />
      </Field>
    </ConfirmChange>
  )
}
