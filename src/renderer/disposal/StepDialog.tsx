/** One step of a case: asks for exactly what the table of steps says it needs. */

import { Select } from 'antd'
import { useState } from 'react'
import { DISPOSAL_STEP, type DisposalResult } from '../../shared/disposal/codes.ts'
import type { DisposalCard, StepValues, TakenStep } from '../../shared/disposal/methods.ts'
import { resultMayChange, resultsOf, type StepRule } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { StepEvidence } from './StepEvidence.tsx'
import { emptyEvidence, evidenceValues, votesTyped, type Evidence } from './evidence.ts'
import { resultWords, stepWords } from './stepWords.ts'
import { optionalDay } from '../ui/readFields.ts'

const FIELDS = ['on', 'result', 'heardOn', 'probationEnd', 'reason']

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

function amendWords(withResult: boolean): string {
  return withResult
    ? '改登记有误的内容；结果改了，案件进展随之改变。原因记入操作记录。'
    : '只改登记有误的内容，结果不变：以后的办理以它为依据。原因记入操作记录。'
}

export interface StepDialogProps {
  disposal: DisposalCard
  rule: StepRule
  /** this step is put right, instead of the next one taken */
  amends?: TakenStep
  onClose: () => void
  /** a case that goes on from this one was opened */
  onFollowing: (id: number) => void
}

export function StepDialog({ disposal, rule, amends, onClose, onFollowing }: StepDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.disposal.take, { quiet: true })
  const { run: amend } = useWrite(client.disposal.amend, { quiet: true })
  const [on, setOn] = useState(amends?.on ?? today)
  const [actor, setActor] = useState(amends?.actor ?? '')
  const [documentNo, setDocumentNo] = useState(amends?.documentNo ?? '')
  const [text, setText] = useState(amends?.text ?? '')
  const [reason, setReason] = useState('')
  const [result, setResult] = useState<DisposalResult | null>(amends?.result ?? null)
  const [evidence, setEvidence] = useState<Evidence>(() => ({
    ...emptyEvidence(disposal),
    ...(amends ? { votes: votesTyped(amends) } : {}),
  }))
  const { step, needs } = rule
  const words = stepWords(step, disposal.kind)
  // Later steps rest on what an earlier one came to.
  const isLast = !amends || disposal.steps.at(-1)?.id === amends.id
  const choices = !amends || (isLast && resultMayChange(step)) ? resultsOf(rule) : []
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
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
      ...more.value,
      ...(choices.length === 0 ? {} : { result }),
    }
    if (amends) return amend({ id: disposal.id, stepId: amends.id, values, reason })
    const taken = await run({ id: disposal.id, step, values })
    if (taken.ok && taken.value.followingId !== null) onFollowing(taken.value.followingId)
    return taken
  }
  return (
    <FormDialog
      title={`${amends ? '更正' : ''}${labelOf(DISPOSAL_STEP, step)}：${disposal.name}`}
      submitText={amends ? '更正' : '登记'}
      width={600}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <p>{amends ? amendWords(choices.length > 0 || (isLast && step === 'MEETING')) : words.about}</p>
      <Field label="日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      {choices.length > 0 && (
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
      {amends && (
        <Field label="更正原因" name="reason" required>
          <TextField maxLength={100} value={reason} onChange={setReason} />
        </Field>
      )}
    </FormDialog>
  )
}
