import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'
import { campaignDates, datesOf, scaleOf } from '../../../src/renderer/census/campaignDates.ts'

const dates = {
  startOn: '2024-02-01',
  searchEnd: '2024-03-15',
  fillDate: '2024-03-20',
  fillDate9: '2024-06-20',
}

describe('typed dates of a campaign', () => {
  it('are taken only when every one is a day', () => {
    expect(datesOf(dates)).toEqual(dates)
    expect(datesOf({ ...dates, fillDate: '2024-03' })).toBeNull()
    expect(datesOf({ ...dates, fillDate9: '' })).toBeNull()
    expect(datesOf({ ...dates, searchEnd: '2024-02-30' })).toBeNull()
  })
})

describe('what is counted on which day', () => {
  const uses = (at5: 'campaignStart' | 'contactDate', at6: 'searchEnd' | 'fillDate') =>
    campaignDates({ ...DEFAULT_SETTINGS, 'annex5.measureAt': at5, 'annex6.measureAt': at6 }, 'C')
      .filter(({ use }) => use.includes('满6个月'))
      .map(({ key }) => key)

  it('follows where the six months are measured', () => {
    expect(uses('campaignStart', 'searchEnd')).toEqual(['startOn', 'searchEnd'])
    expect(uses('contactDate', 'searchEnd')).toEqual(['searchEnd'])
    expect(uses('campaignStart', 'fillDate')).toEqual(['startOn', 'fillDate'])
  })
})

describe('the annexes named beside the days', () => {
  const uses = (template: 'A' | 'C') => campaignDates(DEFAULT_SETTINGS, template).map(({ use }) => use)

  it('bear the numbers of the campaign (X-56)', () => {
    expect(uses('C').slice(2)).toEqual(['附件1至8', '附件9：处理结果算到这一天'])
    expect(uses('A').slice(2)).toEqual([
      '组通字〔2016〕1号附件4以外的附件',
      '组通字〔2016〕1号附件4：处理结果算到这一天',
    ])
    expect(uses('A').join()).not.toMatch(/(?<!号)附件\d/)
  })
})

describe('the line of days', () => {
  it('reaches from the first to the last day and places the others between them', () => {
    const scale = scaleOf(['2024-03-01', '2024-02-20', '2024-03-11'])
    expect(scale?.from).toBe('2024-02-20')
    expect(scale?.at('2024-02-20')).toBe(0)
    expect(scale?.at('2024-03-01')).toBe(0.5)
    expect(scale?.at('2024-03-11')).toBe(1)
  })

  it('is not drawn for a single day or none', () => {
    expect(scaleOf(['2024-03-01', '2024-03-01'])).toBeNull()
    expect(scaleOf([])).toBeNull()
  })
})
