/** Plans of changes that begin organisations: branches merged into a new one, new ones split off. */

import type { OrganisationChange } from '../../shared/organisation/changes.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { isBranch, mayHoldMembers } from '../../shared/organisation/rules.ts'
import { orgIdsBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { demandFreeName, demandPlace, nameOf, organisationRecord } from './places.ts'
import {
  demandAfterFounding,
  endingPosts,
  goTo,
  holder,
  joined,
  membersOf,
  NOTHING,
  placeMoveToNew,
  standingBelow,
  withoutTwins,
  type Beginning,
  type EndingPost,
  type MemberMove,
  type Organisation,
  type PlaceMove,
  type RestructuringPlan,
} from './planParts.ts'

type Input<K extends OrganisationChange['kind']> = Extract<OrganisationChange, { kind: K }>
type Named = Pick<Input<'split'>, 'orgKind' | 'fullName' | 'shortName'>

const shownName = ({ fullName, shortName }: Named) => (shortName === '' ? fullName : shortName)

/** The class of a branch; that of a group is its branch's. null where it was never filled in. */
async function classOf(db: Reader, { orgType, parentId, kind }: Organisation): Promise<string | null> {
  if (kind !== '党小组' || parentId === null) return orgType
  return (await organisationRecord(db, parentId, 'parentId')).orgType
}

/** What begins: from whom, told in the field of the input that names them. */
interface Origin {
  orgType: string | null
  field: 'orgId' | 'orgIds'
}

/**
 * A new organisation under a superior, where it may stand and its name is free. A branch has the class of those it
 * comes from (rules.md 3.1).
 */
async function begin(
  db: Reader,
  parentId: number,
  { orgKind, fullName, shortName }: Named,
  { orgType, field }: Origin,
): Promise<Beginning> {
  await demandPlace(db, undefined, parentId, orgKind, 'orgKind')
  if (!mayHoldMembers(orgKind)) {
    throw new OfficeError('ORG_NO_MEMBERS_THERE', { name: orgKind }, { field: 'orgKind' })
  }
  await demandFreeName(db, undefined, parentId, fullName)
  if (isBranch(orgKind) && orgType === null) {
    const reason = '还没有党组织类别，请先给原支部选好类别'
    throw new OfficeError('INPUT_INVALID', { field: '原支部', reason }, { field })
  }
  return { parentId, kind: orgKind, fullName, shortName, orgType: orgKind === '党小组' ? null : orgType }
}

/** Branches end; their members and groups begin a new one on the same day. */
export async function planMergeNew(db: Reader, input: Input<'mergeNew'>): Promise<RestructuringPlan> {
  const { on, evidence, parentId } = input
  const sources: Organisation[] = []
  for (const id of new Set(input.orgIds)) {
    if ((await orgIdsBelow(db, id)).includes(parentId)) {
      throw new OfficeError('ORG_CYCLE', undefined, { field: 'parentId' })
    }
    const source = await holder(db, id, 'orgIds')
    demandAfterFounding(source, on)
    sources.push(source)
  }
  if (sources.length < 2) {
    const reason = '请至少选择两个支部'
    throw new OfficeError('INPUT_INVALID', { field: '原支部', reason }, { field: 'orgIds' })
  }
  const classes = await Promise.all(sources.map(source => classOf(db, source)))
  const orgType = classes.find(one => one !== null) ?? null
  const begins = await begin(db, parentId, input, { orgType, field: 'orgIds' })
  const name = shownName(input)
  const moved: PlaceMove[] = []
  for (const source of sources) {
    for (const group of await standingBelow(db, source.id)) {
      // A group that is itself merged away ends; it does not move.
      if (sources.some(({ id }) => id === group.id)) continue
      moved.push(await placeMoveToNew(db, group, { kind: input.orgKind, name }, on))
    }
  }
  const members = await membersOf(
    db,
    sources.map(({ id }) => id),
  )
  const count = moved.reduce((sum, move) => sum + move.members, members.length)
  return {
    ...NOTHING,
    label: `${joined(sources)}合并成立${name}：${count}名党员`,
    on,
    evidence,
    members: goTo(members, sources, { kind: 'new', at: 0, name }, on),
    moved: withoutTwins(moved),
    posts: await endingPosts(db, on, sources, null),
    dissolved: sources,
    begins: [begins],
  }
}

function demandApart(branches: Input<'splitMany'>['branches']): void {
  const names = new Set<string>()
  const ids = new Set<number>()
  for (const { fullName, memberIds } of branches) {
    if (names.has(fullName))
      throw new OfficeError('ORG_NAME_TAKEN', { name: fullName }, { field: 'fullName' })
    names.add(fullName)
    for (const id of new Set(memberIds)) {
      if (ids.has(id)) {
        const reason = '一名党员只能转到一个新支部'
        throw new OfficeError('INPUT_INVALID', { field: '转去的党员', reason }, { field: 'memberIds' })
      }
      ids.add(id)
    }
  }
}

/** Some members of a branch, and of its groups, begin new ones. */
export async function planSplitMany(
  db: Reader,
  { on, evidence, orgId, branches }: Omit<Input<'splitMany'>, 'kind'>,
): Promise<RestructuringPlan> {
  const source = await holder(db, orgId, 'orgId')
  demandAfterFounding(source, on)
  demandApart(branches)
  const orgs = [source, ...(await standingBelow(db, source.id))]
  const there = await membersOf(
    db,
    orgs.map(({ id }) => id),
  )
  const origin = { orgType: await classOf(db, source), field: 'orgId' } as const
  const begins: Beginning[] = []
  const members: MemberMove[] = []
  const posts: EndingPost[] = []
  for (const [at, branch] of branches.entries()) {
    const parentId = branch.orgKind === '党小组' && source.kind !== '党小组' ? source.id : source.parentId
    if (parentId === null) throw new OfficeError('ORG_IS_ROOT', { name: nameOf(source) }, { field: 'orgId' })
    begins.push(await begin(db, parentId, branch, origin))
    const chosen = new Set(branch.memberIds)
    const going = there.filter(({ id }) => chosen.has(id))
    if (going.length < chosen.size) {
      const count = chosen.size - going.length
      throw new OfficeError('MEMBERS_ELSEWHERE', { count, name: nameOf(source) }, { field: 'memberIds' })
    }
    members.push(...goTo(going, orgs, { kind: 'new', at, name: shownName(branch) }, on))
    // A group within the branch takes nobody's post in the branch away.
    posts.push(...(await endingPosts(db, on, parentId === source.id ? orgs.slice(1) : orgs, chosen)))
  }
  const names = branches.map(shownName).join('、')
  const label = `${nameOf(source)}分出${names}：${members.length}名党员`
  return { ...NOTHING, label, on, evidence, members, posts, begins }
}
