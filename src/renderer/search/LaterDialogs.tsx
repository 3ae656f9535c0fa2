/** The later steps of a case: what was found out, the opinion on it, and its end (rules.md 4.2, 7, 8 and 11). */

import { useState } from 'react'
import { ATTITUDE, CONDUCT, LOST_CAUSE } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { weeksOver } from '../../shared/search/rhythm.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay, optionalDay } from '../ui/readFields.ts'
import { filled } from './stepFields.ts'

type Conduct = NonNullable<LostCard['values']['conduct']>

interface StepProps {
  lost: LostCard
  onClose: () => void
}

const weight = (conduct: Conduct) => CONDUCT.items.findIndex(({ key }) => key === conduct)

/** The gravest the checks on record found; null while none says anything. */
function worstOf(checks: LostCard['conductChecks']): Conduct | null {
  return checks.reduce<Conduct | null>(
    (worst, { conduct }) =>
      conduct !== null && (worst === null || weight(conduct) > weight(worst)) ? conduct : worst,
    null,
  )
}

export function InvestigateDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.investigate, { quiet: true })
  const { values } = lost
  const found = lost.contactOn !== null
  const [on, setOn] = useState(today)
  const [by, setBy] = useState(values.investigatedBy ?? '')
  const worst = worstOf(lost.conductChecks)
  const [conduct, setConduct] = useState(values.conduct ?? worst)
  const [cause, setCause] = useState(values.cause)
  const [attitude, setAttitude] = useState(values.attitude)
  const [text, setText] = useState(values.investigation ?? '')
  const [evidence, setEvidence] = useState(values.evidence ?? '')
  const submit = async () => {
    const day = demandDay(on, today, 'on', '请填写调查核实日期')
    if (!day.ok) return day
    return run({
      id: lost.id,
      on: day.value,
      investigatedBy: filled(by),
      conduct,
      ...(found ? { cause, attitude } : {}),
      investigation: filled(text),
      evidence: filled(evidence),
    })
  }
  return (
    <FormDialog
      title={`调查核实：${lost.name}`}
      submitText="调查核实完成"
      width={580}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'investigatedBy', 'conduct', 'cause', 'attitude', 'investigation', 'evidence']}
    >
      <Field label="日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="调查核实人" name="investigatedBy" required>
        <TextField maxLength={40} value={by} onChange={setBy} />
      </Field>
      <Field label="失联期间表现" name="conduct" required>
        <CodeSelect table={CONDUCT} value={conduct} onChange={setConduct} />
      </Field>
      {found && (
        <>
          <Field label="原因性质" name="cause" required>
            <CodeSelect table={LOST_CAUSE} value={cause} onChange={setCause} />
          </Field>
          <Field label="本人态度" name="attitude" required>
            <CodeSelect table={ATTITUDE} value={attitude} onChange={setAttitude} />
          </Field>
        </>
      )}
      <Field
        label="核实情况"
        name="investigation"
        required={lost.conductChecks.length === 0}
        {...(lost.conductChecks.length === 0
          ? {}
          : { hint: `已有${lost.conductChecks.length}条核实记录；可以写总的情况` })}
      >
        <TextField rows={3} maxLength={1000} value={text} onChange={setText} />
      </Field>
      <Field label="证据材料" name="evidence" hint="表现有问题的，须附证据，或写明纸质材料的名称和存放处">
        <TextField rows={2} maxLength={300} value={evidence} onChange={setEvidence} />
      </Field>
      {worst !== null && conduct !== null && weight(worst) > weight(conduct) && (
        <FindingText level="warning" text={`核实记录中有“${worst}”，与这里的结论不一致，请核对`} />
      )}
      {conduct === '违纪违法线索' && (
        <FindingText level="warning" text="有违纪违法线索的，须先移送纪检、公安，再作处理" />
      )}
    </FormDialog>
  )
}

export function ProposeDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.propose, { quiet: true })
  const { values } = lost
  const [branch, setBranch] = useState(values.branchOpinion ?? '')
  const [group, setGroup] = useState(values.groupOpinion ?? '')
  const [party, setParty] = useState(values.preOpinion ?? '')
  const [on, setOn] = useState(values.preOpinionOn ?? '')
  const submit = async () => {
    const day = optionalDay(on, today, 'preOpinionOn')
    if (!day.ok) return day
    return run({
      id: lost.id,
      branchOpinion: filled(branch),
      groupOpinion: filled(group),
      preOpinion: filled(party),
      preOpinionOn: day.value,
    })
  }
  return (
    <FormDialog
      title={`初步意见：${lost.name}`}
      submitText="登记初步意见"
      width={580}
      onSubmit={submit}
      onClose={onClose}
      fields={['branchOpinion', 'groupOpinion', 'preOpinion', 'preOpinionOn']}
    >
      <Field label="党支部意见" name="branchOpinion" required hint="核查情况报告中对本人的处理建议">
        <TextField autoFocus rows={2} maxLength={500} value={branch} onChange={setBranch} />
      </Field>
      <Field label="工作组意见" name="groupOpinion" required>
        <TextField rows={2} maxLength={500} value={group} onChange={setGroup} />
      </Field>
      <Field label="党委初步意见" name="preOpinion" required>
        <TextField rows={2} maxLength={500} value={party} onChange={setParty} />
      </Field>
      <Field label="党委会日期" name="preOpinionOn" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}

/** The weeks of follow-up are over: what is missing is said, and may be answered with a reason. */
export function CloseDialog({ lost, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'lost.followupWeeks': weeks } = useSettings()
  const { run } = useWrite(client.search.close, { quiet: true })
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const missed = lost.followWeeks.filter(({ state }) => state !== 'done')
  const over = lost.contactOn === null ? null : weeksOver(lost.contactOn, weeks)
  const submit = async () => {
    const day = demandDay(on, today, 'on', '请填写结案日期')
    return day.ok ? run({ id: lost.id, on: day.value, followGapReason: filled(reason) }) : day
  }
  return (
    <FormDialog
      title={`结案：${lost.name}`}
      submitText="结案"
      width={460}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'followGapReason']}
    >
      <p>
        取得联系后每周回访一次，共{weeks}周{over === null ? '' : `，到 ${over} 期满`}
        。结案后有变化的，另立失联记录。
      </p>
      <Field label="结案日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      {missed.length > 0 && (
        <>
          <FindingText level="warning" text={`缺回访记录${missed.length}周，须写明原因`} />
          <Field label="原因" name="followGapReason" required>
            <TextField rows={2} maxLength={300} value={reason} onChange={setReason} />
          </Field>
        </>
      )}
    </FormDialog>
  )
}
