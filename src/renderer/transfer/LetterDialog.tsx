/** A new letter: where the member goes, and what must be clear before it is issued; or one that came in. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import {
  LETTER_DESTINATION,
  LETTER_DIRECTION,
  LETTER_HANDLER,
  LETTER_NATURE,
} from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { fourClearMissing } from '../../shared/transfer/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dateValue, dayValue } from '../ui/dateValues.ts'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { proposedPhone } from '../ui/fields/proposedPhone.ts'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { FourClear } from './FourClear.tsx'
import { refusedAs } from '../ui/readFields.ts'

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
  | 'handler'
  | 'fromOrg'
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
  handler: null,
  fromOrg: '',
}

/** What is asked of somebody the register does not know; the rest is entered on the card. */
const NOBODY = { name: '', idNo: '', joinDate: '', fullDate: '' }

const FIELDS = [
  ...Object.keys(EMPTY),
  ...Object.keys(NOBODY),
  ...['memberId', 'issuedOn', 'leaveTalkOn', 'duesPaidTo'],
]

export interface LetterDialogProps {
  /** chosen already: the dialog was opened from the member's card */
  member?: PickedMember
  onClose: () => void
}

export function LetterDialog({ member: given, onClose }: LetterDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.transfer.save, { quiet: true })
  const { run: receive } = useWrite(client.transfer.receive, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const [values, setValues] = useState<Values>(EMPTY)
  const [dates, setDates] = useState({ issuedOn: '', leaveTalkOn: '', duesPaidTo: '' })
  const [isNew, setNew] = useState(false)
  const [person, setPerson] = useState(NOBODY)
  const put = (patch: Partial<Values>) => setValues(now => ({ ...now, ...patch }))
  const pick = (picked: PickedMember | null) => {
    setValues(now => ({ ...now, phone: proposedPhone(now.phone ?? '', member, picked) }))
    setMember(picked)
  }
  const incoming = values.direction === '转入'
  const newcomer = incoming && isNew && !given
  const issued = dayValue(dates.issuedOn, today)
  const willIssue = !incoming && issued.ok && issued.value !== null
  const lacking = [
    ...fourClearMissing(values),
    ...(dates.leaveTalkOn === '' ? ['转出前谈话'] : []),
    ...(dates.duesPaidTo === '' ? ['党费交至'] : []),
    ...(values.handler === null ? ['办理方式'] : []),
  ]

  const submit = async () => {
    if (!member && !newcomer) {
      return {
        ok: false as const,
        failure: { code: 'INPUT_INVALID', message: '请选择党员', field: 'memberId' },
      }
    }
    const read = {
      issuedOn: issued,
      leaveTalkOn: dayValue(dates.leaveTalkOn, today),
      duesPaidTo: dateValue(dates.duesPaidTo, today),
    }
    for (const [field, value] of Object.entries(read)) {
      if (!value.ok) return refusedAs(field, value)
    }
    const day = (value: typeof issued) => (value.ok ? value.value : null)
    const letter = {
      ...emptyToNull(values, 'letterNo', 'phone', 'wechat', 'destPlace', 'backupContact', 'toOrg', 'fromOrg'),
      issuedOn: day(read.issuedOn),
      leaveTalkOn: day(read.leaveTalkOn),
      duesPaidTo: day(read.duesPaidTo),
      state: willIssue ? ('ISSUED' as const) : ('DRAFT' as const),
    }
    return member && !newcomer
      ? run({ memberId: member.id, values: letter })
      : receive({ person: { ...person, phone: values.phone }, values: letter })
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
  const about = (label: string, name: keyof typeof NOBODY, maxLength: number, placeholder = '') => (
    <Field label={label} name={name} required={name === 'name'}>
      <TextField
        autoFocus={name === 'name'}
        maxLength={maxLength}
        placeholder={placeholder}
        value={person[name]}
        onChange={typed => setPerson(now => ({ ...now, [name]: typed }))}
      />
    </Field>
  )
  const date = (label: string, name: keyof typeof dates, hint = '') => (
    <Field label={label} name={name} {...(hint === '' ? {} : { hint })}>
      <DateField
        dayOnly={name !== 'duesPaidTo'}
        today={today}
        value={dates[name]}
        onChange={typed => setDates(now => ({ ...now, [name]: typed }))}
      />
    </Field>
  )
  return (
    <FormDialog
      title={given ? `登记介绍信：${given.name}` : '登记介绍信'}
      columns={2}
      submitText={incoming ? '登记' : willIssue ? '登记为已开具' : '存为草稿'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field label="接转方向" name="direction">
        <CodeSelect
          table={LETTER_DIRECTION}
          value={values.direction}
          required
          onChange={next => put({ direction: next ?? values.direction })}
        />
      </Field>
      {!given && incoming && (
        <Checkbox checked={isNew} onChange={({ target }) => setNew(target.checked)}>
          新来的党员，台账里没有
        </Checkbox>
      )}
      {newcomer && (
        <>
          {about('姓名', 'name', 50)}
          {about('身份证号', 'idNo', 18)}
          {about('入党时间', 'joinDate', 20, '如 2005-07-01')}
          {about('转正时间', 'fullDate', 20, '预备党员不填')}
        </>
      )}
      {!given && !newcomer && (
        <Field label="党员" name="memberId" required focusFirst>
          <MemberPicker autoFocus value={member} onChange={pick} />
        </Field>
      )}
      {incoming ? (
        <>
          {line('转出党组织', 'fromOrg', 100)}
          {line('对方编号', 'letterNo', 40, '介绍信上的编号')}
          {date('开具日期', 'issuedOn', '登记后待审核：谈话、核对档案后再接收')}
          {date('党费交至', 'duesPaidTo')}
          {line('手机', 'phone', 40)}
        </>
      ) : (
        <>
          {line('接收党组织', 'toOrg', 100, '不健全的填其上级或当地党组织')}
          <FourClear letter={values} />
          <Field label="转出性质" name="nature">
            <CodeSelect table={LETTER_NATURE} value={values.nature} onChange={nature => put({ nature })} />
          </Field>
          {line('手机', 'phone', 40)}
          {line('微信', 'wechat', 40, '没有的填“无”')}
          <Field label="去向" name="destKind">
            <CodeSelect
              table={LETTER_DESTINATION}
              value={values.destKind}
              onChange={destKind => put({ destKind })}
            />
          </Field>
          {line('去向地点', 'destPlace', 120)}
          {line('备用联系人', 'backupContact', 60, '姓名和电话')}
          {date('转出前谈话', 'leaveTalkOn')}
          {date('党费交至', 'duesPaidTo')}
          <Field label="办理方式" name="handler">
            <CodeSelect
              table={LETTER_HANDLER}
              value={values.handler}
              onChange={handler => put({ handler })}
            />
          </Field>
          {line('编号', 'letterNo', 40, '不填的开具时按当年顺序')}
          {date(
            '开具日期',
            'issuedOn',
            willIssue && lacking.length > 0
              ? `还缺${lacking.join('、')}，补上后才能开具`
              : '没有开具的不填，先存为草稿',
          )}
        </>
      )}
    </FormDialog>
  )
}
