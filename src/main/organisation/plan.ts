/**
 * What a change of the tree does, worked out before anything is written: who goes where, what is moved,
 * which posts and organisations end. The preview shows it, the change carries it out.
 */

import type { OrganisationChange } from '../../shared/organisation/changes.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import { orgIdsBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { nameOf, standingOrganisation } from './places.ts'
import { planMergeNew, planSplitMany } from './planNew.ts'
import {
  demandAfterFounding,
  destination,
  endingPosts,
  goTo,
  holder,
  joined,
  membersOf,
  NOTHING,
  placeMove,
  standingBelow,
  withoutTwins,
  type Organisation,
  type PlaceMove,
  type RestructuringPlan,
} from './planParts.ts'

export type { PlaceMove, RestructuringPlan }

type Input<K extends OrganisationChange['kind']> = Extract<OrganisationChange, { kind: K }>

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
    case 'mergeNew':
      return planMergeNew(db, input)
    case 'split':
      return planSplitMany(db, { ...input, branches: [input] })
    case 'splitMany':
      return planSplitMany(db, input)
    case 'dissolve':
      return planDissolve(db, input)
  }
}
