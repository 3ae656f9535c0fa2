/** A branch's sheet: its members on the roll, the seven headings of each, and what is new since the last review. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { AnnualHeading } from '../../shared/annual/codes.ts'
import {
  headingsOfChange,
  isOverdue,
  movementsOf,
  NO_MARKS,
  type Movement,
} from '../../shared/annual/rules.ts'
import { windowOf, windowStanding } from '../../shared/annual/window.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { addDays, type IsoDate } from '../../shared/kernel/dates.ts'
import { rosterOf } from '../../shared/reporting/persons.ts'
import { unitOrgId } from '../../shared/reporting/run.ts'
import { MEMBERSHIP, type Membership } from '../../shared/roster/codes.ts'
import { changedSince, changesOfMemberSince } from '../audit/service.ts'
import type { Reader } from '../db/register.ts'
import type { TableName } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { branchOn, type BranchOn } from './branch.ts'
import { marksOf, standingOf, stateOf, type BranchYear } from './reviews.ts'

type Sheet = Outputs['annual']['sheet']
type Row = Sheet['rows'][number]

/** Written by the review and the duplicate check themselves. */
const NO_FACTS: ReadonlySet<TableName> = new Set<TableName>(['annualMark', 'memberDistinct'])

/** Rows of the log shown of one member. */
const CHANGES_SHOWN = 60

interface LastReview {
  year: number
  /** the entry of the log that froze it */
  changeId: number
}

/**
 * The last frozen roster each member stood on before this version, in whatever branch. The own branch's
 * rosters are looked at first: few members came from another.
 */
async function lastReviews(
  db: Reader,
  memberIds: readonly number[],
  { orgId, year }: BranchYear,
  version: number,
): Promise<Map<number, LastReview>> {
  const found = new Map<number, LastReview>()
  for (const own of [true, false]) {
    const missing = memberIds.filter(id => !found.has(id))
    if (missing.length === 0) break
    const stood = sql<LastReview & { memberId: number; version: number }>`(
      SELECT json_extract("row"."value", '$.memberId') AS "memberId", "a"."year",
        "a"."version", (SELECT max("changeId") FROM "changeRow"
          WHERE "tableName" = 'annualRoster' AND "rowId" = "a"."id" AND "op" = 'I') AS "changeId"
      FROM "annualRoster" AS "a", json_each("a"."content", '$.rows') AS "row"
      WHERE ("a"."year" < ${year} OR ("a"."year" = ${year} AND "a"."orgId" = ${orgId} AND "a"."version" < ${version}))
        AND ("a"."orgId" = ${orgId}) = ${own ? 1 : 0}
        AND "memberId" IN (SELECT "value" FROM json_each(${JSON.stringify(missing)}))
)`
    const rows = await db
      .selectFrom(stood.as('stood'))
      .select(['memberId', 'year', 'changeId'])
      .orderBy('year')
      .orderBy('version')
      .execute()
    for (const { memberId, ...last } of rows) found.set(memberId, last)
  }
  return found
}

function countByHeading(
  written: Awaited<ReturnType<typeof changedSince>>,
): Map<number, Partial<Record<AnnualHeading, number>>> {
  const entries = new Map<number, Map<AnnualHeading, Set<number>>>()
  for (const { memberId, changeId, table, columns } of written) {
    for (const heading of headingsOfChange(table, columns)) {
      const own = entries.get(memberId) ?? new Map<AnnualHeading, Set<number>>()
      own.set(heading, (own.get(heading) ?? new Set<number>()).add(changeId))
      entries.set(memberId, own)
    }
  }
  return new Map(
    [...entries].map(([memberId, own]) => [
      memberId,
      Object.fromEntries([...own].map(([heading, changes]) => [heading, changes.size])),
    ]),
  )
}

