/** Small pieces every list query needs. */

import { sql, type RawBuilder } from 'kysely'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from './register.ts'

/**
 * The organisation and everything below it, as a subquery of ids; with `on` as the tree stood on that day.
 */
export function orgAndBelow(orgId: number, on?: IsoDate): RawBuilder<number> {
  if (on === undefined) {
    return sql<number>`(WITH RECURSIVE "below"("id") AS (
        SELECT ${orgId} UNION ALL
        SELECT "o"."id" FROM "organisation" AS "o" JOIN "below" ON "o"."parentId" = "below"."id")
      SELECT "id" FROM "below")`
  }
  const onDay = sql`("p"."fromOn" IS NULL OR "p"."fromOn" <= ${on}) AND "p"."toOn" > ${on}`
  return sql<number>`(WITH RECURSIVE "below"("id") AS (
      SELECT ${orgId} UNION
      SELECT "o"."id" FROM "below" JOIN "organisation" AS "o" ON "o"."parentId" = "below"."id"
        WHERE NOT EXISTS (SELECT 1 FROM "organisationPlace" AS "p" WHERE "p"."orgId" = "o"."id" AND ${onDay})
      UNION
      SELECT "p"."orgId" FROM "below" JOIN "organisationPlace" AS "p" ON "p"."parentId" = "below"."id"
        WHERE ${onDay})
    SELECT "id" FROM "below")`
}

/** Organisations that stood elsewhere on the day than they do now: the id of each with its parent then. */
export async function parentsOn(db: Reader, on: IsoDate): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('organisationPlace')
    .select(['orgId', 'parentId'])
    .where(eb => eb.or([eb('fromOn', 'is', null), eb('fromOn', '<=', on)]))
    .where('toOn', '>', on)
    .execute()
  return new Map(rows.map(row => [row.orgId, row.parentId]))
}

export interface OrganisationName {
  kind: string
  fullName: string
  shortName: string
}

/** Organisations that were called otherwise on the day, or of another level: the id of each with that. */
export async function namesOn(db: Reader, on: IsoDate): Promise<Map<number, OrganisationName>> {
  const rows = await db
    .selectFrom('organisationName')
    .select(['orgId', 'kind', 'fullName', 'shortName'])
    .where(eb => eb.or([eb('fromOn', 'is', null), eb('fromOn', '<=', on)]))
    .where('toOn', '>', on)
    .execute()
  return new Map(rows.map(({ orgId, ...name }) => [orgId, name]))
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
