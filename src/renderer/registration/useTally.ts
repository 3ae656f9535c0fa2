/** The head of the list of forms: which drive it is, and how many forms stand where. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Inputs } from '../../shared/api/contract.ts'
import { useOffice } from '../shell/office.tsx'
import { tallyWords } from '../../shared/registration/registrationWords.ts'

/** Null until it is known. */
export function useTally(input: Inputs['registration']['tally']): { name: string; words: string } | null {
  const { queries } = useOffice()
  const { data } = useQuery({
    ...queries.registration.tally.queryOptions({ input }),
    placeholderData: keepPreviousData,
  })
  return data ? { name: data.name ?? '全部登记申请表', words: tallyWords(data.tally) } : null
}
