/** Which letters are shown. Another screen may set it and then lead here. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'

export const letterFilterSchema = z.strictObject({
  only: z.enum(['open', 'overdue', 'unreceipted', 'incoming', 'toAnswer', 'all']),
})

export type LetterFilter = z.output<typeof letterFilterSchema>

export function useLetterFilter() {
  return useListState('transfer.filter', { schema: letterFilterSchema, initial: { only: 'open' } })
}
