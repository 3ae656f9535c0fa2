/** What the list of lost members is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { LOST_LISTED } from '../../shared/search/codes.ts'
import { useListState } from '../shell/listState.ts'

export const searchFilterSchema = z.strictObject({
  state: codeSchema(LOST_LISTED),
  /** a name or a number: remembered until the program ends, never stored */
  text: z.string(),
})

export type SearchFilter = z.output<typeof searchFilterSchema>

export const ALL_OPEN: SearchFilter = { state: 'open', text: '' }

function withoutText(filter: SearchFilter): SearchFilter {
  return { ...filter, text: '' }
}

export function useSearchFilter() {
  return useListState('search.filter', {
    schema: searchFilterSchema,
    initial: ALL_OPEN,
    storable: withoutText,
  })
}

export const STATE_CHOICES: readonly { value: SearchFilter['state']; label: string }[] =
  LOST_LISTED.items.map(({ key, label }) => ({ value: key, label }))
