/** 处理结果: what was decided, when, with which document (R-D07 to R-D12). */

import { Select } from 'antd'
import { useState } from 'react'
import { LOST_OUTCOME, type LostOutcome } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { outcomeConflict } from '../../shared/search/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'

const FAMILIES: readonly [string, string][] = [
  ['M', '纳入管理'],
  ['O', '组织处置'],
  ['C', '党籍管理'],
  ['P', '纪律处分'],
  ['Z', '其他'],
]

/** Both documents are shown for who was not found; the clerk chooses case by case (R-D12). */
const NOT_FOUND_HINTS: Readonly<Partial<Record<LostOutcome, string>>> = {
  O4: '超过6个月仍无法取得联系的，可按自行脱党予以除名；除名以后不能恢复党籍',
  C1: '失联6个月以上仍无法取得联系的，可停止党籍；两年内取得联系的可以申请恢复',
}

const FIELDS = ['outcome', 'decidedOn', 'documentNo', 'note']

function OutcomeSelect({
  value,
  onChange,
}: {
  value: LostOutcome | null
  onChange: (outcome: LostOutcome) => void
}) {
  const control = useFieldControl()
  return (
    <Select<LostOutcome | null>
      {...control}
      autoFocus
      value={value}
      placeholder="请选择"
      showSearch={{ optionFilterProp: 'label' }}
      listHeight={360}
      options={FAMILIES.map(([letter, label]) => ({
        label,
        options: LOST_OUTCOME.items
          .filter(({ key }) => key.startsWith(letter))
          .map(({ key, label: name }) => ({ value: key, label: name })),
      }))}
      onChange={next => next !== null && onChange(next)}
    />
  )
}

export function OutcomeDialog({ lost, onClose }: { lost: LostCard; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.decide, { quiet: true })
  const [outcome, setOutcome] = useState<LostOutcome | null>(null)
  const [decidedOn, setDecidedOn] = useState(today)
  const [documentNo, setDocumentNo] = useState('')
  const [note, setNote] = useState('')
  const conflict = outcome === null ? null : outcomeConflict(lost.outcomes, outcome)
  const hint = outcome !== null && lost.contactOn === null ? NOT_FOUND_HINTS[outcome] : undefined

  const submit = async () => {
    const day = dayValue(decidedOn, today)
    if (!day.ok) return { ok: false as const, failure: { ...day.failure, field: 'decidedOn' } }
    if (outcome === null || day.value === null) {
      const field = outcome === null ? 'outcome' : 'decidedOn'
      const message = outcome === null ? '请选择处理结果' : '请填写决定日期'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
    }
    return run({
      id: lost.id,
      outcome,
      decidedOn: day.value,
      documentNo: documentNo.trim() === '' ? null : documentNo,
      note: note.trim() === '' ? null : note,
    })
  }
  return (
    <FormDialog
      title={`处理结果：${lost.name}`}
      submitText="登记处理结果"
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field
        label="处理结果"
        name="outcome"
        required
        findings={conflict === null ? [] : [{ level: 'error', text: conflict }]}
        {...(hint === undefined ? {} : { hint })}
      >
        <OutcomeSelect value={outcome} onChange={setOutcome} />
      </Field>
      <Field label="决定日期" name="decidedOn" required>
        <DateField dayOnly today={today} value={decidedOn} onChange={setDecidedOn} />
      </Field>
      <Field label="文号" name="documentNo">
        <TextField
          maxLength={60}
          placeholder="如 青党〔2016〕12号"
          value={documentNo}
          onChange={setDocumentNo}
        />
      </Field>
      <Field label="说明" name="note">
        <TextField rows={2} maxLength={300} value={note} onChange={setNote} />
      </Field>
      {lost.values.conduct === '违纪违法线索' && (
        <FindingText level="warning" text="有违纪违法线索，须移送纪检机关，不能以组织处置代替" />
      )}
    </FormDialog>
  )
}
