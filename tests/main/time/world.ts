/**
 * A register as a plain list: members with their dated branch and state, organisations with their dated
 * superiors, and the posts held in them. What hangs on a member is in records.ts. It says what every step must
 * come to; it knows nothing of the program. Null: to be refused.
 */

export const TODAY = '2016-12-31'

/** Those whose list of a day is compared, and those who go along when their branch ends. */
export const LISTED = ['FORMAL', 'PROBATIONARY', 'LEAVING', 'KEPT_ABROAD'] as const
const GO_ALONG = [...LISTED, 'SUSPENDED'] as const

export type State = (typeof GO_ALONG)[number] | 'DECEASED' | 'LEFT'

const STEPS: Partial<Record<State, readonly State[]>> = {
  PROBATIONARY: ['FORMAL', 'LEAVING', 'KEPT_ABROAD', 'DECEASED'],
  FORMAL: ['LEAVING', 'KEPT_ABROAD', 'SUSPENDED', 'DECEASED'],
  LEAVING: ['LEFT', 'FORMAL', 'PROBATIONARY', 'SUSPENDED', 'DECEASED'],
  KEPT_ABROAD: ['FORMAL', 'PROBATIONARY', 'SUSPENDED', 'DECEASED'],
  SUSPENDED: ['FORMAL', 'PROBATIONARY', 'DECEASED'],
  LEFT: ['FORMAL', 'PROBATIONARY', 'DECEASED'],
}

export interface Span {
  from: string | null
  to: string | null
}

export interface Period extends Span {
  orgId: number
  state: State
}

/** Fields of a member that blocks are pasted into; empty is empty. */
export interface Fields {
  phone: string
  unit: string
  remark: string
}

export interface Person extends Fields {
  id: number
  removed: boolean
  periods: Period[]
}

export interface Org {
  id: number
  kind: '党委' | '党总支' | '党支部' | '党小组'
  places: (Span & { parentId: number | null })[]
  names: (Span & { name: string })[]
  founded: string | null
  dissolved: string | null
}

/** What hangs on a member; a removed one stands in the file still. */
interface Owned {
  id: number
  memberId: number
  removed: boolean
}

export interface Post extends Owned, Span {
  orgId: number
}

export interface Sanction extends Owned {
  no: string
}

export interface Flow extends Owned {
  leftOn: string
  returnedOn: string | null
}

export interface Contact {
  id: number
  flowId: number
  onDate: string
}

export interface Letter extends Owned {
  state: 'ISSUED' | 'LANDED' | 'RECEIPTED' | 'RETURNED' | 'VOID'
  issuedOn: string
}

export interface World {
  people: Person[]
  orgs: Org[]
  posts: Post[]
  sanctions: Sanction[]
  flows: Flow[]
  contacts: Contact[]
  letters: Letter[]
}

export const NO_RECORDS = { posts: [], sanctions: [], flows: [], contacts: [], letters: [] }

export const holdsMembers = ({ kind }: Org) => kind === '党支部' || kind === '党小组'
export const firstDay = (date: string) => (date.length === 7 ? `${date}-01` : date)
export const before = (day: string, other: string | null) => other !== null && day < firstDay(other)
export const covers = ({ from, to }: Span, day: string) => !before(day, from) && (to === null || day < to)

export function org(world: World, id: number): Org {
  const found = world.orgs.find(one => one.id === id)
  if (!found) throw new Error(`no organisation ${id}`)
  return found
}

const parentOn = ({ places }: Org, day: string) => places.find(place => covers(place, day))?.parentId ?? null

/** The superior now, and the state and branch now: what the last entry says. */
export const parentNow = ({ places }: Org) => places.at(-1)?.parentId ?? null
export const placeNow = ({ periods }: Person) => periods.at(-1)

export function belowOn(world: World, id: number, day: string): number[] {
  const below = world.orgs.filter(one => parentOn(one, day) === id)
  return [id, ...below.flatMap(one => belowOn(world, one.id, day))]
}

/** Organisations that stand: those with members of their own, and those above them. */
export function standing({ orgs }: World): { branches: Org[]; superiors: Org[] } {
  const there = orgs.filter(({ dissolved }) => dissolved === null)
  return { branches: there.filter(holdsMembers), superiors: there.filter(one => !holdsMembers(one)) }
}

export const standingBelow = (world: World, id: number) =>
  world.orgs.filter(one => parentNow(one) === id && one.dissolved === null)

/** Away on a day: gone by then and not yet back. */
export const awayOn = ({ flows }: World, id: number, day: string): boolean =>
  flows.some(
    flow =>
      flow.memberId === id &&
      !flow.removed &&
      flow.leftOn <= day &&
      (flow.returnedOn === null || flow.returnedOn > day),
  )

