/** The card of one member, as its tabs read it: one query, shared. */

import { useQuery } from '@tanstack/react-query'
import { useOffice } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'

export function useMemberCard(memberId: number) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  return useQuery(
    queries.roster.card.queryOptions({
      input: { id: memberId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
}
