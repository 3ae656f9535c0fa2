/** The head of the list of forms: which drive it is, and how many forms stand where. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Inputs } from '../../shared/api/contract.ts'
import { useOffice } from '../shell/office.tsx'
import { tallyWords } from './registrationWords.ts'

const ONE = { offset: 0, limit: 1 }

/** Null until it is known. */
export function useTally({ filter, asOf }: Inputs['registration']['list']): {
  name: string | null
  words: string
} | null {
  const { queries } = useOffice()
  const scope = {
    ...(filter?.driveId === undefined ? {} : { driveId: filter.driveId }),
    ...(filter?.orgId === undefined ? {} : { orgId: filter.orgId }),
  }
  const { data } = useQuery({
    ...queries.registration.list.queryOptions({
      input: { filter: scope, page: ONE, ...(asOf === undefined ? {} : { asOf }) },
    }),
    placeholderData: keepPreviousData,
  })
  if (!data) return null
  const [first] = data.rows
  return {
    name: filter?.driveId === undefined ? '全部登记申请表' : (first?.driveName ?? null),
    words: tallyWords(data.tally),
  }
}
