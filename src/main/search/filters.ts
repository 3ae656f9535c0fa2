/** What a list of lost-contact cases is narrowed to, in SQL; what is due is counted with the same conditions. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Parsed } from '../../shared/api/contract.ts'
import { addDays, type IsoDate } from '../../shared/kernel/dates.ts'
import { OPEN_LOST, type LostState } from '../../shared/search/codes.ts'
import type { Settings } from '../../shared/settings/rules.ts'

type Filter = Parsed['search']['list']['filter']['state']

const among = (state: RawBuilder<string>, states: readonly LostState[]) =>
  sql<SqlBool>`${state} IN (${sql.join(states)})`

/** Days from the start of a rhythm to the day asked about. */
const days = (start: RawBuilder<unknown>, on: IsoDate) =>
  sql<number>`CAST(julianday(${on}) - julianday(${start}) AS INTEGER)`

/** First day of the week the day lies in, as `weeksOf` counts weeks. */
const weekFrom = (start: RawBuilder<unknown>, on: IsoDate) =>
  sql<string>`date(${start}, '+' || (7 * ((${days(start, on)} - 1) / 7) + (${days(start, on)} > 7)) || ' days')`

const found = (on: IsoDate) => sql<SqlBool>`coalesce("c"."contactOn" <= ${on}, FALSE)`
const FOUND_ON = sql.ref('c.foundOn')
const CONTACT_ON = sql.ref('c.contactOn')

/** Key cases without a check in the running week (R-B13); none where they are only reported by month. */
export const checkDue = (
  state: RawBuilder<string>,
  on: IsoDate,
  { 'lost.rhythm': rhythm }: Pick<Settings, 'lost.rhythm'>,
) =>
  sql<SqlBool>`(${rhythm} = 'week' AND "c"."isKey" = 1 AND ${among(state, OPEN_LOST)} AND NOT ${found(on)} AND NOT EXISTS
    (SELECT 1 FROM "searchAttempt" AS "t" WHERE "t"."caseId" = "c"."id" AND "t"."removed" = 0
      AND substr("t"."at", 1, 10) BETWEEN ${weekFrom(FOUND_ON, on)} AND ${on}))`

const FOLLOWED: readonly LostState[] = ['FOUND', 'INVESTIGATED', 'PROPOSED', 'FOLLOWING']

/** Found members without a follow-up in the running week, and those whose weeks are over (R-B14). */
export const followUpDue = (
  state: RawBuilder<string>,
  on: IsoDate,
  { 'lost.followupWeeks': weeks }: Pick<Settings, 'lost.followupWeeks'>,
) => sql<SqlBool>`(${among(state, FOLLOWED)} AND ${found(on)} AND CASE
    WHEN ${days(CONTACT_ON, on)} > ${weeks * 7} THEN ${among(state, ['FOLLOWING'])}
    ELSE NOT EXISTS (SELECT 1 FROM "lostFollowUp" AS "f" WHERE "f"."caseId" = "c"."id" AND "f"."removed" = 0
      AND "f"."onDate" BETWEEN ${weekFrom(CONTACT_ON, on)} AND ${on}) END)`

/** Cases with an inquiry sent by the day and not answered by then (R-C03). */
export const inquiryOpen = (sentBy: IsoDate, on: IsoDate) =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM "lostInquiry" AS "q" WHERE "q"."caseId" = "c"."id" AND "q"."removed" = 0
    AND "q"."sentOn" <= ${sentBy} AND ("q"."repliedOn" IS NULL OR "q"."repliedOn" > ${on}))`

/** The last day on which an inquiry had to be sent to be overdue for its answer. */
export function overdueSince(
  on: IsoDate,
  { 'search.replyDays': reply }: Pick<Settings, 'search.replyDays'>,
): IsoDate {
  return addDays(on, -reply - 1)
}

export function listedBy(
  filter: Filter,
  state: RawBuilder<string>,
  { on }: { on: IsoDate },
  settings: Settings,
): RawBuilder<SqlBool> {
  switch (filter) {
    case 'open':
      return among(state, OPEN_LOST)
    case 'found':
      return sql<SqlBool>`(${among(state, FOLLOWED)} AND ${found(on)})`
    case 'notFound':
      return sql<SqlBool>`(${among(state, ['NOT_FOUND', 'INVESTIGATED', 'PROPOSED'])} AND NOT ${found(on)})`
    case 'weekly':
      return checkDue(state, on, settings)
    case 'followUp':
      return followUpDue(state, on, settings)
    case 'inquiry':
      return inquiryOpen(on, on)
    case 'all':
      return sql<SqlBool>`TRUE`
  }
}
