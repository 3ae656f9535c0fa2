/** States of lost cases, disposal cases and letters on a day, worked out from their dates, in SQL. */

import { sql } from 'kysely'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { PlaceOn } from './placeOn.ts'

/** Outcomes of case `c` that settle it and were decided by the day. */
const settledBy = (
  on: IsoDate,
) => sql`EXISTS (SELECT 1 FROM "lostOutcome" AS "d" WHERE "d"."caseId" = "c"."id"
    AND "d"."removed" = 0 AND "d"."outcome" NOT IN ('Z1', 'Z9') AND "d"."decidedOn" <= ${on})`

/**
 * What a lost case (`c`) had come to on the day. 仍无法取得联系 of older cases has no date of its own: it is so
 * once nothing was searched any more.
 */
export const caseStateOn = (on: IsoDate) => sql<string>`CASE
  WHEN "c"."state" = 'DECIDED' AND ("c"."closedOn" <= ${on} OR ("c"."closedOn" IS NULL AND ${settledBy(on)}))
    THEN 'DECIDED'
  WHEN "c"."state" IN ('FOLLOWING', 'DECIDED') AND ${settledBy(on)} THEN 'FOLLOWING'
  WHEN "c"."state" IN ('PROPOSED', 'FOLLOWING', 'DECIDED') AND "c"."investigatedOn" <= ${on}
    AND "c"."preOpinionOn" <= ${on} THEN 'PROPOSED'
  WHEN "c"."state" IN ('INVESTIGATED', 'PROPOSED', 'FOLLOWING', 'DECIDED') AND "c"."investigatedOn" <= ${on}
    THEN 'INVESTIGATED'
  WHEN "c"."contactOn" <= ${on} THEN 'FOUND'
  WHEN "c"."verifiedOn" IS NULL OR "c"."verifiedOn" > ${on} THEN 'VERIFYING'
  WHEN "c"."state" = 'EXCLUDED' THEN 'EXCLUDED'
  WHEN "c"."contactOn" IS NULL AND "c"."state" IN ('NOT_FOUND', 'INVESTIGATED', 'PROPOSED', 'DECIDED')
    AND ("c"."notFoundOn" <= ${on} OR ("c"."notFoundOn" IS NULL AND NOT EXISTS
    (SELECT 1 FROM "searchAttempt" AS "s" WHERE "s"."caseId" = "c"."id" AND "s"."removed" = 0
      AND substr("s"."at", 1, 10) > ${on}))) THEN 'NOT_FOUND'
  ELSE 'SEARCHING' END`

/**
 * The day contact was regained in case `c`: as entered, or that of 恢复党籍, the first day as a member again after
 * 停止党籍 (`contactRegained` in SQL).
 */
export const contactDay = sql<string | null>`coalesce("c"."contactOn", (SELECT min("r"."fromOn")
  FROM "membershipPeriod" AS "s" JOIN "membershipPeriod" AS "r" ON "r"."memberId" = "s"."memberId"
  AND "r"."fromOn" = "s"."toOn" AND "r"."membership" IN (${sql.join(ON_ROLL)})
  WHERE "s"."membership" = 'SUSPENDED' AND "s"."memberId" = "c"."memberId" AND "r"."fromOn" >= "c"."foundOn"))`

/** Where a disposal case (`d`) stood on the day: at the last step taken by then; null before the first. */
export const disposalStateOn = ({ on, dated }: PlaceOn) =>
  dated
    ? sql<string | null>`(SELECT "s"."toState" FROM "disposalStep" AS "s" WHERE "s"."disposalId" = "d"."id"
        AND "s"."onDate" <= ${on} ORDER BY "s"."id" DESC LIMIT 1)`
    : sql<string | null>`"d"."state"`

/** What a letter (`l`) had come to on the day; for those issued by then. */
export const letterStateOn = (on: IsoDate) => sql<string>`CASE
  WHEN "l"."state" = 'DRAFT' THEN 'DRAFT'
  WHEN "l"."state" = 'VOID' AND ("l"."voidedOn" IS NULL OR "l"."voidedOn" <= ${on}) THEN 'VOID'
  WHEN "l"."state" = 'RETURNED' AND ("l"."returnedOn" IS NULL OR "l"."returnedOn" <= ${on}) THEN 'RETURNED'
  WHEN "l"."state" = 'PROVEN' AND "l"."proofOn" <= ${on} THEN 'PROVEN'
  WHEN "l"."receiptOn" <= ${on} THEN 'RECEIPTED'
  WHEN "l"."landedOn" <= ${on} THEN 'LANDED'
  ELSE 'ISSUED' END`
