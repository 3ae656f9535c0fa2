/** From a sweep to the lists other subjects keep, narrowed to what the clerk was looking at. */

import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ALL_AWAY, useFlowFilter, type FlowFilter } from '../flow/flowFilter.ts'
import { ALL_OPEN, useSearchFilter } from '../search/searchFilter.ts'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'

export interface OtherLists {
  /** members away of a branch; without a branch those of the scope as it stands */
  flow: (status: Extract<FlowFilter['status'], 'away' | 'uncontrolled'>, orgId?: number) => void
  /** lost members being searched for, likewise */
  search: (orgId?: number) => void
}

/** The day of the scope stays: a sweep looked at as of a day leads to the lists of that day. */
export function useOtherLists(): OtherLists {
  const navigate = useNavigate()
  const { setOrgId } = useScope()
  const [, setFlow] = useFlowFilter()
  const [, setSearch] = useSearchFilter()
  return useMemo(() => {
    const open = (to: string, orgId: number | undefined) => {
      if (orgId !== undefined) setOrgId(orgId)
      void navigate({ to })
    }
    return {
      flow: (status, orgId) => {
        setFlow(() => ({ ...ALL_AWAY, status }))
        open(PLACE.flow, orgId)
      },
      search: orgId => {
        setSearch(() => ALL_OPEN)
        open(PLACE.search, orgId)
      },
    }
  }, [navigate, setOrgId, setFlow, setSearch])
}
