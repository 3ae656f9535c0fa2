import { describe, expect, it } from 'vitest'
import {
  campaignDeadlines,
  campaignStages,
  campaignWarnings,
  onTime,
  overdueBefore,
  proposeCampaign,
  stageWarnings,
  templateDay,
  templateName,
} from '../../../src/shared/census/rules.ts'
import { campaignValuesSchema } from '../../../src/shared/census/methods.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

describe('the dates of the templates (R-A07 to R-A14)', () => {
  it.each([
    ['A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06'],
    ['B', '2016-02-01', '2016-04-20', '2016-04-20', '2016-08-31'],
    ['C', '2016-02-01', '2016-03-20', '2016-03-20', '2016-06-20'],
    ['D', '2016-02-25', '2016-07-22', '2016-07-22', '2016-08-16'],
    ['CUSTOM', '2016-01-01', '2016-12-31', '2016-12-31', '2016-12-31'],
  ] as const)('%s', (template, startOn, searchEnd, fillDate, fillDate9) => {
    const values = proposeCampaign(template, 2016, DEFAULT_SETTINGS)
    expect(values).toMatchObject({ template, year: 2016, startOn, searchEnd, fillDate, fillDate9 })
    expect(campaignValuesSchema.parse(values)).toEqual(values)
    expect(campaignWarnings({ ...values, firstPerson: '张书记' })).toEqual([])
  })

  it('A has four stages, D only the one the seed kept', () => {
    expect(campaignStages('A', 2016)).toEqual([
      { name: '发动部署', from: '2016-02-14', to: '2016-02-24' },
      { name: '集中排查', from: '2016-02-25', to: '2016-03-31' },
      { name: '整改规范', from: '2016-04-01', to: '2016-07-30' },
      { name: '总结巩固', from: '2016-08-01', to: '2016-08-05' },
    ])
    expect(campaignStages('D', 2016)).toHaveLength(1)
    expect(campaignDeadlines('C', 2016, DEFAULT_SETTINGS).map(({ on }) => on)).toEqual([
      '2016-03-20',
      '2016-06-20',
    ])
  })

  it('every template has a name', () => {
    expect(templateName('C')).toContain('市直通知')
  })
})

describe('“X月某旬前” (R-A12)', () => {
  it.each([
    ['04', '上旬', '2023-04-10', '2023-03-31'],
    ['04', '中旬', '2023-04-20', '2023-04-10'],
    ['04', '下旬', '2023-04-30', '2023-04-20'],
    ['01', '上旬', '2023-01-10', '2022-12-31'],
    ['02', '下旬', '2023-02-28', '2023-02-20'],
    ['12', '下旬', '2023-12-31', '2023-12-20'],
  ] as const)('%s月%s前: %s, or %s before it begins', (month, beforeXun, end, before) => {
    const day = { month, beforeXun }
    expect(templateDay(2023, day, DEFAULT_SETTINGS)).toBe(end)
    expect(templateDay(2023, day, { 'date.xunqian': 'beforeXun' })).toBe(before)
  })

  it('ends on the 29th in February of a leap year', () => {
    expect(templateDay(2024, { month: '02', beforeXun: '下旬' }, DEFAULT_SETTINGS)).toBe('2024-02-29')
  })

  it('leaves plain days alone', () => {
    expect(templateDay(2023, '04-20', { 'date.xunqian': 'beforeXun' })).toBe('2023-04-20')
  })

  it('moves what template B writes so, and nothing else of any template', () => {
    const before = { ...DEFAULT_SETTINGS, 'date.xunqian': 'beforeXun' } as const
    expect(proposeCampaign('B', 2023, before)).toMatchObject({
      startOn: '2023-02-01',
      searchEnd: '2023-04-10',
      fillDate: '2023-04-10',
      fillDate9: '2023-08-31',
    })
    expect(campaignDeadlines('B', 2023, before).map(({ on }) => on)).toEqual([
      '2023-04-10',
      '2023-04-30',
      '2023-08-31',
    ])
    // 摸排查找 itself lasts to the end of its ten days all the same.
    expect(campaignStages('B', 2023).at(-1)?.to).toBe('2023-04-20')
    for (const template of ['A', 'C', 'D', 'CUSTOM'] as const) {
      expect(proposeCampaign(template, 2023, before)).toEqual(
        proposeCampaign(template, 2023, DEFAULT_SETTINGS),
      )
    }
  })
})

describe('odd dates are named, never refused (R-A16)', () => {
  const usual = { ...proposeCampaign('C', 2016, DEFAULT_SETTINGS), firstPerson: '张书记' }

  it.each([
    [{ searchEnd: '2016-02-01' }, []],
    [{ searchEnd: '2016-01-31' }, ['查找结束日期早于排查开始日期，请核对']],
    [{ fillDate: '2016-03-19' }, ['填表日期早于查找结束日期，请核对']],
    [{ fillDate9: '2016-03-19' }, ['附件9填表日期早于填表日期，请核对']],
    [{ startOn: '2015-12-31' }, ['排查开始日期不在所填年度内，请核对']],
    [{ firstPerson: null }, ['还没有填写第一责任人']],
  ])('%j', (changes, warnings) => {
    expect(campaignWarnings({ ...usual, ...changes })).toEqual(warnings)
  })

  it('template A has a day between stages and a deadline after the last one (X-03, X-04)', () => {
    expect(stageWarnings(campaignStages('A', 2016), campaignDeadlines('A', 2016, DEFAULT_SETTINGS))).toEqual([
      '2016年7月31日不属于任何阶段',
      '“形成综合报告并填写组通字〔2016〕1号附件4”的期限2016年8月6日不在任何阶段内',
    ])
  })

  it('overlapping and reversed stages', () => {
    const stages = [
      { name: '一', from: '2016-02-01', to: '2016-02-10' },
      { name: '二', from: '2016-02-10', to: '2016-02-09' },
    ]
    expect(stageWarnings(stages, [])).toEqual(['“二”与“一”的日期重叠', '“二”的结束日期早于开始日期'])
    expect(stageWarnings([], [{ text: '上报', on: '2016-03-20' }])).toEqual([])
  })
})

it('X日前 includes the day itself (R-A15)', () => {
  expect(onTime('2016-03-20', '2016-03-20', DEFAULT_SETTINGS)).toBe(true)
  expect(onTime('2016-03-21', '2016-03-20', DEFAULT_SETTINGS)).toBe(false)
  expect(overdueBefore('2016-03-20', DEFAULT_SETTINGS)).toBe('2016-03-20')
})

it('X日前 leaves the day out where the office reads it so', () => {
  const settings = { 'date.qianInclusive': false }
  expect(onTime('2016-03-19', '2016-03-20', settings)).toBe(true)
  expect(onTime('2016-03-20', '2016-03-20', settings)).toBe(false)
  expect(overdueBefore('2016-02-29', settings)).toBe('2016-03-01')
})
