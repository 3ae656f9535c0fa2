/** 学历学位: full-time and in-service, only schooling with a certificate counts (附件1 note 4). */

import { useState } from 'react'
import { DEGREE, EDUCATION_KIND, EDUCATION_LEVEL } from '../../../shared/roster/codes.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { RecordAttachments } from '../../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { emptyToNull } from '../../ui/emptyToNull.ts'
import { dateValue } from '../../ui/dateValues.ts'
import { CodeSelect } from '../../ui/fields/CodeSelect.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Section } from '../../ui/Section.tsx'
import { useMemberCard } from './memberCard.ts'
import { RecordList, withoutId } from './RecordList.tsx'
import { StudyHours } from './StudyHours.tsx'
import { refusedAs } from '../../ui/readFields.ts'

type Schooling = MemberCard['education'][number]
type Values = Omit<Schooling, 'id'>

const nothing: Values = {
  kind: '全日制',
  level: '高中中技',
  degree: null,
  school: null,
  major: null,
  fromOn: null,
  toOn: null,
  certificateNo: null,
}

function termText({ fromOn, toOn }: Schooling): string {
  return fromOn === null && toOn === null ? '' : `${fromOn ?? ''} 至 ${toOn ?? ''}`
}

export function EducationTab({ memberId, readOnly }: CardTabProps) {
  const { client } = useOffice()
  const { data: card } = useMemberCard(memberId)
  const { run: remove } = useWrite(client.roster.removeEducation, { quiet: true })
  if (!card) return null
  return (
    <>
      <RecordList
        noun="学历"
        records={card.education}
        nameOf={record => `${record.level} ${record.school ?? ''}`}
        readOnly={readOnly}
        actions={record => (
          <RecordAttachments
            memberId={memberId}
            owner={{ table: 'education', rowId: record.id }}
            name={`学历 ${record.level} ${record.school ?? ''}`}
            readOnly={readOnly}
          />
        )}
        emptyText="还没有登记学历。国家认可、取得证书的学历才登记。"
        onRemove={record => remove({ id: record.id })}
        columns={[
          { title: '类别', text: record => record.kind },
          { title: '学历', text: record => record.level },
          { title: '学位', text: record => record.degree ?? '' },
          { title: '毕业院校', text: record => record.school ?? '' },
          { title: '专业', text: record => record.major ?? '' },
          { title: '起止', text: termText },
          { title: '证书号', text: record => record.certificateNo ?? '' },
        ]}
        form={(record, close) => (
          <EducationDialog key={record?.id ?? 0} memberId={memberId} record={record} onClose={close} />
        )}
      />
      <Section title="学习培训">
        <StudyHours memberId={memberId} records={card.studyHours} readOnly={readOnly} />
      </Section>
    </>
  )
}

interface DialogProps {
  memberId: number
  record: Schooling | null
  onClose: () => void
}

const FIELDS = ['kind', 'level', 'degree', 'school', 'major', 'fromOn', 'toOn', 'certificateNo']

function EducationDialog({ memberId, record, onClose }: DialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.roster.saveEducation, { quiet: true })
  const [values, setValues] = useState<Values>(record ? withoutId(record) : nothing)
  const [fromOn, setFromOn] = useState(record?.fromOn ?? '')
  const [toOn, setToOn] = useState(record?.toOn ?? '')
  const put = (patch: Partial<Values>) => setValues(now => ({ ...now, ...patch }))

  const submit = async () => {
    const from = dateValue(fromOn, today)
    if (!from.ok) return refusedAs('fromOn', from)
    const to = dateValue(toOn, today)
    if (!to.ok) return refusedAs('toOn', to)
    return run({
      memberId,
      ...(record ? { id: record.id } : {}),
      values: {
        ...emptyToNull(values, 'school', 'major', 'certificateNo'),
        fromOn: from.value,
        toOn: to.value,
      },
    })
  }
  return (
    <FormDialog title={record ? '修改学历' : '登记学历'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field label="类别" name="kind">
        <CodeSelect
          table={EDUCATION_KIND}
          value={values.kind}
          required
          onChange={next => put({ kind: next ?? values.kind })}
        />
      </Field>
      <Field focusFirst label="学历" name="level">
        <CodeSelect
          table={EDUCATION_LEVEL}
          value={values.level}
          required
          onChange={next => put({ level: next ?? values.level })}
        />
      </Field>
      <Field label="学位" name="degree">
        <CodeSelect table={DEGREE} value={values.degree} onChange={degree => put({ degree })} />
      </Field>
      <Field label="毕业院校" name="school" hint="填全称">
        <TextField maxLength={100} value={values.school ?? ''} onChange={school => put({ school })} />
      </Field>
      <Field label="专业" name="major">
        <TextField maxLength={60} value={values.major ?? ''} onChange={major => put({ major })} />
      </Field>
      <Field label="入学" name="fromOn">
        <DateField value={fromOn} onChange={setFromOn} today={today} />
      </Field>
      <Field label="毕业" name="toOn">
        <DateField value={toOn} onChange={setToOn} today={today} />
      </Field>
      <Field label="证书号" name="certificateNo">
        <TextField
          maxLength={40}
          value={values.certificateNo ?? ''}
          onChange={certificateNo => put({ certificateNo })}
        />
      </Field>
    </FormDialog>
  )
}
