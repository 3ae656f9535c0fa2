/** What plans of changes of the tree are made of: who goes along, what moves, which posts end. */

import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { mayHoldMembers, mayStandUnder } from '../../shared/organisation/rules.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { orgIdsBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { lastMoveOf, demandPlace, nameOf, nameTaken, standingOrganisation } from './places.ts'
import type { Parsed } from '../../shared/api/contract.ts'

export type Organisation = Row<'organisation'>
export type OrganisationKind = Parsed['organisation']['save']['values']['kind'] & string

/** A new organisation, or one that stands already. */
export type Destination =
  { kind: 'org'; id: number; name: string } | { kind: 'new'; at: number; name: string }

/** An organisation that begins on the day; `at` of a destination is its place among those of the change. */
export interface Beginning {
  parentId: number
  kind: OrganisationKind
  fullName: string
  shortName: string
  orgType: string | null
}

export interface MemberMove {
  memberId: number
  name: string
  membership: Membership
  from: string
  to: Destination
}

export interface PlaceMove {
  org: Organisation
  parent: Destination
  parentName: string
  oldParentName: string
  newName: string | null
  members: number
}

export interface EndingPost {
  id: number
  name: string
  post: string
  orgName: string
}

export interface RestructuringPlan {
  label: string
  on: IsoDate
  evidence: string | null
  members: MemberMove[]
  moved: PlaceMove[]
  posts: EndingPost[]
  dissolved: Organisation[]
  begins: Beginning[]
}

/** Who goes along when a branch ends; those who left, were removed or died stay in its history. */
const GO_ALONG: readonly Membership[] = ['ACTIVIST', ...ON_ROLL, 'SUSPENDED']

interface Standing {
  id: number
  name: string
  orgId: number | null
  membership: string
  /** since when in the present branch and state */
  fromOn: string | null
}

export async function membersOf(db: Reader, orgIds: readonly number[]): Promise<Standing[]> {
  const rows = await db
    .selectFrom('member as m')
    .leftJoin('membershipPeriod as p', join => join.onRef('p.memberId', '=', 'm.id').on('p.toOn', 'is', null))
    .select(['m.id', 'm.name', 'm.orgId', 'm.membership', 'p.fromOn'])
    .where('m.orgId', 'in', [...orgIds])
    .where('m.removed', '=', 0)
    .where('m.membership', 'in', [...GO_ALONG])
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .execute()
  return [...new Map(rows.map(row => [row.id, row])).values()]
}

function demandMemberDate(member: Standing, on: IsoDate): void {
  if (member.fromOn !== null && compareDates(on, member.fromOn) < 0) {
    const earlier = `${member.name}上次变动的日期（${member.fromOn}）`
    throw new OfficeError('DATE_ORDER', { later: '变动日期', earlier }, { field: 'on' })
  }
}

export function demandAfterFounding(org: Organisation, on: IsoDate): void {
  if (org.founded !== null && compareDates(on, org.founded) < 0) {
    const earlier = `“${nameOf(org)}”的成立日期（${org.founded}）`
    throw new OfficeError('DATE_ORDER', { later: '变动日期', earlier }, { field: 'on' })
  }
}

