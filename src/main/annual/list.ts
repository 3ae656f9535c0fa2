/** 年审进度: every branch of a year, counted in SQL. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { AnnualBranch } from '../../shared/annual/methods.ts'
import { annualState, isOverdue } from '../../shared/annual/rules.ts'
import { windowOf, windowStanding, type ReviewWindow } from '../../shared/annual/window.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { isBranch } from '../../shared/organisation/rules.ts'
import type { Run } from '../../shared/reporting/run.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { Reader, Register } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { openDay } from '../reporting/service.ts'
import { rememberedWork } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { standings, type Standing } from './reviews.ts'

type List = Outputs['annual']['list']

interface Counts {
  members: number
  confirmed: number
  corrected: number
}

const NOBODY: Counts = { members: 0, confirmed: 0, corrected: 0 }

/** Members counted in one go; other requests get their turn in between. */
const COUNTED_AT_ONCE = 4000

/**
 * Members on the roll on the day and how far each is looked at, by branch (standing.ts says who is). Counted in
 * slices of ids: over a hundred thousand members in one piece held everything up for most of a second.
 */
async function countsOn(
  db: Reader,
  run: Run,
  year: number,
  day: IsoDate,
  work: Work,
): Promise<Map<number, Counts>> {
  const places = run.units.flatMap(unit => [
    ...unit.memberOrgIds.map(orgId => [orgId, unit.orgId]),
    ...(unit.takesUnassigned ? [[0, unit.orgId]] : []),
  ])
  const { highest } = await db
    .selectFrom('member')
    .select(eb => eb.fn.max('id').as('highest'))
    .executeTakeFirstOrThrow()
  const sums = new Map<number, Counts>()
  for (let above = 0; above < highest; above += COUNTED_AT_ONCE) {
    for (const { orgId, ...counts } of await slice(db, places, year, day, above)) {
      const sum = sums.get(orgId) ?? NOBODY
      sums.set(orgId, {
        members: sum.members + counts.members,
        confirmed: sum.confirmed + counts.confirmed,
        corrected: sum.corrected + counts.corrected,
      })
    }
    await work.breathe()
  }
  return sums
}

/** The counts of the members whose ids follow `above`. */
async function slice(
  db: Reader,
  places: readonly (readonly number[])[],
  year: number,
  day: IsoDate,
  above: number,
): Promise<(Counts & { orgId: number })[]> {
  const to = above + COUNTED_AT_ONCE
  // CROSS keeps the order of the join: by the ids of the slice, not through every member there is.
  const counted = sql<Counts & { orgId: number }>`(
    WITH "place" AS MATERIALIZED (
      SELECT json_extract("value", '$[0]') AS "orgId", json_extract("value", '$[1]') AS "unit"
      FROM json_each(${JSON.stringify(places)})),
    "standing" AS (
      SELECT "p"."memberId", coalesce("p"."orgId", 0) AS "orgId", "p"."membership",
        max(coalesce("p"."fromOn", ''))
      FROM "membershipPeriod" AS "p" CROSS JOIN "member" AS "m" ON "m"."id" = "p"."memberId"
      WHERE "p"."memberId" > ${above} AND "p"."memberId" <= ${to}
        AND "m"."removed" = 0 AND ("m"."deathDate" IS NULL OR "m"."deathDate" > ${day})
        AND ("p"."fromOn" IS NULL OR "p"."fromOn" <= ${day}) AND ("p"."toOn" IS NULL OR "p"."toOn" > ${day})
      GROUP BY "p"."memberId"),
    "mark" AS (
      SELECT "orgId", "memberId", sum("state" IN ('已核', '有更正')) AS "settled",
        max("state" = '有更正') AS "corrected"
      FROM "annualMark" WHERE "year" = ${year} AND "memberId" > ${above} AND "memberId" <= ${to}
      GROUP BY "orgId", "memberId")
    SELECT "place"."unit" AS "orgId", count(*) AS "members",
      coalesce(sum("mark"."settled" = 7), 0) AS "confirmed",
      coalesce(sum("mark"."corrected"), 0) AS "corrected"
    FROM "standing" JOIN "place" ON "place"."orgId" = "standing"."orgId"
      LEFT JOIN "mark" ON "mark"."memberId" = "standing"."memberId" AND "mark"."orgId" = "place"."unit"
    WHERE "standing"."membership" IN (${sql.join([...ON_ROLL])})
    GROUP BY "place"."unit")`
  return db.selectFrom(counted.as('counted')).selectAll().execute()
}

interface Place {
  window: ReviewWindow
  day: IsoDate
}

