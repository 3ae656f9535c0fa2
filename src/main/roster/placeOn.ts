/**
 * Where members stood on a day, for lists of what hangs on them: flows, letters, lost cases, dossiers. Today the
 * member itself says it; on another day its dated period does (law 7). The member is `m` in these queries.
 */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { orgAndBelow } from '../db/query.ts'

export interface PlaceOn {
  on: IsoDate
  /** the day is not today */
  dated: boolean
  /** the day names are to be of; absent where they are those of today */
  namesOn: IsoDate | undefined
  /** who was in the register on the day at all */
  known: RawBuilder<SqlBool>
  orgId: RawBuilder<number | null>
  membership: RawBuilder<string>
  /** stood in the organisation or below it, as the tree was on the day */
  inOrg: (orgId: number) => RawBuilder<SqlBool>
}

export function placeOn(asOf: IsoDate | undefined, today: IsoDate): PlaceOn {
  const on = asOf ?? today
  if (on === today) {
    return {
      on,
      dated: false,
      namesOn: undefined,
      known: sql<SqlBool>`1`,
      orgId: sql<number | null>`"m"."orgId"`,
      membership: sql<string>`"m"."membership"`,
      inOrg: orgId => sql<SqlBool>`"m"."orgId" IN ${orgAndBelow(orgId)}`,
    }
  }
  const period = sql`"membershipPeriod" AS "at" WHERE "at"."memberId" = "m"."id"
    AND ("at"."fromOn" IS NULL OR "at"."fromOn" <= ${on}) AND ("at"."toOn" IS NULL OR "at"."toOn" > ${on})`
  const orgId = sql<number | null>`(SELECT "at"."orgId" FROM ${period} LIMIT 1)`
  return {
    on,
    dated: true,
    namesOn: on,
    known: sql<SqlBool>`EXISTS (SELECT 1 FROM ${period})`,
    orgId,
    membership: sql<string>`(SELECT "at"."membership" FROM ${period} LIMIT 1)`,
    inOrg: id => sql<SqlBool>`${orgId} IN ${orgAndBelow(id, on)}`,
  }
}
