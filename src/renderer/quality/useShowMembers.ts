/** Leads to the roster, narrowed to just the members that were counted. */

import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { OwnFilter } from '../../shared/roster/filterWords.ts'
import { useRosterFilter } from '../roster/rosterFilter.ts'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'

export function useShowMembers(): (orgId: number | null, filter: OwnFilter) => void {
  const navigate = useNavigate()
  const { orgId: scoped, setOrgId, setDay, today } = useScope()
  const [, setFilter] = useRosterFilter()
  return useCallback(
    (orgId, filter) => {
      // What was counted stands on the roll today; the whole of the scope where no branch is named.
      setOrgId(orgId ?? scoped)
      setDay(today)
      setFilter(() => filter)
      void navigate({ to: PLACE.roster })
    },
    [navigate, scoped, setOrgId, setDay, today, setFilter],
  )
}
