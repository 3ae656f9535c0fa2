/**
 * What a change of the tree does, worked out before anything is written: who goes where, what is moved,
 * which posts and organisations end. The preview shows it, the change carries it out.
 */

import type { OrganisationChange } from '../../shared/organisation/changes.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { orgIdsBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { lastMoveOf, demandFreeName, demandPlace, nameOf, nameTaken, standingOrganisation } from './places.ts'

type Organisation = Row<'organisation'>

/** A new organisation, or one that stands already. */
export type Destination = { kind: 'org'; id: number; name: string } | { kind: 'new'; name: string }

export interface MemberMove {
  memberId: number
  name: string
  membership: Membership
  from: string
  to: Destination
}

export interface PlaceMove {
  org: Organisation
  parentId: number
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
  /** what a split begins with */
  begins: {
    parentId: number
    kind: string
    fullName: string
    shortName: string
    orgType: string | null
  } | null
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

async function membersOf(db: Reader, orgIds: readonly number[]): Promise<Standing[]> {
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

function demandAfterFounding(org: Organisation, on: IsoDate): void {
  if (org.founded !== null && compareDates(on, org.founded) < 0) {
    const earlier = `“${nameOf(org)}”的成立日期（${org.founded}）`
    throw new OfficeError('DATE_ORDER', { later: '变动日期', earlier }, { field: 'on' })
  }
}

/** Posts still held on the day, in the organisations or by the members. */
async function endingPosts(
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

async function standingBelow(db: Reader, parentId: number): Promise<Organisation[]> {
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

/** An organisation goes under another with everything below; a taken name gets its old superior's before it. */
async function placeMove(
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
  demandAfterFounding(org, on)
  const lastMove = await lastMoveOf(db, org.id)
  if (lastMove !== null && compareDates(on, lastMove) < 0) {
    const earlier = `“${nameOf(org)}”上次调整的日期（${lastMove}）`
    throw new OfficeError('DATE_ORDER', { later: '变动日期', earlier }, { field: 'on' })
  }
  const old = await db
    .selectFrom('organisation')
    .select(['fullName', 'shortName'])
    .where('id', '=', org.parentId)
    .executeTakeFirstOrThrow()
  const oldParentName = nameOf(old)
  const clash = await nameTaken(db, org.id, to.id, org.fullName)
  const members = await membersOf(db, await orgIdsBelow(db, org.id))
  return {
    org,
    parentId: to.id,
    parentName: nameOf(to),
    oldParentName,
    newName: clash ? `${oldParentName}${org.fullName}` : null,
    members: members.filter(({ membership }) => ON_ROLL.includes(membership as Membership)).length,
  }
}

/** Two groups of one name that arrive together: each gets its own branch's name before it. */
function withoutTwins(moved: readonly PlaceMove[]): PlaceMove[] {
  const count = new Map<string, number>()
  for (const { org } of moved) count.set(org.fullName, (count.get(org.fullName) ?? 0) + 1)
  return moved.map(move =>
    (count.get(move.org.fullName) ?? 0) > 1
      ? { ...move, newName: `${move.oldParentName}${move.org.fullName}` }
      : move,
  )
}

async function holder(db: Reader, id: number, field: string): Promise<Organisation> {
  const org = await standingOrganisation(db, id, field)
  if (!mayHoldMembers(org.kind)) {
    throw new OfficeError('ORG_NO_MEMBERS_THERE', { name: nameOf(org) }, { field })
  }
  return org
}

function goTo(
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

const destination = (org: Organisation): Destination => ({ kind: 'org', id: org.id, name: nameOf(org) })

const joined = (orgs: readonly Organisation[]) =>
  `${orgs.slice(0, 3).map(nameOf).join('、')}${orgs.length > 3 ? `等${orgs.length}个` : ''}`

type Input<K extends OrganisationChange['kind']> = Extract<OrganisationChange, { kind: K }>

const NOTHING = { members: [], moved: [], posts: [], dissolved: [], begins: null }

async function planMove(db: Reader, input: Input<'move'>): Promise<RestructuringPlan> {
  const { on, evidence } = input
  const org = await standingOrganisation(db, input.orgId, 'orgId')
  const to = await standingOrganisation(db, input.parentId, 'parentId')
  const move = await placeMove(db, org, to, on, 'parentId')
  const label = `${nameOf(org)}改属${nameOf(to)}`
  return { ...NOTHING, label, on, evidence, moved: [move] }
}

async function planMerge(db: Reader, input: Input<'merge'>): Promise<RestructuringPlan> {
  const { on, evidence } = input
  const into = await holder(db, input.intoId, 'intoId')
  demandAfterFounding(into, on)
  const sources: Organisation[] = []
  for (const id of new Set(input.orgIds)) {
    if ((await orgIdsBelow(db, id)).includes(into.id)) {
      throw new OfficeError('ORG_CYCLE', undefined, { field: 'intoId' })
    }
    const source = await holder(db, id, 'orgIds')
    demandAfterFounding(source, on)
    sources.push(source)
  }
  const members = await membersOf(
    db,
    sources.map(({ id }) => id),
  )
  const moved: PlaceMove[] = []
  for (const source of sources) {
    for (const group of await standingBelow(db, source.id)) {
      // A group that is itself merged away ends; it does not move.
      if (sources.some(({ id }) => id === group.id)) continue
      moved.push(await placeMove(db, group, into, on, 'intoId'))
    }
  }
  const count = moved.reduce((sum, move) => sum + move.members, members.length)
  return {
    ...NOTHING,
    label: `${joined(sources)}并入${nameOf(into)}：${count}名党员`,
    on,
    evidence,
    members: goTo(members, sources, destination(into), on),
    moved: withoutTwins(moved),
    posts: await endingPosts(db, on, sources, null),
    dissolved: sources,
  }
}

async function planSplit(db: Reader, input: Input<'split'>): Promise<RestructuringPlan> {
  const { on, evidence, orgKind, fullName, shortName } = input
  const source = await holder(db, input.orgId, 'orgId')
  demandAfterFounding(source, on)
  const parentId = orgKind === '党小组' && source.kind !== '党小组' ? source.id : source.parentId
  if (parentId === null) throw new OfficeError('ORG_IS_ROOT', { name: nameOf(source) }, { field: 'orgId' })
  await demandPlace(db, undefined, parentId, orgKind, 'orgKind')
  if (!mayHoldMembers(orgKind)) {
    throw new OfficeError('ORG_NO_MEMBERS_THERE', { name: orgKind }, { field: 'orgKind' })
  }
  await demandFreeName(db, undefined, parentId, fullName)
  const orgs = [source, ...(await standingBelow(db, source.id))]
  const chosen = new Set(input.memberIds)
  const members = (
    await membersOf(
      db,
      orgs.map(({ id }) => id),
    )
  ).filter(({ id }) => chosen.has(id))
  if (members.length < chosen.size) {
    const count = chosen.size - members.length
    throw new OfficeError('MEMBERS_ELSEWHERE', { count, name: nameOf(source) }, { field: 'memberIds' })
  }
  const name = shortName === '' ? fullName : shortName
  // A group within the branch takes nobody's post in the branch away.
  const postsOf = parentId === source.id ? orgs.slice(1) : orgs
  return {
    ...NOTHING,
    label: `${nameOf(source)}分出${name}：${members.length}名党员`,
    on,
    evidence,
    members: goTo(members, orgs, { kind: 'new', name }, on),
    posts: await endingPosts(db, on, postsOf, chosen),
    begins: {
      parentId,
      kind: orgKind,
      fullName,
      shortName,
      orgType: orgKind === '党小组' ? null : source.orgType,
    },
  }
}

async function planDissolve(db: Reader, input: Input<'dissolve'>): Promise<RestructuringPlan> {
  const { on, evidence, toId } = input
  const org = await standingOrganisation(db, input.orgId, 'orgId')
  if (org.parentId === null) throw new OfficeError('ORG_IS_ROOT', { name: nameOf(org) }, { field: 'orgId' })
  const below = await standingBelow(db, org.id)
  if (!mayHoldMembers(org.kind)) {
    demandAfterFounding(org, on)
    const to = await standingOrganisation(db, toId ?? org.parentId, 'toId')
    const moved: PlaceMove[] = []
    for (const child of below) moved.push(await placeMove(db, child, to, on, 'toId'))
    const label = `撤销${nameOf(org)}${moved.length > 0 ? `：下属${moved.length}个党组织改属${nameOf(to)}` : ''}`
    const posts = await endingPosts(db, on, [org], null)
    return { ...NOTHING, label, on, evidence, moved: withoutTwins(moved), posts, dissolved: [org] }
  }
  const dissolved = [org, ...below]
  for (const one of dissolved) demandAfterFounding(one, on)
  const members = await membersOf(
    db,
    dissolved.map(({ id }) => id),
  )
  const plan = { ...NOTHING, on, evidence, posts: await endingPosts(db, on, dissolved, null), dissolved }
  if (members.length === 0) return { ...plan, label: `撤销${nameOf(org)}` }
  if (toId === null) {
    throw new OfficeError(
      'ORG_TARGET_MISSING',
      { name: nameOf(org), count: members.length },
      { field: 'toId' },
    )
  }
  const to = await holder(db, toId, 'toId')
  if (dissolved.some(({ id }) => id === to.id))
    throw new OfficeError('ORG_CYCLE', undefined, { field: 'toId' })
  demandAfterFounding(to, on)
  return {
    ...plan,
    label: `撤销${nameOf(org)}：${members.length}名党员转到${nameOf(to)}`,
    members: goTo(members, dissolved, destination(to), on),
  }
}

/**
 * Works out a change of the tree. Throws, with the field it is about: DATE_FUTURE, DATE_ORDER (a member, a
 * post or an organisation began later), ORG_CYCLE, ORG_DISSOLVED, ORG_PARENT_INVALID, ORG_NAME_TAKEN …
 */
export async function planRestructuring(
  db: Reader,
  input: OrganisationChange,
  today: IsoDate,
): Promise<RestructuringPlan> {
  if (compareDates(input.on, today) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: '变动日期' }, { field: 'on' })
  }
  switch (input.kind) {
    case 'move':
      return planMove(db, input)
    case 'merge':
      return planMerge(db, input)
    case 'split':
      return planSplit(db, input)
    case 'dissolve':
      return planDissolve(db, input)
  }
}
