/** The roster's filter: what is remembered of it, and what its chips say. */

import { filterWords, withCondition, withWhere, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { rosterFilterSchema } from '../../shared/roster/schema.ts'
import { without } from '../../shared/roster/where.ts'
import { useListState } from '../shell/listState.ts'
import type { FilterChip } from '../ui/FilterChips.tsx'

/** The branch comes from the top bar and stands in no list's own filter. */
export const ownFilterSchema = rosterFilterSchema.omit({ orgId: true })

/** Typed text may be a name or a number: it is remembered until the program ends, never stored. */
export function withoutText(filter: OwnFilter): OwnFilter {
  const where = without(filter.where ?? [], ({ is }) => is === 'contains' || is === 'lacks')
  return withWhere(withCondition(filter, 'text', undefined), where)
}

export function useRosterFilter() {
  return useListState('roster.filter', { schema: ownFilterSchema, initial: {}, storable: withoutText })
}

/** One chip a condition, with what takes it away. */
export function filterChips(
  filter: OwnFilter,
  onChange: (filter: OwnFilter) => void,
  orgName?: (id: number) => string,
): FilterChip[] {
  return filterWords(filter, orgName).map(({ rest, ...words }) => ({
    ...words,
    onRemove: () => onChange(rest),
  }))
}