/** Posts still held on the day, in the organisations or by the members. */
export async function endingPosts(
  db: Reader,
  on: IsoDate,
  orgs: readonly Organisation[],
  memberIds: ReadonlySet<number> | null,
): Promise<EndingPost[]> {
  if (orgs.length === 0) return []
  const nameById = new Map(orgs.map(org => [org.id, nameOf(org)]))
  const rows = await db
    .selectFrom('orgPost as p')
    .innerJoin('member as m', 'm.id', 'p.memberId')
    .select(['p.id', 'p.orgId', 'p.memberId', 'p.post', 'p.fromOn', 'm.name'])
    .where('p.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where('p.orgId', 'in', [...nameById.keys()])
    .where(eb => eb.or([eb('p.toOn', 'is', null), eb('p.toOn', '>', on)]))
    .orderBy('p.orgId')
    .orderBy('p.id')
    .execute()
  const ending = memberIds === null ? rows : rows.filter(row => memberIds.has(row.memberId))
  for (const { name, post, fromOn } of ending) {
    if (fromOn !== null && compareDates(on, fromOn) < 0) {
      const earlier = `${name}任${post}的日期（${fromOn}）`
      throw new OfficeError('DATE_ORDER', { later: '变动日期', earlier }, { field: 'on' })
    }
  }
  return ending.map(({ id, orgId, name, post }) => ({ id, name, post, orgName: nameById.get(orgId) ?? '' }))
}

export async function standingBelow(db: Reader, parentId: number): Promise<Organisation[]> {
  return db
    .selectFrom('organisation')
    .selectAll()
    .where('parentId', '=', parentId)
    .where('removed', '=', 0)
    .where('dissolved', 'is', null)
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
}

async function demandMoveDate(db: Reader, org: Organisation, on: IsoDate): Promise<void> {
  demandAfterFounding(org, on)
  const lastMove = await lastMoveOf(db, org.id)
  if (lastMove !== null && compareDates(on, lastMove) < 0) {
    const earlier = `“${nameOf(org)}”上次调整的日期（${lastMove}）`
    throw new OfficeError('DATE_ORDER', { later: '变动日期', earlier }, { field: 'on' })
  }
}

async function moveTo(db: Reader, org: Organisation, parent: Destination): Promise<PlaceMove> {
  const old = await db
    .selectFrom('organisation')
    .select(['fullName', 'shortName'])
    .where('id', '=', org.parentId)
    .executeTakeFirstOrThrow()
  const oldParentName = nameOf(old)
  const clash = parent.kind === 'org' && (await nameTaken(db, org.id, parent.id, org.fullName))
  const members = await membersOf(db, await orgIdsBelow(db, org.id))
  return {
    org,
    parent,
    parentName: parent.name,
    oldParentName,
    newName: clash ? `${oldParentName}${org.fullName}` : null,
    members: members.filter(({ membership }) => ON_ROLL.includes(membership as Membership)).length,
  }
}

/** An organisation goes under another with everything below; a taken name gets its old superior's before it. */
export async function placeMove(
  db: Reader,
  org: Organisation,
  to: Organisation,
  on: IsoDate,
  field: string,
): Promise<PlaceMove> {
  if (org.parentId === null) throw new OfficeError('ORG_IS_ROOT', { name: nameOf(org) }, { field: 'orgId' })
  if (org.parentId === to.id) throw new OfficeError('NOTHING_CHANGED', undefined, { field })
  await demandPlace(db, org.id, to.id, org.kind, field)
  demandAfterFounding(to, on)
  await demandMoveDate(db, org, on)
  return moveTo(db, org, destination(to))
}

/** The same under one that begins on the day. */
export async function placeMoveToNew(
  db: Reader,
  org: Organisation,
  { kind, name }: { kind: OrganisationKind; name: string },
  on: IsoDate,
): Promise<PlaceMove> {
  if (!mayStandUnder(org.kind, kind)) {
    throw new OfficeError('ORG_PARENT_INVALID', { kind: org.kind, parent: kind }, { field: 'orgKind' })
  }
  await demandMoveDate(db, org, on)
  return moveTo(db, org, { kind: 'new', at: 0, name })
}

/** Two groups of one name that arrive together: each gets its own branch's name before it. */
export function withoutTwins(moved: readonly PlaceMove[]): PlaceMove[] {
  const count = new Map<string, number>()
  for (const { org } of moved) count.set(org.fullName, (count.get(org.fullName) ?? 0) + 1)
  return moved.map(move =>
    (count.get(move.org.fullName) ?? 0) > 1
      ? { ...move, newName: `${move.oldParentName}${move.org.fullName}` }
      : move,
  )
}

export async function holder(db: Reader, id: number, field: string): Promise<Organisation> {
  const org = await standingOrganisation(db, id, field)
  if (!mayHoldMembers(org.kind)) {
    throw new OfficeError('ORG_NO_MEMBERS_THERE', { name: nameOf(org) }, { field })
  }
  return org
}

export function goTo(
  members: readonly Standing[],
  orgs: readonly Organisation[],
  to: Destination,
  on: IsoDate,
): MemberMove[] {
  const names = new Map(orgs.map(org => [org.id, nameOf(org)]))
  return members.map(member => {
    demandMemberDate(member, on)
    return {
      memberId: member.id,
      name: member.name,
      // Written through the contract's own code table.
      membership: member.membership as Membership,
      from: names.get(member.orgId ?? 0) ?? '',
      to,
    }
  })
}

export const destination = (org: Organisation): Destination => ({
  kind: 'org',
  id: org.id,
  name: nameOf(org),
})

export const joined = (orgs: readonly Organisation[]) =>
  `${orgs.slice(0, 3).map(nameOf).join('、')}${orgs.length > 3 ? `等${orgs.length}个` : ''}`

export const NOTHING = { members: [], moved: [], posts: [], dissolved: [], begins: [] }
