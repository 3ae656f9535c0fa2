/** What the list of lost members is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'

export const searchFilterSchema = z.strictObject({
  state: z.enum(['open', 'found', 'notFound', 'weekly', 'followUp', 'inquiry', 'all']),
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

export const STATE_CHOICES: readonly { value: SearchFilter['state']; label: string }[] = [
  { value: 'open', label: '未了结' },
  { value: 'found', label: '取得联系' },
  { value: 'notFound', label: '仍无法取得联系' },
  { value: 'weekly', label: '本周待排查' },
  { value: 'followUp', label: '本周待回访' },
  { value: 'inquiry', label: '等待答复' },
  { value: 'all', label: '全部' },
]
