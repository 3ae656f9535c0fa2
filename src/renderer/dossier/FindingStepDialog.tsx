/** One step about a finding: asks for exactly what the table of steps says it needs. */

import { useState } from 'react'
import type { FindingCard } from '../../shared/dossier/findingMethods.ts'
import {
  FINDING_RESULT,
  FINDING_STEP,
  findingField,
  findingWords,
  type FindingGiven,
  type FindingResult,
  type FindingRule,
  type FindingStep,
} from '../../shared/dossier/findings.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

const ABOUT: Readonly<Partial<Record<FindingStep, string>>> = {
  SUPPLY: '补齐以后，这件材料改标为“有”，问题了结。',
  CORRECT: '更正以后，这件材料改标为“有”，问题了结。',
  CONSULT: '先商转出单位党组织，按有关规定处理。',
  INQUIRE: '形成调查报告，写明过程和结果。属实的了结；不属实的报组织部封存，并按规定处置。',
  SEAL: '档案材料报组织部封存，写明责任追究情况。',
}

/** Room for each text; who has more than a line's takes two. */
const ROOM: Readonly<Record<keyof FindingGiven, number>> = {
  actor: 60,
  documentNo: 80,
  unit: 80,
  text: 2000,
  noSender: 300,
}

export interface FindingStepDialogProps {
  finding: FindingCard
  rule: FindingRule
  onClose: () => void
}

export function FindingStepDialog({ finding, rule, onClose }: FindingStepDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'committee.superior': superior } = useSettings()
  const { run } = useWrite(client.dossier.takeFinding, { quiet: true })
  const { step, needs } = rule
  const words = findingWords(step)
  const [on, setOn] = useState(today)
  const [typed, setTyped] = useState<Partial<Record<keyof FindingGiven, string>>>(
    step === 'SEAL' ? { unit: superior } : {},
  )
  const [result, setResult] = useState<FindingResult | null>(null)
  const choice = typeof rule.to !== 'string'
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    if (day.value === null) {
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message: '请填写日期', field: 'on' } }
    }
    return run({
      id: finding.id,
      step,
      values: { on: day.value, ...typed, ...(choice ? { result } : {}) },
    })
  }
  return (
    <FormDialog
      title={`${labelOf(FINDING_STEP, step)}：${finding.name}`}
      submitText="登记"
      width={560}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'result']}
    >
      <p>{ABOUT[step] ?? ''}</p>
      <Field label="日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      {choice && (
        <Field label="调查结果" name="result" required hint="档案和党员身份是否属实">
          <CodeSelect table={FINDING_RESULT} value={result} onChange={setResult} />
        </Field>
      )}
      {needs.map(need => {
        const field = findingField(need)
        return (
          <Field key={need} label={words[need]} name={field} required>
            <TextField
              maxLength={ROOM[field]}
              {...(ROOM[field] > 80 ? { rows: 2 } : {})}
              value={typed[field] ?? ''}
              onChange={text => setTyped(now => ({ ...now, [field]: text }))}
            />
          </Field>
        )
      })}
    </FormDialog>
  )
}
