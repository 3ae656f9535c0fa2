/** Whose relation is to be transferred (R-D02, R-E02), as a condition; the rule is `callsForTransfer`. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { LETTER_SENT, LONG } from '../../shared/flow/calls.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { letterStateOn } from '../roster/service.ts'
import { abroadNow } from './abroadNow.ts'

/** The day so many months after the departure; the last of its month where that is shorter, as `addMonths` has it. */
const monthsAfter = (months: number) =>
  sql<string>`min(date("f"."leftOn", ${`+${months} months`}),
    date("f"."leftOn", 'start of month', ${`+${months + 1} months`}, '-1 day'))`

/** Away for long as far as is known; who is expected back earlier than the day is still away on it. */
function lastsLong(on: IsoDate, settings: Settings): RawBuilder<SqlBool> {
  const end = sql<string>`max("f"."expectedBack", ${on})`
  return settings['flow.sixMonths'] === 'transfer'
    ? sql<SqlBool>`("f"."expectedBack" IS NULL OR ${end} >= ${monthsAfter(LONG)})`
    : sql<SqlBool>`("f"."expectedBack" IS NULL OR ${end} > ${monthsAfter(LONG)})`
}

/** For records of members away on the day. */
export function toTransfer(on: IsoDate, settings: Settings): RawBuilder<SqlBool> {
  return sql<SqlBool>`(("f"."paper" = 'LETTER' OR ("f"."paper" IS NULL AND "f"."placeFixed" = 1
      AND NOT ${abroadNow(on)} AND ${lastsLong(on, settings)}))
    AND NOT EXISTS (SELECT 1 FROM "letter" AS "l" WHERE "l"."memberId" = "m"."id" AND "l"."removed" = 0
      AND "l"."direction" <> '转入' AND ("l"."issuedOn" IS NULL OR "l"."issuedOn" BETWEEN "f"."leftOn" AND ${on})
      AND ${letterStateOn(on)} IN (${sql.join(LETTER_SENT)})))`
}
