import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DISPOSAL_GROUND, DISPOSAL_KIND, DISPOSAL_STATE } from '../../../src/shared/disposal/codes.ts'
import {
  appraisalProposal,
  approverOf,
  educatorsProblem,
  GROUNDS_OF,
  groundsProblem,
  OUTCOME_OF,
  overHalf,
  rectifyEnd,
  sessionGaps,
  voteResult,
  votesProblem,
  type Votes,
} from '../../../src/shared/disposal/rules.ts'
import { leadsTo, nextStep, resultsOf, stepsOf, type Route } from '../../../src/shared/disposal/steps.ts'
import { LOST_OUTCOME } from '../../../src/shared/search/codes.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

const votes = (patch: Partial<Votes> = {}): Votes => ({
  expected: 21,
  entitled: 20,
  present: 11,
  agree: 11,
  against: 0,
  abstain: 0,
  ...patch,
})

describe('the vote gate (R-J11)', () => {
  it.each([
    // entitled 20: half is 10, so 11 must come and 11 agree
    [{}, 'CARRIED'],
    [{ agree: 10, against: 1 }, 'LOST'],
    [{ present: 20, agree: 10, against: 10 }, 'LOST'],
    [{ present: 20, agree: 11, against: 9 }, 'CARRIED'],
    // entitled 21: half is 10.5, 11 are more than that
    [{ entitled: 21, present: 11, agree: 11 }, 'CARRIED'],
    [{ entitled: 21, present: 21, agree: 10, against: 11 }, 'LOST'],
  ] as const)('of those who should come: %o is %s', (patch, result) => {
    expect(voteResult(votes(patch), 'expected')).toBe(result)
  })

  it('of those who came, where the office has set it so', () => {
    expect(voteResult(votes({ present: 12, agree: 7, against: 5 }), 'present')).toBe('CARRIED')
    expect(voteResult(votes({ present: 12, agree: 6, against: 5, abstain: 1 }), 'present')).toBe('LOST')
    expect(voteResult(votes({ present: 12, agree: 7, against: 5 }), 'expected')).toBe('LOST')
  })

  it.each([
    [{ present: 10, agree: 10 }, '到会过半数：有表决权20名，至少要到11名，实到10名'],
    [{ entitled: 22 }, '有表决权22名，不能多于应到21名'],
    [{ present: 21 }, '实到21名，不能多于有表决权20名'],
    [{ agree: 11, against: 1 }, '赞成、反对、弃权合计12票，不能多于实到11名'],
    [{ agree: null }, '应到、有表决权、实到人数和赞成、反对、弃权票数'],
  ])('figures that cannot stand: %o', (patch, words) => {
    expect(votesProblem(votes(patch))).toBe(words)
    expect(voteResult(votes(patch), 'expected')).toBeNull()
  })

  it('never carries with half or less', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(400), (entitled, present, agree) => {
        const all = votes({ expected: 400, entitled, present, agree, against: 0, abstain: 0 })
        const carried = voteResult(all, 'expected') === 'CARRIED'
        const fits = present <= entitled && agree <= present && 2 * present > entitled
        expect(carried).toBe(fits && 2 * agree > entitled)
      }),
    )
    expect([0, 1, 2, 3].map(overHalf)).toEqual([1, 1, 2, 2])
  })
})

describe('the clock of 限期改正 (R-J03)', () => {
  it.each([
    ['2018-03-15', '2019-03-15'],
    ['2020-02-29', '2021-02-28'],
    ['2019-02-28', '2020-02-28'],
  ])('approved %s runs out %s', (approved, end) => {
    expect(rectifyEnd(approved, DEFAULT_SETTINGS)).toBe(end)
  })
  it('takes the months the office has set', () => {
    expect(rectifyEnd('2018-08-31', { 'disposal.rectifyMonths': 6 })).toBe('2019-02-28')
  })
})

describe('education (R-J12)', () => {
  it('finds weeks without a session on both sides of the seventh day', () => {
    expect(sessionGaps('2018-01-01', ['2018-01-08', '2018-01-15'], '2018-01-22')).toEqual([])
    expect(sessionGaps('2018-01-01', ['2018-01-09'], '2018-01-16')).toEqual([
      { from: '2018-01-01', to: '2018-01-09' },
    ])
    expect(sessionGaps('2018-01-01', ['2018-01-08'], '2018-01-16')).toEqual([
      { from: '2018-01-08', to: '2018-01-16' },
    ])
    // sessions outside the stretch do not count
    expect(sessionGaps('2018-01-05', ['2018-01-01', '2018-02-01'], '2018-01-12')).toEqual([])
  })

  const person = { id: 1, relatives: ['孙四'] }
  const formal = (id: number, name: string) => ({ id, name, membership: 'FORMAL' })
  it.each([
    [[formal(2, '赵一'), formal(3, '钱二')], null],
    [[formal(2, '赵一')], '2名负责教育的正式党员'],
    [[formal(2, '赵一'), formal(2, '赵一')], '2名负责教育的正式党员'],
    [[formal(2, '赵一'), formal(1, '孙三')], '教育人不能是本人'],
    [[formal(2, '赵一'), formal(4, '孙四')], '教育人不能是本人亲属（孙四）'],
    [
      [formal(2, '赵一'), { ...formal(3, '钱二'), membership: 'PROBATIONARY' }],
      '教育人应是正式党员（钱二不是）',
    ],
  ])('educators: %o', (educators, problem) => {
    expect(educatorsProblem(educators, person)).toBe(problem)
  })
})