/** Members listed on a day: `id orgId state`, `away` for who is, in the order of their ids. */
export function listOn(world: World, day: string, orgId?: number): string[] {
  const among = orgId === undefined ? null : new Set(belowOn(world, orgId, day))
  return world.people
    .filter(({ removed }) => !removed)
    .flatMap(({ id, periods }) => {
      const period = periods.find(one => covers(one, day))
      if (!period || !(LISTED as readonly string[]).includes(period.state)) return []
      const away = awayOn(world, id, day) ? ' away' : ''
      return among === null || among.has(period.orgId) ? [`${id} ${period.orgId} ${period.state}${away}`] : []
    })
}

/** Organisations that stand on a day: `id superior members name`, members of those below included. */
export function treeOn(world: World, day: string): string[] {
  const count = (id: number) => listOn(world, day, id).length
  const stands = (one: Org): boolean =>
    parentOn(one, day) === null ||
    count(one.id) > 0 ||
    world.orgs.some(child => parentOn(child, day) === one.id && stands(child)) ||
    (!(one.dissolved !== null && one.dissolved <= day) && !(day < TODAY && before(day, one.founded)))
  const nameOf = ({ names }: Org) => names.find(name => covers(name, day))?.name ?? ''
  return world.orgs
    .filter(stands)
    .map(one => `${one.id} ${parentOn(one, day)} ${count(one.id)} ${nameOf(one)}`)
}

/** Ends the present period and begins the next; null where it would end before it began. */
export function begin(person: Person, orgId: number, state: State, on: string): Person | null {
  const last = placeNow(person)
  if (!last || before(on, last.from)) return null
  const ended = { ...last, to: on }
  return { ...person, periods: [...person.periods.slice(0, -1), ended, { orgId, state, from: on, to: null }] }
}

export type Step = World | null

/** Everyone of these to one branch; null when one of them cannot. */
export function beginAll(world: World, ids: ReadonlySet<number>, orgId: number, on: string): Step {
  const people: Person[] = []
  for (const person of world.people) {
    const next = ids.has(person.id) ? begin(person, orgId, placeNow(person)?.state ?? 'FORMAL', on) : person
    if (next === null) return null
    people.push(next)
  }
  return { ...world, people }
}

export function addPerson(world: World, person: Person): Step {
  const at = org(world, person.periods[0]?.orgId ?? 0)
  if (firstDay(person.periods[0]?.from ?? '') > TODAY) return null
  return holdsMembers(at) && at.dissolved === null ? { ...world, people: [...world.people, person] } : null
}

export const changePeople = (world: World, ids: readonly number[], patch: Partial<Person>): World => ({
  ...world,
  people: world.people.map(person => (ids.includes(person.id) ? { ...person, ...patch } : person)),
})

export const setFields = (world: World, ids: readonly number[], fields: Partial<Fields>): World =>
  changePeople(world, ids, fields)

export const removePerson = (world: World, id: number): Step => changePeople(world, [id], { removed: true })

export function transfer(world: World, ids: readonly number[], orgId: number, on: string): Step {
  const to = org(world, orgId)
  if (on > TODAY || !holdsMembers(to) || to.dissolved !== null) return null
  const going = world.people.filter(one => ids.includes(one.id) && placeNow(one)?.orgId !== orgId)
  return beginAll(world, new Set(going.map(({ id }) => id)), orgId, on)
}

const isRank = (state: State) => state === 'FORMAL' || state === 'PROBATIONARY'

/** What a person last was of 正式党员 and 预备党员. */
export const lastRank = ({ periods }: Person): State | undefined =>
  periods.map(period => period.state).findLast(isRank)

export function setState(world: World, id: number, state: State, on: string): Step {
  const person = world.people.find(one => one.id === id)
  const now = person && placeNow(person)
  if (on > TODAY || !person || !now || STEPS[now.state]?.includes(state) !== true) return null
  const comesBackTo = ['LEAVING', 'KEPT_ABROAD', 'SUSPENDED'].includes(now.state) && isRank(state)
  if (comesBackTo && lastRank(person) !== state) return null
  const wasListed = (LISTED as readonly string[]).includes(now.state)
  const comesBack = !wasListed && (LISTED as readonly string[]).includes(state)
  if (comesBack && org(world, now.orgId).dissolved !== null) return null
  const next = begin(person, now.orgId, state, on)
  return next && { ...world, people: world.people.map(one => (one.id === id ? next : one)) }
}

export const membersOf = (world: World, orgIds: readonly number[]) =>
  new Set(
    world.people
      .filter(one => !one.removed && orgIds.includes(placeNow(one)?.orgId ?? 0))
      .filter(one => GO_ALONG.some(state => state === placeNow(one)?.state))
      .map(({ id }) => id),
  )

