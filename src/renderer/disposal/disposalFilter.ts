/** What the list of disposal cases is narrowed to. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'

export const disposalFilterSchema = z.strictObject({
  state: z.enum(['open', 'overdue', 'filing', 'all']),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type DisposalFilter = z.output<typeof disposalFilterSchema>

export const ALL_OPEN: DisposalFilter = { state: 'open', text: '' }

function withoutText(filter: DisposalFilter): DisposalFilter {
  return { ...filter, text: '' }
}

export function useDisposalFilter() {
  return useListState('disposal.filter', {
    schema: disposalFilterSchema,
    initial: ALL_OPEN,
    storable: withoutText,
  })
}

export const STATE_CHOICES: readonly { value: DisposalFilter['state']; label: string }[] = [
  { value: 'open', label: '办理中' },
  { value: 'overdue', label: '超期' },
  { value: 'filing', label: '待归档' },
  { value: 'all', label: '全部' },
]
