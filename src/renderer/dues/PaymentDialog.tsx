/**
 * One payment of dues. The form proposes what is usual, from the oldest unpaid month to the present one at
 * the last amount: most payments are a date and Enter.
 */

import { Checkbox } from 'antd'
import { useState } from 'react'
import { DUES_PLACE, PAYER } from '../../shared/dues/codes.ts'
import type { DuesCard, Payment, PaymentValues } from '../../shared/dues/methods.ts'
import { monthsText, readMonths } from '../../shared/dues/months.ts'
import { lateMonths, proposedPayment } from '../../shared/dues/rules.ts'
import { readYuan, yuanText } from '../../shared/kernel/money.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl, type FieldFinding } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { refused, refusedAs } from '../ui/readFields.ts'

const FIELDS = ['onDate', 'amount', 'months', 'excess', 'payer', 'consent', 'place', 'lateReason', 'note']

export interface PaymentDialogProps {
  memberId: number
  dues: DuesCard
  payment: Payment | null
  onClose: () => void
}

interface Draft {
  onDate: string
  amount: string
  months: string
  excess: string
  payer: PaymentValues['payer']
  consent: boolean
  place: PaymentValues['place']
  lateReason: string
  note: string
}

function firstDraft(payment: Payment | null, dues: DuesCard, today: string): Draft {
  const usual = proposedPayment(dues.payments, dues, today)
  const amount = payment ? payment.amount : usual.amount
  return {
    onDate: payment?.onDate ?? today,
    amount: amount === null ? '' : yuanText(amount),
    months: monthsText(payment?.months ?? usual.months),
    excess: payment && payment.excess > 0 ? yuanText(payment.excess) : '',
    payer: payment?.payer ?? '本人',
    consent: payment?.consent ?? false,
    place: payment?.place ?? null,
    lateReason: payment?.lateReason ?? '',
    note: payment?.note ?? '',
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

export function PaymentDialog({ memberId, dues, payment, onClose }: PaymentDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const settings = useSettings()
  const { run } = useWrite(client.dues.savePayment, { quiet: true })
  const [draft, setDraft] = useState(() => firstDraft(payment, dues, today))
  const put = (patch: Partial<Draft>) => setDraft(now => ({ ...now, ...patch }))
  const day = dayValue(draft.onDate, today)
  const months = readMonths(draft.months, today)
  const late =
    day.ok && day.value !== null && months !== null ? lateMonths({ onDate: day.value, months }, settings) : []

  const submit = async () => {
    if (!day.ok) return refusedAs('onDate', day)
    if (day.value === null) return refused('onDate', '请填写交纳日期')
    if (months === null) return refused('months', '请填写月份，如 2024-01至2024-03，或 1-3')
    const amount = readYuan(draft.amount)
    if (amount === null || amount === 0) return refused('amount', '请填写金额，如 12 或 12.50')
    const excess = draft.excess.trim() === '' ? 0 : readYuan(draft.excess)
    if (excess === null) return refused('excess', '请填写金额，如 1000；没有多交的不填')
    return run({
      memberId,
      ...(payment ? { id: payment.id } : {}),
      values: {
        onDate: day.value,
        amount,
        months,
        excess,
        payer: draft.payer,
        consent: draft.consent,
        place: draft.place,
        lateReason: orNull(draft.lateReason),
        note: orNull(draft.note),
      },
    })
  }
  return (
    <FormDialog title={payment ? '修改党费' : '登记党费'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field focusFirst label="金额（元）" name="amount" required>
        <TextField maxLength={15} value={draft.amount} onChange={amount => put({ amount })} />
      </Field>
      <Field
        label="所交月份"
        name="months"
        required
        hint={
          months === null ? '如 2024-01至2024-03，或 1-3' : `共${months.length}个月：${monthsText(months)}`
        }
      >
        <TextField maxLength={120} value={draft.months} onChange={text => put({ months: text })} />
      </Field>
      <Field label="交纳日期" name="onDate" required>
        <DateField dayOnly value={draft.onDate} onChange={onDate => put({ onDate })} today={today} />
      </Field>
      <Field label="交纳人" name="payer">
        <CodeSelect
          table={PAYER}
          value={draft.payer}
          required
          onChange={payer => put({ payer: payer ?? draft.payer })}
        />
      </Field>
      <Field label="支部同意" name="consent" hint="由他人代交，或一次交几个月的">
        <Consent checked={draft.consent} onChange={consent => put({ consent })} />
      </Field>
      {(late.length > 0 || draft.lateReason !== '') && (
        <Field
          label="补交原因"
          name="lateReason"
          findings={late.length === 0 ? [] : [lateFinding(late, settings['dues.lateMonths'])]}
        >
          <TextField maxLength={200} value={draft.lateReason} onChange={lateReason => put({ lateReason })} />
        </Field>
      )}
      <Field label="其中自愿多交" name="excess" hint="元，没有的不填">
        <TextField maxLength={15} value={draft.excess} onChange={excess => put({ excess })} />
      </Field>
      <Field label="交纳地" name="place" hint="流动党员填">
        <CodeSelect table={DUES_PLACE} value={draft.place} onChange={place => put({ place })} />
      </Field>
      <Field label="备注" name="note">
        <TextField maxLength={300} value={draft.note} onChange={note => put({ note })} />
      </Field>
    </FormDialog>
  )
}

function lateFinding(late: readonly string[], limit: number): FieldFinding {
  return { level: 'warning', text: `${monthsText(late)}已超过${limit}个月，请写明原因` }
}

function Consent({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { id } = useFieldControl()
  return (
    <Checkbox
      {...(id === undefined ? {} : { id })}
      checked={checked}
      onChange={event => onChange(event.target.checked)}
    />
  )
}
