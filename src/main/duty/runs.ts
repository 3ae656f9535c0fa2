/** How many months in a row members neglected their duties, worked out for all of a scope at once (R-H23, R-J06). */

import {
  duesRun,
  lifeRun,
  workRun,
  type AssignmentFacts,
  type FaultRuns,
  type LifeFacts,
  type ReasonSpan,
} from '../../shared/duty/rules.ts'
import { FAULTS } from '../../shared/duty/codes.ts'
import { exemptionOn } from '../../shared/exemption/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { owes, unpaidMonths } from '../dues/service.ts'
import { exemptionSpans } from '../exemption/service.ts'
import { createPace, type Pace, type Work } from '../longWork.ts'
import { linesOfAbsent } from '../meeting/service.ts'
import type { PlaceOn } from '../roster/service.ts'

export interface RunScope {
  orgId?: number | undefined
  memberId?: number | undefined
}

function grouped<T extends { memberId: number }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const row of rows) {
    const own = found.get(row.memberId)
    if (own) own.push(row)
    else found.set(row.memberId, [row])
  }
  return found
}

async function reasonsOf(
  db: Reader,
  memberId: number | undefined,
): Promise<Map<number, (ReasonSpan & { memberId: number })[]>> {
  const rows = await db
    .selectFrom('dutyReason')
    .select(['memberId', 'fault', 'fromMonth', 'toMonth'])
    .where('removed', '=', 0)
    .$if(memberId !== undefined, query => query.where('memberId', '=', memberId ?? 0))
    .execute()
  // Written through the contract's own code table.
  return grouped(rows.map(row => ({ ...row, fault: row.fault as ReasonSpan['fault'] })))
}

async function tasksOf(
  db: Reader,
  on: IsoDate,
  memberId: number | undefined,
): Promise<Map<number, (AssignmentFacts & { memberId: number })[]>> {
  const rows = await db
    .selectFrom('assignment')
    .select(['memberId', 'givenOn', 'dueOn', 'result', 'endedOn', 'reason'])
    .where('removed', '=', 0)
    .where('givenOn', '<=', on)
    .$if(memberId !== undefined, query => query.where('memberId', '=', memberId ?? 0))
    .execute()
  // Written through the contract's own code table.
  return grouped(rows.map(row => ({ ...row, result: row.result as AssignmentFacts['result'] })))
}

/** Every line of those who were absent, and the last attendance typed by hand, which counts as one. */
async function lifeOf(
  db: Reader,
  on: IsoDate,
  memberId: number | undefined,
  pace: Pace,
): Promise<Map<number, LifeFacts[]>> {
  const lines = await linesOfAbsent(db, on, memberId, pace)
  if (lines.size === 0) return new Map()
  const spans = await exemptionSpans(db, '组织生活豁免')
  const typed = await db
    .selectFrom('member')
    .select(['id', 'lastLifeDate'])
    .where('lastLifeDate', 'is not', null)
    .where('lastLifeDate', '<=', on)
    .$if(memberId !== undefined, query => query.where('id', '=', memberId ?? 0))
    .execute()
  const typedOf = new Map(typed.map(({ id, lastLifeDate }) => [id, lastLifeDate]))
  return new Map(
    [...lines].map(([id, own]) => {
      const exempt = spans.get(id) ?? []
      const last = typedOf.get(id) ?? null
      const facts = own.map(({ onDate, kind, state }) => ({
        onDate,
        kind,
        state,
        excused: exemptionOn(exempt, '组织生活豁免', onDate) !== null,
      }))
      const attended =
        last === null ? [] : [{ onDate: last, kind: '党员大会', state: '到会' as const, excused: false }]
      return [id, [...facts, ...attended]]
    }),
  )
}

/** Members on the roll of the scope on the day; who is kept abroad owes nothing here. */
async function rollOf(db: Reader, place: PlaceOn, { orgId, memberId }: RunScope): Promise<number[]> {
  const rows = await db
    .selectFrom('member as m')
    .select(['m.id', place.membership.as('membership')])
    .where('m.removed', '=', 0)
    .where(place.known)
    .where(place.membership, 'in', ON_ROLL)
    .$if(orgId !== undefined, query => query.where(place.inOrg(orgId ?? 0)))
    .$if(memberId !== undefined, query => query.where('m.id', '=', memberId ?? 0))
    .execute()
  return rows.filter(({ membership }) => owes(membership)).map(({ id }) => id)
}

/** The runs of every member on the roll who has any. */
export async function runsOn(
  db: Reader,
  place: PlaceOn,
  scope: RunScope,
  work: Pick<Work, 'breathe'>,
): Promise<Map<number, FaultRuns>> {
  const { on } = place
  const pace = createPace(work)
  const roll = await rollOf(db, place, scope)
  const reasons = await reasonsOf(db, scope.memberId)
  const unpaid = await unpaidMonths(db, roll, on, pace)
  const life = await lifeOf(db, on, scope.memberId, pace)
  const tasks = await tasksOf(db, on, scope.memberId)
  const found = new Map<number, FaultRuns>()
  for (const id of roll) {
    if (pace.due()) await pace.rest()
    const own = reasons.get(id) ?? []
    const runs: FaultRuns = {
      DUES: duesRun(unpaid.get(id) ?? [], own),
      LIFE: lifeRun(life.get(id) ?? [], on, own),
      WORK: workRun(tasks.get(id) ?? [], on, own),
    }
    if (FAULTS.some(fault => runs[fault] !== null)) found.set(id, runs)
  }
  return found
}
