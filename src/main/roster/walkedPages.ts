/** Which way the members of a page are come by, judged by how many the whole list has. */

import type { Parsed } from '../../shared/api/contract.ts'
import { conditionsIn } from '../../shared/roster/where.ts'
import type { Scope } from './conditions.ts'
import type { Way } from './listing.ts'

type ListInput = Parsed['roster']['list']

/** Rows from the top among which a page is looked for by walking the names. */
const WALKED = 500
/** A page is walked for where the list has this many times its rows: it is full long before everybody was asked. */
const SPREAD = 20

/**
 * True for the first pages of a list in the order of names that most of the register, or a good part of it, stands
 * in. Not where names themselves are asked for: those who are meant may all stand at the end.
 */
export function isWalked(
  { filter, sort, page }: ListInput,
  { found }: Pick<Scope, 'found'>,
  total: number,
): boolean {
  const [first] = sort
  const byName = first === undefined || (sort.length === 1 && first.column === 'name')
  const rows = page.offset + page.limit
  const named = conditionsIn(filter.where ?? []).some(({ column }) => column === 'name')
  const inBranch = filter.orgId !== undefined || filter.orgIds !== undefined
  return byName && !named && !inBranch && found === null && rows <= WALKED && total >= SPREAD * rows
}

/** True where columns of the members say more of who is meant than the day does. */
export function asksColumns({ where = [], issues, issue, missing, flag }: ListInput['filter']): boolean {
  return where.length > 0 || [issues, issue, missing, flag].some(asked => asked !== undefined)
}

/** How the members of a list as of a day are counted and put in order. */
export function wayOf(filter: ListInput['filter'], { dated, found }: Scope): Way {
  const inBranch = filter.orgId !== undefined || filter.orgIds !== undefined
  return dated && found === null && !inBranch && asksColumns(filter) ? { through: 'columns' } : {}
}

/** Later ones stand first: they were not members yet on an earlier day. */
const LATE_FIRST: readonly string[] = ['birth', 'joinDate', 'fullDate', 'idNo']
const DATED: readonly string[] = ['orgName', 'membership']

/** True for a page of an earlier day most of whose first members will have been members on it. */
export function isLookedAhead({ filter, sort, page }: ListInput, { dated, found }: Scope): boolean {
  const [first] = sort
  if (first === undefined || sort.some(({ column }) => DATED.includes(column))) return false
  const inBranch =
    filter.orgId !== undefined || filter.orgIds !== undefined || filter.membership !== undefined
  const lateFirst = first.descending && LATE_FIRST.includes(first.column)
  return dated && found === null && !inBranch && !lateFirst && page.offset + page.limit <= WALKED
}