const changeOrg = (world: World, id: number, patch: (one: Org) => Org): World => ({
  ...world,
  orgs: world.orgs.map(one => (one.id === id ? patch(one) : one)),
})

export const MAY_STAND_UNDER: Record<Org['kind'], readonly Org['kind'][]> = {
  党委: [],
  党总支: ['党委'],
  党支部: ['党委', '党总支'],
  党小组: ['党支部'],
}

export function moveOrg(world: World, id: number, parentId: number, on: string): Step {
  const one = org(world, id)
  const to = org(world, parentId)
  const last = one.places.at(-1)
  if (on > TODAY || one.dissolved !== null || to.dissolved !== null || !last) return null
  if (last.parentId === null || last.parentId === parentId) return null
  if (!MAY_STAND_UNDER[one.kind].includes(to.kind)) return null
  if (before(on, one.founded) || before(on, to.founded) || before(on, last.from)) return null
  const places = [...one.places.slice(0, -1), { ...last, to: on }, { parentId, from: on, to: null }]
  return changeOrg(world, id, found => ({ ...found, places }))
}

/** Posts still held there end on the day; null where one began later. Of removed members nobody asks. */
export function endPosts(world: World, orgIds: readonly number[], on: string, of?: readonly number[]): Step {
  const holders = new Set(world.people.filter(({ removed }) => !removed).map(({ id }) => id))
  const ends = (post: Post) =>
    !post.removed &&
    orgIds.includes(post.orgId) &&
    holders.has(post.memberId) &&
    (of === undefined || of.includes(post.memberId)) &&
    (post.to === null || post.to > on)
  if (world.posts.some(post => ends(post) && before(on, post.from))) return null
  return { ...world, posts: world.posts.map(post => (ends(post) ? { ...post, to: on } : post)) }
}

/** Another name from a day on; on the day of the last one it takes its place. Null on: corrected for all days. */
export function rename(world: World, id: number, name: string, on: string | null): Step {
  const one = org(world, id)
  const last = one.names.at(-1)
  if (!last) return null
  const earlier = one.names.slice(0, -1)
  if (on === null)
    return changeOrg(world, id, found => ({ ...found, names: [...earlier, { ...last, name }] }))
  if (on > TODAY || before(on, one.founded) || before(on, last.from)) return null
  const ended = last.from === on ? [] : [{ ...last, to: on }]
  return changeOrg(world, id, found => ({
    ...found,
    names: [...earlier, ...ended, { name, from: on, to: null }],
  }))
}

export function dissolveAll(world: World, ids: readonly number[], on: string): World {
  return ids.reduce((now, id) => changeOrg(now, id, one => ({ ...one, dissolved: on })), world)
}

export function merge(world: World, ids: readonly number[], intoId: number, on: string): Step {
  const into = org(world, intoId)
  const sources = ids.map(id => org(world, id))
  if (on > TODAY || ids.includes(intoId) || ids.includes(parentNow(into) ?? 0)) return null
  for (const one of [into, ...sources]) {
    if (!holdsMembers(one) || one.dissolved !== null || before(on, one.founded)) return null
  }
  let next = beginAll(world, membersOf(world, ids), intoId, on)
  const groups = ids.flatMap(id => standingBelow(world, id)).filter(({ id }) => !ids.includes(id))
  for (const group of groups) next = next && moveOrg(next, group.id, intoId, on)
  next = next && endPosts(next, ids, on)
  return next && dissolveAll(next, ids, on)
}

export function dissolve(world: World, id: number, toId: number | null, on: string): Step {
  const one = org(world, id)
  const parentId = parentNow(one)
  if (on > TODAY || one.dissolved !== null || before(on, one.founded) || parentId === null) return null
  const below = standingBelow(world, id)
  if (!holdsMembers(one)) {
    // One that has ended takes nobody, even where nobody stands below to go there.
    if (org(world, toId ?? parentId).dissolved !== null) return null
    const moved = below.reduce<Step>(
      (now, child) => now && moveOrg(now, child.id, toId ?? parentId, on),
      world,
    )
    const left = moved && endPosts(moved, [id], on)
    return left && dissolveAll(left, [id], on)
  }
  const ids = [id, ...below.map(child => child.id)]
  if (below.some(child => before(on, child.founded))) return null
  const members = membersOf(world, ids)
  const left = endPosts(world, ids, on)
  if (members.size === 0) return left && dissolveAll(left, ids, on)
  if (toId === null || ids.includes(toId)) return null
  const to = org(world, toId)
  if (!holdsMembers(to) || to.dissolved !== null || before(on, to.founded)) return null
  const next = left && beginAll(left, members, toId, on)
  return next && dissolveAll(next, ids, on)
}
