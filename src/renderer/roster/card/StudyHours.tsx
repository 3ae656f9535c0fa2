/** 学习培训学时: one line a year (rules.md 3.2, S02-STUDYHOURS). */

import { useState } from 'react'
import { toHalfWidth } from '../../../shared/kernel/text.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { hoursText, readHours } from '../../../shared/roster/studyHours.ts'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { refused } from '../../ui/readFields.ts'
import { RecordList } from './RecordList.tsx'

type Hours = MemberCard['studyHours'][number]

export interface StudyHoursProps {
  memberId: number
  records: readonly Hours[]
  readOnly: boolean
}

export function StudyHours({ memberId, records, readOnly }: StudyHoursProps) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.roster.removeStudyHours, { quiet: true })
  const twice = (record: Hours) => records.some(({ id, year }) => id !== record.id && year === record.year)
  return (
    <RecordList
      noun="学时"
      records={records}
      nameOf={({ year }) => `${year}年`}
      readOnly={readOnly}
      emptyText="没有学时记录。每年登记一条。"
      onRemove={({ id }) => remove({ id })}
      findings={record => (twice(record) ? [{ level: 'warning', text: '同一年有两条学时，请留一条' }] : [])}
      columns={[
        { title: '年度', text: ({ year }) => `${year}年` },
        { title: '学时', text: ({ tenths }) => `${hoursText(tenths)}学时` },
        { title: '备注', text: ({ note }) => note ?? '' },
      ]}
      form={(record, close) => (
        <HoursDialog key={record?.id ?? 0} memberId={memberId} record={record} onClose={close} />
      )}
    />
  )
}

interface DialogProps {
  memberId: number
  record: Hours | null
  onClose: () => void
}

const FIELDS = ['year', 'tenths', 'note']

function HoursDialog({ memberId, record, onClose }: DialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.roster.saveStudyHours, { quiet: true })
  const [year, setYear] = useState(record ? String(record.year) : today.slice(0, 4))
  const [hours, setHours] = useState(record ? hoursText(record.tenths) : '')
  const [note, setNote] = useState(record?.note ?? '')

  const submit = async () => {
    const typedYear = toHalfWidth(year.trim())
    if (!/^\d{4}$/.test(typedYear)) return refused('year', '请填写年份，如 2023')
    const tenths = readHours(hours)
    if (tenths === null) return refused('tenths', '请填写学时，如 24 或 24.5')
    return run({
      memberId,
      ...(record ? { id: record.id } : {}),
      values: { year: Number(typedYear), tenths, note: note.trim() === '' ? null : note },
    })
  }
  return (
    <FormDialog title={record ? '修改学时' : '登记学时'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field label="年度" name="year" required>
        <TextField maxLength={4} value={year} onChange={setYear} />
      </Field>
      <Field focusFirst label="学时" name="tenths" required>
        <TextField maxLength={10} value={hours} onChange={setHours} />
      </Field>
      <Field label="备注" name="note">
        <TextField maxLength={300} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}
