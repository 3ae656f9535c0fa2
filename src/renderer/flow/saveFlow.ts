/** Saving what was changed of a flow record: the occupation lies on the member, the rest on the record. */

import { useCallback } from 'react'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import type { FlowPatch } from './flowFields.ts'

export interface FlowKeys {
  memberId: number
  /** absent: a new record */
  id?: number
}

export function useSaveFlow(): (keys: FlowKeys, patch: FlowPatch) => Promise<Attempt<{ id: number }>> {
  const { client } = useOffice()
  const { run } = useWrite(client.flow.save, { quiet: true })
  return useCallback(
    (keys, patch) => {
      const { flowOccupation, ...values } = patch
      return run({ ...keys, values, ...(flowOccupation === undefined ? {} : { flowOccupation }) })
    },
    [run],
  )
}
