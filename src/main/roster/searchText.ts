/** The search box: how what is typed meets what `memberSearch` holds. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { Register } from '../db/register.ts'
import { alreadyKnown, remembered } from './remembered.ts'

/** What was typed, as `memberSearch` holds it: half-width, without spaces, lower case. */
export function searchNeedle(typed: string): string {
  return toHalfWidth(typed).replace(/[\s']/g, '').toLowerCase()
}

/** True for texts "f" of `memberSearch` that contain what was typed. */
export function holdsText(needle: string): RawBuilder<SqlBool> {
  const upper = needle.toUpperCase()
  // Everything Latin stands there in lower case as pinyin, but an ID number ends in an upper-case X.
  const upperToo = /^\d*x$/.test(needle) ? sql` OR instr("f"."text", ${upper}) > 0` : sql``
  return sql<SqlBool>`(instr("f"."text", ${needle}) > 0${upperToo})`
}

/** True for members "m" whose name, pinyin, initials, ID number or telephone contains what was typed. */
export function searchCondition(typed: string): RawBuilder<SqlBool> {
  // Asked of each member: a list of all that are found would be built anew by every query.
  return sql<SqlBool>`EXISTS (SELECT 1 FROM "memberSearch" AS "f" WHERE "f"."memberId" = "m"."id"
    AND ${holdsText(searchNeedle(typed))})`
}

/** Members a text finds: their ids as JSON, as SQL takes them. */
export interface Found {
  ids: string
  count: number
}

/** Texts that find more members than this are looked for row by row instead. */
const FEW = 10_000

const keyOf = (needle: string) => ['text', needle]

/** Whom a shorter text has found that this one goes on from: nobody else can be meant by it. */
async function foundBefore(register: Register, needle: string): Promise<Found | null> {
  for (let length = needle.length - 1; length > 0; length -= 1) {
    const before = await alreadyKnown<Found | null>(register, keyOf(needle.slice(0, length)))
    if (before !== undefined && before !== null) return before
  }
  return null
}

/** The members a text finds; null when they are too many to list, or when nothing was typed. */
export async function fewFound(register: Register, typed: string | undefined): Promise<Found | null> {
  const needle = searchNeedle(typed ?? '')
  if (needle === '') return null
  return remembered(register, keyOf(needle), async () => {
    const before = await foundBefore(register, needle)
    const found = register.reader
      .selectFrom('memberSearch as f')
      .select('f.memberId')
      .where(holdsText(needle))
      .$if(before !== null, query =>
        query.where(sql<SqlBool>`"f"."memberId" IN (SELECT "value" FROM json_each(${before?.ids}))`),
      )
      .limit(FEW + 1)
    const { ids, count } = await register.reader
      .selectFrom(found.as('found'))
      .select(eb => [sql<string>`json_group_array("memberId")`.as('ids'), eb.fn.countAll().as('count')])
      .executeTakeFirstOrThrow()
    return Number(count) > FEW ? null : { ids, count: Number(count) }
  })
}

/** True for members "m" among those found; these drive the query, not the members. */
export function amongListed({ ids }: Found): RawBuilder<SqlBool> {
  return sql<SqlBool>`"m"."id" IN (SELECT "value" FROM json_each(${ids}))`
}
