/** For whom, for which campaign and as of which day the annexes are computed. */

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import type { Campaign } from '../../shared/census/methods.ts'
import { useListState } from '../shell/listState.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'

const chosenSchema = z.strictObject({ campaignId: z.number().int().positive().nullable() })

export interface ReportScope {
  /** handed to every method of the subject */
  input: { orgId?: number; campaignId?: number; asOf?: string }
  campaigns: readonly Campaign[]
  /** the one the annexes are computed from; null where none is set */
  campaign: Campaign | null
  choose: (campaignId: number | null) => void
}

/** Null until the campaigns are known. */
export function useReportScope(): ReportScope | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(queries.census.campaigns.queryOptions({ input: {} }))
  const [{ campaignId }, setChosen] = useListState('reporting.campaign', {
    schema: chosenSchema,
    initial: { campaignId: null },
  })
  return useMemo(() => {
    if (!data) return null
    const other = data.campaigns.find(({ id, active }) => id === campaignId && !active)
    return {
      input: {
        ...(orgId === null ? {} : { orgId }),
        ...(other ? { campaignId: other.id } : {}),
        ...(asOf === undefined ? {} : { asOf }),
      },
      campaigns: data.campaigns,
      campaign: other ?? data.active,
      choose: next => setChosen(() => ({ campaignId: next })),
    }
  }, [data, orgId, asOf, campaignId, setChosen])
}
