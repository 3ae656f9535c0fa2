/** A new member: what is needed to put someone on the roll; the rest follows on the card. */

import { useState } from 'react'
import { inspectIdNumber } from '../../shared/kernel/idNumber.ts'
import { MEMBERSHIP, SEX, type Membership } from '../../shared/roster/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useOrganisations } from '../shell/organisations.ts'
import { useScope } from '../shell/scope.tsx'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField, readDate } from '../ui/fields/DateField.tsx'
import { IdField, idFindings } from '../ui/fields/IdField.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { PhoneField, phoneFindings } from '../ui/fields/PhoneField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'

const FIELDS = ['name', 'idNo', 'sex', 'birth', 'orgId', 'membership', 'joinDate', 'fullDate', 'phone']

/** States in which someone is entered; the others are reached by a step with its evidence. */
const FIRST_STATES: readonly Membership[] = ['FORMAL', 'PROBATIONARY', 'ACTIVIST']

type Sex = '男' | '女'

export interface NewMemberDialogProps {
  onClose: () => void
  onSaved: (id: number) => void
}

export function NewMemberDialog({ onClose, onSaved }: NewMemberDialogProps) {
  const { client } = useOffice()
  const { today, orgId } = useScope()
  const { nodes, byId } = useOrganisations()
  const { run } = useWrite(client.roster.create, { quiet: true })
  const holders = nodes.filter(node => mayHoldMembers(node.kind))
  const scoped = orgId === null ? undefined : byId.get(orgId)
  const [branch, setBranch] = useState<number | null>(() => {
    if (scoped && mayHoldMembers(scoped.kind)) return scoped.id
    return holders.length === 1 ? (holders[0]?.id ?? null) : null
  })
  const [name, setName] = useState('')
  const [idNo, setIdNo] = useState('')
  const [sex, setSex] = useState<Sex | null>(null)
  const [birth, setBirth] = useState('')
  const [membership, setMembership] = useState<Membership>('FORMAL')
  const [joinDate, setJoinDate] = useState('')
  const [fullDate, setFullDate] = useState('')
  const [phone, setPhone] = useState('')

  // Sex and birth follow from the ID number while they are empty; what was typed stays.
  const typeId = (typed: string) => {
    setIdNo(typed)
    const read = inspectIdNumber(typed, {}, today)
    if (!read.valid) return
    if (sex === null) setSex(read.sex)
    if (birth === '' && read.birth !== null) setBirth(read.birth)
  }
  const read = readDate(birth, today)
  const birthRead = read.kind === 'date' ? read.date : null

  const submit = async () => {
    if (branch === null) {
      return {
        ok: false as const,
        failure: { code: 'INPUT_INVALID', message: '请选择所在支部', field: 'orgId' },
      }
    }
    const result = await run({
      orgId: branch,
      membership,
      values: { name, idNo, sex, birth, joinDate, fullDate, phone },
    })
    if (result.ok) onSaved(result.value.id)
    return result
  }
  return (
    <FormDialog title="新增党员" submitText="新增" onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field focusFirst label="姓名" name="name" required>
        <TextField maxLength={50} value={name} onChange={setName} />
      </Field>
      <Field label="身份证号" name="idNo" findings={idFindings(idNo, { birth: birthRead, sex, today })}>
        <IdField value={idNo} onChange={typeId} />
      </Field>
      <Field label="性别" name="sex">
        <CodeSelect table={SEX} value={sex} onChange={setSex} />
      </Field>
      <Field label="出生日期" name="birth">
        <DateField value={birth} onChange={setBirth} today={today} />
      </Field>
      <Field label="所在支部" name="orgId" required>
        <OrgSelect value={branch} onChange={setBranch} />
      </Field>
      <Field label="党员类别" name="membership">
        <CodeSelect
          table={MEMBERSHIP}
          only={FIRST_STATES}
          value={membership}
          required
          onChange={next => setMembership(next ?? membership)}
        />
      </Field>
      <Field label="入党时间" name="joinDate">
        <DateField value={joinDate} onChange={setJoinDate} today={today} />
      </Field>
      {membership === 'FORMAL' && (
        <Field label="转正时间" name="fullDate">
          <DateField value={fullDate} onChange={setFullDate} today={today} />
        </Field>
      )}
      <Field label="联系电话" name="phone" findings={phoneFindings(phone)}>
        <PhoneField value={phone} onChange={setPhone} />
      </Field>
    </FormDialog>
  )
}
