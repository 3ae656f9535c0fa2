/** What becomes of the plain list where new organisations begin: branches merged into one, members split off. */

import {
  before,
  beginAll,
  belowOn,
  dissolveAll,
  endPosts,
  holdsMembers,
  MAY_STAND_UNDER,
  membersOf,
  moveOrg,
  org,
  parentNow,
  standingBelow,
  TODAY,
  type Org,
  type Step,
  type World,
} from './world.ts'

export interface Made {
  id: number
  kind: '党支部' | '党小组'
  name: string
}

/** A new organisation from a day on; null where it cannot stand there. */
function found(world: World, { id, kind, name }: Made, parentId: number, on: string): Step {
  const parent = org(world, parentId)
  if (!MAY_STAND_UNDER[kind].includes(parent.kind) || parent.dissolved !== null) return null
  if (before(on, parent.founded)) return null
  const always = { from: null, to: null }
  const begun: Org = {
    id,
    kind,
    places: [{ parentId, ...always }],
    names: [{ name, ...always }],
    founded: on,
    dissolved: null,
  }
  return { ...world, orgs: [...world.orgs, begun] }
}

export function mergeNew(
  world: World,
  ids: readonly number[],
  parentId: number,
  made: Made,
  on: string,
): Step {
  if (on > TODAY || ids.length < 2) return null
  for (const one of ids.map(id => org(world, id))) {
    if (!holdsMembers(one) || one.dissolved !== null || before(on, one.founded)) return null
    if (belowOn(world, one.id, TODAY).includes(parentId)) return null
  }
  const groups = ids.flatMap(id => standingBelow(world, id)).filter(({ id }) => !ids.includes(id))
  const going = membersOf(world, ids)
  let next = found(world, made, parentId, on)
  next = next && beginAll(next, going, made.id, on)
  for (const group of groups) next = next && moveOrg(next, group.id, made.id, on)
  next = next && endPosts(next, ids, on)
  return next && dissolveAll(next, ids, on)
}

export interface Part {
  made: Made
  people: readonly number[]
}

export function split(world: World, id: number, parts: readonly Part[], on: string): Step {
  const source = org(world, id)
  if (on > TODAY || !holdsMembers(source) || source.dissolved !== null || before(on, source.founded))
    return null
  const going = parts.flatMap(({ people }) => people)
  if (new Set(going).size < going.length) return null
  const inside = [id, ...standingBelow(world, id).map(one => one.id)]
  const there = membersOf(world, inside)
  let next: Step = world
  for (const { made, people } of parts) {
    const parentId = made.kind === '党小组' && source.kind === '党支部' ? id : parentNow(source)
    if (parentId === null || people.length === 0 || people.some(one => !there.has(one))) return null
    const left = inside.filter(one => one !== parentId)
    next = next && found(next, made, parentId, on)
    next = next && beginAll(next, new Set(people), made.id, on)
    next = next && endPosts(next, left, on, people)
  }
  return next
}
