import { describe, expect, it } from 'vitest'
import { attemptTime, channelOptions } from '../../../src/renderer/search/attemptValues.ts'
import { assumedWords, basisWords, verifyWords } from '../../../src/shared/search/caseWords.ts'
import { MISSING_ABOUT } from '../../../src/renderer/search/caseFields.ts'
import { handUpMissing } from '../../../src/shared/search/rules.ts'

describe('the days for verifying, in words (R-B12)', () => {
  const open = { state: 'VERIFYING', verifyBy: '2024-03-02', verifiedOn: null } as const
  it.each([
    ['2024-02-29', 'note', '2024-03-02 还有2天'],
    ['2024-03-01', 'note', '2024-03-02 还有1天'],
    ['2024-03-02', 'note', '今日到期'],
    ['2024-03-03', 'error', '已超期1天（03-02）'],
    ['2024-03-20', 'error', '已超期18天（03-02）'],
  ])('on %s: %s %s', (day, level, text) => {
    expect(verifyWords(open, day)).toEqual({ level, text })
  })

  it.each([
    ['2024-03-02', 'ok', '2024-03-02 已核查'],
    ['2024-03-03', 'warning', '2024-03-03 超期1天'],
  ])('verified %s: %s %s', (verifiedOn, level, text) => {
    expect(verifyWords({ ...open, state: 'SEARCHING', verifiedOn }, '2024-04-01')).toEqual({ level, text })
  })

  it('says so where a case went on without a date', () => {
    expect(verifyWords({ ...open, state: 'FOUND' }, '2024-04-01').text).toBe('没有核查日期')
  })
})

describe('where the start of the length comes from', () => {
  it.each([
    ['life', false, '最近一次参加组织生活'],
    ['dues', false, '最近一次交纳党费'],
    ['dues', true, '最近一次交纳党费（代缴）'],
    ['override', false, '另定的起算日'],
    ['fallback', false, '由转入、转正或入党时间推定'],
  ] as const)('%s by proxy %s: %s', (basis, byProxy, words) => {
    expect(basisWords({ basis, byProxy })).toBe(words)
  })

  it('is flagged as assumed with the reason, and not flagged where it is certain', () => {
    const start = { date: '2021-08', basis: 'life', assumed: true, byProxy: false } as const
    expect(assumedWords(start)).toBe('只知道月份，按2021-08-01起算，请确认')
    expect(assumedWords({ ...start, basis: 'fallback', date: '1996-07-01' })).toBe('推定，请确认')
    expect(assumedWords({ ...start, assumed: false })).toBeNull()
  })
})

describe('the time of an attempt as typed', () => {
  it.each([
    ['2024-03-01', '2024-03-01'],
    ['2024.3.1', '2024-03-01'],
    ['20240301 9:30', '2024-03-01 09:30'],
    ['2024年3月1日 14：05', '2024-03-01 14:05'],
    ['２０２４-０３-０１', '2024-03-01'],
    ['2024-03-01 23:59', '2024-03-01 23:59'],
  ])('%s is %s', (typed, at) => {
    expect(attemptTime(typed, '2024-03-20')).toEqual({ ok: true, value: at })
  })

  it.each(['', '昨天', '2024-03', '2024-03-01 24:00', '2024-03-01 10:60'])('%j is refused', typed => {
    const read = attemptTime(typed, '2024-03-20')
    expect(read).toMatchObject({ ok: false, failure: { field: 'at' } })
  })
})

describe('channels of the search', () => {
  it('stand under their tiers, every one once', () => {
    const groups = channelOptions(true)
    expect(groups.map(({ label }) => label)).toEqual([
      '一级 直接联系本人',
      '二级 通过知情人联系',
      '三级 请部门协查',
    ])
    const keys = groups.flatMap(({ options }) => options.map(({ value }) => value))
    expect(new Set(keys).size).toBe(keys.length)
    expect(groups[0]?.options.map(({ label }) => label)).toEqual([
      '电话',
      '短信',
      '登门走访',
      '单位或住所实地核查',
    ])
  })

  it('offer public ones only where the office has allowed them (X-06)', () => {
    const paper = (allowed: boolean) =>
      channelOptions(allowed)
        .flatMap(({ options }) => options)
        .find(({ value }) => value === 'C52')
    expect(paper(true)).toEqual({ value: 'C52', label: '报纸', disabled: false })
    expect(paper(false)).toEqual({ value: 'C52', label: '报纸（公开查找，未开启）', disabled: true })
  })
})

describe('what a hand-up lacks', () => {
  it('is said beside the field it is about, whatever is missing', () => {
    const nothing = {
      foundOn: '2024-02-01',
      lastLife: null,
      lastDues: null,
      lastDuesByProxy: false,
      startOverride: null,
      situation: null,
      situationNote: null,
      lostOccupation: null,
      reasonText: null,
      secretary: null,
      timeLimit: null,
      conduct: null,
      attempts: [],
    }
    const person = {
      lastLifeDate: null,
      lastDuesDate: null,
      duesByProxy: false,
      transferInOn: null,
      fullDate: null,
      joinDate: null,
      lostOccupation: null,
    }
    const settings = { 'lost.proxyPaymentCounts': true, 'lost.startFallback': 'latestKnown' } as const
    const words = [
      ...handUpMissing(nothing, person, settings),
      ...handUpMissing({ ...nothing, situation: 'OTHER' }, { ...person, joinDate: '1996-07-01' }, settings),
    ]
    // The attempts have no field of their own: they are entered beside the timeline.
    const homeless = [...new Set(words)].filter(word => MISSING_ABOUT[word] === undefined)
    expect(homeless).toEqual(['查找方式和联系过程'])
  })
})
