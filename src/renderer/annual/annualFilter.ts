/** What the lists of the yearly review are narrowed to. */

import { z } from 'zod'
import { ANNUAL_LISTED, REVIEW_LISTED } from '../../shared/annual/codes.ts'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { useListState } from '../shell/listState.ts'
import { useScope } from '../shell/scope.tsx'

const listSchema = z.strictObject({
  /** null: the year of the day shown */
  year: z.number().int().nullable(),
  only: codeSchema(ANNUAL_LISTED),
})

export type AnnualOnly = z.output<typeof listSchema>['only']

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
  only: codeSchema(REVIEW_LISTED),
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
