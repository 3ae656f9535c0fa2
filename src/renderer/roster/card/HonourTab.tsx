/** 荣誉: what was granted, by whom, with which document (rules.md 3.2). */

import { useState } from 'react'
import { HONOUR_LEVEL } from '../../../shared/roster/codes.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { RecordAttachments } from '../../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { dateValue } from '../../ui/dateValues.ts'
import { emptyToNull } from '../../ui/emptyToNull.ts'
import { CodeSelect } from '../../ui/fields/CodeSelect.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useMemberCard } from './memberCard.ts'
import { RecordList, withoutId } from './RecordList.tsx'
import { refusedAs } from '../../ui/readFields.ts'

type Honour = MemberCard['honours'][number]
type Values = Omit<Honour, 'id'>

export function HonourTab({ memberId, readOnly }: CardTabProps) {
  const { client } = useOffice()
  const { data: card } = useMemberCard(memberId)
  const { run: remove } = useWrite(client.roster.removeHonour, { quiet: true })
  if (!card) return null
  return (
    <RecordList
      noun="荣誉"
      records={card.honours}
      nameOf={record => record.title}
      readOnly={readOnly}
      actions={record => (
        <RecordAttachments
          memberId={memberId}
          owner={{ table: 'honour', rowId: record.id }}
          name={`荣誉 ${record.title}`}
          readOnly={readOnly}
        />
      )}
      emptyText="没有荣誉记录。登记以后，档案里多一项“荣誉材料”。"
      onRemove={record => remove({ id: record.id })}
      columns={[
        { title: '日期', text: record => record.grantedOn ?? '' },
        { title: '荣誉名称', text: record => record.title },
        { title: '级别', text: record => record.level ?? '' },
        { title: '授予单位', text: record => record.grantedBy ?? '' },
        { title: '文号', text: record => record.documentNo ?? '' },
        { title: '备注', text: record => record.note ?? '' },
      ]}
      form={(record, close) => (
        <HonourDialog key={record?.id ?? 0} memberId={memberId} record={record} onClose={close} />
      )}
    />
  )
}

interface DialogProps {
  memberId: number
  record: Honour | null
  onClose: () => void
}

const FIELDS = ['title', 'level', 'grantedBy', 'grantedOn', 'documentNo', 'note']

const NOTHING: Values = {
  title: '',
  level: null,
  grantedBy: null,
  grantedOn: null,
  documentNo: null,
  note: null,
}

function HonourDialog({ memberId, record, onClose }: DialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.roster.saveHonour, { quiet: true })
  const [values, setValues] = useState<Values>(record ? withoutId(record) : NOTHING)
  const [grantedOn, setGrantedOn] = useState(record?.grantedOn ?? '')
  const put = (patch: Partial<Values>) => setValues(now => ({ ...now, ...patch }))

  const submit = async () => {
    const granted = dateValue(grantedOn, today)
    if (!granted.ok) return refusedAs('grantedOn', granted)
    if (values.title.trim() === '') {
      const message = '请填写荣誉名称'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field: 'title' } }
    }
    return run({
      memberId,
      ...(record ? { id: record.id } : {}),
      values: { ...emptyToNull(values, 'grantedBy', 'documentNo', 'note'), grantedOn: granted.value },
    })
  }
  return (
    <FormDialog title={record ? '修改荣誉' : '登记荣誉'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field focusFirst label="荣誉名称" name="title" required>
        <TextField
          maxLength={100}
          placeholder="如 优秀共产党员"
          value={values.title}
          onChange={title => put({ title })}
        />
      </Field>
      <Field label="级别" name="level">
        <CodeSelect table={HONOUR_LEVEL} value={values.level} onChange={level => put({ level })} />
      </Field>
      <Field label="授予单位" name="grantedBy">
        <TextField maxLength={60} value={values.grantedBy ?? ''} onChange={grantedBy => put({ grantedBy })} />
      </Field>
      <Field label="授予日期" name="grantedOn">
        <DateField value={grantedOn} onChange={setGrantedOn} today={today} />
      </Field>
      <Field label="文号" name="documentNo">
        <TextField
          maxLength={60}
          value={values.documentNo ?? ''}
          onChange={documentNo => put({ documentNo })}
        />
      </Field>
      <Field label="备注" name="note">
        <TextField maxLength={300} rows={2} value={values.note ?? ''} onChange={note => put({ note })} />
      </Field>
    </FormDialog>
  )
}
