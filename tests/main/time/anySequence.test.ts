/**
 * Any sequence of edits, transfers, steps of membership, changes of the tree, imports, undos and redos ends
 * in the state a plain list predicts; every past day too; the log verifies; undoing all gives the first state.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOfficeError } from '../../../src/shared/api/errors.ts'
import { ORPCError } from '@orpc/client'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { dump } from '../../builders/dump.ts'
import { importSheets } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, anIdNumber } from '../../builders/people.ts'
import * as model from './world.ts'
import { TODAY, type State, type World } from './world.ts'

/** Which member, branch … is meant: the n-th of those there are. */
const pick = fc.nat(40)
/** days of 2016, a few beyond today */
const day = fc.nat(368).map(days => addDays('2016-01-01', days))
const phone = fc.nat(9999).map(tail => `1370000${String(tail).padStart(4, '0')}`)
const state = fc.constantFrom<State>('FORMAL', 'PROBATIONARY', 'KEPT_ABROAD', 'SUSPENDED', 'DECEASED', 'LEFT')
const some = fc.array(pick, { minLength: 1, maxLength: 4 })
const does = <const K extends string>(name: K) => fc.constant(name)

const step = fc.oneof(
  fc.record({
    does: does('add'),
    org: pick,
    since: fc.oneof(
      day,
      day.map(on => on.slice(0, 7)),
      fc.constant('1998-07'),
    ),
    state: fc.constantFrom<State>('FORMAL', 'PROBATIONARY', 'LEFT'),
  }),
  fc.record({ does: does('edit'), who: pick, phone }),
  fc.record({ does: does('editMany'), some, phone }),
  fc.record({ does: does('transfer'), some, org: pick, on: day }),
  fc.record({ does: does('state'), who: pick, state, on: day }),
  fc.record({ does: does('remove'), who: pick }),
  fc.record({ does: does('import'), org: pick, count: fc.nat(3), some, phone }),
  fc.record({ does: does('move'), org: pick, parent: pick, on: day }),
  fc.record({
    does: does('merge'),
    orgs: fc.array(pick, { minLength: 1, maxLength: 2 }),
    into: pick,
    on: day,
  }),
  fc.record({
    does: does('split'),
    org: pick,
    some: fc.array(pick, { minLength: 1, maxLength: 2 }),
    group: fc.boolean(),
    on: day,
  }),
  fc.record({ does: does('dissolve'), org: pick, to: fc.option(pick), on: day }),
  { weight: 3, arbitrary: fc.record({ does: does('undo') }) },
  { weight: 2, arbitrary: fc.record({ does: does('redo') }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What was reached, to come back to: the model and everything the register held. */
interface Reached {
  world: World
  held: ReturnType<typeof dump>
}

interface Run {
  test: TestOffice
  world: World
  /** states up to the present one, and those taken back */
  past: Reached[]
  undone: Reached[]
  idNos: Map<number, string>
  names: number
  /** days on which something began: lists are compared there and the day before */
  turns: Set<string>
}

const nth = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const present = ({ people }: World) => people.filter(({ removed }) => !removed)

async function refusedOr<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ORPCError && error.code !== 'UNEXPECTED') return null
    if (isOfficeError(error)) return null
    throw error
  }
}

/** Does the step in the register and in the model; both refuse it, or both do it. */
async function both(run: Run, next: World | null, work: Promise<unknown>, said: string): Promise<void> {
  const done = (await refusedOr(work)) !== null
  expect(done, `${said}: ${done ? 'done, must be refused' : 'refused'}`).toBe(next !== null)
  if (next === null) return
  const held = dump(run.test.register)
  run.world = next
  // A step that wrote nothing is no step of undo.
  if (JSON.stringify(held) === JSON.stringify(run.past.at(-1)?.held)) return
  run.past.push({ world: next, held })
  run.undone = []
}

const nextId = ({ test }: Run, table: 'member' | 'organisation') =>
  Number(test.register.rawReader.prepare(`SELECT coalesce(max("id"), 0) + 1 FROM "${table}"`).pluck().get())

async function take(run: Run, one: Step): Promise<void> {
  const before = run.past.length
  await carryOut(run, one)
  if ('on' in one && run.past.length > before) run.turns.add(one.on)
}

