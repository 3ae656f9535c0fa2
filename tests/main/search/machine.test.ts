import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelOf } from '../../../src/shared/kernel/codes.ts'
import { LOST_OUTCOME, LOST_STATE, type LostOutcome } from '../../../src/shared/search/codes.ts'
import {
  LOST_NEEDS,
  LOST_STEP,
  LOST_STEPS,
  MEMBERSHIP_AFTER,
  stepOfOutcome,
  stepRule,
  type LostNeed,
  type LostStepRule,
  type Standing,
} from '../../../src/shared/search/steps.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { aCase, STANDINGS, take, TODAY, type Walker } from './walk.ts'

let test: TestOffice
let walker: Walker
beforeAll(async () => {
  test = await anOffice(TODAY)
  walker = { test, branch: await aBranch(test) }
  await test.backend.settings.set({ key: 'search.publicChannels', value: true, reason: '核对' })
})
afterAll(() => test.dispose())

const sideOf = ({ side }: LostStepRule): boolean[] =>
  side === undefined ? [true, false] : [side === 'found']

/** Every step of the table from every place it may be taken from. */
const WAYS = LOST_STEPS.flatMap(rule =>
  rule.from.flatMap(state =>
    sideOf(rule)
      .map(found => ({ state, found }))
      .filter(standing => STANDINGS.some(one => one.state === standing.state && one.found === standing.found))
      .flatMap(standing => (rule.outcomes ?? [undefined]).map(outcome => ({ rule, standing, outcome }))),
  ),
)

/** Needs that stand on the person or the case: left out there, not in the step. */
const ON_CASE: readonly LostNeed[] = [
  'start',
  'overSix',
  'branch',
  'notPersonal',
  'goodAttitude',
  'noFault',
  'clueFound',
  'probationary',
  'clue',
]

/** The case a step is tried on, with one of its needs left out where that stands on the case. */
function caseFor({ step, needs, outcomes }: LostStepRule, standing: Standing, without?: LostNeed) {
  return aCase(walker, standing, {
    probationary:
      (needs.includes('probationary') && without !== 'probationary') ||
      (outcomes?.includes('C2') === true && needs.includes('disposal')),
    clue: (step === 'HAND_OVER' && without !== 'clueFound') || without === 'clue',
    ...(without !== undefined && ON_CASE.includes(without) ? { without } : {}),
  })
}

const named = ({ state, found }: Standing) => `${labelOf(LOST_STATE, state)}（${found ? '已' : '未'}联系上）`

describe('every step of the table', () => {
  it.each(
    WAYS.map(way => ({ ...way, name: `${way.rule.step} ${way.outcome ?? ''} from ${named(way.standing)}` })),
  )(
    '$name: passes with its evidence, and is refused without any piece of it',
    async ({ rule, standing, outcome }) => {
      const chosen = outcome === undefined ? {} : { outcome }
      for (const without of rule.needs) {
        // Over six months at the meeting: a case that came so far is over six months lost.
        if (rule.step === 'STRIKE' && without === 'overSix') continue
        const { id } = await caseFor(rule, standing, without)
        await expect(take(walker, id, rule.step, { ...chosen, without })).rejects.toMatchObject({
          code: 'EVIDENCE_MISSING',
          message: expect.stringContaining(LOST_NEEDS[without]) as string,
        })
        expect((await test.backend.search.card({ id })).state).toBe(standing.state)
      }
      const { id } = await caseFor(rule, standing)
      await take(walker, id, rule.step, chosen)
      expect((await test.backend.search.card({ id })).state).toBe(rule.to ?? standing.state)
    },
  )

  it.each(STANDINGS.map(standing => ({ standing, name: named(standing) })))(
    '$name: every step that does not follow is refused',
    async ({ standing }) => {
      const { id } = await aCase(walker, standing)
      for (const { key: step } of LOST_STEP.items) {
        if (stepRule(standing, step) !== null) continue
        // 尚在处理 of whom was not found is 继续查找: one decision, Z9.
        if (step === 'PENDING' && stepRule(standing, 'CONTINUE') !== null) continue
        // By hand: where a disposal case may be opened is its own table's affair.
        await expect(take(walker, id, step, { without: 'disposal' })).rejects.toMatchObject({
          code: expect.stringMatching(/^(LOST_STEP_REFUSED|OUTCOME_CONFLICT)$/) as string,
        })
        expect((await test.backend.search.card({ id })).state).toBe(standing.state)
      }
    },
  )

  it('names what can be done instead', async () => {
    const { id } = await aCase(walker, { state: 'FOUND', found: true })
    await expect(take(walker, id, 'PROPOSE')).rejects.toMatchObject({
      message:
        '现在是“取得联系”，不能办理“初步意见”。现在可以办理：登记查找、登记核实记录、调查核实、尚在处理、登记回访',
    })
  })
})