function how({ direction, other }: Movement, names: ReadonlyMap<number, string>): string {
  if (other === null) return direction === 'joined' ? '新增' : '不在册'
  const name = other.orgId === null ? '' : (names.get(other.orgId) ?? '')
  if (direction === 'joined') return name === '' ? '转入' : `转自${name}`
  const roll = new Set<string>(['PROBATIONARY', 'FORMAL', 'LEAVING', 'KEPT_ABROAD'])
  return roll.has(other.membership) && name !== '' ? `转到${name}` : labelOf(MEMBERSHIP, other.membership)
}

async function movements(
  db: Reader,
  { run, unit, branch }: BranchOn,
  window: { from: IsoDate; to: IsoDate },
): Promise<Sheet['movements']> {
  const names = await organisationNames(db)
  const until = run.campaign.fillDate < window.to ? run.campaign.fillDate : window.to
  return branch.members.flatMap(member =>
    movementsOf(member, unit.orgId, orgId => unitOrgId(run, orgId), { from: window.from, to: until }).map(
      movement => ({
        memberId: member.id,
        name: member.name,
        direction: movement.direction,
        on: movement.on,
        how: how(movement, names),
      }),
    ),
  )
}

/** A past day shows the roll of that day; a frozen review the roll it was frozen with. */
export async function reviewSheet(
  db: Reader,
  { orgId: asked, year, asOf }: Parsed['annual']['sheet'],
  windowText: string,
  today: IsoDate,
): Promise<Sheet> {
  const window = windowOf(windowText, year)
  const day = asOf ?? today
  const standing = await standingOf(db, { orgId: asked, year }, asOf)
  const on = standing.roster?.rosterOn ?? day
  const before = addDays(window.from, -1)
  const at = await branchOn(db, { orgId: asked, on, from: before < on ? before : on })
  const { orgId } = at.unit
  const people = rosterOf(at.run, at.branch)
  const marks = await marksOf(db, { orgId, year })
  const ids = people.map(({ member }) => member.id)
  const last = await lastReviews(db, ids, { orgId, year }, standing.version)
  const since = new Map([...last].map(([id, { changeId }]) => [id, changeId]))
  const changes = countByHeading(await changedSince(db, since, NO_FACTS))
  const state = stateOf(standing)
  return {
    orgName: at.unit.fullName,
    window: { ...window, standing: windowStanding(window, day) },
    state,
    overdue: isOverdue(window, state, day) && people.length > 0,
    version: standing.version,
    reason: standing.reason,
    rosterId: standing.roster?.id ?? null,
    rows: people.map(({ member, membership }): Row => ({
      memberId: member.id,
      name: member.name,
      // A period's state is a key of MEMBERSHIP.
      membership: membership as Membership,
      marks: marks.get(member.id) ?? NO_MARKS,
      reviewedIn: last.get(member.id)?.year ?? null,
      changes: changes.get(member.id) ?? {},
    })),
    movements: await movements(db, at, window),
  }
}

/** What changed of one member since the last review, newest first; nothing for who was never reviewed. */
export async function changesSinceReview(
  db: Reader,
  { memberId, year }: Parsed['annual']['changes'],
): Promise<Outputs['annual']['changes']> {
  const period = await db.selectFrom('member').select('orgId').where('id', '=', memberId).executeTakeFirst()
  const orgId = period?.orgId ?? 0
  const { version } = await standingOf(db, { orgId, year })
  const last = (await lastReviews(db, [memberId], { orgId, year }, version)).get(memberId)
  if (!last) return { reviewedIn: null, rows: [], more: false }
  const { changes, more } = await changesOfMemberSince(db, memberId, last.changeId, {
    without: NO_FACTS,
    limit: CHANGES_SHOWN,
  })
  return {
    reviewedIn: last.year,
    more,
    rows: changes.flatMap(({ table, columns, changeId, at, label, record, field, before, after }) => {
      const [heading] = headingsOfChange(table, columns)
      return heading === undefined ? [] : [{ heading, changeId, at, label, record, field, before, after }]
    }),
  }
}
