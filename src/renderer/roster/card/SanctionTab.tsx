/** 处分: what was decided, by whom, with which document. */

import { useState } from 'react'
import { SANCTION_FAMILY, SANCTION_KIND } from '../../../shared/disposal/codes.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { RecordAttachments } from '../../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { dayValue } from '../../ui/dateValues.ts'
import { CodeSelect } from '../../ui/fields/CodeSelect.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useMemberCard } from './memberCard.ts'
import { RecordList } from './RecordList.tsx'

type Sanction = MemberCard['sanctions'][number]

export function SanctionTab({ memberId, readOnly }: CardTabProps) {
  const { client } = useOffice()
  const { data: card } = useMemberCard(memberId)
  const { run: remove } = useWrite(client.roster.removeSanction, { quiet: true })
  if (!card) return null
  return (
    <RecordList
      noun="处分"
      records={card.sanctions}
      nameOf={record => `${record.decidedOn} ${record.kind}`}
      readOnly={readOnly}
      actions={record => (
        <RecordAttachments
          memberId={memberId}
          owner={{ table: 'sanction', rowId: record.id }}
          name={`处分 ${record.decidedOn} ${record.kind}`}
          readOnly={readOnly}
        />
      )}
      emptyText="没有处分记录。"
      onRemove={record => remove({ id: record.id })}
      columns={[
        { title: '决定日期', text: record => record.decidedOn },
        { title: '类别', text: record => record.family },
        { title: '种类', text: record => record.kind },
        { title: '影响期至', text: record => record.effectTo ?? '' },
        { title: '决定机关', text: record => record.decidedBy ?? '' },
        { title: '文号', text: record => record.documentNo ?? '' },
        { title: '备注', text: record => record.note ?? '' },
      ]}
      form={(record, close) => (
        <SanctionDialog key={record?.id ?? 0} memberId={memberId} record={record} onClose={close} />
      )}
    />
  )
}

interface DialogProps {
  memberId: number
  record: Sanction | null
  onClose: () => void
}

const FIELDS = ['family', 'kind', 'decidedOn', 'decidedBy', 'documentNo', 'note']

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

function SanctionDialog({ memberId, record, onClose }: DialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.roster.saveSanction, { quiet: true })
  const [family, setFamily] = useState(record?.family ?? '党纪')
  const [kind, setKind] = useState(record?.kind ?? '警告')
  const [decidedOn, setDecidedOn] = useState(record?.decidedOn ?? '')
  const [decidedBy, setDecidedBy] = useState(record?.decidedBy ?? '')
  const [documentNo, setDocumentNo] = useState(record?.documentNo ?? '')
  const [note, setNote] = useState(record?.note ?? '')

  const submit = async () => {
    const day = dayValue(decidedOn, today)
    if (!day.ok) return { ok: false as const, failure: { ...day.failure, field: 'decidedOn' } }
    if (day.value === null) {
      const message = '请填写决定日期'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field: 'decidedOn' } }
    }
    return run({
      memberId,
      ...(record ? { id: record.id } : {}),
      values: {
        family,
        kind,
        decidedOn: day.value,
        decidedBy: orNull(decidedBy),
        documentNo: orNull(documentNo),
        note: orNull(note),
      },
    })
  }
  return (
    <FormDialog title={record ? '修改处分' : '登记处分'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field label="类别" name="family">
        <CodeSelect
          table={SANCTION_FAMILY}
          value={family}
          required
          onChange={next => setFamily(next ?? family)}
        />
      </Field>
      <Field label="种类" name="kind">
        <CodeSelect table={SANCTION_KIND} value={kind} required onChange={next => setKind(next ?? kind)} />
      </Field>
      <Field focusFirst label="决定日期" name="decidedOn" required>
        <DateField dayOnly value={decidedOn} onChange={setDecidedOn} today={today} />
      </Field>
      <Field label="决定机关" name="decidedBy">
        <TextField maxLength={60} value={decidedBy} onChange={setDecidedBy} />
      </Field>
      <Field label="文号" name="documentNo">
        <TextField maxLength={60} value={documentNo} onChange={setDocumentNo} />
      </Field>
      <Field label="备注" name="note">
        <TextField maxLength={300} rows={2} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}
