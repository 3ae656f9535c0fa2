/** Each step done in the register and in the plain list; what the one refuses the other must refuse. */

import { ORPCError } from '@orpc/client'
import { expect } from 'vitest'
import { openRegister } from '../../../src/main/db/register.ts'
import { isOfficeError } from '../../../src/shared/api/errors.ts'
import { dump } from '../../builders/dump.ts'
import { importSheets } from '../../builders/imports.ts'
import { finish, TEST_PASSPHRASE } from '../../builders/office.ts'
import { anIdNumber } from '../../builders/people.ts'
import { carryOutRecord, isRecordStep, type RecordStep } from './recordSteps.ts'
import { mergeNew, split, type Made } from './newBranches.ts'
import { nextId, nth, present, type Run } from './reached.ts'
import type { Step } from './steps.ts'
import * as model from './world.ts'
import { TODAY, type World } from './world.ts'

const EMPTY = { phone: '', unit: '', remark: '' }
const UNIT_MAX = 120

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

export async function take(run: Run, one: Step): Promise<void> {
  const before = run.past.length
  await (isRecordStep(one)
    ? carryOutRecord(run, one, (next, work) => both(run, next, work, JSON.stringify(one)))
    : carryOut(run, one))
  if ('on' in one && one.on !== null && run.past.length > before) run.turns.add(one.on)
}

async function carryOut(run: Run, one: Exclude<Step, RecordStep>): Promise<void> {
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
      const next = model.addPerson(world, { id, ...EMPTY, removed: false, periods })
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
      return both(run, model.setFields(world, [id], { phone: one.phone }), work, said)
    }
    case 'editMany': {
      const ids = chosen(one.some)
      if (ids.length === 0) return
      const edits = ids.map(id => ({ id, values: { phone: one.phone } }))
      return both(
        run,
        model.setFields(world, ids, { phone: one.phone }),
        backend.roster.updateMany({ kind: 'bulk', edits }),
        said,
      )
    }
    case 'paste': {
      const ids = chosen(one.some)
      if (ids.length === 0) return
      const { phone, unit, remark } = one
      const edits = ids.map(id => ({ id, values: { phone, unit, remark } }))
      const kept = unit.length > UNIT_MAX ? { phone, remark } : { phone, unit, remark }
      const work = backend.roster.updateMany({ kind: 'paste', edits })
      return both(run, model.setFields(world, ids, kept), work, said)
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
      let next: World | null = model.setFields(world, known, { phone: one.phone })
      let id = nextId(run, 'member')
      const rows = known.map(who => [nameOf(run, who), run.idNos.get(who) ?? '', '', '', one.phone])
      for (let n = 0; n < one.count; n += 1, id += 1) {
        run.names += 1
        const idNo = anIdNumber()
        run.idNos.set(id, idNo)
        rows.push([`党员${run.names}`, idNo, '正式党员', '1995-07-01', one.phone])
        const periods = [{ orgId: org.id, state: 'FORMAL' as const, from: '1995-07-01', to: null }]
        next = next && model.addPerson(next, { id, ...EMPTY, phone: one.phone, removed: false, periods })
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
    case 'rename': {
      const orgId = orgAt(one.org)
      run.names += 1
      const fullName = `改${run.names}支部`
      const since = one.on === null ? {} : { since: one.on }
      const work = backend.organisation.save({
        id: orgId,
        values: { fullName, shortName: fullName },
        ...since,
      })
      return both(run, model.rename(world, orgId, fullName, one.on), work, said)
    }
    case 'merge': {
      const orgIds = [...new Set(one.orgs.map(orgAt))]
      const intoId = orgAt(one.into)
      const work = restructure({ kind: 'merge', orgIds, intoId, on: one.on, evidence: null })
      return both(run, model.merge(world, orgIds, intoId, one.on), work, said)
    }
    case 'mergeNew': {
      const { branches, superiors } = model.standing(world)
      const orgIds = [...new Set(one.orgs.flatMap(index => nth(branches, index)?.id ?? []))]
      const parentId = nth(one.group ? world.orgs : superiors, one.parent)?.id ?? 0
      const made = newBranch(run, 0, one.group)
      const basics = { orgIds, parentId, orgKind: made.kind, fullName: made.name, shortName: '' }
      const work = restructure({ kind: 'mergeNew', ...basics, on: one.on, evidence: null })
      return both(run, mergeNew(world, orgIds, parentId, made, one.on), work, said)
    }
    case 'split': {
      const orgId = nth(model.standing(world).branches, one.org)?.id ?? 0
      const there = people.filter(person => model.placeNow(person)?.orgId === orgId)
      if (there.length === 0) return
      const parts = one.parts.map(({ some, group }, at) => {
        // Each takes his own share of them; once in a while somebody is asked for twice.
        const share = there.filter((_, index) => index % one.parts.length === at)
        const from = one.twice || share.length === 0 ? there : share
        return {
          made: newBranch(run, at, group),
          people: [...new Set(some.flatMap(index => nth(from, index)?.id ?? []))],
        }
      })
      const branches = parts.map(({ made, people: memberIds }) => ({
        memberIds,
        orgKind: made.kind,
        fullName: made.name,
        shortName: '',
      }))
      const basics = { orgId, on: one.on, evidence: null }
      const [first, ...others] = branches
      const work =
        first && others.length === 0
          ? restructure({ kind: 'split', ...first, ...basics })
          : restructure({ kind: 'splitMany', branches, ...basics })
      return both(run, split(world, orgId, parts, one.on), work, said)
    }
    case 'dissolve': {
      const orgId = orgAt(one.org)
      const toId = one.to === null ? null : orgAt(one.to)
      const work = restructure({ kind: 'dissolve', orgId, toId, on: one.on, evidence: null })
      return both(run, model.dissolve(world, orgId, toId, one.on), work, said)
    }
    case 'restart':
      return restart(run)
    case 'undo':
      return undo(run)
    case 'redo':
      return redo(run)
  }
}

/** The n-th organisation that a step begins. */
function newBranch(run: Run, at: number, group: boolean): Made {
  run.names += 1
  const kind = group ? ('党小组' as const) : ('党支部' as const)
  return { id: nextId(run, 'organisation') + at, kind, name: `新${run.names}支部` }
}

const stored = ({ test }: Run, sql: string, id: number): string =>
  String(test.register.rawReader.prepare(sql).pluck().get(id))
const dumpName = (run: Run, id: number) =>
  stored(run, 'SELECT "fullName" FROM "organisation" WHERE "id" = ?', id)
const nameOf = (run: Run, id: number) => stored(run, 'SELECT "name" FROM "member" WHERE "id" = ?', id)
const phoneOf = ({ people }: World, id: number) => people.find(person => person.id === id)?.phone
const listed = (world: World, id: number) =>
  model.listOn(world, TODAY).some(line => line.startsWith(`${id} `))

/** Closes the file and opens it again: what can be undone and done again stands in the file. */
async function restart(run: Run): Promise<void> {
  const { office, register } = run.test
  await register.close()
  const opened = await openRegister(register.file, TEST_PASSPHRASE)
  office.setRegister(opened)
  run.test = { ...run.test, register: opened }
}

export async function undo(run: Run): Promise<void> {
  const [last, target] = [run.past.at(-1), run.past.at(-2)]
  if (!last || !target) return
  await finish(run.test.backend.audit.undo({}))
  run.past.pop()
  run.undone.push(last)
  run.world = target.world
  expect(dump(run.test.register)).toEqual(target.held)
}

export async function redo(run: Run): Promise<void> {
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
