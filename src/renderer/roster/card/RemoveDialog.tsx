/** Taking away a member entered by mistake; those who left are kept with their state. */

import { useState } from 'react'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { ConfirmChange } from '../../ui/ConfirmChange.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Field } from '../../ui/Field.tsx'

export interface RemoveDialogProps {
  card: MemberCard
  onClose: () => void
  onRemoved?: () => void
}

export function RemoveDialog({ card, onClose, onRemoved }: RemoveDialogProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.roster.remove, { quiet: true })
  const [reason, setReason] = useState('')
  const submit = async () => {
    const result = await run({ id: card.id, reason })
    if (result.ok) onRemoved?.()
    return result
  }
  return (
    <ConfirmChange
      title="删除误录的党员"
      effect={`将从名册和以前日期的名册中删除${String(card.values.name)}的记录1份，归档里仍可查看、放回。已转出、出党、去世的党员请改变党籍状态，不要删除。`}
      confirmText="删除"
      onConfirm={submit}
      onClose={onClose}
      fields={['reason']}
    >
      <Field focusFirst label="原因" name="reason" required>
        <TextField maxLength={200} placeholder="如 重复录入" value={reason} onChange={setReason} />
      </Field>
    </ConfirmChange>
  )
}
