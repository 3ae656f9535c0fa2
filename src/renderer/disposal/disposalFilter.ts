/** What the list of disposal cases is narrowed to. */

import { z } from 'zod'
import { DISPOSAL_LISTED } from '../../shared/disposal/codes.ts'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { useListState } from '../shell/listState.ts'

export const disposalFilterSchema = z.strictObject({
  state: codeSchema(DISPOSAL_LISTED),
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

export const STATE_CHOICES: readonly { value: DisposalFilter['state']; label: string }[] =
  DISPOSAL_LISTED.items.map(({ key, label }) => ({ value: key, label }))
