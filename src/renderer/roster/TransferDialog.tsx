/** Moving members to another branch within the committee: dated, with the evidence, one undo. */

import { useState } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useOrganisations, shortName } from '../shell/organisations.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { optionalDay } from '../ui/readFields.ts'

export interface TransferDialogProps {
  ids: readonly number[]
  /** names of the first of them */
  names: readonly string[]
  onClose: () => void
  onDone?: () => void
}

const FIELDS = ['orgId', 'on', 'evidence']

export function TransferDialog({ ids, names, onClose, onDone }: TransferDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { byId } = useOrganisations()
  const { run } = useWrite(client.roster.transfer, { quiet: true })
  const [target, setTarget] = useState<number | null>(null)
  const [on, setOn] = useState(today)
  const [evidence, setEvidence] = useState('')
  const node = target === null ? undefined : byId.get(target)

  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    if (target === null || day.value === null) {
      const field = target === null ? 'orgId' : 'on'
      const message = target === null ? '请选择转到哪个支部' : '请填写日期'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
    }
    const result = await run({
      ids: [...ids],
      orgId: target,
      on: day.value,
      evidence: evidence.trim() === '' ? null : evidence,
    })
    if (result.ok) onDone?.()
    return result
  }
  return (
    <ConfirmChange
      title="转到其他支部"
      effect={`将把${ids.length}名党员转到${node ? `“${shortName(node)}”` : '下面选定的支部'}，自所填日期起计入该支部。`}
      items={names}
      total={ids.length}
      confirmText={`转${ids.length}名党员`}
      danger={false}
      onConfirm={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst label="转到" name="orgId" required>
        <OrgSelect value={target} onChange={setTarget} />
      </Field>
      <Field label="转入日期" name="on" required>
        <DateField dayOnly value={on} onChange={setOn} today={today} />
      </Field>
      <Field label="依据" name="evidence" hint="如介绍信编号、支部决定">
        <TextField maxLength={200} value={evidence} onChange={setEvidence} />
      </Field>
    </ConfirmChange>
  )
}
