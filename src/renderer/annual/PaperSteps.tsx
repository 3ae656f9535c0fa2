/** What is done with the paper: signed and sealed, handed up, and made anew with a reason. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import type { RosterHead } from '../../shared/annual/methods.ts'
import { missingPaper } from '../../shared/annual/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import panel from '../ui/Panel.module.css'
import { optionalDay } from '../ui/readFields.ts'

interface StepProps {
  head: RosterHead
  onClose: () => void
}

export function SignDialog({ head, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.annual.sign, { quiet: true })
  const [signedOn, setSignedOn] = useState(head.signedOn ?? today)
  const [signedBy, setSignedBy] = useState(head.signedBy ?? '')
  const [sealed, setSealed] = useState(head.sealed)
  const submit = async () => {
    const day = optionalDay(signedOn, today, 'signedOn')
    if (!day.ok) return day
    return run({
      rosterId: head.id,
      signedOn: day.value,
      signedBy: signedBy.trim() === '' ? null : signedBy.trim(),
      sealed,
    })
  }
  return (
    <FormDialog title="登记签字盖章" onSubmit={submit} onClose={onClose} fields={['signedOn']} width={460}>
      <Field label="签字日期" name="signedOn" hint="照纸面上支部书记签字的日期；还没有签字就清空">
        <DateField autoFocus dayOnly today={today} value={signedOn} onChange={setSignedOn} />
      </Field>
      <Field label="签字人">
        <TextField value={signedBy} onChange={setSignedBy} maxLength={30} />
      </Field>
      <Field label="盖章">
        <Checkbox checked={sealed} onChange={event => setSealed(event.target.checked)}>
          已盖党支部章
        </Checkbox>
      </Field>
    </FormDialog>
  )
}

export function HandUpDialog({
  head,
  copies,
  onClose,
}: StepProps & Pick<Outputs['annual']['roster'], 'copies'>) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.annual.handUp, { quiet: true })
  const [on, setOn] = useState(today)
  const missing = missingPaper(head)
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    return run({ rosterId: head.id, on: day.value ?? '' })
  }
  return (
    <FormDialog
      title="登记上报备案"
      submitText="上报"
      onSubmit={submit}
      onClose={onClose}
      fields={['on']}
      width={460}
    >
      {missing.length > 0 ? (
        <FindingText level="error" text={`还缺：${missing.join('、')}。补齐后才能上报`} />
      ) : (
        <p>份数：{copies.map(({ to, count }) => `${to}${count}份`).join('，')}。上报记入操作记录。</p>
      )}
      <Field label="上报日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}

export function ReopenDialog({ head, onClose, onReopened }: StepProps & { onReopened: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.annual.reopen, { quiet: true })
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title="重新核对，另出一版"
      submitText="重新核对"
      onSubmit={async () => {
        const done = await run({ orgId: head.orgId, year: head.year, reason })
        if (done.ok) onReopened()
        return done
      }}
      onClose={onClose}
      fields={['reason']}
    >
      <p className={panel.sub}>
        现在的第{head.version}版原样保留，随时可以查看和重印。新版核对、定稿后要重新签字盖章、上报。
      </p>
      <Field label="理由" name="reason" required>
        <TextField autoFocus value={reason} onChange={setReason} maxLength={200} />
      </Field>
    </FormDialog>
  )
}
