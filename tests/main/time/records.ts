/** What hangs on the members of the plain list: posts, sanctions, flows, letters; and two members made one. */

import * as world from './world.ts'
import { begin, firstDay, TODAY, type Fields, type Letter, type Period, type Post } from './world.ts'

type World = world.World
type Step = world.Step
type Person = world.Person

const personOf = ({ people }: World, id: number) => people.find(person => person.id === id && !person.removed)
const replaced = <T extends { id: number }>(list: readonly T[], one: T): T[] =>
  list.map(other => (other.id === one.id ? one : other))

export function addPost(before: World, post: Post): Step {
  if (post.from !== null && post.to !== null && post.to < post.from) return null
  return { ...before, posts: [...before.posts, post] }
}

export const addSanction = (before: World, sanction: world.Sanction): Step => ({
  ...before,
  sanctions: [...before.sanctions, sanction],
})

const endOf = ({ returnedOn }: world.Flow) => returnedOn ?? '9999-12-31'

/** Another record of the member shares a day with [from, to). */
const taken = ({ flows }: World, flow: world.Flow, from: string, to: string) =>
  flows.some(
    other =>
      other.id !== flow.id &&
      other.memberId === flow.memberId &&
      !other.removed &&
      from < endOf(other) &&
      to > other.leftOn,
  )

export function addFlow(before: World, flow: world.Flow): Step {
  if (flow.returnedOn !== null && flow.returnedOn < flow.leftOn) return null
  if (taken(before, flow, flow.leftOn, endOf(flow))) return null
  return { ...before, flows: [...before.flows, flow] }
}

/** The return; where the record had ended already, the days it grows by must be free. */
export function endFlow(before: World, flow: world.Flow, on: string): Step {
  if (on < flow.leftOn) return null
  if (flow.returnedOn !== null && on > flow.returnedOn && taken(before, flow, flow.returnedOn, on))
    return null
  // Contacts of the absence stay within it; what a merge left outside holds nothing up.
  const within = ({ flowId, onDate }: world.Contact) => flowId === flow.id && onDate <= endOf(flow)
  if (before.contacts.some(contact => within(contact) && contact.onDate > on)) return null
  return { ...before, flows: replaced(before.flows, { ...flow, returnedOn: on }) }
}

export const removeFlow = (before: World, flow: world.Flow): Step => ({
  ...before,
  flows: replaced(before.flows, { ...flow, removed: true }),
})

export function addContact(before: World, contact: world.Contact): Step {
  const flow = before.flows.find(({ id }) => id === contact.flowId)
  if (!flow || contact.onDate < flow.leftOn) return null
  // Who is back is not contacted as one away (rules.md 3.3), and no contact is told before its day.
  if (contact.onDate > TODAY) return null
  if (flow.returnedOn !== null && contact.onDate > flow.returnedOn) return null
  return { ...before, contacts: [...before.contacts, contact] }
}

const put = (before: World, person: Person): World => ({ ...before, people: replaced(before.people, person) })

const stateOf = (person: Person) => world.placeNow(person)?.state
const orgOf = (person: Person) => world.placeNow(person)?.orgId ?? 0

/** A letter for good: who stands on the roll is on the way out from that day. */
export function issueLetter(before: World, letter: Letter): Step {
  const person = personOf(before, letter.memberId)
  if (!person || letter.issuedOn > TODAY) return null
  const next = { ...before, letters: [...before.letters, letter] }
  return onTheWay(next, person, letter.issuedOn)
}

function onTheWay(next: World, person: Person, on: string): Step {
  if (stateOf(person) !== 'FORMAL' && stateOf(person) !== 'PROBATIONARY') return next
  const leaving = begin(person, orgOf(person), 'LEAVING', on)
  return leaving && put(next, leaving)
}

export function stepLetter(before: World, letter: Letter, state: Letter['state'], on: string): Step {
  const person = personOf(before, letter.memberId)
  if (!person) return null
  if (state !== 'VOID' && (on < letter.issuedOn || on > TODAY)) return null
  const next = { ...before, letters: replaced(before.letters, { ...letter, state }) }
  const now = stateOf(person)
  if (state === 'LANDED') return onTheWay(next, person, letter.issuedOn)
  if (state === 'RECEIPTED') {
    if (now !== 'LEAVING' && now !== 'FORMAL' && now !== 'PROBATIONARY') return next
    const left = begin(person, orgOf(person), 'LEFT', on)
    return left && put(next, left)
  }
  if (now !== 'LEAVING') return next
  const back = begin(person, orgOf(person), world.lastRank(person) ?? 'FORMAL', state === 'VOID' ? TODAY : on)
  return back && put(next, back)
}

/** One line of periods: `standing` first, `filling` on the days it says nothing of. */
function oneLine(standing: readonly Period[], filling: readonly Period[]): Period[] {
  const start = ({ from }: Period) => (from === null ? '' : firstDay(from))
  const end = ({ to }: Period) => (to === null ? '9999' : firstDay(to))
  const cuts = [...new Set([...standing, ...filling].flatMap(one => [start(one), end(one)]))].sort()
  const left = filling.flatMap(period => {
    const days = cuts.filter((cut, at) => {
      const next = cuts[at + 1]
      const inside = start(period) <= cut && next !== undefined && next <= end(period)
      return inside && !standing.some(one => start(one) <= cut && next <= end(one))
    })
    const [first, last] = [days[0], days.at(-1)]
    if (first === undefined || last === undefined) return []
    const to = cuts[cuts.indexOf(last) + 1] ?? '9999'
    return [{ ...period, from: first === '' ? null : first, to: to === '9999' ? null : to }]
  })
  return [...left, ...standing].sort((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0))
}

