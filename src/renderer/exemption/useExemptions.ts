/** The exemptions of a member, whatever day the screen stands on: a record may be of any day. */

import { useQuery } from '@tanstack/react-query'
import type { Exemption } from '../../shared/exemption/methods.ts'
import { useOffice } from '../shell/office.tsx'

const NONE: readonly Exemption[] = []

export function useExemptions(memberId: number): readonly Exemption[] {
  const { queries } = useOffice()
  const { data } = useQuery(queries.exemption.ofMember.queryOptions({ input: { memberId } }))
  return data?.exemptions ?? NONE
}
