/**
 * Any sequence of edits, pasted blocks, transfers, steps of membership, posts, flows, letters, merges of members,
 * changes of the tree, imports, undos, redos and restarts ends in the state a plain list predicts; every past
 * day too; the log verifies; undoing all gives the first state, every table row by row.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dump } from '../../builders/dump.ts'
import { anOffice, COMMITTEE, finish } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { present, type Run } from './reached.ts'
import { redo, take, undo } from './run.ts'
import { day, step } from './steps.ts'
import * as model from './world.ts'
import { NO_RECORDS, TODAY, type World } from './world.ts'

/** The list and the tree of a day are those of the model, for everybody and for every organisation. */
async function compareDay({ test, world }: Run, on: string): Promise<void> {
  const asOf = on > TODAY ? TODAY : on
  const { nodes } = await test.backend.organisation.tree({ asOf })
  const tree = nodes.map(
    ({ id, parentId, membersBelow, fullName }) => `${id} ${parentId} ${membersBelow} ${fullName}`,
  )
  expect(tree.sort(), `tree on ${asOf}`).toEqual(model.treeOn(world, asOf).sort())
  for (const orgId of [undefined, ...world.orgs.map(({ id }) => id)]) {
    const filter = orgId === undefined ? {} : { orgId }
    const { rows } = await test.backend.roster.list({ filter, page: { offset: 0, limit: 500 }, asOf })
    const list = rows
      .sort((a, b) => a.id - b.id)
      .map(({ id, orgId: own, membership, away }) => `${id} ${own} ${membership}${away ? ' away' : ''}`)
    expect(list, `list of ${orgId ?? 'all'} on ${asOf}`).toEqual(model.listOn(world, asOf, orgId))
  }
}

async function begin(): Promise<Run> {
  const test = await anOffice(TODAY)
  const place = (parentId: number | null) => [{ parentId, from: null, to: null }]
  const fresh = { founded: null, dissolved: null }
  const named = (name: string) => ({ names: [{ name, from: null, to: null }] })
  const general = await aBranch(test, '河西党总支', { kind: '党总支', orgType: null })
  const east = await aBranch(test, '东岗村支部')
  const west = await aBranch(test, '西河村支部', { parentId: general })
  const south = await aBranch(test, '南坡村支部', { founded: '2016-02' })
  const group = await aBranch(test, '一组', { parentId: east, kind: '党小组', orgType: null })
  const world: World = {
    ...NO_RECORDS,
    people: [],
    orgs: [
      { id: test.rootId, kind: '党委', places: place(null), ...named(COMMITTEE), ...fresh },
      { id: general, kind: '党总支', places: place(test.rootId), ...named('河西党总支'), ...fresh },
      { id: east, kind: '党支部', places: place(test.rootId), ...named('东岗村支部'), ...fresh },
      { id: west, kind: '党支部', places: place(general), ...named('西河村支部'), ...fresh },
      {
        id: south,
        kind: '党支部',
        places: place(test.rootId),
        ...named('南坡村支部'),
        founded: '2016-02',
        dissolved: null,
      },
      { id: group, kind: '党小组', places: place(east), ...named('一组'), ...fresh },
    ],
  }
  const past = [{ world, held: dump(test.register) }]
  const run: Run = { test, world, past, undone: [], idNos: new Map(), names: 0, turns: new Set() }
  for (let n = 0; n < 6; n += 1) {
    await take(run, { does: 'add', org: 2 + (n % 4), since: '1998-07', state: 'FORMAL' })
  }
  return run
}

/** What the rows themselves say: fields, and all that hangs on the members, removed ones too. */
function compareStored({ test, world }: Run): void {
  const rows = (sql: string) => test.register.rawReader.prepare(sql).all()
  const orNull = (text: string) => (text === '' ? null : text)
  expect(
    rows('SELECT "id", "phone", "unit", "remark" FROM "member" WHERE "removed" = 0 ORDER BY "id"'),
  ).toEqual(
    present(world).map(({ id, phone, unit, remark }) => ({
      id,
      phone: orNull(phone),
      unit: orNull(unit),
      remark: orNull(remark),
    })),
  )
  const flag = <T extends { removed: boolean }>(one: T) => ({ ...one, removed: one.removed ? 1 : 0 })
  const owned = '"id", "memberId", "removed"'
  expect(
    rows(`SELECT ${owned}, "orgId", "fromOn" AS "from", "toOn" AS "to" FROM "orgPost" ORDER BY "id"`),
  ).toEqual(world.posts.map(flag))
  expect(rows(`SELECT ${owned}, "documentNo" AS "no" FROM "sanction" ORDER BY "id"`)).toEqual(
    world.sanctions.map(flag),
  )
  expect(rows(`SELECT ${owned}, "leftOn", "returnedOn" FROM "flow" ORDER BY "id"`)).toEqual(
    world.flows.map(flag),
  )
  expect(rows('SELECT "id", "flowId", "onDate" FROM "flowContact" ORDER BY "id"')).toEqual(world.contacts)
  expect(rows(`SELECT ${owned}, "state", "issuedOn" FROM "letter" ORDER BY "id"`)).toEqual(
    world.letters.map(flag),
  )
}

const RUNS = 10

describe('any sequence of steps', () => {
  it('ends as a plain list predicts on every day, verifies, and can be undone to the first state', async () => {
    const days = fc.array(day, { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 15, maxLength: 60, size: 'max' }),
        days,
        async (steps, asked) => {
          const run = await begin()
          try {
            for (const one of steps) await take(run, one)
            const turns = [...run.turns].slice(-3).flatMap(on => [addDays(on, -1), on])
            for (const on of [...asked, ...turns, TODAY]) await compareDay(run, on)
            compareStored(run)
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
      // A failure is told at once, with its seed: making it smaller outlasted the time limit and hid what had failed.
      { numRuns: RUNS, endOnFailure: true },
    )
  }, 900_000)
})
