/** The steps of a handover: signed by both sides, then the receipt (R-G26, R-G27). */

import { Checkbox } from 'antd'
import { useState } from 'react'
import type { Handover } from '../../shared/dossier/handoverMethods.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

interface StepProps {
  handover: Handover
  onClose: () => void
}

function noDay(field: string, message: string) {
  return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
}

export function SignDialog({ handover, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.stepHandover, { quiet: true })
  const [handedOn, setHandedOn] = useState(today)
  const [place, setPlace] = useState('')
  const [giver, setGiver] = useState('')
  const [taker, setTaker] = useState('')
  const [sealed, setSealed] = useState(false)
  const out = handover.direction === '转出'
  const submit = async () => {
    const day = optionalDay(handedOn, today, 'handedOn')
    if (!day.ok) return day
    if (day.value === null) return noDay('handedOn', '请填写交接日期')
    return run({
      id: handover.id,
      step: {
        to: 'HANDED',
        handedOn: day.value,
        place: textOrNull(place),
        giver: textOrNull(giver),
        taker: textOrNull(taker),
        sealed,
      },
    })
  }
  return (
    <FormDialog
      title="交接签字"
      submitText="登记"
      onSubmit={submit}
      onClose={onClose}
      fields={['handedOn', 'place', 'giver', 'taker']}
    >
      <Field label="交接日期" name="handedOn" required>
        <DateField autoFocus dayOnly today={today} value={handedOn} onChange={setHandedOn} />
      </Field>
      <Field label="交接地点" name="place" required>
        <TextField maxLength={80} value={place} onChange={setPlace} />
      </Field>
      <Field label="移交人" name="giver" required hint="在清单上签名的人">
        <TextField maxLength={30} value={giver} onChange={setGiver} />
      </Field>
      <Field label="接收人" name="taker" required>
        <TextField maxLength={30} value={taker} onChange={setTaker} />
      </Field>
      <Field label="包装" name="sealed">
        <Checkbox checked={sealed} onChange={event => setSealed(event.target.checked)}>
          {out ? '已密封包装，加盖党委密封公章' : '收到时密封完好，盖有公章'}
        </Checkbox>
      </Field>
    </FormDialog>
  )
}

export function ReceiptDialog({ handover, onClose }: StepProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.stepHandover, { quiet: true })
  const [receiptOn, setReceiptOn] = useState(today)
  const [receiptFrom, setReceiptFrom] = useState('')
  const [checkResult, setCheckResult] = useState('')
  const out = handover.direction === '转出'
  const submit = async () => {
    const day = optionalDay(receiptOn, today, 'receiptOn')
    if (!day.ok) return day
    if (day.value === null) return noDay('receiptOn', '请填写回执日期')
    return run({
      id: handover.id,
      step: {
        to: 'RECEIPTED',
        receiptOn: day.value,
        receiptFrom: textOrNull(receiptFrom),
        checkResult: textOrNull(checkResult),
      },
    })
  }
  return (
    <FormDialog
      title={out ? '收到回执' : '寄出回执'}
      submitText="登记"
      onSubmit={submit}
      onClose={onClose}
      fields={['receiptOn', 'receiptFrom', 'checkResult']}
    >
      <Field label="回执日期" name="receiptOn" required>
        <DateField autoFocus dayOnly today={today} value={receiptOn} onChange={setReceiptOn} />
      </Field>
      <Field label="回执经办人" name="receiptFrom" required>
        <TextField maxLength={60} value={receiptFrom} onChange={setReceiptFrom} />
      </Field>
      <Field
        label="审核结果"
        name="checkResult"
        required={!out}
        hint={out ? '回执上写的审核情况' : '材料是否齐全、真实；不齐全、不真实的按补办程序办理'}
      >
        <TextField rows={2} maxLength={300} value={checkResult} onChange={setCheckResult} />
      </Field>
    </FormDialog>
  )
}
