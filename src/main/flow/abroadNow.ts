/** Who is abroad on a day, of the records of members away. */

import { sql, type SqlBool } from 'kysely'
import type { IsoDate } from '../../shared/kernel/dates.ts'

/** Flow record `f` of member `m`: away abroad, or with a stay abroad that is not over on the day. */
export const abroadNow = (
  on: IsoDate,
) => sql<SqlBool>`("f"."direction" IS 'ABROAD' OR EXISTS (SELECT 1 FROM "overseas" AS "o"
  WHERE "o"."memberId" = "m"."id" AND "o"."removed" = 0 AND "o"."leftOn" <= ${on}
  AND ("o"."returnedOn" IS NULL OR "o"."returnedOn" > ${on})))`
