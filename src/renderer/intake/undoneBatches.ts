/** Which imports were taken back since: it may be done from anywhere, by Ctrl+Z or in the log. */

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useOffice } from '../shell/office.tsx'

/** Batches looked through: those on the desk are among the newest. */
const RECENT = 100

export function useUndone(): (changeId: number | null) => boolean {
  const { queries } = useOffice()
  const { data } = useQuery(
    queries.intake.batches.queryOptions({ input: { page: { offset: 0, limit: RECENT } } }),
  )
  return useCallback(
    changeId => data?.rows.find(batch => batch.changeId === changeId)?.undone ?? false,
    [data],
  )
}
