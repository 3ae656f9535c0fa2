/** The steps of a letter: issued, landed, receipted, proven, returned, void (rules.md 4.4). */

import { Button } from 'antd'
import { useState } from 'react'
import { LETTER_STATE, type LetterState } from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import type { LetterPatch } from './letterFields.ts'

type Step = Exclude<LetterState, 'DRAFT'>

interface StepForm {
  button: string
  /** the day the step happened; absent where it has none */
  day?: { key: 'issuedOn' | 'landedOn' | 'receiptOn' | 'proofOn' | 'returnedOn'; label: string }
  words?: {
    key: 'receiptNo' | 'proofFrom' | 'returnReason'
    label: string
    required: boolean
    placeholder?: string
  }
  /** what follows from it */
  effect: string
}

const STEPS: Readonly<Record<Step, StepForm>> = {
  ISSUED: {
    button: '开具',
    day: { key: 'issuedOn', label: '开具日期' },
    effect: '永久转出的，党员转为转出在途；收到回执前仍由本支部管理。',
  },
  LANDED: {
    button: '已报到',
    day: { key: 'landedOn', label: '报到日期' },
    effect: '党员已到接收单位报到，等待回执。',
  },
  RECEIPTED: {
    button: '收到回执',
    day: { key: 'receiptOn', label: '回执日期' },
    words: { key: 'receiptNo', label: '回执编号', required: false },
    effect: '永久转出的，党员转为已转出，不再列入名册。',
  },
  PROVEN: {
    button: '补证确认',
    day: { key: 'proofOn', label: '补开证明日期' },
    words: { key: 'proofFrom', label: '证明单位', required: true, placeholder: '出具证明的党组织' },
    effect: '接收单位补开证明，视同已回执。',
  },
  RETURNED: {
    button: '退回',
    day: { key: 'returnedOn', label: '退回日期' },
    words: {
      key: 'returnReason',
      label: '退回原因',
      required: true,
      placeholder: '如 材料不全、不符合条件',
    },
    effect: '接收单位退回，党员恢复在册。',
  },
  VOID: { button: '作废', effect: '作废后党员恢复在册；需要时另开一份。' },
}

/** The step that usually comes next stands first, as the primary one. */
const NEXT: Readonly<Record<LetterState, readonly Step[]>> = {
  DRAFT: ['ISSUED', 'VOID'],
  ISSUED: ['LANDED', 'RECEIPTED', 'PROVEN', 'RETURNED', 'VOID'],
  LANDED: ['RECEIPTED', 'PROVEN', 'RETURNED'],
  RECEIPTED: [],
  PROVEN: [],
  RETURNED: [],
  VOID: [],
}

export function LetterSteps({ letter, readOnly }: { letter: LetterRow; readOnly: boolean }) {
  const [step, setStep] = useState<Step | null>(null)
  const steps = NEXT[letter.state]
  return (
    <>
      {steps.map((key, index) => (
        <Button
          key={key}
          size="small"
          type={index === 0 ? 'primary' : 'default'}
          disabled={readOnly}
          onClick={() => setStep(key)}
        >
          {STEPS[key].button}
        </Button>
      ))}
      {step !== null && <StepDialog letter={letter} to={step} onClose={() => setStep(null)} />}
    </>
  )
}

function StepDialog({ letter, to, onClose }: { letter: LetterRow; to: Step; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.transfer.save, { quiet: true })
  const { day, words, effect, button } = STEPS[to]
  const [on, setOn] = useState(day ? (letter[day.key] ?? today) : '')
  const [typed, setTyped] = useState(words ? (letter[words.key] ?? '') : '')
  const submit = async () => {
    const read = dayValue(on, today)
    if (!read.ok) return { ok: false as const, failure: { ...read.failure, field: day?.key ?? null } }
    const patch: LetterPatch = {
      state: to,
      ...(day ? { [day.key]: read.value } : {}),
      ...(words ? { [words.key]: typed.trim() === '' ? null : typed.trim() } : {}),
    }
    return run({ memberId: letter.memberId, id: letter.id, values: patch })
  }
  return (
    <FormDialog
      title={`介绍信：${labelOf(LETTER_STATE, to)}`}
      submitText={button}
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={[day?.key, words?.key].flatMap(key => (key === undefined ? [] : [key]))}
    >
      <p>{effect}</p>
      {day && (
        <Field label={day.label} name={day.key} required>
          <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
        </Field>
      )}
      {words && (
        <Field label={words.label} name={words.key} required={words.required}>
          <TextField
            maxLength={100}
            placeholder={words.placeholder ?? ''}
            value={typed}
            onChange={setTyped}
          />
        </Field>
      )}
    </FormDialog>
  )
}
