/** One step of a make-up case: asks for exactly what the table of steps says it needs. */

import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import {
  MAKE_UP_STEP,
  makeUpResults,
  type MakeUpNeed,
  type MakeUpResult,
  type MakeUpRule,
} from '../../shared/dossier/makeUp.ts'
import type { MakeUpCard, MakeUpStepValues } from '../../shared/dossier/makeUpMethods.ts'
import { makeUpWords } from '../../shared/dossier/makeUpRules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './makeUp.module.css'
import { MAKE_UP_ABOUT, makeUpResultWords } from '../../shared/dossier/makeUpWords.ts'
import { optionalDay } from '../ui/readFields.ts'

/** Needs met by a line of text, by the field of the step they stand in. */
const TEXTS = {
  actor: { field: 'actor', room: 60 },
  document: { field: 'documentNo', room: 120 },
  text: { field: 'text', room: 2000 },
  signer: { field: 'signer', room: 30 },
  partySigner: { field: 'partySigner', room: 30 },
  keeper: { field: 'keeper', room: 60 },
} as const satisfies Partial<Record<MakeUpNeed, { field: keyof MakeUpStepValues; room: number }>>

type TextKey = (typeof TEXTS)[keyof typeof TEXTS]['field']

/** Needs met by a tick. */
const TICKS = {
  ownSignature: 'ownSignature',
  seal: 'sealed',
  minutes: 'branchMinutes',
  committeeMinutes: 'committeeMinutes',
  cover: 'cover',
  partySeal: 'partySealed',
} as const satisfies Partial<Record<MakeUpNeed, keyof MakeUpStepValues>>

type Tick = (typeof TICKS)[keyof typeof TICKS]

const isText = (need: MakeUpNeed): need is keyof typeof TEXTS => need in TEXTS
const isTick = (need: MakeUpNeed): need is keyof typeof TICKS => need in TICKS

interface ResultSelectProps {
  rule: MakeUpRule
  value: MakeUpResult | null
  onChange: (result: MakeUpResult) => void
}

function ResultSelect({ rule, value, onChange }: ResultSelectProps) {
  const control = useFieldControl()
  return (
    <Select<MakeUpResult | null>
      {...control}
      value={value}
      placeholder="请选择"
      options={makeUpResults(rule).map(result => ({
        value: result,
        label: makeUpResultWords(rule.step, result),
      }))}
      onChange={next => next !== null && onChange(next)}
    />
  )
}

/** What the case itself brings to the step: said before it is refused. */
function OnCase({ makeUp, rule }: { makeUp: MakeUpCard; rule: MakeUpRule }) {
  if (rule.needs.includes('witnesses') && makeUp.witnessesMissing !== null) {
    return <FindingText level="error" text={`还缺${makeUp.witnessesMissing}`} />
  }
  if (rule.needs.includes('columns')) return <p>{makeUp.texts.resolution}</p>
  return null
}

function pages(typed: string): number | null {
  const text = toHalfWidth(typed.trim())
  return /^\d{1,2}$/.test(text) && Number(text) > 0 ? Number(text) : null
}

export interface MakeUpStepDialogProps {
  makeUp: MakeUpCard
  rule: MakeUpRule
  onClose: () => void
}

export function MakeUpStepDialog({ makeUp, rule, onClose }: MakeUpStepDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const settings = useSettings()
  const { run } = useWrite(client.dossier.takeMakeUp, { quiet: true })
  const { step, needs } = rule
  const words = makeUpWords(step)
  const [on, setOn] = useState(today)
  const [result, setResult] = useState<MakeUpResult | null>(null)
  const [texts, setTexts] = useState<Partial<Record<TextKey, string>>>(() => ({
    ...(step === 'APPROVAL' || step === 'REMARK' ? { actor: settings['committee.superior'] } : {}),
    ...(step === 'COLUMNS' ? { partySigner: settings['committee.secretary'] } : {}),
    ...(step === 'KEEP' ? { keeper: settings['dossier.keeperWithoutHR'] } : {}),
    ...(step === 'ASK' ? { text: makeUp.values.developedWhere ?? '' } : {}),
  }))
  const [ticks, setTicks] = useState<Partial<Record<Tick, boolean>>>({})
  const [pagesTo, setPagesTo] = useState(makeUp.pagesDue === null ? '' : String(makeUp.pagesDue))
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    if (day.value === null) {
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message: '请填写日期', field: 'on' } }
    }
    return run({
      id: makeUp.id,
      step,
      values: {
        on: day.value,
        ...texts,
        ...ticks,
        ...(needs.includes('pages') ? { pagesTo: pages(pagesTo) } : {}),
        ...(makeUpResults(rule).length === 0 ? {} : { result }),
      },
    })
  }
  const ticking = needs.filter(isTick)
  return (
    <FormDialog
      title={`${labelOf(MAKE_UP_STEP, step)}：${makeUp.name}`}
      submitText="登记"
      width={580}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'result']}
    >
      <p>{MAKE_UP_ABOUT[step]}</p>
      <OnCase makeUp={makeUp} rule={rule} />
      <Field label="日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      {makeUpResults(rule).length > 0 && (
        <Field label="结果" name="result" required>
          <ResultSelect rule={rule} value={result} onChange={setResult} />
        </Field>
      )}
      {needs.filter(isText).map(need => {
        const { field, room } = TEXTS[need]
        return (
          <Field key={need} label={words[need]} name={field} required>
            <TextField
              maxLength={room}
              {...(need === 'text' ? { rows: 2 } : {})}
              value={texts[field] ?? ''}
              onChange={text => setTexts(now => ({ ...now, [field]: text }))}
            />
          </Field>
        )
      })}
      {needs.includes('pages') && (
        <Field label="填到第几页" name="pagesTo" required hint={`应填到第${makeUp.pagesDue ?? ''}页`}>
          <TextField maxLength={2} value={pagesTo} onChange={setPagesTo} />
        </Field>
      )}
      {ticking.length > 0 && (
        <div role="group" aria-label="凭证" className={styles.ticks}>
          {ticking.map(need => {
            const tick = TICKS[need]
            return (
              <Checkbox
                key={need}
                checked={ticks[tick] === true}
                onChange={event => setTicks(now => ({ ...now, [tick]: event.target.checked }))}
              >
                {words[need]}
              </Checkbox>
            )
          })}
        </div>
      )}
    </FormDialog>
  )
}
