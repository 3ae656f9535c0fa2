/** What a filter of the roster says in words: on its chips, and on what is printed or handed out of it. */

import { labelOf } from '../kernel/codes.ts'
import { MEMBERSHIP } from './codes.ts'
import { issueWords } from './issueWords.ts'
import type { RosterFilter } from './schema.ts'

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

/** One condition; it is taken away by taking away its keys. */
export interface FilterWords {
  label: string
  value: string
  keys: readonly (keyof OwnFilter)[]
}

function span(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return `${from} 至 ${to}`
  return from === undefined ? `${to ?? ''} 及以前` : `${from} 及以后`
}

/** The conditions in words, in a fixed order; the searched text is not among them. */
export function filterWords(filter: OwnFilter): FilterWords[] {
  const words: FilterWords[] = []
  const add = (label: string, value: string, ...keys: (keyof OwnFilter)[]) =>
    words.push({ label, value, keys })
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
  return words
}
