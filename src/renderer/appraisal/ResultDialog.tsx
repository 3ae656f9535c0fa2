/** The result of one member in one round of 民主评议. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import { APPRAISAL_FINDING, GRADE, HALF } from '../../shared/appraisal/codes.ts'
import type { AppraisalResult, ResultValues } from '../../shared/appraisal/methods.ts'
import type { Exemption } from '../../shared/exemption/methods.ts'
import { exemptionAtRound } from '../../shared/exemption/rules.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { exemptionText } from '../exemption/exemptionWords.ts'
import { useExemptions } from '../exemption/useExemptions.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField, tidyDate } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl, type FieldFinding } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

const FIELDS = [
  'year',
  'half',
  'onDate',
  'final',
  'finding',
  'findingDoc',
  'comment',
  'toldOn',
  'opinionHeard',
]

type Written = Omit<ResultValues, 'year' | 'onDate' | 'toldOn'>

const NOTHING: Written = {
  half: '全年',
  final: '合格',
  finding: null,
  findingDoc: null,
  selfView: null,
  branchOpinion: null,
  comment: null,
  exempt: false,
  opinionHeard: null,
}

function writtenOf(result: AppraisalResult | null): Written {
  if (!result) return NOTHING
  const { half, final, finding, findingDoc, selfView, branchOpinion, comment, exempt, opinionHeard } = result
  return { half, final, finding, findingDoc, selfView, branchOpinion, comment, exempt, opinionHeard }
}

const LONG: readonly { key: 'selfView' | 'branchOpinion' | 'comment'; label: string }[] = [
  { key: 'selfView', label: '自我认定' },
  { key: 'branchOpinion', label: '支部意见' },
  { key: 'comment', label: '评语' },
]

/** What the exemption of the round has to do with the mark (R-I12). */
function excuseFindings(exempt: boolean, excuse: Exemption | null): FieldFinding[] {
  if (excuse) return [{ level: 'note', text: `在豁免期：${exemptionText(excuse)}` }]
  return exempt ? [{ level: 'warning', text: '没有评议豁免的记录，请到“豁免”里登记' }] : []
}

interface ResultDialogProps {
  memberId: number
  result: AppraisalResult | null
  onClose: () => void
}

export function ResultDialog({ memberId, result, onClose }: ResultDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.appraisal.saveResult, { quiet: true })
  const [year, setYear] = useState(String(result?.year ?? Number(today.slice(0, 4)) - 1))
  const [onDate, setOnDate] = useState(result?.onDate ?? '')
  const [toldOn, setToldOn] = useState(result?.toldOn ?? '')
  const [values, setValues] = useState(() => writtenOf(result))
  const put = (patch: Partial<Written>) => setValues(now => ({ ...now, ...patch }))
  const exemptions = useExemptions(memberId)
  const round = tidyDate(onDate, today)
  const excuse = exemptionAtRound(exemptions, {
    year: Number(toHalfWidth(year.trim())),
    onDate: round === '' ? null : round,
  })
  const [chosen, setChosen] = useState(result !== null)
  // An exemption in force proposes itself until something is chosen.
  const exempt = chosen ? values.exempt : excuse !== null

  const submit = async () => {
    const number = Number(toHalfWidth(year.trim()))
    if (!/^\d{4}$/.test(toHalfWidth(year.trim()))) {
      const message = '请填写年份，如 2023'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field: 'year' } }
    }
    const day = optionalDay(onDate, today, 'onDate')
    if (!day.ok) return day
    const told = optionalDay(toldOn, today, 'toldOn')
    if (!told.ok) return told
    const words = ['findingDoc', 'selfView', 'branchOpinion', 'comment', 'opinionHeard'] as const
    return run({
      memberId,
      ...(result ? { id: result.id } : {}),
      values: {
        ...emptyToNull(values, ...words),
        exempt,
        year: number,
        onDate: day.value,
        toldOn: told.value,
      },
    })
  }
  return (
    <FormDialog
      title={result ? '修改评议结果' : '登记评议结果'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst label="年度" name="year" required>
        <TextField maxLength={4} value={year} onChange={setYear} />
      </Field>
      <Field label="时段" name="half">
        <CodeSelect
          table={HALF}
          value={values.half}
          required
          onChange={half => put({ half: half ?? '全年' })}
        />
      </Field>
      <Field label="等次" name="final">
        <CodeSelect
          table={GRADE}
          value={values.final}
          required
          onChange={final => put({ final: final ?? values.final })}
        />
      </Field>
      <Field label="评议日期" name="onDate">
        <DateField dayOnly value={onDate} onChange={setOnDate} today={today} />
      </Field>
      <Field label="组织考核认定" name="finding" hint="是否确实存在突出问题">
        <CodeSelect table={APPRAISAL_FINDING} value={values.finding} onChange={finding => put({ finding })} />
      </Field>
      {values.finding === '是' && (
        <Field label="认定材料" name="findingDoc">
          <TextField
            maxLength={100}
            value={values.findingDoc ?? ''}
            onChange={findingDoc => put({ findingDoc })}
          />
        </Field>
      )}
      {LONG.map(({ key, label }) => (
        <Field key={key} label={label} name={key}>
          <TextField maxLength={500} value={values[key] ?? ''} onChange={text => put({ [key]: text })} />
        </Field>
      ))}
      <Field label="转告本人" name="toldOn">
        <DateField dayOnly value={toldOn} onChange={setToldOn} today={today} />
      </Field>
      <Field
        label="不参加集中评议"
        hint="年老体弱、因病行动不便，经支部同意"
        findings={excuseFindings(exempt, excuse)}
      >
        <Exempt
          checked={exempt}
          onChange={next => {
            setChosen(true)
            put({ exempt: next })
          }}
        />
      </Field>
      {exempt && (
        <Field label="本人意见" name="opinionHeard">
          <TextField
            maxLength={300}
            value={values.opinionHeard ?? ''}
            onChange={opinionHeard => put({ opinionHeard })}
          />
        </Field>
      )}
    </FormDialog>
  )
}

function Exempt({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { id } = useFieldControl()
  return (
    <Checkbox
      {...(id === undefined ? {} : { id })}
      checked={checked}
      onChange={event => onChange(event.target.checked)}
    />
  )
}
