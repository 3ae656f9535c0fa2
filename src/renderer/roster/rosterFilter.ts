/** The roster's filter: what is remembered of it, and what its chips say. */

import { filterWords, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { rosterFilterSchema } from '../../shared/roster/schema.ts'
import { useListState } from '../shell/listState.ts'
import type { FilterChip } from '../ui/FilterChips.tsx'

/** The branch comes from the top bar and stands in no list's own filter. */
export const ownFilterSchema = rosterFilterSchema.omit({ orgId: true })

/** A search text may be a name or a number: it is remembered until the program ends, never stored. */
function withoutText(filter: OwnFilter): OwnFilter {
  return withCondition(filter, 'text', undefined)
}

export function useRosterFilter() {
  return useListState('roster.filter', { schema: ownFilterSchema, initial: {}, storable: withoutText })
}

/** The filter with one condition changed; `undefined` takes it away. */
export function withCondition<K extends keyof OwnFilter>(
  filter: OwnFilter,
  key: K,
  value: OwnFilter[K] | undefined,
): OwnFilter {
  const rest = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key))
  return value === undefined ? rest : { ...rest, [key]: value }
}

/** One chip a condition, with what takes it away. */
export function filterChips(filter: OwnFilter, onChange: (filter: OwnFilter) => void): FilterChip[] {
  return filterWords(filter).map(({ label, value, keys }) => ({
    key: keys.join(),
    label,
    value,
    onRemove: () => onChange(keys.reduce((rest, key) => withCondition(rest, key, undefined), filter)),
  }))
}
