/** One task given to a member: what, by when, and what it came to. */

import { useState } from 'react'
import { ASSIGNMENT_RESULT } from '../../shared/duty/codes.ts'
import type { Assignment, AssignmentValues } from '../../shared/duty/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay, refused } from '../ui/readFields.ts'

const FIELDS = ['task', 'givenOn', 'dueOn', 'givenBy', 'result', 'endedOn', 'reason', 'note']

interface AssignmentDialogProps {
  memberId: number
  assignment: Assignment | null
  onClose: () => void
}

export function AssignmentDialog({ memberId, assignment, onClose }: AssignmentDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.duty.saveAssignment, { quiet: true })
  const [texts, setTexts] = useState({
    task: assignment?.task ?? '',
    givenOn: assignment?.givenOn ?? '',
    dueOn: assignment?.dueOn ?? '',
    givenBy: assignment?.givenBy ?? '',
    endedOn: assignment?.endedOn ?? '',
    reason: assignment?.reason ?? '',
    note: assignment?.note ?? '',
  })
  const [result, setResult] = useState<AssignmentValues['result']>(assignment?.result ?? null)
  const put = (key: keyof typeof texts) => (text: string) => setTexts(now => ({ ...now, [key]: text }))
  const submit = async () => {
    const given = optionalDay(texts.givenOn, today, 'givenOn')
    if (!given.ok) return given
    const due = optionalDay(texts.dueOn, today, 'dueOn')
    if (!due.ok) return due
    const ended = optionalDay(texts.endedOn, today, 'endedOn')
    if (!ended.ok) return ended
    if (texts.task.trim() === '') return refused('task', '请写明交办的任务')
    if (given.value === null) return refused('givenOn', '请填写交办日期')
    if (due.value === null) return refused('dueOn', '请填写完成期限')
    return run({
      memberId,
      ...(assignment ? { id: assignment.id } : {}),
      values: emptyToNull(
        { ...texts, givenOn: given.value, dueOn: due.value, result, endedOn: ended.value },
        'givenBy',
        'reason',
        'note',
      ),
    })
  }
  return (
    <FormDialog
      title={assignment ? '修改交办任务' : '登记交办任务'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst label="任务" name="task" required>
        <TextField
          maxLength={200}
          placeholder="如 包联两户困难群众"
          value={texts.task}
          onChange={put('task')}
        />
      </Field>
      <Field label="交办日期" name="givenOn" required>
        <DateField dayOnly value={texts.givenOn} onChange={put('givenOn')} today={today} />
      </Field>
      <Field label="完成期限" name="dueOn" required>
        <DateField dayOnly value={texts.dueOn} onChange={put('dueOn')} today={today} />
      </Field>
      <Field label="交办人" name="givenBy">
        <TextField maxLength={50} value={texts.givenBy} onChange={put('givenBy')} />
      </Field>
      <Field label="办理结果" name="result" hint="还在办的不选">
        <CodeSelect table={ASSIGNMENT_RESULT} value={result} onChange={setResult} />
      </Field>
      <Field label="结束日期" name="endedOn">
        <DateField dayOnly value={texts.endedOn} onChange={put('endedOn')} today={today} />
      </Field>
      <Field label="没有完成的理由" name="reason" hint="有正当理由的填写，不计入“三不”">
        <TextField maxLength={200} value={texts.reason} onChange={put('reason')} />
      </Field>
      <Field label="备注" name="note">
        <TextField maxLength={300} value={texts.note} onChange={put('note')} />
      </Field>
    </FormDialog>
  )
}
