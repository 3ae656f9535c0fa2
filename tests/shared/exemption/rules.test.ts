import { describe, expect, it } from 'vitest'
import { EXEMPTION_KIND, reasonsOf } from '../../../src/shared/exemption/codes.ts'
import {
  consentOf,
  exemptionAtRound,
  exemptionFindings,
  exemptionOn,
  type ExemptionFacts,
  type ExemptPath,
} from '../../../src/shared/exemption/rules.ts'

let nextId = 0
const one = (more: Partial<ExemptionFacts> = {}): ExemptionFacts => ({
  id: (nextId += 1),
  kind: '组织生活豁免',
  reason: '长期生病不能自理',
  fromOn: '2023-05-01',
  toOn: '2023-12-31',
  agreedOn: '2023-04-10',
  passedOn: '2023-04-20',
  ...more,
})
const words = (...all: ExemptionFacts[]) => wordsBy('byKind', ...all)
const wordsBy = (path: ExemptPath, ...all: ExemptionFacts[]) => {
  const found = exemptionFindings(all, path)
  return all.map(({ id }) => (found.get(id) ?? []).map(({ text }) => text))
}

describe('the exemption on a day', () => {
  it('holds from its first day to its last, both included, and without an end goes on', () => {
    const only = one()
    const on = (day: string) => exemptionOn([only], '组织生活豁免', day)
    expect([on('2023-04-30'), on('2023-05-01'), on('2023-12-31'), on('2024-01-01')]).toEqual([
      null,
      only,
      only,
      null,
    ])
    const open = one({ toOn: null })
    expect(exemptionOn([open], '组织生活豁免', '2099-01-01')).toBe(open)
  })

  it('is of the kind asked for, and of several the one that began last', () => {
    const early = one({ toOn: null })
    const late = one({ fromOn: '2023-06-01', toOn: null })
    expect(exemptionOn([early, late], '组织生活豁免', '2023-07-01')).toBe(late)
    expect(exemptionOn([late, early], '组织生活豁免', '2023-07-01')).toBe(late)
    expect(exemptionOn([early], '评议豁免', '2023-07-01')).toBeNull()
  })

  it('at a round without a day is that of any day of its year', () => {
    const only = one({ kind: '评议豁免', fromOn: '2022-12-31', toOn: '2023-01-01' })
    const at = (year: number, onDate: string | null = null) => exemptionAtRound([only], { year, onDate })
    expect([at(2021), at(2022), at(2023), at(2024)]).toEqual([null, only, only, null])
    expect(at(2022, '2023-01-01')).toBe(only)
    expect(at(2022, '2023-01-02')).toBeNull()
  })
})

describe('what is said of an exemption', () => {
  it('from organisation life asks for the organisation above and the meeting (R-M03)', () => {
    expect(words(one())).toEqual([[]])
    expect(words(one({ agreedOn: null, passedOn: null }))).toEqual([
      ['要报上级党组织同意', '要经党员大会通过'],
    ])
  })

  it('from appraisal asks for the branch only, from points for nobody (R-I12, R-L07, X-25)', () => {
    const appraisal = { kind: '评议豁免', reason: '年老体弱', passedOn: null } as const
    expect(words(one({ ...appraisal, agreedOn: null }))).toEqual([['要经支部同意']])
    expect(words(one(appraisal))).toEqual([[]])
    expect(words(one({ kind: '积分豁免', reason: '借调', agreedOn: null, passedOn: null }))).toEqual([[]])
  })

  it('asks for one path for both where the office has decided so (X-25)', () => {
    const appraisal = { kind: '评议豁免', reason: '年老体弱' } as const
    const none = { agreedOn: null, passedOn: null } as const
    const above = ['要报上级党组织同意', '要经党员大会通过']
    const branch = ['要经支部同意']
    expect(wordsBy('branch', one(none), one({ ...appraisal, ...none }))).toEqual([branch, branch])
    expect(wordsBy('superior', one(none), one({ ...appraisal, ...none }))).toEqual([above, above])
    expect(wordsBy('byKind', one(none), one({ ...appraisal, ...none }))).toEqual([above, branch])
    // a meeting's day that is not asked for does no harm
    expect(wordsBy('branch', one())).toEqual([[]])
    for (const path of ['byKind', 'branch', 'superior'] as const) {
      expect(consentOf('积分豁免', path)).toBeNull()
      expect(wordsBy(path, one({ kind: '积分豁免', reason: '借调', ...none }))).toEqual([[]])
    }
  })

  it('points at consent after the first day, an end before it, an odd reason and a second one', () => {
    expect(words(one({ passedOn: '2023-05-01' }))).toEqual([[]])
    expect(words(one({ passedOn: '2023-05-02' }))).toEqual([['同意日期晚于豁免开始日期']])
    expect(words(one({ toOn: '2023-05-01' }))).toEqual([[]])
    expect(words(one({ toOn: '2023-04-30' }))).toEqual([['结束日期早于开始日期']])
    expect(words(one({ reason: '借调' }))).toEqual([['组织生活豁免的原因一般不是借调']])
    const second = ['同一时间另有一条组织生活豁免']
    expect(words(one(), one({ fromOn: '2023-12-31', toOn: null }))).toEqual([second, second])
    expect(words(one(), one({ fromOn: '2024-01-01', toOn: null }))).toEqual([[], []])
  })

  it('every kind has reasons of its own', () => {
    for (const { key } of EXEMPTION_KIND.items) {
      expect(reasonsOf(key)).toContain('其他')
      expect(reasonsOf(key).length).toBeGreaterThan(2)
    }
  })
})
