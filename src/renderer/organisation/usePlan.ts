/** What a change of the tree would do, asked for anew with every change of its form. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OrganisationChange, OrganisationPlan } from '../../shared/organisation/changes.ts'
import { attempt, type Attempt } from '../shell/failures.ts'
import { useOffice } from '../shell/office.tsx'

/** Undefined while the form is not complete enough; a refusal is an answer like any other. */
export function usePlan(change: OrganisationChange | null): Attempt<OrganisationPlan> | undefined {
  const { client } = useOffice()
  const { data } = useQuery({
    queryKey: ['organisation plan', change],
    queryFn: () => (change === null ? null : attempt(() => client.organisation.plan({ change }))),
    enabled: change !== null,
    placeholderData: keepPreviousData,
    // The register may have changed since the form was last open.
    gcTime: 0,
  })
  return change === null ? undefined : (data ?? undefined)
}
