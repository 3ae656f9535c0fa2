/** A task of the campaign, and a person responsible. */

import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { CAMPAIGN_ROLE } from '../../shared/census/codes.ts'
import type { CampaignTask, PersonValues, Stage, TaskValues } from '../../shared/census/stageMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { textOrNull } from './textOrNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { CLEARABLE } from '../ui/fields/clearable.ts'
import { refusedAs } from '../ui/readFields.ts'

type Typed = Omit<TaskValues, 'deadline' | 'doneOn' | 'handsUp'> & {
  deadline: string
  doneOn: string
  handsUp: boolean
}

function typedOf(task: CampaignTask | null, stageId: number | null, doneOn: string | null): Typed {
  return {
    stageId: task?.stageId ?? stageId,
    orgId: task?.orgId ?? null,
    text: task?.text ?? '',
    owner: task?.owner ?? null,
    deadline: task?.deadline ?? '',
    doneOn: task?.doneOn ?? doneOn ?? '',
    evidence: task?.evidence ?? null,
    excuse: task?.excuse ?? null,
    handsUp: task?.handsUp ?? false,
  }
}

export interface TaskDialogProps {
  campaignId: number
  stages: readonly Stage[]
  /** null: a new one */
  task: CampaignTask | null
  stageId: number | null
  /** opened to be ticked off: the day is filled in */
  finishing?: boolean
  onClose: () => void
}

export function TaskDialog({
  campaignId,
  stages,
  task,
  stageId,
  finishing = false,
  onClose,
}: TaskDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.census.saveTask, { quiet: true })
  const [typed, setTyped] = useState(() => typedOf(task, stageId, finishing ? today : null))
  const put = (patch: Partial<Typed>) => setTyped(now => ({ ...now, ...patch }))
  const submit = async () => {
    const [deadline, doneOn] = [dayValue(typed.deadline, today), dayValue(typed.doneOn, today)]
    if (!deadline.ok) return refusedAs('deadline', deadline)
    if (!doneOn.ok) return refusedAs('doneOn', doneOn)
    return run({
      campaignId,
      ...(task ? { id: task.id } : {}),
      values: {
        ...typed,
        deadline: deadline.value,
        doneOn: doneOn.value,
        owner: textOrNull(typed.owner),
        evidence: textOrNull(typed.evidence),
        excuse: textOrNull(typed.excuse),
      },
    })
  }
  return (
    <FormDialog
      title={task ? (finishing ? '完成任务' : '修改任务') : '新增任务'}
      onSubmit={submit}
      onClose={onClose}
      fields={['text', 'deadline', 'doneOn']}
    >
      <Field label="任务" name="text" required focusFirst={!finishing}>
        <TextField value={typed.text} maxLength={120} rows={2} onChange={text => put({ text })} />
      </Field>
      <Field label="阶段" name="stageId">
        <Select<number | null>
          aria-label="阶段"
          allowClear={CLEARABLE}
          placeholder="不属于阶段"
          value={typed.stageId}
          options={stages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={next => put({ stageId: next ?? null })}
        />
      </Field>
      <Field label="支部" name="orgId" hint="不选就是镇党委的任务">
        <OrgSelect allowClear withoutRoot value={typed.orgId} onChange={orgId => put({ orgId })} />
      </Field>
      <Field label="责任人" name="owner">
        <TextField value={typed.owner ?? ''} maxLength={40} onChange={owner => put({ owner })} />
      </Field>
      <Field label="期限" name="deadline" hint="含当日；可以在阶段以外">
        <DateField dayOnly today={today} value={typed.deadline} onChange={deadline => put({ deadline })} />
      </Field>
      <Field label="上报材料">
        <Checkbox checked={typed.handsUp} onChange={event => put({ handsUp: event.target.checked })}>
          这个期限就是上报材料的期限
        </Checkbox>
      </Field>
      <Field label="完成日期" name="doneOn" focusFirst={finishing}>
        <DateField dayOnly today={today} value={typed.doneOn} onChange={doneOn => put({ doneOn })} />
      </Field>
      <Field label="完成依据" name="evidence" hint="会议记录、文件、名单等">
        <TextField value={typed.evidence ?? ''} maxLength={200} onChange={evidence => put({ evidence })} />
      </Field>
      <Field label="未完成理由" name="excuse" hint="写明理由的不算未完成">
        <TextField value={typed.excuse ?? ''} maxLength={200} onChange={excuse => put({ excuse })} />
      </Field>
    </FormDialog>
  )
}

export function PersonDialog({
  campaignId,
  person,
  onClose,
}: {
  campaignId: number
  /** null: a new one */
  person: (PersonValues & { id: number }) | null
  onClose: () => void
}) {
  const { client } = useOffice()
  const { run } = useWrite(client.census.savePerson, { quiet: true })
  const [values, setValues] = useState<PersonValues>(() => ({
    role: person?.role ?? 'FULL_TIME',
    name: person?.name ?? '',
    duty: person?.duty ?? null,
    phone: person?.phone ?? null,
    orgId: person?.orgId ?? null,
  }))
  const put = (patch: Partial<PersonValues>) => setValues(now => ({ ...now, ...patch }))
  return (
    <FormDialog
      title={person ? '修改责任人' : '新增责任人'}
      onSubmit={() =>
        run({
          campaignId,
          ...(person ? { id: person.id } : {}),
          values: {
            ...values,
            duty: textOrNull(values.duty),
            phone: textOrNull(values.phone),
          },
        })
      }
      onClose={onClose}
      fields={['name']}
    >
      <Field label="职责" name="role" required>
        <CodeSelect
          table={CAMPAIGN_ROLE}
          required
          value={values.role}
          onChange={role => put({ role: role ?? values.role })}
        />
      </Field>
      <Field label="姓名" name="name" required focusFirst>
        <TextField value={values.name} maxLength={30} onChange={name => put({ name })} />
      </Field>
      <Field label="职务" name="duty">
        <TextField value={values.duty ?? ''} maxLength={40} onChange={duty => put({ duty })} />
      </Field>
      <Field label="电话" name="phone">
        <TextField value={values.phone ?? ''} maxLength={30} onChange={phone => put({ phone })} />
      </Field>
      <Field label="负责支部" name="orgId" hint="不选就是全部支部">
        <OrgSelect allowClear withoutRoot value={values.orgId} onChange={orgId => put({ orgId })} />
      </Field>
    </FormDialog>
  )
}