function branchRow(
  { orgId, orgName }: { orgId: number; orgName: string },
  { members, confirmed, corrected }: Counts,
  { version, roster }: Standing,
  { window, day }: Place,
): AnnualBranch {
  const state = annualState(roster)
  const counted =
    roster === null ? { members, confirmed } : { members: roster.persons, confirmed: roster.persons }
  return {
    orgId,
    orgName,
    ...counted,
    corrected,
    open: counted.members - counted.confirmed,
    state,
    overdue: isOverdue(window, state, day) && counted.members > 0,
    rosterId: roster?.id ?? null,
    version,
    rosterOn: roster?.rosterOn ?? null,
    signedOn: roster?.signedOn ?? null,
    signedBy: roster?.signedBy ?? null,
    sealed: roster?.sealed ?? false,
    handedOn: roster?.handedOn ?? null,
  }
}

const NOT_BEGUN: Standing = { version: 1, reason: null, reopeningId: null, roster: null }

/** Branches of the scope, and those that are gone but have a roster of the year. */
async function branchesOf(
  db: Reader,
  { year, orgId, asOf }: Pick<Parsed['annual']['list'], 'year' | 'orgId' | 'asOf'>,
  place: Place,
  work: Work,
): Promise<AnnualBranch[]> {
  const { day } = place
  const run = await openDay(db, { orgId, on: day, from: day })
  const counts = await countsOn(db, run, year, day, work)
  const begun = await standings(db, { year }, asOf)
  const present = run.units.flatMap(unit => {
    const own = counts.get(unit.orgId) ?? NOBODY
    const standing = begun.get(unit.orgId) ?? NOT_BEGUN
    const kind = run.byId.get(unit.orgId)?.kind ?? ''
    if (own.members === 0 && standing.roster === null && !isBranch(kind)) return []
    return [branchRow({ orgId: unit.orgId, orgName: unit.shortName }, own, standing, place)]
  })
  if (run.scopeOrgId !== run.rootOrgId) return present
  const gone = [...begun].flatMap(([id, standing]) =>
    standing.roster === null || run.unitById.has(id)
      ? []
      : [branchRow({ orgId: id, orgName: standing.roster.orgName }, NOBODY, standing, place)],
  )
  return [...present, ...gone]
}

function fits(only: Parsed['annual']['list']['only'], { state, overdue }: AnnualBranch): boolean {
  switch (only) {
    case 'all':
      return true
    case 'open':
      return state === 'OPEN'
    case 'late':
      return overdue
    case 'toSign':
      return state === 'FROZEN' || state === 'SIGNED' || state === 'SEALED'
    case 'toHand':
      return state === 'READY'
    case 'handed':
      return state === 'HANDED'
  }
}

/** Every branch with members; counted once until the register changes. */
export async function listReviews(
  register: Register,
  { year, orgId, asOf, only }: Parsed['annual']['list'],
  today: IsoDate,
  signal?: AbortSignal,
): Promise<List> {
  const day = asOf ?? today
  const count = async (work: Work): Promise<List> => {
    const { reader: db } = register
    const window = windowOf((await settingsOf(db))['annual.window'], year)
    const all = await branchesOf(db, { year, orgId, asOf }, { window, day }, work)
    const sum = (of: (branch: AnnualBranch) => number) => all.reduce((total, branch) => total + of(branch), 0)
    return {
      window: { ...window, standing: windowStanding(window, day) },
      branches: all.filter(branch => fits(only, branch)),
      totals: {
        branches: all.filter(({ members }) => members > 0).length,
        members: sum(({ members }) => members),
        confirmed: sum(({ confirmed }) => confirmed),
        frozen: sum(({ state }) => (state === 'OPEN' ? 0 : 1)),
        handed: sum(({ state }) => (state === 'HANDED' ? 1 : 0)),
        overdue: sum(({ overdue }) => (overdue ? 1 : 0)),
      },
    }
  }
  return rememberedWork(register, ['annual', year, orgId, day, asOf, only], count, signal)
}

/** What the workbench says: branches still to hand up while the window is open or over; null before it. */
export async function reviewsDue(
  register: Register,
  today: IsoDate,
): Promise<{ to: IsoDate; over: boolean; branches: number } | null> {
  const year = Number(today.slice(0, 4))
  const { window, totals } = await listReviews(
    register,
    { year, orgId: undefined, asOf: undefined, only: 'all' },
    today,
  )
  const branches = totals.branches - totals.handed
  if (window.standing === 'before' || branches <= 0) return null
  return { to: window.to, over: window.standing === 'over', branches }
}
