/** 处分: what was decided, by whom, with which document. */

import { Button } from 'antd'
import { useState } from 'react'
import { SANCTION_FAMILY, SANCTION_KIND } from '../../../shared/disposal/codes.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { useTakeBack } from '../../audit/takeBack.ts'
import { RecordAttachments } from '../../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { timeText } from '../../shell/words.ts'
import { CodeSelect } from '../../ui/fields/CodeSelect.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useMemberCard } from './memberCard.ts'
import { RecordList } from './RecordList.tsx'
import { optionalDay } from '../../ui/readFields.ts'

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
      beforeRemoving={(record, close) =>
        record.kind === '开除党籍' && card.membership === 'REMOVED' ? (
          <StaysOut name={String(card.values.name)} record={record} onDone={close} />
        ) : null
      }
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

interface StaysOutProps {
  name: string
  record: Sanction
  onDone: () => void
}

/** Without its sanction the membership goes on being ended: only undoing what ended it gives it back. */
function StaysOut({ name, record: { ended }, onDone }: StaysOutProps) {
  const takeBack = useTakeBack()
  const [busy, setBusy] = useState(false)
  const undo = async (id: number) => {
    setBusy(true)
    const result = await takeBack({ word: '撤销', id })
    setBusy(false)
    if (result.ok) onDone()
  }
  return (
    <>
      <p>删除处分记录不恢复党籍：{name}仍是“出党”。</p>
      {ended === null ? (
        <p>登记错了的，请在“操作记录”中撤销使{name}出党的那次操作，党籍就恢复原状。</p>
      ) : (
        <>
          <p>
            登记错了的，不要删除，请撤销{timeText(ended.at)}的“{ended.label}”，处分和党籍一起恢复原状。
          </p>
          <p>
            <Button loading={busy} onClick={() => void undo(ended.changeId)}>
              撤销这次登记
            </Button>
          </p>
        </>
      )}
    </>
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
    const day = optionalDay(decidedOn, today, 'decidedOn')
    if (!day.ok) return day
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
  const turned = kind !== record?.kind || decidedOn !== record.decidedOn
  return (
    <FormDialog title={record ? '修改处分' : '登记处分'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      {record && record.ended !== null && turned && (
        <p role="status">
          党籍状态和出党日期不随着改。登记错了的，请点“删除”，再点“撤销这次登记”，然后重新登记。
        </p>
      )}
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
