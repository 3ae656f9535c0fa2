/** A meeting or training of the campaign: when, who was called, how many came. */

import { useState } from 'react'
import { CAMPAIGN_MEETING } from '../../shared/census/codes.ts'
import type { CampaignMeeting } from '../../shared/census/recordMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { countValue } from '../ui/countValue.ts'
import { dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { textOrNull } from './textOrNull.ts'

const number = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)

function typedOf(meeting: CampaignMeeting | null, today: string) {
  return {
    kind: meeting?.kind ?? ('部署会' as const),
    on: meeting?.on ?? today,
    orgId: meeting?.orgId ?? null,
    place: meeting?.place ?? '',
    chair: meeting?.chair ?? '',
    attendees: meeting?.attendees ?? '',
    expected: number(meeting?.expected),
    attendance: number(meeting?.attendance),
    content: meeting?.content ?? '',
  }
}

export interface MeetingDialogProps {
  campaignId: number
  /** null: a new one */
  meeting: CampaignMeeting | null
  onClose: () => void
}

export function MeetingDialog({ campaignId, meeting, onClose }: MeetingDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.census.saveMeeting, { quiet: true })
  const [typed, setTyped] = useState(() => ({ ...typedOf(meeting, today) }))
  const put = (patch: Partial<ReturnType<typeof typedOf>>) => setTyped(now => ({ ...now, ...patch }))
  const submit = async () => {
    const on = dayValue(typed.on, today)
    if (!on.ok || on.value === null)
      return {
        ok: false as const,
        failure: { code: 'INPUT_INVALID' as const, message: '请填写日期，如 2024-03-15', field: 'on' },
      }
    const expected = countValue(typed.expected, 'expected')
    if (!expected.ok) return expected
    const attendance = countValue(typed.attendance, 'attendance')
    if (!attendance.ok) return attendance
    return run({
      campaignId,
      ...(meeting ? { id: meeting.id } : {}),
      values: {
        kind: typed.kind,
        on: on.value,
        orgId: typed.orgId,
        place: textOrNull(typed.place),
        chair: textOrNull(typed.chair),
        attendees: textOrNull(typed.attendees),
        expected: expected.value,
        attendance: attendance.value,
        content: textOrNull(typed.content),
      },
    })
  }
  return (
    <FormDialog
      title={meeting ? '修改会议培训' : '登记会议培训'}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'expected', 'attendance']}
    >
      <Field label="类别" name="kind" required>
        <CodeSelect
          table={CAMPAIGN_MEETING}
          required
          value={typed.kind}
          onChange={kind => put({ kind: kind ?? typed.kind })}
        />
      </Field>
      <Field label="日期" name="on" required focusFirst>
        <DateField dayOnly today={today} value={typed.on} onChange={on => put({ on })} />
      </Field>
      <Field label="单位" name="orgId" hint="不选就是镇党委召开的">
        <OrgSelect allowClear withoutRoot value={typed.orgId} onChange={orgId => put({ orgId })} />
      </Field>
      <Field label="地点" name="place">
        <TextField value={typed.place} maxLength={60} onChange={place => put({ place })} />
      </Field>
      <Field label="主持人" name="chair">
        <TextField value={typed.chair} maxLength={30} onChange={chair => put({ chair })} />
      </Field>
      <Field label="参加范围" name="attendees" hint="工作组成员、支部书记、相关工作人员等">
        <TextField value={typed.attendees} maxLength={200} onChange={attendees => put({ attendees })} />
      </Field>
      <Field label="应到人数" name="expected">
        <TextField value={typed.expected} maxLength={5} onChange={expected => put({ expected })} />
      </Field>
      <Field label="实到人数" name="attendance">
        <TextField value={typed.attendance} maxLength={5} onChange={attendance => put({ attendance })} />
      </Field>
      <Field label="内容" name="content">
        <TextField value={typed.content} rows={3} maxLength={2000} onChange={content => put({ content })} />
      </Field>
    </FormDialog>
  )
}
