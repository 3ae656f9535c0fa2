/** Small pieces every list query needs. */

import { sql, type RawBuilder } from 'kysely'
import type { Reader } from './register.ts'

/** The organisation and everything below it, as a subquery of ids. */
export function orgAndBelow(orgId: number): RawBuilder<number> {
  return sql<number>`(WITH RECURSIVE "below"("id") AS (
      SELECT ${orgId} UNION ALL
      SELECT "o"."id" FROM "organisation" AS "o" JOIN "below" ON "o"."parentId" = "below"."id")
    SELECT "id" FROM "below")`
}

/** Ids of the organisation and everything below it. */
export async function orgIdsBelow(db: Reader, orgId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'parentId'])
    .where('removed', '=', 0)
    .execute()
  const children = new Map<number, number[]>()
  for (const { id, parentId } of rows) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id])
  }
  const found: number[] = []
  const open = [orgId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    found.push(id)
    open.push(...(children.get(id) ?? []))
  }
  return found
}

/** 0 or 1 for a boolean column. */
export function toFlag(value: boolean): 0 | 1 {
  return value ? 1 : 0
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The values that are given: what a form left out is not written. */
export function given<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}
