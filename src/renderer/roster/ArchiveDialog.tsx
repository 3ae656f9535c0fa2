/** Taking members off the roster into the archive, with the reason; one undo, or put back with one click. */

import { useState } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'

export interface ArchiveDialogProps {
  ids: readonly number[]
  /** names of the first of them */
  names: readonly string[]
  onClose: () => void
  onDone?: () => void
}

const FIELDS = ['reason']

export function ArchiveDialog({ ids, names, onClose, onDone }: ArchiveDialogProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.roster.archive, { quiet: true })
  const [reason, setReason] = useState('')
  return (
    <ConfirmChange
      title="移入归档"
      effect={`将把${ids.length}名党员移出名册，记录全部保留。以前日期的名册里仍有他们；条件里选“已归档”可以查看、放回。`}
      items={names}
      total={ids.length}
      confirmText={`归档${ids.length}名`}
      onConfirm={async () => {
        const result = await run({ ids: [...ids], reason })
        if (result.ok) onDone?.()
        return result
      }}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst required label="原因" name="reason">
        <TextField maxLength={200} placeholder="如 已划归他镇管理" value={reason} onChange={setReason} />
      </Field>
    </ConfirmChange>
  )
}
