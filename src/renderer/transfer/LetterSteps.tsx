/** The steps of a letter: issued, landed, receipted, proven, returned, void, issued anew (rules.md 4.4). */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ENTERS_AS, LETTER_STAGE, type LetterStage } from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { OpenCaseDialog } from '../search/OpenCaseDialog.tsx'
import { lostCasePlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { stepValuesSchema } from '../../shared/transfer/methods.ts'
import { nextSteps, stepForm, type StepField, type StepForm, type StepKey } from './stepForms.ts'
import { refusedAs } from '../ui/readFields.ts'

export function LetterSteps({ letter, readOnly }: { letter: LetterRow; readOnly: boolean }) {
  const { client } = useOffice()
  const { run: reissue } = useWrite(client.transfer.reissue)
  const [step, setStep] = useState<LetterStage | null>(null)
  const [lost, setLost] = useState(false)
  const navigate = useNavigate()
  const form = step === null ? undefined : stepForm(letter.direction, step)
  return (
    <>
      {nextSteps(letter).map((to, index) => (
        <Button
          key={to}
          size="small"
          type={index === 0 ? 'primary' : 'default'}
          disabled={readOnly}
          onClick={() => setStep(to)}
        >
          {stepForm(letter.direction, to)?.button}
        </Button>
      ))}
      {letter.state === 'VOID' && letter.direction !== '转入' && (
        <Button
          size="small"
          type="primary"
          disabled={readOnly}
          onClick={() => void reissue({ id: letter.id })}
        >
          重开
        </Button>
      )}
      {letter.stage === 'POCKET' && (
        <Button size="small" disabled={readOnly} onClick={() => setLost(true)}>
          立失联记录
        </Button>
      )}
      {lost && (
        <OpenCaseDialog
          member={{ id: letter.memberId, name: letter.name }}
          onClose={() => setLost(false)}
          onOpened={id => void navigate({ to: lostCasePlace(id) })}
        />
      )}
      {step !== null && form && (
        <StepDialog letter={letter} to={step} form={form} onClose={() => setStep(null)} />
      )}
    </>
  )
}

const isEntering = (key: StepKey): key is 'enterOrgId' | 'enterAs' =>
  key === 'enterOrgId' || key === 'enterAs'

const knownOf = (letter: LetterRow, key: StepKey) => (isEntering(key) ? null : letter[key])

/** The branch and rank of who comes in, once both are chosen. */
function entering({ enterOrgId = '', enterAs }: Typed) {
  const membership = ENTERS_AS.items.find(({ key }) => key === enterAs)?.key
  return enterOrgId === '' || membership === undefined
    ? {}
    : { enter: { orgId: Number(enterOrgId), membership } }
}

interface StepDialogProps {
  letter: LetterRow
  to: LetterStage
  form: StepForm
  onClose: () => void
}

type Typed = Partial<Record<StepKey, string>>

function StepDialog({ letter, to, form, onClose }: StepDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.transfer.step, { quiet: true })
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(
      form.fields.map(({ key, today: now }) => [key, String(knownOf(letter, key) ?? (now ? today : ''))]),
    ),
  )
  const fields = form.fields.filter(({ when }) => when?.(typed, letter, today) ?? true)
  const submit = async () => {
    const values: Record<string, string | null> = {}
    for (const { key, kind } of fields) {
      if (isEntering(key)) continue
      const said = (typed[key] ?? '').trim()
      const read = kind === 'day' ? dayValue(said, today) : null
      if (read && !read.ok) return refusedAs(key, read)
      values[key] = read ? read.value : said === '' ? null : said
    }
    const patch = stepValuesSchema.safeParse(values)
    if (!patch.success) {
      const field = String(patch.error.issues[0]?.path[0] ?? '')
      const failure = { code: 'INPUT_INVALID', message: '请检查填写的内容', field }
      return { ok: false as const, failure }
    }
    return run({ id: letter.id, to, values: patch.data, ...entering(typed) })
  }
  return (
    <FormDialog
      title={`介绍信：${labelOf(LETTER_STAGE, to)}`}
      submitText={form.button}
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={fields.map(({ key }) => key)}
    >
      <p>{form.effect}</p>
      {fields.map((field, index) => (
        <Field key={field.key} label={field.label} name={field.key} required={!field.optional}>
          <StepInput
            field={field}
            autoFocus={index === 0}
            value={typed[field.key] ?? ''}
            onChange={value => setTyped(now => ({ ...now, [field.key]: value }))}
          />
        </Field>
      ))}
    </FormDialog>
  )
}

interface StepInputProps {
  field: StepField
  value: string
  autoFocus: boolean
  onChange: (value: string) => void
}

function StepInput({ field, value, autoFocus, onChange }: StepInputProps) {
  const { today } = useScope()
  const { kind, table, maxLength = 40, placeholder = '' } = field
  if (kind === 'day') {
    return <DateField autoFocus={autoFocus} dayOnly today={today} value={value} onChange={onChange} />
  }
  if (kind === 'org') {
    return (
      <OrgSelect
        value={value === '' ? null : Number(value)}
        onChange={id => onChange(id === null ? '' : String(id))}
      />
    )
  }
  if (kind === 'code' && table) {
    return (
      <CodeSelect table={table} value={value === '' ? null : value} onChange={next => onChange(next ?? '')} />
    )
  }
  return (
    <TextField
      autoFocus={autoFocus}
      maxLength={maxLength}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
    />
  )
}
