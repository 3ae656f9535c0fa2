import { describe, expect, it } from 'vitest'
import { resultFindings, type ResultFacts } from '../../../src/shared/appraisal/rules.ts'

const RESULT: ResultFacts = {
  id: 1,
  roundId: 1,
  year: 2023,
  final: '合格',
  finding: null,
  findingDoc: null,
  toldOn: '2024-01-10',
  exempt: false,
  excused: false,
  opinionHeard: null,
}
const words = (
  more: Partial<ResultFacts>,
  ...sanctions: [kind: string, decidedOn: string, family?: string][]
) =>
  (
    resultFindings(
      [{ ...RESULT, ...more }],
      sanctions.map(([kind, decidedOn, family = '党纪']) => ({ kind, decidedOn, family })),
    ).get(1) ?? []
  ).map(finding => finding.text)

describe('a sanction in the year', () => {
  it('of 警告 rules out 优秀 and nothing else (R-I13)', () => {
    const said = ['当年受警告处分，不得评为优秀']
    expect(words({ final: '优秀' }, ['警告', '2023-01-01'])).toEqual(said)
    expect(words({ final: '优秀' }, ['警告', '2023-12-31'])).toEqual(said)
    expect(words({ final: '优秀' }, ['警告', '2022-12-31'])).toEqual([])
    expect(words({ final: '优秀' }, ['警告', '2024-01-01'])).toEqual([])
    expect(words({ final: '合格' }, ['警告', '2023-06-01'])).toEqual([])
    expect(words({ final: '优秀' }, ['警告', '2023-06-01', '政纪'])).toEqual([])
  })

  it('of a heavier kind asks for 不合格 (R-I14, R-I15)', () => {
    for (const kind of ['严重警告', '撤销党内职务', '留党察看一年', '留党察看两年']) {
      expect(words({ final: '合格' }, [kind, '2023-06-01'])).toEqual([`当年受${kind}处分，应确定为不合格`])
      expect(words({ final: '不合格' }, [kind, '2023-06-01'])).toEqual([])
    }
  })

  it('of 留党察看两年 leaves a comment only in the second year, not in the third (R-I15, X-26)', () => {
    const said = ['上一年受留党察看两年处分，只写评语不定等次']
    expect(words({ final: '合格' }, ['留党察看两年', '2022-12-31'])).toEqual(said)
    expect(words({ final: '只写评语' }, ['留党察看两年', '2022-01-01'])).toEqual([])
    expect(words({ final: '合格' }, ['留党察看两年', '2021-12-31'])).toEqual([])
    expect(words({ final: '合格' }, ['留党察看一年', '2022-06-01'])).toEqual([])
  })
})

describe('the papers of a result', () => {
  it('are the one of a finding, that it was told, and what an exemption asks for (R-I06, R-I11, R-I12)', () => {
    expect(words({ finding: '是' })).toEqual(['组织考核认定要有材料'])
    expect(words({ finding: '是', findingDoc: '考核报告' })).toEqual([])
    expect(words({ finding: '否' })).toEqual([])
    expect(words({ toldOn: null })).toEqual(['还没有转告本人'])
    expect(words({ exempt: true, toldOn: null })).toEqual([
      '没有评议豁免的记录，请到“豁免”里登记',
      '不参加集中评议的，要听取本人意见',
      '还没有转告本人',
    ])
    expect(words({ exempt: true, excused: true, opinionHeard: '同意' })).toEqual([])
    expect(words({ exempt: false, excused: true })).toEqual([])
  })
})
