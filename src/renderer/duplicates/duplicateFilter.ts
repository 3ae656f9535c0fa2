/** What the list of pairs is narrowed to. */

import { z } from 'zod'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { DUPLICATE_REASON } from '../../shared/duplicates/codes.ts'
import { useListState } from '../shell/listState.ts'

/** `distinct`: those marked 不是同一人 */
const filterSchema = z.strictObject({
  shown: z.union([z.enum(['all', 'distinct']), codeSchema(DUPLICATE_REASON)]),
})

export type DuplicateFilter = z.output<typeof filterSchema>

export const SHOWN_CHOICES: readonly { value: DuplicateFilter['shown']; label: string }[] = [
  { value: 'all', label: '全部' },
  ...DUPLICATE_REASON.items.map(({ key, label }) => ({ value: key, label })),
  { value: 'distinct', label: '已标记不是同一人' },
]

export function useDuplicateFilter() {
  return useListState('duplicates.filter', { schema: filterSchema, initial: { shown: 'all' } })
}

/** The filter as the backend knows it. */
export function pairFilter({ shown }: DuplicateFilter) {
  if (shown === 'distinct') return { distinct: true }
  return shown === 'all' ? {} : { reason: shown }
}
