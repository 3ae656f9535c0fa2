/** The nine annexes and their checks for the scope, as both screens of the subject read them. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Outputs } from '../../shared/api/contract.ts'
import type { CheckResult } from '../../shared/reporting/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { useReportScope, type ReportScope } from './reportScope.ts'

export type AnnexInfo = Outputs['reporting']['annexes']['annexes'][number]

export interface Report {
  scope: ReportScope
  annexes: readonly AnnexInfo[]
  checks: readonly CheckResult[]
  /** the figures shown are of the former scope, the new ones are on their way */
  stale: boolean
}

const NO_SCOPE = {}

/** Null until the first answer. */
export function useReport(): Report | null {
  const { queries } = useOffice()
  const scope = useReportScope()
  const input = scope?.input ?? NO_SCOPE
  const annexes = useQuery({
    ...queries.reporting.annexes.queryOptions({ input }),
    enabled: scope !== null,
    placeholderData: keepPreviousData,
  })
  const checks = useQuery({
    ...queries.reporting.checks.queryOptions({ input }),
    // Without a campaign there is nothing to check, and the screens say so.
    enabled: scope?.campaign != null,
    placeholderData: keepPreviousData,
  })
  if (!scope || !annexes.data) return null
  return {
    scope,
    annexes: annexes.data.annexes,
    checks: scope.campaign === null ? [] : (checks.data?.checks ?? []),
    stale: annexes.isPlaceholderData || checks.isPlaceholderData,
  }
}
