/** What the list of members away is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { FLOW_DIRECTION } from '../../shared/flow/codes.ts'
import { useListState } from '../shell/listState.ts'

export const flowFilterSchema = z.strictObject({
  /** members away within the country's rules, or members abroad */
  sheet: z.enum(['flow', 'overseas']),
  status: z.enum(['away', 'returned', 'all']),
  overseas: z.enum(['abroad', 'returned', 'all']),
  direction: codeSchema(FLOW_DIRECTION).nullable(),
  /** only records annex 4 still lacks something of */
  incomplete: z.boolean(),
  /** a name or a number: remembered until the program ends, never stored */
  text: z.string(),
})

export type FlowFilter = z.output<typeof flowFilterSchema>

export const ALL_AWAY: FlowFilter = {
  sheet: 'flow',
  status: 'away',
  overseas: 'abroad',
  direction: null,
  incomplete: false,
  text: '',
}

function withoutText(filter: FlowFilter): FlowFilter {
  return { ...filter, text: '' }
}

export function useFlowFilter() {
  return useListState('flow.filter', {
    schema: flowFilterSchema,
    initial: ALL_AWAY,
    storable: withoutText,
  })
}