describe('grounds', () => {
  it('every ground carries some kind, every kind has one', () => {
    const used = new Set(Object.values(GROUNDS_OF).flat())
    expect(DISPOSAL_GROUND.items.map(({ key }) => key).filter(key => !used.has(key))).toEqual([])
    expect(DISPOSAL_KIND.items.filter(({ key }) => GROUNDS_OF[key].length === 0)).toEqual([])
  })
  it.each([
    ['RECTIFY', ['J1d'], {}, null],
    ['RECTIFY', ['J2c'], {}, '所选依据不能作这种处置'],
    ['RECTIFY', [], {}, '请选择处置依据'],
    ['SELF_LEFT', ['J3b'], {}, null],
    ['SELF_LEFT', ['J3b'], { 'disposal.threeNo': 'AND' }, '按设置须三项同时具备'],
    ['SELF_LEFT', ['J3a', 'J3b', 'J3c'], { 'disposal.threeNo': 'AND' }, null],
    ['EXPEL', ['J3d'], {}, null],
    ['EXPEL', ['J3d'], { 'disposal.directExpel': false }, '设置中没有开启“问题严重直接除名”'],
    ['EXPEL', ['J5'], { 'disposal.directExpel': false }, null],
  ] as const)('%s on %o with %o: %s', (kind, grounds, patch, problem) => {
    expect(groundsProblem(kind, grounds, { ...DEFAULT_SETTINGS, ...patch })).toBe(problem)
  })
})

describe('who approves (X-31)', () => {
  it('限期改正 and 延长预备期 the 镇党委, the others the 组织部', () => {
    const above = DISPOSAL_KIND.items.filter(({ key }) => approverOf(key, DEFAULT_SETTINGS) === 'superior')
    expect(above.map(({ key }) => key)).toEqual(['PERSUADE', 'REFUSED', 'SELF_LEFT', 'EXPEL', 'REVOKE'])
  })
})

describe('the table', () => {
  const routes: Route[] = DISPOSAL_KIND.items.flatMap(({ key: kind }) =>
    [false, true].flatMap(unreachable =>
      (['party', 'superior'] as const).flatMap(approver =>
        [false, true].map(passEnds => ({ kind, unreachable, approver, passEnds })),
      ),
    ),
  )
  it('has one way on from every state it reaches, and ends filed', () => {
    for (const route of routes) {
      const reached = stepsOf(route).flatMap(rule =>
        resultsOf(rule).length === 0 && typeof rule.to === 'string'
          ? [rule.to]
          : Object.values(typeof rule.to === 'string' ? {} : rule.to),
      )
      const froms = stepsOf(route).map(({ from }) => from)
      expect(new Set(froms).size).toBe(froms.length)
      for (const state of reached) expect(nextStep(route, state) === null).toBe(state === 'FILED')
    }
  })
  it('leads nowhere with a result that is not its own', () => {
    const talk = nextStep(
      { kind: 'RECTIFY', unreachable: false, approver: 'party', passEnds: true },
      'OPENED',
    )
    expect(talk && [leadsTo(talk, null), leadsTo(talk, 'AGREE')]).toEqual(['TALKED', null])
  })
  it('asks the 组织部 only where it approves', () => {
    const steps = (approver: Route['approver']) =>
      stepsOf({ kind: 'EXPEL', unreachable: false, approver, passEnds: true }).map(({ step }) => step)
    expect(steps('party')).not.toContain('CHECK_SUPERIOR')
    expect(steps('superior')).toContain('CHECK_SUPERIOR')
  })
  it('knows a label for every state, and an outcome of annex 9 for every kind', () => {
    expect(new Set(DISPOSAL_STATE.items.map(({ label }) => label)).size).toBe(DISPOSAL_STATE.items.length)
    const known = new Set<string>(LOST_OUTCOME.items.map(({ key }) => key))
    expect(Object.values(OUTCOME_OF).filter(outcome => !known.has(outcome))).toEqual([])
  })
})

describe('a failed appraisal', () => {
  it('proposes 限期改正 for the year, 劝退 for two years running and not for two apart', () => {
    expect(appraisalProposal(2023, [2023])).toEqual({ kind: 'RECTIFY', grounds: ['J1d'] })
    expect(appraisalProposal(2023, [2022, 2023])).toEqual({ kind: 'PERSUADE', grounds: ['J2c'] })
    expect(appraisalProposal(2023, [2021, 2023, 2024])).toEqual({ kind: 'RECTIFY', grounds: ['J1d'] })
  })
})
