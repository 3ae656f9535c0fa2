/** A new letter: where the member goes, and the four things that must be clear before it is issued. */

import { useState } from 'react'
import { LETTER_DESTINATION, LETTER_DIRECTION, LETTER_NATURE } from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { fourClearMissing } from '../../shared/transfer/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { FourClear } from './FourClear.tsx'

type Values = Pick<
  LetterRow,
  | 'direction'
  | 'letterNo'
  | 'nature'
  | 'phone'
  | 'wechat'
  | 'destKind'
  | 'destPlace'
  | 'backupContact'
  | 'toOrg'
>

const EMPTY: Values = {
  direction: '转出',
  letterNo: '',
  nature: null,
  phone: '',
  wechat: '',
  destKind: null,
  destPlace: '',
  backupContact: '',
  toOrg: '',
}

const FIELDS = [...Object.keys(EMPTY), 'memberId', 'issuedOn']

export interface LetterDialogProps {
  /** chosen already: the dialog was opened from the member's card */
  member?: PickedMember
  onClose: () => void
}

export function LetterDialog({ member: given, onClose }: LetterDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.transfer.save, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const [values, setValues] = useState<Values>(EMPTY)
  const [issuedOn, setIssuedOn] = useState('')
  const put = (patch: Partial<Values>) => setValues(now => ({ ...now, ...patch }))
  const issued = dayValue(issuedOn, today)
  const willIssue = issued.ok && issued.value !== null
  const lacking = fourClearMissing(values)

  const submit = async () => {
    if (!member) {
      return {
        ok: false as const,
        failure: { code: 'INPUT_INVALID', message: '请选择党员', field: 'memberId' },
      }
    }
    if (!issued.ok) return { ok: false as const, failure: { ...issued.failure, field: 'issuedOn' } }
    return run({
      memberId: member.id,
      values: {
        ...emptyToNull(values, 'letterNo', 'phone', 'wechat', 'destPlace', 'backupContact', 'toOrg'),
        issuedOn: issued.value,
        state: issued.value === null ? 'DRAFT' : 'ISSUED',
      },
    })
  }
  const line = (label: string, name: keyof Values, maxLength: number, placeholder = '') => (
    <Field label={label} name={name}>
      <TextField
        maxLength={maxLength}
        placeholder={placeholder}
        value={values[name] ?? ''}
        onChange={typed => put({ [name]: typed })}
      />
    </Field>
  )
  return (
    <FormDialog
      title={given ? `登记介绍信：${given.name}` : '登记介绍信'}
      submitText={willIssue ? '登记为已开具' : '存为草稿'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {!given && (
        <Field label="党员" name="memberId" required>
          <MemberPicker autoFocus value={member} onChange={setMember} />
        </Field>
      )}
      <Field label="接转方向" name="direction">
        <CodeSelect
          table={LETTER_DIRECTION}
          value={values.direction}
          required
          onChange={next => put({ direction: next ?? values.direction })}
        />
      </Field>
      {line('接收党组织', 'toOrg', 100)}
      <FourClear letter={values} />
      <Field label="转出性质" name="nature">
        <CodeSelect table={LETTER_NATURE} value={values.nature} onChange={nature => put({ nature })} />
      </Field>
      {line('手机', 'phone', 40)}
      {line('微信', 'wechat', 40)}
      <Field label="去向" name="destKind">
        <CodeSelect
          table={LETTER_DESTINATION}
          value={values.destKind}
          onChange={destKind => put({ destKind })}
        />
      </Field>
      {line('去向地点', 'destPlace', 120)}
      {line('备用联系人', 'backupContact', 60, '姓名和电话')}
      {line('编号', 'letterNo', 40)}
      <Field
        label="开具日期"
        name="issuedOn"
        hint={
          willIssue && lacking.length > 0
            ? `还缺${lacking.join('、')}，补上后才能开具`
            : '没有开具的不填，先存为草稿'
        }
      >
        <DateField dayOnly today={today} value={issuedOn} onChange={setIssuedOn} />
      </Field>
    </FormDialog>
  )
}