async function carryOut(run: Run, one: Step): Promise<void> {
  const { test, world } = run
  const { backend } = test
  const people = present(world)
  const chosen = (indexes: readonly number[]) => [
    ...new Set(indexes.flatMap(index => nth(people, index)?.id ?? [])),
  ]
  const orgAt = (index: number) => nth(world.orgs, index)?.id ?? 0
  const said = JSON.stringify(one)
  const restructure = (change: Parameters<typeof backend.organisation.restructure>[0]['change']) =>
    backend.organisation.restructure({ change })
  switch (one.does) {
    case 'add': {
      run.names += 1
      const id = nextId(run, 'member')
      const idNo = anIdNumber()
      run.idNos.set(id, idNo)
      const orgId = orgAt(one.org)
      const periods = [{ orgId, state: one.state, from: one.since, to: null }]
      const next = model.addPerson(world, { id, phone: '', removed: false, periods })
      const values = { name: `党员${run.names}`, idNo }
      return both(
        run,
        next,
        backend.roster.create({ orgId, values, membership: one.state, fromOn: one.since }),
        said,
      )
    }
    case 'edit': {
      const [id] = chosen([one.who])
      if (id === undefined) return
      const work = backend.roster.update({ id, values: { phone: one.phone } })
      return both(run, model.setPhone(world, [id], one.phone), work, said)
    }
    case 'editMany': {
      const ids = chosen(one.some)
      if (ids.length === 0) return
      const edits = ids.map(id => ({ id, values: { phone: one.phone } }))
      return both(
        run,
        model.setPhone(world, ids, one.phone),
        backend.roster.updateMany({ kind: 'bulk', edits }),
        said,
      )
    }
    case 'transfer': {
      const ids = chosen(one.some)
      if (ids.length === 0) return
      const orgId = orgAt(one.org)
      const work = backend.roster.transfer({ ids, orgId, on: one.on, evidence: null })
      return both(run, model.transfer(world, ids, orgId, one.on), work, said)
    }
    case 'state': {
      const [id] = chosen([one.who])
      if (id === undefined) return
      const work = backend.roster.setMembership({
        id,
        membership: one.state,
        on: one.on,
        evidence: '决定第1号',
      })
      return both(run, model.setState(world, id, one.state, one.on), work, said)
    }
    case 'remove': {
      const [id] = chosen([one.who])
      if (id === undefined) return
      return both(run, model.removePerson(world, id), backend.roster.remove({ id, reason: '误录' }), said)
    }
    case 'import': {
      const org = nth(
        world.orgs.filter(({ kind, dissolved }) => kind === '党支部' && dissolved === null),
        one.org,
      )
      const branch = org && dumpName(run, org.id)
      const known = chosen(one.some).filter(id => listed(world, id))
      if (!branch || one.count + known.length === 0) return
      let next: World | null = model.setPhone(world, known, one.phone)
      let id = nextId(run, 'member')
      const rows = known.map(who => [nameOf(run, who), run.idNos.get(who) ?? '', '', '', one.phone])
      for (let n = 0; n < one.count; n += 1, id += 1) {
        run.names += 1
        const idNo = anIdNumber()
        run.idNos.set(id, idNo)
        rows.push([`党员${run.names}`, idNo, '正式党员', '1995-07-01', one.phone])
        const periods = [{ orgId: org.id, state: 'FORMAL' as const, from: '1995-07-01', to: null }]
        next = next && model.addPerson(next, { id, phone: one.phone, removed: false, periods })
      }
      const header = ['姓名', '身份证号', '党员类别', '入党时间', '联系电话']
      const sheet = { rows: [[`${branch}党员名册`], header, ...rows] }
      const unchanged = one.count === 0 && known.every(who => phoneOf(world, who) === one.phone)
      // Nothing to import is said, not done.
      return both(run, unchanged ? null : next, importSheets(test, sheet), said)
    }
    case 'move': {
      const [orgId, parentId] = [orgAt(one.org), orgAt(one.parent)]
      const work = restructure({ kind: 'move', orgId, parentId, on: one.on, evidence: null })
      return both(run, model.moveOrg(world, orgId, parentId, one.on), work, said)
    }
    case 'merge': {
      const orgIds = [...new Set(one.orgs.map(orgAt))]
      const intoId = orgAt(one.into)
      const work = restructure({ kind: 'merge', orgIds, intoId, on: one.on, evidence: null })
      return both(run, model.merge(world, orgIds, intoId, one.on), work, said)
    }
    case 'split': {
      const orgId = orgAt(one.org)
      const there = people.filter(person => model.placeNow(person)?.orgId === orgId)
      const memberIds = [...new Set(one.some.flatMap(index => nth(there, index)?.id ?? []))]
      if (memberIds.length === 0) return
      run.names += 1
      const fullName = `新${run.names}支部`
      const orgKind = one.group ? ('党小组' as const) : ('党支部' as const)
      const made = { id: nextId(run, 'organisation'), kind: orgKind }
      const next = model.split(world, orgId, memberIds, made, one.on)
      const basics = { orgId, memberIds, orgKind, fullName, shortName: '', on: one.on, evidence: null }
      return both(run, next, restructure({ kind: 'split', ...basics }), said)
    }
    case 'dissolve': {
      const orgId = orgAt(one.org)
      const toId = one.to === null ? null : orgAt(one.to)
      const work = restructure({ kind: 'dissolve', orgId, toId, on: one.on, evidence: null })
      return both(run, model.dissolve(world, orgId, toId, one.on), work, said)
    }
    case 'undo':
      return undo(run)
    case 'redo':
      return redo(run)
  }
}

const stored = ({ test }: Run, sql: string, id: number): string =>
  String(test.register.rawReader.prepare(sql).pluck().get(id))
