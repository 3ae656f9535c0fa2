/** What the lists of the yearly review are narrowed to. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'
import { useScope } from '../shell/scope.tsx'

export const ONLY_WORDS = {
  all: '全部',
  open: '核对中',
  late: '逾期',
  toSign: '待签字盖章',
  toHand: '待上报',
  handed: '已上报',
} as const

export type AnnualOnly = keyof typeof ONLY_WORDS

const listSchema = z.strictObject({
  /** null: the year of the day shown */
  year: z.number().int().nullable(),
  only: z.enum(['all', 'open', 'late', 'toSign', 'toHand', 'handed']),
})

export function useAnnualFilter() {
  return useListState('annual.filter', { schema: listSchema, initial: { year: null, only: 'all' } })
}

/** The year looked at. */
export function useAnnualYear(): number {
  const { day } = useScope()
  const [{ year }] = useAnnualFilter()
  return year ?? Number(day.slice(0, 4))
}

const sheetSchema = z.strictObject({
  only: z.enum(['all', 'open', 'changed']),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type SheetFilter = z.output<typeof sheetSchema>

function withoutText(filter: SheetFilter): SheetFilter {
  return { ...filter, text: '' }
}

export function useSheetFilter() {
  return useListState('annual.sheet', {
    schema: sheetSchema,
    initial: { only: 'all', text: '' },
    storable: withoutText,
  })
}
