/** 登记问题: whose dossier, what is wrong, found by whom and when. */

import { useState } from 'react'
import { REQUIRED_MATERIAL, type RequiredMaterial } from '../../shared/dossier/codes.ts'
import { FINDING_KIND, type FindingKind } from '../../shared/dossier/findings.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay, refused } from '../ui/readFields.ts'

export interface OpenFindingDialogProps {
  /** chosen already: the dialog was opened from the member's card */
  member?: PickedMember
  onClose: () => void
}

const FIELDS = ['memberId', 'kind', 'material', 'description', 'foundOn', 'foundBy', 'responsible', 'dueOn']

/** Kinds that are about one material. */
const OF_MATERIAL: readonly FindingKind[] = ['F1', 'F2', 'F3']

export function OpenFindingDialog({ member: given, onClose }: OpenFindingDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.openFinding, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const [kind, setKind] = useState<FindingKind | null>(null)
  const [material, setMaterial] = useState<RequiredMaterial | null>(null)
  const [description, setDescription] = useState('')
  const [foundOn, setFoundOn] = useState(today)
  const [foundBy, setFoundBy] = useState('')
  const [responsible, setResponsible] = useState('')
  const [dueOn, setDueOn] = useState('')
  const ofMaterial = kind !== null && OF_MATERIAL.includes(kind)
  const submit = async () => {
    const found = optionalDay(foundOn, today, 'foundOn')
    if (!found.ok) return found
    const due = optionalDay(dueOn, today, 'dueOn')
    if (!due.ok) return due
    if (member === null) return refused('memberId', '请选择党员')
    if (kind === null) return refused('kind', '请选择问题')
    if (found.value === null) return refused('foundOn', '请填写发现日期')
    if (description.trim().length < 2) return refused('description', '请写明问题')
    if (foundBy.trim() === '') return refused('foundBy', '请填写核查人')
    return run({
      memberId: member.id,
      kind,
      material: ofMaterial ? material : null,
      values: {
        description,
        foundOn: found.value,
        foundBy,
        dueOn: due.value,
        responsible: textOrNull(responsible),
      },
    })
  }
  return (
    <FormDialog
      title={given ? `登记档案问题：${given.name}` : '登记档案问题'}
      submitText="登记"
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {!given && (
        <Field label="党员" name="memberId" required>
          <MemberPicker autoFocus value={member} onChange={setMember} />
        </Field>
      )}
      <Field label="问题" name="kind" required>
        <CodeSelect table={FINDING_KIND} autoFocus={given !== undefined} value={kind} onChange={setKind} />
      </Field>
      {ofMaterial && (
        <Field label="材料" name="material" hint="不是某一件材料的问题可以不选">
          <CodeSelect table={REQUIRED_MATERIAL} value={material} onChange={setMaterial} />
        </Field>
      )}
      <Field label="情况" name="description" required>
        <TextField rows={2} maxLength={500} value={description} onChange={setDescription} />
      </Field>
      <Field label="发现日期" name="foundOn" required>
        <DateField dayOnly today={today} value={foundOn} onChange={setFoundOn} />
      </Field>
      <Field label="核查人" name="foundBy" required>
        <TextField maxLength={30} value={foundBy} onChange={setFoundBy} />
      </Field>
      <Field label="责任人" name="responsible" hint="负责整改的人，可以不填">
        <TextField maxLength={30} value={responsible} onChange={setResponsible} />
      </Field>
      <Field label="处理期限" name="dueOn" hint="可以不填">
        <DateField dayOnly today={today} value={dueOn} onChange={setDueOn} />
      </Field>
    </FormDialog>
  )
}
