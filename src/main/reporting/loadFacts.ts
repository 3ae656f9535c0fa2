/**
 * The facts of an annex run, from the register: the tree once, then members branch by branch.
 * src/shared/reporting/facts.ts says what they are; nothing is computed here.
 */

import { z } from 'zod'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import {
  ANNEX_MEMBER_FIELDS,
  type BranchFacts,
  type MemberFacts,
  type OrganisationFacts,
} from '../../shared/reporting/facts.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { unitOrgId, type Run, type Unit } from '../../shared/reporting/run.ts'
import { namesOn, parentsOn } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { loadCards } from './loadCards.ts'
import { loadRecords, type Records } from './loadRecords.ts'
import { inWindow, selectUnits, windowOf, type Having, type Selection, type Window } from './selection.ts'

/**
 * The tree as it stood on the day `on`, without what was dissolved by the day `from`; removed or dissolved
 * organisations stay where members have stood in them since (law 7).
 */
export async function loadOrganisations(
  db: Reader,
  { from, on }: { from: IsoDate; on: IsoDate },
): Promise<OrganisationFacts[]> {
  const parents = await parentsOn(db, on)
  const names = await namesOn(db, on)
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'parentId', 'kind', 'fullName', 'shortName', 'orgType', 'sortOrder'])
    .where(eb =>
      eb.or([
        eb('removed', '=', 0).and(eb.or([eb('dissolved', 'is', null), eb('dissolved', '>', from)])),
        eb.exists(
          eb
            .selectFrom('membershipPeriod')
            .select('membershipPeriod.id')
            .whereRef('membershipPeriod.orgId', '=', 'organisation.id')
            .where('membership', 'in', [...ON_ROLL])
            .where(period => period.or([period('toOn', 'is', null), period('toOn', '>', from)])),
        ),
      ]),
    )
    .execute()
  return rows.map(row => ({
    ...row,
    ...names.get(row.id),
    parentId: parents.get(row.id) ?? row.parentId,
  }))
}

const asTypedSchema = z.record(z.string(), z.string())

/** Members read at a time: a few branches together, or a part of a very large one. */
const BATCH = 500

const OWN_COLUMNS = ['id', 'name', 'namePinyin', 'duesByProxy', 'pocketManual', 'asTyped', 'removed'] as const

const NONE: readonly never[] = []

interface Named {
  namePinyin: string
  facts: MemberFacts
}

async function loadMembers(
  db: Reader,
  memberIds: readonly number[],
  records: Records,
  withCards: boolean,
): Promise<Map<number, Named>> {
  const members = new Map<number, Named>()
  for (let from = 0; from < memberIds.length; from += BATCH) {
    const ids = memberIds.slice(from, from + BATCH)
    const rows = await db
      .selectFrom('member')
      .select([...OWN_COLUMNS, ...ANNEX_MEMBER_FIELDS])
      .where('id', 'in', ids)
      .execute()
    const cardOf = withCards ? await loadCards(db, ids) : null
    for (const { removed, namePinyin, duesByProxy, pocketManual, asTyped, ...row } of rows) {
      // Not in SQL: for a condition on it SQLite leaves the primary key for an index over everybody.
      if (removed === 1) continue
      const facts: MemberFacts = {
        ...row,
        duesByProxy: duesByProxy === 1,
        pocketManual: pocketManual === 1,
        asTyped: asTyped === null ? null : asTypedSchema.parse(JSON.parse(asTyped)),
        periods: records.periods.get(row.id) ?? NONE,
        posts: records.posts.get(row.id) ?? NONE,
        flows: records.flows.get(row.id) ?? NONE,
        overseas: records.overseas.get(row.id) ?? NONE,
        cases: records.cases.get(row.id) ?? NONE,
        letters: records.letters.get(row.id) ?? NONE,
        card: cardOf?.(row.id) ?? null,
      }
      members.set(row.id, { namePinyin, facts })
    }
  }
  return members
}

/** Members who stood in each unit on some day of the window. */
function membersByUnit(run: Run, records: Records, window: Window): Map<number, number[]> {
  const units = new Map<number, Set<number>>()
  for (const [memberId, periods] of records.periods) {
    for (const period of periods) {
      if (!inWindow(period, window)) continue
      const unit = unitOrgId(run, period.orgId)
      const known = units.get(unit)
      if (known) known.add(memberId)
      else units.set(unit, new Set([memberId]))
    }
  }
  return new Map([...units].map(([unit, members]) => [unit, [...members]]))
}

/** In a branch by pinyin, like on screen. */
function byName(a: Named, b: Named): number {
  return a.namePinyin < b.namePinyin ? -1 : a.namePinyin > b.namePinyin ? 1 : a.facts.id - b.facts.id
}

export interface BranchesAsked {
  /** all units of the run when absent */
  units?: readonly Unit[]
  /** these members alone */
  memberIds?: readonly number[] | undefined
  /** with what annex 1 prints */
  withCards: boolean
  /** only members who have such records at all: the others are on no list of the lost, or of those away */
  with?: Having
}

export function selectionOf(
  run: Run,
  { units, memberIds }: Pick<BranchesAsked, 'units' | 'memberIds'>,
): Selection {
  const window = windowOf(run.campaign)
  if (memberIds !== undefined) return { kind: 'members', window, memberIds }
  const whole = units === undefined && run.scopeOrgId === run.rootOrgId
  return whole ? { kind: 'all', window } : selectUnits(units ?? run.units, window)
}

/** The branches in the order of the tree, members in the order of their names; empty branches too. */
export async function* loadBranches(
  db: Reader,
  run: Run,
  asked: BranchesAsked,
  work: Work,
): AsyncGenerator<BranchFacts, void, void> {
  const selection = selectionOf(run, asked)
  const records = await loadRecords(db, { selection, with: asked.with }, work)
  await work.breathe()
  const memberIds = membersByUnit(run, records, selection.window)
  const units = asked.units ?? run.units
  for (let next = 0; next < units.length;) {
    const batch: Unit[] = []
    let size = 0
    for (let unit = units[next]; unit && size < BATCH; unit = units[next]) {
      batch.push(unit)
      size += memberIds.get(unit.orgId)?.length ?? 0
      next += 1
    }
    const ids = new Set(batch.flatMap(({ orgId }) => memberIds.get(orgId) ?? []))
    const members = await loadMembers(db, [...ids], records, asked.withCards)
    await work.breathe()
    for (const { orgId } of batch) {
      const present = (memberIds.get(orgId) ?? []).flatMap(id => members.get(id) ?? [])
      yield { orgId, members: present.sort(byName).map(({ facts }) => facts) }
    }
  }
}
