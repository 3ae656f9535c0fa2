/** 发放: who gets the form is counted before; a further issue of the same drive takes in branches and later formal members. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import type { RegistrationDrive } from '../../shared/registration/methods.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { BranchesSelect } from '../ui/fields/BranchesSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { refused, refusedAs } from '../ui/readFields.ts'

type Whom = 'all' | 'branches' | 'member'

export interface IssueDialogProps {
  /** a further issue of this drive; absent: a new one */
  drive?: Pick<RegistrationDrive, 'id' | 'name' | 'days'>
  onClose: () => void
  onOpened?: (driveId: number) => void
}

export function IssueDialog({ drive, onClose, onOpened }: IssueDialogProps) {
  const { client, queries } = useOffice()
  const { today, orgId } = useScope()
  const messages = useMessages()
  const open = useWrite(client.registration.open, { quiet: true })
  const issue = useWrite(client.registration.issue, { quiet: true })
  const [name, setName] = useState(`${today.slice(0, 4)}年党员登记`)
  const [issuedOn, setIssuedOn] = useState(today)
  const [whom, setWhom] = useState<Whom>(orgId === null ? 'all' : 'branches')
  const [branches, setBranches] = useState<number[]>(orgId === null ? [] : [orgId])
  const [member, setMember] = useState<PickedMember | null>(null)
  const [note, setNote] = useState('')
  const day = dayValue(issuedOn, today)
  const chosen =
    whom === 'all'
      ? {}
      : whom === 'branches'
        ? { orgIds: branches }
        : { memberIds: member === null ? [] : [member.id] }
  const known =
    day.ok &&
    day.value !== null &&
    day.value <= today &&
    (whom !== 'branches' || branches.length > 0) &&
    (whom !== 'member' || member !== null)
  const on = day.ok ? (day.value ?? '') : ''
  const { data } = useQuery({
    ...queries.registration.previewIssue.queryOptions({
      input: { ...(drive ? { driveId: drive.id } : {}), issuedOn: on, ...chosen },
    }),
    enabled: known,
    placeholderData: keepPreviousData,
  })
  const shown = known ? data : undefined
  const submit = async () => {
    if (!day.ok) return refusedAs('issuedOn', day)
    if (day.value === null) return refused('issuedOn', '请填写发放日期')
    if (whom === 'branches' && branches.length === 0) return refused('orgIds', '请选择支部')
    if (whom === 'member' && member === null) return refused('memberIds', '请选择党员')
    const given = { issuedOn: day.value, ...chosen }
    if (drive) {
      const done = await issue.run({ driveId: drive.id, ...given })
      if (done.ok) messages.done(`已补发：${done.value.forms}名`)
      return done
    }
    const done = await open.run({ name, note: textOrNull(note), ...given })
    if (done.ok) {
      messages.done(`已发放：${done.value.forms}名`)
      onOpened?.(done.value.id)
    }
    return done
  }
  return (
    <FormDialog
      title={drive ? `补发登记申请表：${drive.name}` : '发放党员登记申请表'}
      submitText={shown ? `${drive ? '补发' : '发放'}（${shown.members}名）` : drive ? '补发' : '发放'}
      submitDisabled={shown?.members === 0}
      onSubmit={submit}
      onClose={onClose}
      fields={['name', 'issuedOn', 'orgIds', 'memberIds', 'note']}
    >
      {!drive && (
        <Field label="名称" name="name" required focusFirst>
          <TextField maxLength={60} value={name} onChange={setName} />
        </Field>
      )}
      <Field label="发放日期" name="issuedOn" required hint="发给这一天在册的正式党员">
        <DateField dayOnly today={today} value={issuedOn} onChange={setIssuedOn} />
      </Field>
      <Field label="发给谁" name="whom">
        <Radio.Group
          value={whom}
          options={[
            { value: 'all', label: '全部支部' },
            { value: 'branches', label: '几个支部' },
            ...(drive ? [{ value: 'member', label: '一名党员' }] : []),
          ]}
          onChange={event => {
            const next: unknown = event.target.value
            setWhom(next === 'branches' || next === 'member' ? next : 'all')
          }}
        />
      </Field>
      {whom === 'branches' && (
        <Field label="支部" name="orgIds" required>
          <BranchesSelect value={branches} onChange={setBranches} placeholder="可选多个" />
        </Field>
      )}
      {whom === 'member' && (
        <Field label="党员" name="memberIds" required hint="转出在途、保留党籍的正式党员也可以这样发">
          <MemberPicker value={member} onChange={setMember} />
        </Field>
      )}
      {!drive && (
        <Field label="备注" name="note">
          <TextField maxLength={300} value={note} onChange={setNote} />
        </Field>
      )}
      <p aria-live="polite">
        {shown === undefined
          ? '填好日期、选好支部后，先算出发给多少名。'
          : `发给${shown.branches}个支部${shown.members}名正式党员，请于${shown.deadline}前交回${
              shown.already > 0 ? `；${shown.already}名已经发过` : ''
            }${shown.probationary > 0 ? `；${shown.probationary}名不是正式党员，不发` : ''}。`}
      </p>
    </FormDialog>
  )
}
