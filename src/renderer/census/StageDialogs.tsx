/** Dialogues of stages: their dates, the next step with its evidence, and the end of the whole. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import type { Campaign } from '../../shared/census/methods.ts'
import type { Stage, StageValues } from '../../shared/census/stageMethods.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { textOrNull } from './textOrNull.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './census.module.css'
import { optionalDay, refusedAs } from '../ui/readFields.ts'

export function EndDialog({
  campaign,
  missing,
  onClose,
}: {
  campaign: Campaign
  missing: readonly string[]
  onClose: () => void
}) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.census.end, { quiet: true })
  const [on, setOn] = useState<string>(today)
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    return run({ campaignId: campaign.id, on: day.value ?? '' })
  }
  return (
    <FormDialog
      title="结束排查"
      submitText="结束排查"
      submitDisabled={missing.length > 0}
      onSubmit={submit}
      onClose={onClose}
      fields={['on']}
    >
      {missing.length > 0 ? (
        missing.map(words => (
          <p key={words}>
            <FindingText level="error" text={`${words}，还不能结束`} />
          </p>
        ))
      ) : (
        <p>每名对象都有支部自查和工作组核查，或写明了理由。结束后核查表不能再改，可以撤销。</p>
      )}
      <Field label="结束日期" name="on" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}

const NEW_STAGE: StageValues = {
  name: '',
  fromOn: '',
  toOn: '',
  responsible: null,
  hasPacket: false,
  acceptsBranches: false,
}

export function StageDialog({
  campaignId,
  stage,
  onClose,
}: {
  campaignId: number
  /** null: a new one */
  stage: Stage | null
  onClose: () => void
}) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.census.saveStage, { quiet: true })
  const [values, setValues] = useState<StageValues>(() => {
    if (!stage) return NEW_STAGE
    const { name, fromOn, toOn, responsible, hasPacket, acceptsBranches } = stage
    return { name, fromOn, toOn, responsible, hasPacket, acceptsBranches }
  })
  const put = (patch: Partial<StageValues>) => setValues(now => ({ ...now, ...patch }))
  const submit = async () => {
    for (const field of ['fromOn', 'toOn'] as const) {
      const day = dayValue(values[field], today)
      if (!day.ok) return refusedAs(field, day)
    }
    const [from, to] = [dayValue(values.fromOn, today), dayValue(values.toOn, today)]
    return run({
      campaignId,
      ...(stage ? { id: stage.id } : {}),
      values: {
        ...values,
        fromOn: (from.ok ? from.value : null) ?? '',
        toOn: (to.ok ? to.value : null) ?? '',
        responsible: textOrNull(values.responsible),
      },
    })
  }
  return (
    <FormDialog
      title={stage ? '修改阶段' : '新增阶段'}
      onSubmit={submit}
      onClose={onClose}
      fields={['name', 'fromOn', 'toOn']}
    >
      <Field label="阶段名称" name="name" required focusFirst>
        <TextField value={values.name} maxLength={30} onChange={name => put({ name })} />
      </Field>
      <Field label="开始" name="fromOn" required>
        <DateField dayOnly today={today} value={values.fromOn} onChange={fromOn => put({ fromOn })} />
      </Field>
      <Field label="结束" name="toOn" required>
        <DateField dayOnly today={today} value={values.toOn} onChange={toOn => put({ toOn })} />
      </Field>
      <Field label="负责人" name="responsible" hint="定了负责人才能开始">
        <TextField
          value={values.responsible ?? ''}
          maxLength={40}
          onChange={responsible => put({ responsible })}
        />
      </Field>
      <Field label="要求">
        <Checkbox checked={values.hasPacket} onChange={event => put({ hasPacket: event.target.checked })}>
          上报前五件材料要备齐
        </Checkbox>
        <Checkbox
          checked={values.acceptsBranches}
          onChange={event => put({ acceptsBranches: event.target.checked })}
        >
          逐个支部验收
        </Checkbox>
      </Field>
    </FormDialog>
  )
}

export function StepDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const messages = useMessages()
  const { run } = useWrite(client.census.stepStage, { quiet: true })
  const [on, setOn] = useState<string>(today)
  const [by, setBy] = useState('')
  const [signedOn, setSignedOn] = useState('')
  const [document, setDocument] = useState('')
  const { next } = stage
  if (!next) return null
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    const signed = optionalDay(signedOn, today, 'signedOn')
    if (!signed.ok) return signed
    const done = await run({
      id: stage.id,
      to: next.to,
      on: day.value ?? '',
      by: textOrNull(by),
      signedOn: signed.value,
      document: textOrNull(document),
    })
    if (done.ok) messages.done(`“${stage.name}”已${next.label}`)
    return done
  }
  const accepts = next.to === 'ACCEPTED'
  return (
    <FormDialog
      title={`${stage.name}：${next.label}`}
      submitText={next.label}
      submitDisabled={next.missing.length > 0}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'signedOn']}
    >
      {next.missing.map(words => (
        <p key={words}>
          <FindingText level="error" text={`还缺：${words}`} />
        </p>
      ))}
      {next.warnings.map(words => (
        <p key={words}>
          <FindingText level="warning" text={words} />
        </p>
      ))}
      <Field label={next.to === 'HANDED' ? '上报日期' : '日期'} name="on" required focusFirst>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      {(accepts || next.to === 'HANDED') && (
        <Field label={accepts ? '验收人' : '上报经办人'} name="by" required>
          <TextField
            value={by}
            maxLength={40}
            onChange={setBy}
            {...(accepts ? { placeholder: '镇党委' } : {})}
          />
        </Field>
      )}
      {next.to === 'HANDED' && stage.hasPacket && (
        <p className={styles.quiet}>书记签字日期以“上报材料”登记的为准。</p>
      )}
      {next.to === 'HANDED' && !stage.hasPacket && (
        <Field label="书记签字日期" name="signedOn" required>
          <DateField dayOnly today={today} value={signedOn} onChange={setSignedOn} />
        </Field>
      )}
      <Field label="依据" name="document" hint="会议、文件或说明，可不填">
        <TextField value={document} maxLength={200} onChange={setDocument} />
      </Field>
      <p className={styles.quiet}>可以撤销：按 Ctrl Z 退回。</p>
    </FormDialog>
  )
}