export interface MergeChoice {
  keepId: number
  otherId: number
  /** whose branch and state stand */
  place: 'kept' | 'other'
  /** whose phone, unit and remark stand */
  fields: 'kept' | 'other'
  /** what becomes of stays and letters both have open */
  flows: OpenChoice | null
  letters: OpenChoice | null
}

export interface OpenChoice {
  how: 'join' | 'close'
  stays: number
  on: string
}

/** Records both of the two have open, in the order of their ids; none where one has none. */
export function openOf<T extends { id: number; memberId: number; removed: boolean }>(
  list: readonly T[],
  keepId: number,
  otherId: number,
  isOpen: (one: T) => boolean,
): T[] {
  const open = list.filter(one => !one.removed && isOpen(one))
  const of = (id: number) => open.filter(({ memberId }) => memberId === id)
  return of(keepId).length === 0 || of(otherId).length === 0
    ? []
    : open.filter(({ memberId }) => memberId === keepId || memberId === otherId)
}

/** The drawn choice with the record that stays, where there are any. */
export function openChoice(
  open: readonly { id: number }[],
  drawn: { how: 'join' | 'close'; stays: number; on: string } | null,
): OpenChoice | null {
  const stays = open[(drawn?.stays ?? 0) % Math.max(1, open.length)]?.id
  return drawn === null || stays === undefined ? null : { ...drawn, stays }
}

/** Stays made one begin with the earliest; those that are closed end on the day. */
function settleFlows(before: World, { keepId, otherId, flows: choice }: MergeChoice): Step {
  if (choice === null) return before
  const open = openOf(before.flows, keepId, otherId, ({ returnedOn }) => returnedOn === null)
  const others = open.filter(({ id }) => id !== choice.stays)
  if (choice.how === 'close') {
    if (choice.on > TODAY || others.some(({ leftOn }) => choice.on < leftOn)) return null
    const closed = others.map(flow => ({ ...flow, returnedOn: choice.on }))
    return { ...before, flows: closed.reduce((list, flow) => replaced(list, flow), before.flows) }
  }
  const earliest = open.map(({ leftOn }) => leftOn).sort()[0] ?? ''
  const gone = new Set(others.map(({ id }) => id))
  return {
    ...before,
    flows: before.flows.map(flow => {
      if (gone.has(flow.id)) return { ...flow, removed: true }
      return flow.id === choice.stays ? { ...flow, leftOn: earliest } : flow
    }),
    contacts: before.contacts.map(contact =>
      gone.has(contact.flowId) ? { ...contact, flowId: choice.stays } : contact,
    ),
  }
}

/** No two letters bear one number here: none can be made one, and the member's state goes with the one that stays. */
function settleLetters(before: World, { keepId, otherId, letters: choice }: MergeChoice): Step {
  if (choice === null) return before
  if (choice.how === 'join' || choice.on > TODAY) return null
  const open = openOf(before.letters, keepId, otherId, ({ state }) => state === 'ISSUED')
  const others = open.filter(({ id }) => id !== choice.stays)
  if (others.some(({ issuedOn }) => choice.on < issuedOn)) return null
  const made = others.map(letter => ({ ...letter, state: 'VOID' as const }))
  return { ...before, letters: made.reduce((list, letter) => replaced(list, letter), before.letters) }
}

/** Records of the other go to the kept one; where `same`, one that both have is taken away. */
function moved<T extends { id: number; memberId: number; removed: boolean }>(
  list: readonly T[],
  { keepId, otherId }: MergeChoice,
  same: (a: T, b: T) => boolean = () => false,
): T[] {
  const had = list.filter(({ memberId, removed }) => memberId === keepId && !removed)
  return list.map(one => {
    if (one.memberId !== otherId) return one
    const twice = !one.removed && had.some(other => same(one, other))
    return { ...one, memberId: keepId, removed: one.removed || twice }
  })
}

export function mergePeople(unsettled: World, choice: MergeChoice): Step {
  const settled = settleFlows(unsettled, choice)
  const before = settled && settleLetters(settled, choice)
  if (before === null) return null
  const kept = personOf(before, choice.keepId)
  const other = personOf(before, choice.otherId)
  if (!kept || !other || kept.id === other.id) return null
  const [standing, filling] = choice.place === 'kept' ? [kept, other] : [other, kept]
  const { phone, unit, remark }: Fields = choice.fields === 'kept' ? kept : other
  const one = { ...kept, phone, unit, remark, periods: oneLine(standing.periods, filling.periods) }
  return {
    ...put(put(before, one), { ...other, removed: true, periods: [] }),
    posts: moved(before.posts, choice, (a, b) => a.orgId === b.orgId && a.from === b.from && a.to === b.to),
    sanctions: moved(before.sanctions, choice, (a, b) => a.no === b.no),
    flows: moved(before.flows, choice),
    contacts: before.contacts,
    letters: moved(before.letters, choice),
  }
}
