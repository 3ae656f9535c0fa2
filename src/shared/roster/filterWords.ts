/** What a filter of the roster says in words: on its chips, and on what is printed or handed out of it. */

import { labelOf } from '../kernel/codes.ts'
import { MEMBERSHIP } from './codes.ts'
import { memberField } from './fields.ts'
import { issueWords } from './issueWords.ts'
import type { RosterFilter } from './schema.ts'
import { itemWords, type Where } from './where.ts'

/** The branch comes from the top bar, and what is being searched stands in its own box. */
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

/** The filter with one condition changed; `undefined` takes it away. */
export function withCondition<K extends keyof OwnFilter>(
  filter: OwnFilter,
  key: K,
  value: OwnFilter[K] | undefined,
): OwnFilter {
  const rest = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key))
  return value === undefined ? rest : { ...rest, [key]: value }
}

/** The filter with other conditions on its columns. */
export function withWhere(filter: OwnFilter, where: Where): OwnFilter {
  // How the conditions are joined means nothing without one.
  return where.length === 0
    ? withCondition(withCondition(filter, 'where', undefined), 'whereJoin', undefined)
    : withCondition(filter, 'where', [...where])
}

/** One condition in words. */
export interface FilterWords {
  key: string
  label: string
  value: string
  /** the filter without it */
  rest: OwnFilter
}

/** The conditions in words, in a fixed order; the searched text is not among them. */
export function filterWords(filter: OwnFilter, orgName: (id: number) => string = () => ''): FilterWords[] {
  const words: FilterWords[] = []
  const add = (key: keyof OwnFilter, label: string, value: string) =>
    words.push({ key, label, value, rest: withCondition(filter, key, undefined) })
  const { membership, issues, issue, missing, flag, changeId, archived, orgIds, where = [] } = filter
  if (orgIds !== undefined) {
    const names = orgIds.map(orgName).filter(name => name !== '')
    add('orgIds', '支部', names.length === 0 ? `${orgIds.length}个` : names.join('、'))
  }
  if (archived !== undefined) add('archived', '归档', '已归档')
  if (membership !== undefined) {
    add('membership', '状态', membership.map(key => labelOf(MEMBERSHIP, key)).join('、'))
  }
  if (issues !== undefined) add('issues', '问题', issues ? '有问题' : '没有问题')
  if (issue !== undefined) add('issue', '问题', issueWords(issue).text)
  if (missing !== undefined) {
    add('missing', '缺关键信息', missing === 'any' ? '六项中任一项' : memberField(missing).label)
  }
  if (changeId !== undefined) add('changeId', '操作', `第${changeId}号操作涉及的党员`)
  if (flag !== undefined) add('flag', '情况', FLAG_WORDS[flag])
  for (const [at, item] of where.entries()) {
    const rest = withWhere(
      filter,
      where.filter((_, other) => other !== at),
    )
    const { label, value } = itemWords(item)
    const joined = at > 0 && filter.whereJoin === 'any' ? `或 ${label}` : label
    words.push({ key: `where ${at}`, label: joined, value, rest })
  }
  return words
}
