/** Which pages of a list are found by walking the members in their order until the page is full. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Scope } from './conditions.ts'
import { searchNeedle } from './searchText.ts'

/** Rows from the top among which a page is looked for by walking the names. */
const WALKED = 500

/**
 * True for the first pages of a text that finds many and of nothing else: every twentieth member or more is one
 * of them, so the page is full long before everybody has been asked.
 */
export function isWalked({ filter, sort, page }: Parsed['roster']['list'], { dated, found }: Scope): boolean {
  const [first] = sort
  const byName = first === undefined || (sort.length === 1 && first.column === 'name' && !first.descending)
  const textAlone = Object.entries(filter).every(([key, value]) => value === undefined || key === 'text')
  const many = found === null && searchNeedle(filter.text ?? '') !== ''
  return !dated && many && byName && textAlone && page.offset + page.limit <= WALKED
}
