/** What the list of members away is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { certificateOnlySchema } from '../../shared/flow/certificateMethods.ts'
import { FLOW_DIRECTION } from '../../shared/flow/codes.ts'
import type { FlowWatch } from '../../shared/flow/methods.ts'
import { useListState } from '../shell/listState.ts'

export const flowFilterSchema = z.strictObject({
  /** members away within the country's rules, members abroad, certificates, members from elsewhere */
  sheet: z.enum(['flow', 'overseas', 'certificates', 'inflow']),
  /** away, of those the ones to be contacted or looked for, back, or all */
  status: z.enum([
    'away',
    'due',
    'overdue',
    'uncontrolled',
    'unreported',
    'home',
    'remind',
    'transfer',
    'returned',
    'all',
  ]),
  overseas: z.enum(['abroad', 'returned', 'all']),
  direction: codeSchema(FLOW_DIRECTION).nullable(),
  certificates: certificateOnlySchema,
  inflow: z.enum(['present', 'left', 'all']),
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
  certificates: 'held',
  inflow: 'present',
  direction: null,
  incomplete: false,
  text: '',
}

function listStatus(status: FlowFilter['status']): {
  status: 'away' | 'returned' | 'all'
  watch?: FlowWatch
} {
  switch (status) {
    case 'away':
    case 'returned':
    case 'all':
      return { status }
    case 'due':
    case 'overdue':
    case 'uncontrolled':
    case 'unreported':
    case 'home':
    case 'remind':
    case 'transfer':
      return { status: 'away', watch: status }
  }
}

/** What the list is asked for, whole: for its rows, and for how many there are. */
export function flowListFilter(
  filter: Pick<FlowFilter, 'status' | 'direction' | 'incomplete' | 'text'>,
  orgId: number | null,
) {
  return {
    ...listStatus(filter.status),
    ...(orgId === null ? {} : { orgId }),
    ...(filter.direction === null ? {} : { direction: filter.direction }),
    ...(filter.incomplete ? { incomplete: true } : {}),
    ...(filter.text === '' ? {} : { text: filter.text }),
  }
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
