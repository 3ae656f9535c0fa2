/** One meeting of a branch with everybody's attendance: saved as one step. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ATTENDANCE, MEETING_KIND, type Attendance } from '../../shared/meeting/codes.ts'
import type { MeetingRow, MeetingValues } from '../../shared/meeting/methods.ts'
import { isLife } from '../../shared/meeting/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { AttendanceSheet, type States } from './AttendanceSheet.tsx'
import styles from './meeting.module.css'
import { refusedAs } from '../ui/readFields.ts'

const FIELDS = ['onDate', 'kind', 'place', 'chair', 'recorder', 'minutes']

export interface MeetingDialogProps {
  orgId: number
  meeting: MeetingRow | null
  onClose: () => void
}

type Texts = Record<'place' | 'chair' | 'recorder' | 'agenda' | 'minutes' | 'resolution', string>

const LABELS: readonly { key: keyof Texts; label: string; max: number; rows?: number }[] = [
  { key: 'place', label: '地点', max: 60 },
  { key: 'chair', label: '主持人', max: 50 },
  { key: 'recorder', label: '记录人', max: 50 },
  { key: 'agenda', label: '议题', max: 500 },
  { key: 'minutes', label: '会议记录', max: 4000, rows: 2 },
  { key: 'resolution', label: '决议', max: 1000 },
]

function textsOf(meeting: MeetingRow | null): Texts {
  return {
    place: meeting?.place ?? '',
    chair: meeting?.chair ?? '',
    recorder: meeting?.recorder ?? '',
    agenda: meeting?.agenda ?? '',
    minutes: meeting?.minutes ?? '',
    resolution: meeting?.resolution ?? '',
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

export function MeetingDialog({ orgId, meeting, onClose }: MeetingDialogProps) {
  const { client, queries } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.meeting.save, { quiet: true })
  const [onDate, setOnDate] = useState<string>(meeting?.onDate ?? today)
  const [kind, setKind] = useState<MeetingValues['kind']>(meeting?.kind ?? '党员大会')
  const [texts, setTexts] = useState(() => textsOf(meeting))
  const [chosen, setChosen] = useState<States>(new Map())
  const day = dayValue(onDate, today)
  const on = day.ok && day.value !== null ? day.value : null
  const { data } = useQuery({
    ...queries.meeting.sheet.queryOptions({
      input: { orgId, onDate: on ?? today, ...(meeting ? { meetingId: meeting.id } : {}) },
    }),
    enabled: on !== null,
  })
  const rows = data?.rows ?? []
  const states: States = new Map(
    rows.map(({ memberId, state }) => {
      const own = chosen.get(memberId)
      return [memberId, own === undefined ? state : own]
    }),
  )
  const put = (memberId: number, state: Attendance | null) =>
    setChosen(now => new Map(now).set(memberId, state))
  const restPresent = () =>
    setChosen(now => {
      const next = new Map(now)
      for (const { memberId, excused } of rows)
        if (states.get(memberId) === null) next.set(memberId, excused && isLife(kind) ? '豁免' : '到会')
      return next
    })

  const submit = async () => {
    if (!day.ok) return refusedAs('onDate', day)
    if (day.value === null) {
      const message = '请填写会议日期'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field: 'onDate' } }
    }
    return run({
      ...(meeting ? { id: meeting.id } : {}),
      values: {
        orgId,
        kind,
        onDate: day.value,
        place: orNull(texts.place),
        chair: orNull(texts.chair),
        recorder: orNull(texts.recorder),
        agenda: orNull(texts.agenda),
        minutes: orNull(texts.minutes),
        resolution: orNull(texts.resolution),
      },
      lines: [...states]
        .filter(([memberId, state]) => state !== null || chosen.has(memberId))
        .map(([memberId, state]) => ({ memberId, state })),
    })
  }
  const unset = [...states.values()].filter(state => state === null).length
  const counts = ATTENDANCE.items.map(
    ({ key, label }) => `${label}${[...states.values()].filter(state => state === key).length}`,
  )
  return (
    <FormDialog
      title={meeting ? '修改会议' : '登记会议'}
      width={760}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <div className={styles.head}>
        <Field focusFirst label="会议日期" name="onDate" required>
          <DateField dayOnly value={onDate} onChange={setOnDate} today={today} />
        </Field>
        <Field label="会议类型" name="kind">
          <CodeSelect table={MEETING_KIND} value={kind} required onChange={next => setKind(next ?? kind)} />
        </Field>
        {LABELS.map(({ key, label, max, rows: lines }) => (
          <Field
            key={key}
            label={label}
            name={key}
            findings={
              key === 'recorder' && texts.recorder.trim() === ''
                ? [{ level: 'note', text: '会议要有记录人' }]
                : []
            }
          >
            <TextField
              maxLength={max}
              value={texts[key]}
              onChange={text => setTexts(now => ({ ...now, [key]: text }))}
              {...(lines === undefined ? {} : { rows: lines })}
            />
          </Field>
        ))}
      </div>
      <div className={styles.sheetHead}>
        <span aria-live="polite">
          {rows.length}名：{counts.join(' · ')} · 未填{unset}
        </span>
        <span className={styles.keys}>1 到会 2 请假 3 无故缺席 4 豁免 退格 清除</span>
        <Button size="small" disabled={unset === 0} onClick={restPresent}>
          其余到会
        </Button>
      </div>
      {data && rows.length === 0 && <FindingText level="note" text="那一天没有在册的党员，请核对日期" />}
      <AttendanceSheet rows={rows} states={states} onChange={put} />
    </FormDialog>
  )
}
