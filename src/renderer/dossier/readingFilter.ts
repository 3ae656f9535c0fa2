/** Which readings are shown. Another screen may set it and then lead here. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'

const readingFilterSchema = z.strictObject({
  only: z.enum(['open', 'overdue', 'all']),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type ReadingFilter = z.output<typeof readingFilterSchema>

export function useReadingFilter() {
  return useListState('dossier.readings', {
    schema: readingFilterSchema,
    initial: { only: 'all', text: '' },
    storable: filter => ({ ...filter, text: '' }),
  })
}

export const READING_CHOICES: readonly { value: ReadingFilter['only']; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '未归还' },
  { value: 'overdue', label: '过期未还' },
]
