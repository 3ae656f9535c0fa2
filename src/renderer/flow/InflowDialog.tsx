/** A member from elsewhere: who, from where, since when, and which organisation here looks after him. */

import { useState } from 'react'
import { PROVINCE_IN } from '../../shared/flow/codes.ts'
import type { InflowRow } from '../../shared/flow/statisticMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { PhoneField, phoneFindings } from '../ui/fields/PhoneField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay } from '../ui/readFields.ts'

const FIELDS = ['name', 'fromProvince', 'fromOrg', 'arrivedOn', 'orgId', 'phone', 'unitName']

export function InflowDialog({ onClose }: { onClose: () => void }) {
  const { client } = useOffice()
  const { today, orgId: scopeOrg } = useScope()
  const { run } = useWrite(client.flow.saveInflow, { quiet: true })
  const [texts, setTexts] = useState({ name: '', fromOrg: '', phone: '', unitName: '' })
  const [fromProvince, setFrom] = useState<InflowRow['fromProvince']>('省外')
  const [orgId, setOrgId] = useState<number | null>(scopeOrg)
  const [on, setOn] = useState('')
  const put = (patch: Partial<typeof texts>) => setTexts(now => ({ ...now, ...patch }))
  const submit = async () => {
    const day = demandDay(on, today, 'arrivedOn', '请填写流入日期')
    if (!day.ok) return day
    const values = emptyToNull(texts, 'fromOrg', 'phone', 'unitName')
    return run({ values: { ...values, fromProvince, orgId, arrivedOn: day.value } })
  }
  return (
    <FormDialog title="登记流入党员" submitText="登记" onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <p>组织关系不在本地、在本地居住或工作的党员。不列入党员名册和附件，只作统计和管理。</p>
      <Field label="姓名" name="name" required>
        <TextField autoFocus maxLength={50} value={texts.name} onChange={name => put({ name })} />
      </Field>
      <Field label="来自省内或省外" name="fromProvince">
        <CodeSelect
          table={PROVINCE_IN}
          value={fromProvince}
          required
          onChange={next => setFrom(next ?? fromProvince)}
        />
      </Field>
      <Field label="原党组织" name="fromOrg">
        <TextField maxLength={100} value={texts.fromOrg} onChange={fromOrg => put({ fromOrg })} />
      </Field>
      <Field label="流入日期" name="arrivedOn" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="管理党组织" name="orgId" hint="还没有落实的不填">
        <OrgSelect allowClear value={orgId} onChange={setOrgId} />
      </Field>
      <Field label="手机" name="phone" findings={phoneFindings(texts.phone)}>
        <PhoneField value={texts.phone} onChange={phone => put({ phone })} />
      </Field>
      <Field label="工作单位" name="unitName">
        <TextField maxLength={100} value={texts.unitName} onChange={unitName => put({ unitName })} />
      </Field>
    </FormDialog>
  )
}
