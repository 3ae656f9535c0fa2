/** The branch chosen in the top bar as a condition of the list, which can be taken away there too. */

import { useMemo } from 'react'
import type { FilterChip } from '../ui/FilterChips.tsx'
import { shortName, useOrganisations } from './organisations.ts'
import { useScope } from './scope.tsx'

/** One chip, or none while the whole committee is shown. */
export function useBranchChips(): readonly FilterChip[] {
  const { orgId, setOrgId } = useScope()
  const { byId } = useOrganisations()
  const branch = orgId === null ? undefined : byId.get(orgId)
  return useMemo(
    () =>
      branch
        ? [{ key: 'branch', label: '支部', value: shortName(branch), onRemove: () => setOrgId(null) }]
        : [],
    [branch, setOrgId],
  )
}
