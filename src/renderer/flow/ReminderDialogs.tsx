/** What is asked when a member away is reminded, and when it is known what came of it. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import { REMINDER_GROUND, REMINDER_KIND, type ReminderGround } from '../../shared/flow/codes.ts'
import type { FlowRow } from '../../shared/flow/methods.ts'
import type { ReminderRow } from '../../shared/flow/reminderMethods.ts'
import { REMINDER_STATE, type ReminderCall, type ReminderState } from '../../shared/flow/reminders.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay, optionalDay } from '../ui/readFields.ts'

export interface ReminderDialogProps {
  flow: FlowRow
  /** what calls for it: proposed as its grounds */
  calls: readonly ReminderCall[]
  /** the one to be mended */
  row?: ReminderRow
  onClose: () => void
}

export function ReminderDialog({ flow, calls, row, onClose }: ReminderDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.saveReminder, { quiet: true })
  const [kind, setKind] = useState<ReminderRow['kind']>(row?.kind ?? '书面提醒')
  const [reminderNo, setNo] = useState(row?.reminderNo ?? '')
  const [on, setOn] = useState(row?.onDate ?? today)
  const [mendBy, setMendBy] = useState(row?.mendBy ?? '')
  const [grounds, setGrounds] = useState<readonly ReminderGround[]>(
    row?.grounds ?? calls.map(({ ground }) => ground),
  )
  const [facts, setFacts] = useState(row?.facts ?? calls.map(({ text }) => text).join('；'))
  const submit = async () => {
    const day = demandDay(on, today, 'onDate', '请填写提醒日期')
    if (!day.ok) return day
    const until = optionalDay(mendBy, today, 'mendBy')
    if (!until.ok) return until
    const values = { kind, onDate: day.value, mendBy: until.value, grounds: [...grounds], facts }
    const all = { ...values, ...emptyToNull({ reminderNo }, 'reminderNo') }
    return run({ flowId: flow.id, ...(row ? { id: row.id } : {}), values: all })
  }
  return (
    <FormDialog
      title={`${row ? '修改提醒' : '登记提醒'}：${flow.name}`}
      width={560}
      onSubmit={submit}
      onClose={onClose}
      fields={['onDate', 'mendBy', 'reminderNo', 'grounds', 'facts']}
    >
      <p>外出党员没有定期汇报、没有按时参加组织生活、没有按规定交纳党费的，先提醒，不是组织处置。</p>
      <Field label="具体情况" name="facts" required hint="印在纸上">
        <TextField autoFocus maxLength={500} value={facts} onChange={setFacts} />
      </Field>
      <Field label="提醒事由" name="grounds" required>
        <span>
          <Checkbox.Group
            options={REMINDER_GROUND.items.map(item => ({ value: item.key, label: item.label }))}
            value={[...grounds]}
            onChange={setGrounds}
          />
        </span>
      </Field>
      <Field label="提醒方式" name="kind">
        <CodeSelect table={REMINDER_KIND} value={kind} required onChange={next => setKind(next ?? kind)} />
      </Field>
      <Field label="提醒日期" name="onDate" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="改正期限" name="mendBy">
        <DateField dayOnly today={today} value={mendBy} onChange={setMendBy} />
      </Field>
      <Field label="编号" name="reminderNo">
        <TextField maxLength={40} value={reminderNo} onChange={setNo} />
      </Field>
    </FormDialog>
  )
}

export type ReminderGoal = Exclude<ReminderState, 'SENT'>

const NOTE: Readonly<Record<ReminderGoal, { label: string; hint: string }>> = {
  SERVED: { label: '签收人或送达方式', hint: '如 本人签收、微信已回复' },
  MENDED: { label: '整改情况', hint: '如 3月12日回村参加党员大会，补交党费' },
  UNMENDED: { label: '复核情况', hint: '如 期满仍没有联系支部' },
}

export interface ReminderStepProps {
  row: ReminderRow
  to: ReminderGoal
  onClose: () => void
}

export function ReminderStepDialog({ row, to, onClose }: ReminderStepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.stepReminder, { quiet: true })
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'onDate', '请填写日期')
    if (!day.ok) return day
    return run({ id: row.id, to, onDate: day.value, ...emptyToNull({ note }, 'note') })
  }
  return (
    <FormDialog
      title={`登记${labelOf(REMINDER_STATE, to)}：${row.onDate} 的${row.kind}`}
      submitText="登记"
      width={480}
      onSubmit={submit}
      onClose={onClose}
      fields={['onDate', 'note']}
    >
      <Field label={NOTE[to].label} name="note" required hint={NOTE[to].hint}>
        <TextField autoFocus maxLength={200} value={note} onChange={setNote} />
      </Field>
      <Field label="日期" name="onDate" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}
