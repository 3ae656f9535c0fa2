/** Nothing that is done to the register later changes a frozen roster. */

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finish } from '../../builders/office.ts'
import { aReviewedTownship, EVIDENCE, type ReviewedTownship } from './township.ts'

let town: ReviewedTownship
beforeEach(async () => {
  town = await aReviewedTownship()
})
afterEach(() => town.test.dispose())

const kept = (rosterId: number) =>
  town.test.register.reader
    .selectFrom('annualRoster')
    .select(['content', 'settings', 'sha256', 'rosterOn', 'frozenAt', 'frozenBy', 'persons'])
    .where('id', '=', rosterId)
    .executeTakeFirstOrThrow()

const pages = async (rosterId: number) => (await town.test.backend.annual.roster({ rosterId })).pages

describe('a frozen roster', () => {
  it('stands when its members are merged and the merge is undone', async () => {
    const { person, east, test } = town
    const zhao = await person('赵一', east)
    const again = await person('赵一', east)
    const rosterId = await town.frozen(east, 2023)
    const [before, paper] = [await kept(rosterId), await pages(rosterId)]
    await test.backend.duplicates.merge({ keepId: zhao, otherId: again, choices: { idNo: 'kept' } })
    expect(await kept(rosterId)).toEqual(before)
    expect(await pages(rosterId)).toEqual(paper)
    // The marks of both became those of one.
    const marks = await test.register.reader.selectFrom('annualMark').select('memberId').execute()
    expect(marks).toEqual(Array.from({ length: 7 }, () => ({ memberId: zhao })))
    await finish(test.backend.audit.undo({}))
    expect(await kept(rosterId)).toEqual(before)
    expect(await test.register.reader.selectFrom('annualMark').select('id').execute()).toHaveLength(14)
  })

  it('is taken away by undoing its freeze, and comes back the same by redoing it', async () => {
    await town.person('赵一', town.east)
    const rosterId = await town.frozen(town.east, 2023)
    const before = await kept(rosterId)
    await finish(town.test.backend.audit.undo({}))
    expect(await town.row(2023, town.east)).toMatchObject({ state: 'OPEN', confirmed: 1 })
    await finish(town.test.backend.audit.redo({}))
    expect(await kept(rosterId)).toEqual(before)
  })

  it('cannot be rewritten by any statement, and the log proves it', async () => {
    await town.person('赵一', town.east)
    await town.frozen(town.east, 2023)
    const { rawWriter } = town.test.register
    for (const column of ['content', 'settings', 'sha256', 'rosterOn', 'version', 'year', 'persons'])
      expect(() => rawWriter.exec(`UPDATE "annualRoster" SET "${column}" = "${column}"`)).toThrow(
        /never changed/,
      )
    expect(() => rawWriter.exec('DELETE FROM "annualRoster"')).toThrow()
    expect(await finish(town.test.backend.vault.verify({}))).toMatchObject({ problems: [] })
  })

  it('is the same after any edits, transfers, deaths, settings and their undos', async () => {
    const { test, east, west } = town
    const ids = [
      await town.person('赵一', east),
      await town.person('钱二', east),
      await town.person('孙三', east),
    ]
    const rosterId = await town.frozen(east, 2023)
    await town.handed(rosterId)
    const [before, paper] = [await kept(rosterId), await pages(rosterId)]
    const who = fc.constantFrom(...ids)
    const step = fc.oneof(
      fc.record({ do: fc.constant('edit' as const), id: who, to: fc.constantFrom('甲厂', '乙厂', '丙厂') }),
      fc.record({ do: fc.constant('name' as const), id: who, to: fc.constantFrom('周五', '吴六') }),
      fc.record({ do: fc.constant('move' as const), id: who, to: fc.constantFrom(east, west) }),
      fc.record({ do: fc.constant('die' as const), id: who }),
      fc.record({ do: fc.constant('setting' as const), to: fc.constantFrom('甲党委', '乙党委') }),
      fc.record({ do: fc.constant('reopen' as const) }),
      fc.record({ do: fc.constant('undo' as const) }),
      fc.record({ do: fc.constant('redo' as const) }),
    )
    type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
    const take = async (one: Step): Promise<unknown> => {
      const { roster, settings, annual, audit } = test.backend
      switch (one.do) {
        case 'edit':
          return roster.update({ id: one.id, values: { unit: one.to } })
        case 'name':
          return roster.update({ id: one.id, values: { name: one.to } })
        case 'move':
          return roster.transfer({ ids: [one.id], orgId: one.to, on: town.today(), evidence: EVIDENCE })
        case 'die':
          return roster.setMembership({
            id: one.id,
            membership: 'DECEASED',
            on: town.today(),
            evidence: EVIDENCE,
          })
        case 'setting':
          return settings.set({ key: 'committee.name', value: one.to })
        case 'reopen':
          return annual.reopen({ orgId: east, year: 2023, reason: '复查' })
        case 'undo':
          return finish(audit.undo({}))
        case 'redo':
          return finish(audit.redo({}))
      }
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        for (const one of steps) {
          // The freeze itself is not taken back here: undo stops above it.
          const newest = (await test.backend.audit.state({})).undo?.label ?? ''
          if (one.do === 'undo' && /年度花名册(定稿|上报)|签字盖章/.test(newest)) continue
          // A step the rules refuse is no step.
          await take(one).catch(() => undefined)
          expect(await kept(rosterId)).toEqual(before)
        }
        expect(await pages(rosterId)).toEqual(paper)
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})
