/** One member's attendance of one meeting, from his card. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import { ATTENDANCE, MEETING_KIND, SIGN_IN } from '../../shared/meeting/codes.ts'
import type { AttendanceLine, AttendanceValues, MeetingValues } from '../../shared/meeting/methods.ts'
import type { Exemption } from '../../shared/exemption/methods.ts'
import { exemptionOn } from '../../shared/exemption/rules.ts'
import { isLife } from '../../shared/meeting/rules.ts'
import { exemptionText } from '../exemption/exemptionWords.ts'
import { useExemptions } from '../exemption/useExemptions.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField, tidyDate } from '../ui/fields/DateField.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl, type FieldFinding } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay, optionalDay, refused } from '../ui/readFields.ts'

const FIELDS = ['onDate', 'kind', 'orgId', 'state', 'signIn', 'leaveApprovedBy', 'leaveSignedLaterOn', 'note']

const NOTHING: AttendanceValues = {
  state: '到会',
  signIn: null,
  leaveWritten: false,
  leaveApprovedBy: null,
  leaveSignedLaterOn: null,
  note: null,
}

export interface AttendanceDialogProps {
  memberId: number
  /** his branch, proposed as the one that met */
  orgId: number | null
  line: AttendanceLine | null
  onClose: () => void
}

const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim())

function valuesOf(line: AttendanceLine | null): AttendanceValues {
  if (!line) return NOTHING
  const { state, signIn, leaveWritten, leaveApprovedBy, leaveSignedLaterOn, note } = line
  return { state, signIn, leaveWritten, leaveApprovedBy, leaveSignedLaterOn, note }
}

const anywhere = () => true

/** What the exemption of the day has to do with the state that is chosen (R-M03). */
function excuseFindings(
  state: AttendanceValues['state'],
  excuse: Exemption | null,
  life: boolean,
): FieldFinding[] {
  if (excuse) return [{ level: 'note', text: `当天在豁免期：${exemptionText(excuse)}` }]
  return state === '豁免' && life
    ? [{ level: 'warning', text: '当天没有组织生活豁免的记录，请到“豁免”里登记' }]
    : []
}

export function AttendanceDialog({ memberId, orgId: ownOrgId, line, onClose }: AttendanceDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run: add } = useWrite(client.meeting.addLine, { quiet: true })
  const { run: save } = useWrite(client.meeting.saveLine, { quiet: true })
  const [onDate, setOnDate] = useState<string>(today)
  const [kind, setKind] = useState<MeetingValues['kind']>('党员大会')
  const [orgId, setOrgId] = useState(ownOrgId)
  const [values, setValues] = useState(() => valuesOf(line))
  const [signedLater, setSignedLater] = useState(line?.leaveSignedLaterOn ?? '')
  const put = (patch: Partial<AttendanceValues>) => setValues(now => ({ ...now, ...patch }))
  const exemptions = useExemptions(memberId)
  const typedDay = line ? line.onDate : tidyDate(onDate, today)
  const excuse = isLife(line?.kind ?? kind) ? exemptionOn(exemptions, '组织生活豁免', typedDay) : null
  const [chosen, setChosen] = useState(line !== null)
  // An exemption in force proposes itself until something is chosen.
  const state = !chosen && excuse ? '豁免' : values.state

  const submit = async () => {
    const later = optionalDay(signedLater, today, 'leaveSignedLaterOn')
    if (!later.ok) return later
    const onLeave = state === '请假'
    const sent: AttendanceValues = {
      ...values,
      state,
      leaveWritten: onLeave && values.leaveWritten,
      leaveApprovedBy: onLeave ? orNull(values.leaveApprovedBy) : null,
      leaveSignedLaterOn: onLeave ? later.value : null,
      note: orNull(values.note),
    }
    if (line) return save({ id: line.id, values: sent })
    const day = demandDay(onDate, today, 'onDate', '请填写会议日期')
    if (!day.ok) return day
    if (orgId === null) return refused('orgId', '请选择党组织')
    return add({ memberId, meeting: { orgId, kind, onDate: day.value }, values: sent })
  }
  const title = line ? `${line.onDate} ${line.kind}` : '登记组织生活'
  return (
    <FormDialog title={title} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      {!line && (
        <>
          <Field focusFirst label="会议日期" name="onDate" required>
            <DateField dayOnly value={onDate} onChange={setOnDate} today={today} />
          </Field>
          <Field label="会议类型" name="kind">
            <CodeSelect table={MEETING_KIND} value={kind} required onChange={next => setKind(next ?? kind)} />
          </Field>
          <Field label="党组织" name="orgId" required>
            <OrgSelect value={orgId} onChange={setOrgId} may={anywhere} />
          </Field>
        </>
      )}
      <Field
        label="到会情况"
        name="state"
        findings={excuseFindings(state, excuse, isLife(line?.kind ?? kind))}
      >
        <CodeSelect
          table={ATTENDANCE}
          value={state}
          required
          onChange={next => {
            setChosen(true)
            put({ state: next ?? state })
          }}
        />
      </Field>
      {state === '到会' && (
        <Field label="签到方式" name="signIn">
          <CodeSelect table={SIGN_IN} value={values.signIn} onChange={signIn => put({ signIn })} />
        </Field>
      )}
      {state === '请假' && (
        <>
          <Field label="书面请假" name="leaveWritten">
            <Written checked={values.leaveWritten} onChange={leaveWritten => put({ leaveWritten })} />
          </Field>
          <Field label="准假人" name="leaveApprovedBy" hint="总支书记">
            <TextField
              maxLength={50}
              value={values.leaveApprovedBy ?? ''}
              onChange={leaveApprovedBy => put({ leaveApprovedBy })}
            />
          </Field>
          <Field label="补签日期" name="leaveSignedLaterOn" hint="事先口头请假的">
            <DateField dayOnly value={signedLater} onChange={setSignedLater} today={today} />
          </Field>
        </>
      )}
      <Field label="备注" name="note">
        <TextField maxLength={300} value={values.note ?? ''} onChange={note => put({ note })} />
      </Field>
    </FormDialog>
  )
}

function Written({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { id } = useFieldControl()
  return (
    <Checkbox
      {...(id === undefined ? {} : { id })}
      checked={checked}
      onChange={event => onChange(event.target.checked)}
    />
  )
}
