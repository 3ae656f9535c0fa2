/** One step of a case: asks for exactly what the table of steps says it needs. */

import { Select } from 'antd'
import { useState } from 'react'
import { DISPOSAL_STEP, type DisposalResult } from '../../shared/disposal/codes.ts'
import type { DisposalCard, StepValues } from '../../shared/disposal/methods.ts'
import { resultsOf, type StepRule } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { StepEvidence } from './StepEvidence.tsx'
import { emptyEvidence, evidenceValues, type Evidence } from './evidence.ts'
import { resultWords, stepWords } from './stepWords.ts'

const FIELDS = ['on', 'result', 'heardOn', 'probationEnd']

interface ResultSelectProps {
  rule: StepRule
  value: DisposalResult | null
  onChange: (result: DisposalResult) => void
}

function ResultSelect({ rule, value, onChange }: ResultSelectProps) {
  const control = useFieldControl()
  return (
    <Select<DisposalResult | null>
      {...control}
      value={value}
      placeholder="请选择"
      options={resultsOf(rule).map(result => ({ value: result, label: resultWords(rule.step, result) }))}
      onChange={next => next !== null && onChange(next)}
    />
  )
}

export interface StepDialogProps {
  disposal: DisposalCard
  rule: StepRule
  onClose: () => void
  /** a case that goes on from this one was opened */
  onFollowing: (id: number) => void
}

export function StepDialog({ disposal, rule, onClose, onFollowing }: StepDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.disposal.take, { quiet: true })
  const [on, setOn] = useState(today)
  const [actor, setActor] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [text, setText] = useState('')
  const [result, setResult] = useState<DisposalResult | null>(null)
  const [evidence, setEvidence] = useState<Evidence>(() => emptyEvidence(disposal))
  const { step, needs } = rule
  const words = stepWords(step, disposal.kind)
  const submit = async () => {
    const day = dayValue(on, today)
    if (!day.ok) return { ok: false as const, failure: { ...day.failure, field: 'on' } }
    if (day.value === null) {
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message: '请填写日期', field: 'on' } }
    }
    const more = evidenceValues(rule, evidence, today)
    if (!more.ok) return more
    const values: StepValues = {
      on: day.value,
      actor: actor.trim() === '' ? null : actor,
      documentNo: documentNo.trim() === '' ? null : documentNo,
      text: text.trim() === '' ? null : text,
      ...(resultsOf(rule).length === 0 ? {} : { result }),
      ...more.value,
    }
    const taken = await run({ id: disposal.id, step, values })
    if (taken.ok && taken.value.followingId !== null) onFollowing(taken.value.followingId)
    return taken
  }
  return (
    <FormDialog
      title={`${labelOf(DISPOSAL_STEP, step)}：${disposal.name}`}
      submitText="登记"
      width={600}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <p>{words.about}</p>
      <Field label="日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      {resultsOf(rule).length > 0 && (
        <Field label="结果" name="result" required>
          <ResultSelect rule={rule} value={result} onChange={setResult} />
        </Field>
      )}
      {needs.includes('actor') && (
        <Field label={words.actor} name="actor" required>
          <TextField maxLength={60} value={actor} onChange={setActor} />
        </Field>
      )}
      <StepEvidence disposal={disposal} rule={rule} value={evidence} onChange={setEvidence} />
      {needs.includes('document') && (
        <Field label={words.document} name="documentNo" required>
          <TextField maxLength={80} value={documentNo} onChange={setDocumentNo} />
        </Field>
      )}
      <Field label={words.text} name="text" required={needs.includes('text')}>
        <TextField rows={2} maxLength={2000} value={text} onChange={setText} />
      </Field>
    </FormDialog>
  )
}
