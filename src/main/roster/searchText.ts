/** The search box: how what is typed meets what `memberSearch` holds. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { Register } from '../db/register.ts'
import { remembered } from './remembered.ts'

/** What was typed, as `memberSearch` holds it: half-width, without spaces, lower case. */
export function searchNeedle(typed: string): string {
  return toHalfWidth(typed).replace(/[\s']/g, '').toLowerCase()
}

function holds(needle: string): RawBuilder<SqlBool> {
  const upper = needle.toUpperCase()
  // Everything Latin stands there in lower case as pinyin, but an ID number ends in an upper-case X.
  const upperToo = /^\d*x$/.test(needle) ? sql` OR instr("text", ${upper}) > 0` : sql``
  return sql<SqlBool>`(instr("text", ${needle}) > 0${upperToo})`
}

/** True for members "m" whose name, pinyin, initials, ID number or telephone contains what was typed. */
export function searchCondition(typed: string): RawBuilder<SqlBool> {
  // Asked of each member: a list of all that are found would be built anew by every query.
  return sql<SqlBool>`EXISTS (SELECT 1 FROM "memberSearch" AS "f" WHERE "f"."memberId" = "m"."id"
    AND ${holds(searchNeedle(typed))})`
}

/** Texts that find more members than this are looked for row by row instead. */
const FEW = 5000

/** The members a text finds; null when they are too many to list, or when nothing was typed. */
export async function fewFound(register: Register, typed: string | undefined): Promise<number[] | null> {
  const needle = searchNeedle(typed ?? '')
  if (needle === '') return null
  return remembered(register, ['text', needle], async () => {
    const rows = await register.reader
      .selectFrom('memberSearch')
      .select('memberId')
      .where(holds(needle))
      .limit(FEW + 1)
      .execute()
    return rows.length > FEW ? null : rows.map(row => row.memberId)
  })
}

/** True for members "m" among the listed ones; the list drives the query, not the members. */
export function amongListed(ids: readonly number[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`"m"."id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`
}