const dumpName = (run: Run, id: number) =>
  stored(run, 'SELECT "fullName" FROM "organisation" WHERE "id" = ?', id)
const nameOf = (run: Run, id: number) => stored(run, 'SELECT "name" FROM "member" WHERE "id" = ?', id)
const phoneOf = ({ people }: World, id: number) => people.find(person => person.id === id)?.phone
const listed = (world: World, id: number) =>
  model.listOn(world, TODAY).some(line => line.startsWith(`${id} `))

async function undo(run: Run): Promise<void> {
  const [last, target] = [run.past.at(-1), run.past.at(-2)]
  if (!last || !target) return
  await finish(run.test.backend.audit.undo({}))
  run.past.pop()
  run.undone.push(last)
  run.world = target.world
  expect(dump(run.test.register)).toEqual(target.held)
}

async function redo(run: Run): Promise<void> {
  const target = run.undone.pop()
  if (!target) {
    expect(await refusedOr(finish(run.test.backend.audit.redo({})))).toBeNull()
    return
  }
  await finish(run.test.backend.audit.redo({}))
  run.past.push(target)
  run.world = target.world
  expect(dump(run.test.register)).toEqual(target.held)
}

/** The list and the tree of a day are those of the model, for everybody and for every organisation. */
async function compareDay({ test, world }: Run, on: string): Promise<void> {
  const asOf = on > TODAY ? TODAY : on
  const { nodes } = await test.backend.organisation.tree({ asOf })
  const tree = nodes.map(({ id, parentId, membersBelow }) => `${id} ${parentId} ${membersBelow}`)
  expect(tree.sort(), `tree on ${asOf}`).toEqual(model.treeOn(world, asOf).sort())
  for (const orgId of [undefined, ...world.orgs.map(({ id }) => id)]) {
    const filter = orgId === undefined ? {} : { orgId }
    const { rows } = await test.backend.roster.list({ filter, page: { offset: 0, limit: 500 }, asOf })
    const list = rows
      .sort((a, b) => a.id - b.id)
      .map(({ id, orgId: own, membership }) => `${id} ${own} ${membership}`)
    expect(list, `list of ${orgId ?? 'all'} on ${asOf}`).toEqual(model.listOn(world, asOf, orgId))
  }
}

async function begin(): Promise<Run> {
  const test = await anOffice(TODAY)
  const place = (parentId: number) => [{ parentId, from: null, to: null }]
  const fresh = { founded: null, dissolved: null }
  const general = await aBranch(test, '河西党总支', { kind: '党总支', orgType: null })
  const east = await aBranch(test, '东岗村支部')
  const west = await aBranch(test, '西河村支部', { parentId: general })
  const south = await aBranch(test, '南坡村支部', { founded: '2016-02' })
  const group = await aBranch(test, '一组', { parentId: east, kind: '党小组', orgType: null })
  const world: World = {
    people: [],
    orgs: [
      { id: test.rootId, kind: '党委', places: [{ parentId: null, from: null, to: null }], ...fresh },
      { id: general, kind: '党总支', places: place(test.rootId), ...fresh },
      { id: east, kind: '党支部', places: place(test.rootId), ...fresh },
      { id: west, kind: '党支部', places: place(general), ...fresh },
      { id: south, kind: '党支部', places: place(test.rootId), founded: '2016-02', dissolved: null },
      { id: group, kind: '党小组', places: place(east), ...fresh },
    ],
  }
  const past = [{ world, held: dump(test.register) }]
  const run: Run = { test, world, past, undone: [], idNos: new Map(), names: 0, turns: new Set() }
  for (let n = 0; n < 6; n += 1) {
    await take(run, { does: 'add', org: 2 + (n % 4), since: '1998-07', state: 'FORMAL' })
  }
  return run
}

const RUNS = 10

describe('any sequence of steps', () => {
  it('ends as a plain list predicts on every day, verifies, and can be undone to the first state', async () => {
    const days = fc.array(day, { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 12, maxLength: 40, size: 'max' }),
        days,
        async (steps, asked) => {
          const run = await begin()
          try {
            for (const one of steps) await take(run, one)
            const turns = [...run.turns].slice(-3).flatMap(on => [addDays(on, -1), on])
            for (const on of [...asked, ...turns, TODAY]) await compareDay(run, on)
            const stored = run.test.register.rawReader
              .prepare('SELECT "id", "phone" FROM "member" WHERE "removed" = 0 ORDER BY "id"')
              .all()
            expect(stored).toEqual(
              present(run.world).map(({ id, phone }) => ({ id, phone: phone === '' ? null : phone })),
            )
            while (run.past.length > 1) await undo(run)
            for (const on of asked) await compareDay(run, on)
            while (run.undone.length > 0) await redo(run)
            const report = await finish(run.test.backend.vault.verify({}))
            expect(report.problems).toEqual([])
            expect(report.ok).toBe(true)
          } finally {
            await run.test.dispose()
          }
        },
      ),
      { numRuns: RUNS },
    )
  }, 300_000)
})
