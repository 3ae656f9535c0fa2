import { describe, expect, it } from 'vitest'
import {
  makeUpLeadsTo,
  makeUpResults,
  makeUpSteps,
  MAKE_UP_OVER,
} from '../../../src/shared/dossier/makeUp.ts'
import {
  committeeText,
  formVersion,
  pagesOf,
  proofGiven,
  remarkPage,
  remarkText,
  resolutionText,
  timesFinding,
  timesMissing,
  witnessesMissing,
  type ColumnFacts,
  type WitnessFacts,
} from '../../../src/shared/dossier/makeUpRules.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

describe('the version of the form (R-G16)', () => {
  const split = DEFAULT_SETTINGS['makeup.formSplit']
  it.each([
    ['2004-12-30', 'OLD'],
    ['2004-12-31', 'OLD'],
    ['2005-01-01', 'NEW'],
    ['2004-12', 'OLD'],
    ['2005-01', 'NEW'],
    ['1978-06-30', 'OLD'],
    [null, null],
  ])('%s: %s', (joined, version) => {
    expect(formVersion(joined, split)).toBe(version)
  })
  it('does not guess where the day lies within a month that is all there is', () => {
    expect(formVersion('2004-06', '2004-06-15')).toBeNull()
    expect(formVersion('2004-06', '2004-06-30')).toBe('OLD')
    expect(formVersion('2004-06', '2004-05-31')).toBe('NEW')
  })
  it('fills six pages of the old and seven of the new, with the remark on its own page', () => {
    expect([pagesOf('OLD', DEFAULT_SETTINGS), pagesOf('NEW', DEFAULT_SETTINGS)]).toEqual([6, 7])
    expect([remarkPage('OLD', DEFAULT_SETTINGS), remarkPage('NEW', DEFAULT_SETTINGS)]).toEqual([12, 13])
  })
})

const person = (role: WitnessFacts['role'], state: WitnessFacts['state'], name = '某'): WitnessFacts => ({
  role,
  state,
  name,
})
const I = (state: WitnessFacts['state'], name?: string) => person('INTRODUCER', state, name)
const K = (state: WitnessFacts['state'] = 'SIGNED') => person('KNOWING', state)

describe('the proof of the introducers (R-G11, X-18)', () => {
  it.each<[string, WitnessFacts[], string | null]>([
    ['two introducers', [I('SIGNED'), I('SIGNED')], 'TWO'],
    ['one introducer and nobody else', [I('SIGNED'), I('DEAD')], null],
    ['one introducer and one who knows', [I('SIGNED'), I('DEAD'), K()], 'ONE'],
    ['one introducer, the other has only not written yet', [I('SIGNED'), I('PENDING'), K(), K()], null],
    ['one introducer, the other not named at all', [I('SIGNED'), K(), K()], null],
    ['both gone, one who knows', [I('DEAD'), I('MISSING'), K()], null],
    ['both gone, two who know', [I('DEAD'), I('MISSING'), K(), K()], 'KNOWING'],
    ['both gone, of two who know one has not signed', [I('DEAD'), I('DEAD'), K(), K('PENDING')], null],
    ['nobody', [], null],
  ])('%s', (_, witnesses, proof) => {
    expect(proofGiven(witnesses, DEFAULT_SETTINGS)).toBe(proof)
    expect(witnessesMissing(witnesses, DEFAULT_SETTINGS) === null).toBe(proof !== null)
  })
  it('names who has not written', () => {
    expect(witnessesMissing([I('SIGNED'), I('PENDING', '李四')], DEFAULT_SETTINGS)).toBe(
      '入党介绍人李四的证明，或注明已去世、无法查找',
    )
    expect(witnessesMissing([I('SIGNED')], DEFAULT_SETTINGS)).toMatch(/已登记1名/)
    expect(witnessesMissing([I('DEAD'), I('DEAD'), K()], DEFAULT_SETTINGS)).toBe(
      '知情党员的书面证明2份（两名介绍人均已去世或无法查找，已有1份）',
    )
  })
  it('asks for as many as the office has set beside one introducer', () => {
    const two = { 'makeup.oneIntroducer': 2 }
    expect(proofGiven([I('SIGNED'), I('DEAD'), K()], two)).toBeNull()
    expect(proofGiven([I('SIGNED'), I('DEAD'), K(), K()], two)).toBe('ONE')
  })
})

const FACTS: ColumnFacts = {
  name: '张三',
  introducers: ['李四', '王五'],
  branch: '东岗村党支部',
  committee: '青山公社党委',
  vanishedBranch: false,
  vanishedCommittee: true,
  appliedOn: '1990-05',
  activistOn: '1992-07-01',
  receivedOn: '1995-07-01',
  fullOn: '1996-07-01',
  probationary: false,
}

describe('the texts of the form (R-G18, R-G19)', () => {
  it('are those of S04 534 to 542, with 原 before an organisation that is no more', () => {
    expect(resolutionText(FACTS)).toBe(
      '经调查，张三同志于1995年7月1日，由李四、王五同志介绍，经东岗村党支部研究，原青山公社党委审批，接收为中共预备党员；1996年7月1日，经原青山公社党委审批，按期转正。因其《入党志愿书》遗失，特此补填。',
    )
    expect(committeeText(FACTS)).toBe('同意补填《入党志愿书》，入党时间为1995年7月1日。')
    expect(remarkText(FACTS)).toBe(
      '经调查核实，张三同志系中共党员，同意补填《入党志愿书》，其入党时间为1995年7月1日。',
    )
  })
  it('leave out the conversion of a probationary member', () => {
    expect(resolutionText({ ...FACTS, probationary: true, fullOn: null })).toBe(
      '经调查，张三同志于1995年7月1日，由李四、王五同志介绍，经东岗村党支部研究，原青山公社党委审批，接收为中共预备党员。因其《入党志愿书》遗失，特此补填。',
    )
  })
})

describe('the times (R-G12)', () => {
  it('are all asked for; a probationary member has no conversion', () => {
    expect(timesMissing(FACTS)).toBeNull()
    expect(timesMissing({ ...FACTS, appliedOn: null, fullOn: null })).toBe('申请入党时间、转正时间')
    expect(timesMissing({ ...FACTS, fullOn: null, probationary: true })).toBeNull()
  })
  it('are shown when they cannot follow one another, and kept', () => {
    expect(timesFinding(FACTS)).toBeNull()
    expect(timesFinding({ ...FACTS, activistOn: '1996-01-01' })).toBe(
      '接收为预备党员（1995-07-01）早于确定为积极分子（1996-01-01），请核对',
    )
    expect(timesFinding({ ...FACTS, activistOn: '1995-07-01' })).toBeNull()
  })
})

describe('the ways of a make-up case', () => {
  it('run through ten numbered steps in order', () => {
    const numbers = makeUpSteps({ kind: 'WHOLE', developedHere: true }).map(({ number }) => number)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10])
  })
  it.each([
    { kind: 'WHOLE', developedHere: true },
    { kind: 'WHOLE', developedHere: false },
    { kind: 'PART', developedHere: true },
    { kind: 'PART', developedHere: false },
  ] as const)('%o: every state but the last leads on', route => {
    const rules = makeUpSteps(route)
    const reached = rules.flatMap(rule => {
      const results = makeUpResults(rule)
      return results.length === 0
        ? [makeUpLeadsTo(rule, null)]
        : results.map(result => makeUpLeadsTo(rule, result))
    })
    for (const state of reached) {
      if (state === null) throw new Error('leads nowhere')
      expect(MAKE_UP_OVER.includes(state) || rules.some(({ from }) => from === state), state).toBe(true)
    }
  })
})
