/**
 * Who away owes reports, organisation life at home or dues (R-E06, R-E09 to R-E11, R-E18): as a condition of the
 * list, and in words for each of its rows. The rules themselves stand in `shared/flow`.
 */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { reminderCalls, paidToBound, type ReminderCall } from '../../shared/flow/reminders.ts'
import {
  homeAttendance,
  periodBefore,
  periodOf,
  reportPeriods,
  type RhythmFacts,
} from '../../shared/flow/rhythm.ts'
import { PROVINCE_INSIDE, provinceOf } from '../../shared/flow/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import type { Reader } from '../db/register.ts'
import { exemptMembers } from '../exemption/service.ts'
import { attendedDays } from '../meeting/service.ts'
import type { ContactOf } from './contacts.ts'
import { LIFE_KINDS } from '../../shared/meeting/codes.ts'

type Condition = RawBuilder<SqlBool>
type Times = (from: IsoDate, to: IsoDate) => RawBuilder<number>

/**
 * Too few times in the last whole period of the absence, and not enough in the running one either. As
 * `missedAtEnd` has it; the absence runs on, so the running period is whole as far as anybody knows.
 */
function behind(times: Times, every: 'month' | 'quarter' | 'year', needed: number, on: IsoDate): Condition {
  const now = periodOf(on, every)
  const last = periodBefore(on, every)
  return sql<SqlBool>`("f"."leftOn" <= ${last.from} AND ${times(last.from, last.to)} < ${needed}
    AND ${times(now.from, on)} < ${needed})`
}

const reportTimes: Times = (from, to) =>
  sql<number>`(SELECT count(*) FROM "flowContact" AS "c" WHERE "c"."flowId" = "f"."id" AND "c"."removed" = 0
    AND "c"."isReport" = 1 AND "c"."onDate" BETWEEN ${from} AND ${to})`

/** Reports owed and not made. */
export function behindReports(on: IsoDate, settings: Settings): Condition {
  return settings['flow.reportEvery'] === 'month'
    ? behind(reportTimes, 'month', 1, on)
    : sql<SqlBool>`("f"."placeFixed" = 0
        AND ${behind(reportTimes, 'year', settings['flow.reportsPerYear'], on)})`
}

const lifeTimes: Times = (from, to) =>
  sql<number>`(SELECT count(*) FROM "attendance" AS "a" JOIN "meeting" AS "t" ON "t"."id" = "a"."meetingId"
    WHERE "a"."memberId" = "m"."id" AND "a"."removed" = 0 AND "t"."removed" = 0 AND "a"."state" = '到会'
    AND "t"."kind" IN (${sql.join(LIFE_KINDS)}) AND "t"."onDate" BETWEEN ${from} AND ${to})`

/** Organisation life at home missed; nobody who is excused from it on the day (R-M03). */
export function behindHome(on: IsoDate, settings: Settings): Condition {
  const inside = sql<SqlBool>`("f"."provinceIn" = '省内' OR ("f"."provinceIn" IS NULL
    AND "f"."direction" IN (${sql.join([...PROVINCE_INSIDE])})))`
  const outside = sql<SqlBool>`("f"."provinceIn" = '省外' OR ("f"."provinceIn" IS NULL
    AND "f"."direction" = 'CROSS_PROVINCE'))`
  return sql<SqlBool>`(((${inside} AND ${behind(lifeTimes, 'quarter', settings['flow.homeInProvincePerQuarter'], on)})
    OR (${outside} AND ${behind(lifeTimes, 'year', settings['flow.homeOutsidePerYear'], on)}))
    AND NOT EXISTS (SELECT 1 FROM "exemption" AS "x" WHERE "x"."memberId" = "m"."id" AND "x"."removed" = 0
      AND "x"."kind" = '组织生活豁免' AND "x"."fromOn" <= ${on} AND ("x"."toOn" IS NULL OR "x"."toOn" >= ${on})))`
}

/**
 * The last month paid for: the latest of the payments, else what was told when the register began. Empty where
 * nothing is known. Who pays where he is, or owes nothing here, has none.
 */
const paidTo = (on: IsoDate) =>
  sql<string>`(CASE WHEN "f"."duesPlace" IN ('流入地', '流入地所建组织')
      OR "m"."membership" NOT IN (${sql.join(ON_ROLL.filter(state => state !== 'KEPT_ABROAD'))}) THEN ''
    ELSE max(
      coalesce((SELECT max(substr("d"."months", -7)) FROM "duesPayment" AS "d"
        WHERE "d"."memberId" = "m"."id" AND "d"."removed" = 0 AND "d"."onDate" <= ${on}), ''),
      coalesce(substr(coalesce("m"."duesPaidTo", CASE WHEN "m"."lastDuesDate" <= ${on} THEN "m"."lastDuesDate" END),
        1, 7), '')) END)`

function behindDues(on: IsoDate, settings: Settings): Condition {
  return sql<SqlBool>`(${paidTo(on)} <> '' AND ${paidTo(on)} <= ${paidToBound(on, settings)})`
}

/** Something calls for a reminder, and none went out in this quarter. */
export function toRemind(on: IsoDate, settings: Settings): Condition {
  return sql<SqlBool>`((${behindReports(on, settings)} OR ${behindHome(on, settings)} OR ${behindDues(on, settings)})
    AND NOT EXISTS (SELECT 1 FROM "flowReminder" AS "r" WHERE "r"."flowId" = "f"."id" AND "r"."removed" = 0
      AND "r"."onDate" BETWEEN ${periodOf(on, 'quarter').from} AND ${on}))`
}

interface OwingFlow extends RhythmFacts {
  id: number
  memberId: number
  direction: string | null
  provinceIn: '省内' | '省外' | null
}

/** SQLite takes a bounded number of values. */
const AT_ONCE = 500

async function paidToOf(db: Reader, flowIds: readonly number[], on: IsoDate) {
  const rows = await db
    .selectFrom('flow as f')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .select(['f.id', paidTo(on).as('paidTo')])
    .where('f.id', 'in', [...flowIds])
    .execute()
  return rows.map(row => [row.id, row.paidTo === '' ? null : row.paidTo] as const)
}

/** What calls for a reminder, for each of these records on the day. */
export async function callsOf(
  db: Reader,
  flows: readonly OwingFlow[],
  contacts: ReadonlyMap<number, readonly ContactOf[]>,
  on: IsoDate,
  settings: Settings,
): Promise<ReadonlyMap<number, readonly ReminderCall[]>> {
  const attended = new Map<number, IsoDate[]>()
  const paid = new Map<number, string | null>()
  for (let from = 0; from < flows.length; from += AT_ONCE) {
    const some = flows.slice(from, from + AT_ONCE)
    const ids = some.map(({ memberId }) => memberId)
    for (const { memberId, day } of await attendedDays(db, ids)) {
      attended.set(memberId, [...(attended.get(memberId) ?? []), day])
    }
    const flowIds = some.map(({ id }) => id)
    for (const [id, month] of await paidToOf(db, flowIds, on)) paid.set(id, month)
  }
  const excused = await exemptMembers(db, '组织生活豁免', on)
  return new Map(
    flows.map(flow => {
      const province = excused.has(flow.memberId) ? null : provinceOf(flow)
      const facts = {
        reports: reportPeriods(flow, contacts.get(flow.id) ?? [], on, settings),
        home: homeAttendance(flow, province, attended.get(flow.memberId) ?? [], on, settings),
        paidTo: paid.get(flow.id) ?? null,
      }
      return [flow.id, reminderCalls(facts, on, settings)]
    }),
  )
}