describe('what holds beside the table', () => {
  it('asks for more than six months on the day of the meeting (R-D06)', async () => {
    const { id } = await aCase(walker, { state: 'PROPOSED', found: false })
    await test.backend.search.update({ id, values: { startOverride: '2015-10-05', startReason: '另有依据' } })
    const strike = (meetingOn: string) =>
      test.backend.search.decide({
        id,
        outcome: 'O4',
        decidedOn: '2016-04-10',
        meetingOn,
        resolutionNo: '支字1号',
        documentNo: '组字1号',
        notice: '寄往户籍地，退回',
      })
    await expect(strike('2016-04-05')).rejects.toMatchObject({ code: 'EVIDENCE_MISSING', message: /超过/ })
    await expect(strike('2016-04-06')).resolves.toMatchObject({})
  })

  it('lets nothing be decided before clues of misconduct were handed over (R-D04)', async () => {
    const { id } = await aCase(walker, { state: 'PROPOSED', found: true }, { clue: true })
    await expect(take(walker, id, 'SANCTION')).rejects.toMatchObject({ message: /违纪违法线索的移送记录/ })
    await take(walker, id, 'HAND_OVER')
    await take(walker, id, 'SANCTION')
    expect((await test.backend.search.card({ id })).outcomes).toEqual(['Z1', 'P1'])
  })

  it.each(
    Object.entries(MEMBERSHIP_AFTER).map(([outcome, after]) => ({ outcome: outcome as LostOutcome, after })),
  )(
    'makes $after of the membership on the day of $outcome, in the same change (4.1, R-D12)',
    async ({ outcome, after }) => {
      const step = stepOfOutcome(outcome, false)
      const rule = LOST_STEPS.find(one => one.outcomes?.includes(outcome))
      const probationary = outcome === 'M5' || outcome === 'C2'
      const found = rule?.side === 'found' && outcome !== 'C2'
      const lost = await aCase(walker, { state: 'PROPOSED', found }, { probationary })
      const member = async () => {
        const { membership, periods, values } = await test.backend.roster.card({ id: lost.memberId })
        return { membership, periods, values }
      }
      const before = await member()
      await take(walker, lost.id, step, { outcome })
      const { membership, periods } = await member()
      expect(membership).toBe(after)
      const last = periods.at(-1)
      expect(last).toMatchObject({ membership: after, fromOn: '2016-04-10', toOn: null })
      expect(last?.evidence).toBe(`${labelOf(LOST_OUTCOME, outcome)}（失联记录${lost.caseNo}，党字1号）`)
      expect(periods.at(-2)).toMatchObject({ toOn: '2016-04-10' })
      await finish(test.backend.audit.undo({}))
      expect(await member()).toEqual(before)
      expect((await test.backend.search.card({ id: lost.id })).state).toBe('PROPOSED')
    },
  )

  it('lets 停止党籍 stand that the clerk entered on the card before, and does not enter it twice', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: false })
    const suspended = { membership: 'SUSPENDED', on: '2016-04-08', evidence: '党字1号' } as const
    await test.backend.roster.setMembership({ id: lost.memberId, ...suspended })
    const { periods } = await test.backend.roster.card({ id: lost.memberId })
    await take(walker, lost.id, 'SUSPEND')
    expect((await test.backend.roster.card({ id: lost.memberId })).periods).toEqual(periods)
  })

  it('refuses 停止党籍 of a 预备党员, of whom it is 取消预备党员资格 (4.1, 4.2-10)', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: false }, { probationary: true })
    await expect(take(walker, lost.id, 'SUSPEND')).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED' })
    expect((await test.backend.search.card({ id: lost.id })).outcomes).toEqual([])
  })

  it('keeps a case that is closed as it is (4.2-12)', async () => {
    const { id, outcomeList } = await aCase(walker, { state: 'DECIDED', found: true })
    const outcome = outcomeList[0]?.id ?? 0
    await expect(test.backend.search.removeOutcome({ id: outcome })).rejects.toMatchObject({
      code: 'OUTCOME_FINAL',
    })
    expect((await test.backend.search.card({ id })).outcomes).toEqual(['M1'])
  })

  it('makes a second loss a new case beside the first, which ends (4.2-11)', async () => {
    const first = await aCase(walker, { state: 'FOLLOWING', found: true })
    const { id } = await test.backend.search.open({
      memberId: first.memberId,
      values: { foundOn: '2016-08-01' },
    })
    const [before, after] = [
      await test.backend.search.card({ id: first.id }),
      await test.backend.search.card({ id }),
    ]
    expect(before).toMatchObject({ state: 'DECIDED', closedOn: '2016-08-01', following: { id } })
    expect(before.outcomes).toEqual(['M1'])
    expect(after).toMatchObject({ state: 'VERIFYING', previous: { id: first.id } })
  })
})
