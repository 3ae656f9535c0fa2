/** 补办立案: whose dossier, the whole of it or parts, and where the member was developed (R-G09, R-G21). */

import { Segmented } from 'antd'
import { useState } from 'react'
import { MAKE_UP_KIND, type MakeUpKind } from '../../shared/dossier/makeUp.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay, refused } from '../ui/readFields.ts'

export interface OpenMakeUpDialogProps {
  /** chosen already: the dialog was opened from a finding */
  member?: PickedMember
  /** what the case settles */
  finding?: { id: number; kind: MakeUpKind; description: string }
  onClose: () => void
  onOpened?: (id: number) => void
}

const FIELDS = ['memberId', 'kind', 'openedOn', 'developedWhere', 'lostHow']

const filled = (text: string) => (text.trim() === '' ? null : text)

export function OpenMakeUpDialog({ member: given, finding, onClose, onOpened }: OpenMakeUpDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.openMakeUp, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const [kind, setKind] = useState<MakeUpKind | null>(finding?.kind ?? 'WHOLE')
  const [here, setHere] = useState(true)
  const [developedWhere, setDevelopedWhere] = useState('')
  const [openedOn, setOpenedOn] = useState(today)
  const [lostHow, setLostHow] = useState(finding?.kind === 'PART' ? finding.description : '')
  const submit = async () => {
    const day = optionalDay(openedOn, today, 'openedOn')
    if (!day.ok) return day
    if (member === null) return refused('memberId', '请选择党员')
    if (kind === null) return refused('kind', '请选择补办种类')
    if (day.value === null) return refused('openedOn', '请填写立案日期')
    const result = await run({
      memberId: member.id,
      kind,
      developedHere: here,
      findingId: finding?.id ?? null,
      openedOn: day.value,
      values: { lostHow: filled(lostHow), developedWhere: filled(developedWhere) },
    })
    if (result.ok) onOpened?.(result.value.id)
    return result
  }
  return (
    <FormDialog
      title={given ? `补办档案立案：${given.name}` : '补办档案立案'}
      submitText="立案"
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {!given && (
        <Field label="党员" name="memberId" required>
          <MemberPicker autoFocus value={member} onChange={setMember} />
        </Field>
      )}
      <Field label="补办种类" name="kind" required hint="缺少部分必要材料的选部分补齐">
        <CodeSelect
          table={MAKE_UP_KIND}
          required
          disabled={finding !== undefined}
          value={kind}
          onChange={setKind}
        />
      </Field>
      <Field label="在哪里发展" name="developedHere" hint="外地发展的整档遗失，函请发展地党组织补办">
        <Segmented<'here' | 'elsewhere'>
          aria-label="在哪里发展"
          value={here ? 'here' : 'elsewhere'}
          options={[
            { value: 'here', label: '本地发展' },
            { value: 'elsewhere', label: '外地发展' },
          ]}
          onChange={value => setHere(value === 'here')}
        />
      </Field>
      {(!here || kind === 'PART') && (
        <Field label="发展党组织" name="developedWhere">
          <TextField maxLength={100} value={developedWhere} onChange={setDevelopedWhere} />
        </Field>
      )}
      <Field label="立案日期" name="openedOn" required>
        <DateField
          dayOnly
          autoFocus={given !== undefined}
          today={today}
          value={openedOn}
          onChange={setOpenedOn}
        />
      </Field>
      <Field
        label={kind === 'PART' ? '缺哪些' : '遗失原因'}
        name="lostHow"
        hint={kind === 'PART' ? '写入函件和调查报告' : '写入申请书和请示，如 1998年洪水'}
      >
        <TextField maxLength={300} rows={2} value={lostHow} onChange={setLostHow} />
      </Field>
    </FormDialog>
  )
}
