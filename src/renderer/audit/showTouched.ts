/** Leads to the roster, narrowed to the members one entry of the log touched. */

import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useRosterFilter } from '../roster/rosterFilter.ts'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'

export function useShowTouched(): (changeId: number) => void {
  const navigate = useNavigate()
  const { setOrgId } = useScope()
  const [, setFilter] = useRosterFilter()
  return useCallback(
    changeId => {
      // Whatever the branch and state of a member: those of the import, all of them.
      setOrgId(null)
      setFilter(() => ({ changeId }))
      void navigate({ to: PLACE.roster })
    },
    [navigate, setFilter, setOrgId],
  )
}
