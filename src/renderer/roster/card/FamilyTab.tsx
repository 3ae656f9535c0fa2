/** 家庭主要成员及重要社会关系 (附件1). */

import { Checkbox } from 'antd'
import { useState } from 'react'
import { POLITICS, RELATION } from '../../../shared/roster/codes.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { emptyToNull } from '../../ui/emptyToNull.ts'
import { dateValue } from '../../ui/dateValues.ts'
import { CodeSelect } from '../../ui/fields/CodeSelect.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { PhoneField, phoneFindings } from '../../ui/fields/PhoneField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useMemberCard } from './memberCard.ts'
import { RecordList, withoutId } from './RecordList.tsx'
import { refusedAs } from '../../ui/readFields.ts'

type Relative = MemberCard['family'][number]
type Values = Omit<Relative, 'id'>

const nothing: Values = {
  relation: '配偶',
  name: '',
  birth: null,
  politics: null,
  unit: null,
  post: null,
  phone: null,
  address: null,
  isEmergency: false,
  isSearchContact: false,
}

function uses({ isEmergency, isSearchContact }: Relative): string {
  return [isEmergency ? '应急联系人' : '', isSearchContact ? '可助查找' : '']
    .filter(word => word !== '')
    .join('、')
}

export function FamilyTab({ memberId, readOnly }: CardTabProps) {
  const { client } = useOffice()
  const { data: card } = useMemberCard(memberId)
  const { run: remove } = useWrite(client.roster.removeFamily, { quiet: true })
  if (!card) return null
  return (
    <RecordList
      noun="家庭成员"
      records={card.family}
      nameOf={record => `${record.relation} ${record.name}`}
      readOnly={readOnly}
      emptyText="还没有登记家庭成员。附件1要填配偶、子女、父母等。"
      onRemove={record => remove({ id: record.id })}
      columns={[
        { title: '称谓', text: record => record.relation },
        { title: '姓名', text: record => record.name },
        { title: '出生', text: record => record.birth ?? '' },
        { title: '政治面貌', text: record => record.politics ?? '' },
        { title: '单位及职务', text: record => [record.unit, record.post].filter(Boolean).join(' ') },
        { title: '电话', text: record => record.phone ?? '' },
        { title: '用途', text: uses },
      ]}
      form={(record, close) => (
        <FamilyDialog key={record?.id ?? 0} memberId={memberId} record={record} onClose={close} />
      )}
    />
  )
}

interface DialogProps {
  memberId: number
  record: Relative | null
  onClose: () => void
}

const FIELDS = ['relation', 'name', 'birth', 'politics', 'unit', 'post', 'phone', 'address']

function FamilyDialog({ memberId, record, onClose }: DialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.roster.saveFamily, { quiet: true })
  const [values, setValues] = useState<Values>(record ? withoutId(record) : nothing)
  const [birth, setBirth] = useState(record?.birth ?? '')
  const put = (patch: Partial<Values>) => setValues(now => ({ ...now, ...patch }))

  const submit = async () => {
    const date = dateValue(birth, today)
    if (!date.ok) return refusedAs('birth', date)
    const kept = emptyToNull(values, 'unit', 'post', 'phone', 'address')
    return run({ memberId, ...(record ? { id: record.id } : {}), values: { ...kept, birth: date.value } })
  }
  return (
    <FormDialog
      title={record ? '修改家庭成员' : '登记家庭成员'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field label="称谓" name="relation">
        <CodeSelect
          table={RELATION}
          value={values.relation}
          required
          onChange={next => put({ relation: next ?? values.relation })}
        />
      </Field>
      <Field focusFirst label="姓名" name="name" required>
        <TextField maxLength={50} value={values.name} onChange={name => put({ name })} />
      </Field>
      <Field label="出生" name="birth">
        <DateField value={birth} onChange={setBirth} today={today} />
      </Field>
      <Field label="政治面貌" name="politics">
        <CodeSelect table={POLITICS} value={values.politics} onChange={politics => put({ politics })} />
      </Field>
      <Field label="工作单位" name="unit">
        <TextField maxLength={100} value={values.unit ?? ''} onChange={unit => put({ unit })} />
      </Field>
      <Field label="职务" name="post">
        <TextField maxLength={60} value={values.post ?? ''} onChange={post => put({ post })} />
      </Field>
      <Field label="电话" name="phone" findings={phoneFindings(values.phone ?? '')}>
        <PhoneField value={values.phone ?? ''} onChange={phone => put({ phone })} />
      </Field>
      <Field label="住址" name="address">
        <TextField maxLength={150} value={values.address ?? ''} onChange={address => put({ address })} />
      </Field>
      <Field label="应急联系人">
        <Checkbox checked={values.isEmergency} onChange={event => put({ isEmergency: event.target.checked })}>
          外出期间可通过此人联系
        </Checkbox>
      </Field>
      <Field label="可助查找">
        <Checkbox
          checked={values.isSearchContact}
          onChange={event => put({ isSearchContact: event.target.checked })}
        >
          失联时可向此人了解去向
        </Checkbox>
      </Field>
    </FormDialog>
  )
}
