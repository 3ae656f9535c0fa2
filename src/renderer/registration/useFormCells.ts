/** What is typed into the list of forms: the day one came back, and how it was compared with the register. */

import { useCallback } from 'react'
import type { RegistrationRow } from '../../shared/registration/methods.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import type { CellOutcome } from '../ui/grid/gridTypes.ts'
import { checkOf } from './formColumns.tsx'

function outcome(done: Attempt<unknown>): CellOutcome {
  return done.ok ? { kind: 'saved' } : { kind: 'refused', reason: done.failure.message }
}

export interface FormCells {
  onEdit: (row: RegistrationRow, column: string, typed: string) => Promise<CellOutcome>
  onMark: (row: RegistrationRow, column: string, mark: string) => void
}

export function useFormCells(): FormCells {
  const { client } = useOffice()
  const { today } = useScope()
  const { run: take } = useWrite(client.registration.markReturned, { quiet: true })
  const { run: write } = useWrite(client.registration.write, { quiet: true })
  const { run: check } = useWrite(client.registration.check, { quiet: true })
  const { run: mark } = useWrite(client.registration.check)
  const onEdit = useCallback<FormCells['onEdit']>(
    async ({ id, returnedOn }, column, typed) => {
      if (column === 'check') {
        const note = typed.trim()
        return outcome(
          await check({ ids: [id], state: note === '' ? null : '有更正', note: note === '' ? null : note }),
        )
      }
      const day = dayValue(typed, today)
      if (!day.ok) return { kind: 'refused', reason: day.failure.message }
      if (day.value === null) {
        if (returnedOn === null) return { kind: 'saved' }
        return { kind: 'refused', reason: '要改为未交，请在右边“更多”里点“更正为未交”，写明原因' }
      }
      return outcome(
        returnedOn === null
          ? await take({ ids: [id], returnedOn: day.value })
          : await write({ id, returnedOn: day.value }),
      )
    },
    [today, take, write, check],
  )
  const onMark = useCallback<FormCells['onMark']>(
    ({ id }, column, typed) => {
      if (column === 'check') void mark({ ids: [id], state: checkOf(typed), note: null })
    },
    [mark],
  )
  return { onEdit, onMark }
}
