/** The roster's filter: what is remembered of it, and what its chips say. */

import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { rosterFilterSchema, type RosterFilter } from '../../shared/roster/schema.ts'
import { useListState } from '../shell/listState.ts'
import type { FilterChip } from '../ui/FilterChips.tsx'
import { issueWords } from './issueWords.ts'

/** The branch comes from the top bar and stands in no list's own filter. */
export const ownFilterSchema = rosterFilterSchema.omit({ orgId: true })

export type OwnFilter = Omit<RosterFilter, 'orgId'>

type Flag = NonNullable<RosterFilter['flag']>

export const FLAG_WORDS: Record<Flag, string> = {
  away: '外出流动',
  abroad: '出国（境）',
  lost: '失联查找中',
  hardship: '困难党员',
  seriousIllness: '患大病',
  unattached: '空挂',
  hidden: '隐身',
  pocket: '口袋党员',
}

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

function span(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return `${from} 至 ${to}`
  return from === undefined ? `${to ?? ''} 及以前` : `${from} 及以后`
}

/** One chip a condition, with what takes it away. */
export function filterChips(filter: OwnFilter, onChange: (filter: OwnFilter) => void): FilterChip[] {
  const chips: FilterChip[] = []
  const add = (label: string, value: string, ...keys: (keyof OwnFilter)[]) =>
    chips.push({
      key: keys.join(),
      label,
      value,
      onRemove: () => onChange(keys.reduce((rest, key) => withCondition(rest, key, undefined), filter)),
    })
  const { membership, sex, nation, education, issues, issue, flag, birthFrom, birthTo, joinFrom, joinTo } =
    filter
  if (membership !== undefined) {
    add('状态', membership.map(key => labelOf(MEMBERSHIP, key)).join('、'), 'membership')
  }
  if (issues !== undefined) add('问题', issues ? '有问题' : '没有问题', 'issues')
  if (issue !== undefined) add('问题', issueWords(issue).text, 'issue')
  if (filter.changeId !== undefined) add('操作', `第${filter.changeId}号操作涉及的党员`, 'changeId')
  if (flag !== undefined) add('情况', FLAG_WORDS[flag], 'flag')
  if (sex !== undefined) add('性别', sex, 'sex')
  if (nation !== undefined) add('民族', nation, 'nation')
  if (education !== undefined) add('学历', education, 'education')
  if (birthFrom !== undefined || birthTo !== undefined) {
    add('出生', span(birthFrom, birthTo), 'birthFrom', 'birthTo')
  }
  if (joinFrom !== undefined || joinTo !== undefined) {
    add('入党', span(joinFrom, joinTo), 'joinFrom', 'joinTo')
  }
  return chips
}
