/** Which handovers are shown. Another screen may set it and then lead here. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'

const handoverFilterSchema = z.strictObject({ only: z.enum(['open', 'overdue', 'out', 'in', 'all']) })

export type HandoverFilter = z.output<typeof handoverFilterSchema>

export function useHandoverFilter() {
  return useListState('dossier.handovers', { schema: handoverFilterSchema, initial: { only: 'open' } })
}

export const HANDOVER_CHOICES: readonly { value: HandoverFilter['only']; label: string }[] = [
  { value: 'open', label: '未了结' },
  { value: 'overdue', label: '超期未回执' },
  { value: 'out', label: '转出' },
  { value: 'in', label: '转入' },
  { value: 'all', label: '全部' },
]
