/** Saving one value of a member as it was typed in the list. */

import { useCallback } from 'react'
import type { MemberRow } from '../../shared/roster/schema.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import type { CellOutcome } from '../ui/grid/gridTypes.ts'

export function useEditMemberCell(): (row: MemberRow, column: string, typed: string) => Promise<CellOutcome> {
  const { client } = useOffice()
  const { run } = useWrite(client.roster.update, { quiet: true, endsOnScreen: true })
  return useCallback(
    async (row, column, typed) => {
      const result = await run({ id: row.id, values: { [column]: typed } })
      return result.ok ? { kind: 'saved' } : { kind: 'refused', reason: result.failure.message }
    },
    [run],
  )
}
