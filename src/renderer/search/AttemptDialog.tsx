/** Mending an attempt on record. */

import { useState } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { ATTEMPT_FIELDS, AttemptFields } from './AttemptFields.tsx'
import { attemptTime, type Attempt, type AttemptValues } from './attemptValues.ts'

function valuesOf({
  at,
  channel,
  target,
  targetPhone,
  responsible,
  course,
  result,
  clue,
  approver = null,
}: Attempt): AttemptValues {
  return { at, channel, target, targetPhone, responsible, course, result, clue, approver }
}

export function AttemptDialog({ attempt, onClose }: { attempt: Attempt; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.updateAttempt, { quiet: true })
  const [values, setValues] = useState(() => valuesOf(attempt))
  const submit = async () => {
    const at = attemptTime(values.at, today)
    if (!at.ok) return at
    return run({
      id: attempt.id,
      values: { ...emptyToNull(values, 'targetPhone', 'clue'), at: at.value },
    })
  }
  return (
    <FormDialog title="修改查找记录" onSubmit={submit} onClose={onClose} fields={ATTEMPT_FIELDS}>
      <AttemptFields
        values={values}
        onChange={patch => setValues(now => ({ ...now, ...patch }))}
        onEnter={() => undefined}
      />
    </FormDialog>
  )
}
