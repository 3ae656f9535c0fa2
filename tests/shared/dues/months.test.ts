import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsFromTo, monthsText, nextMonth, readMonths } from '../../../src/shared/dues/months.ts'

const TODAY = '2024-03-20'

describe('months as typed', () => {
  it.each([
    ['2024-03', ['2024-03']],
    ['202403', ['2024-03']],
    ['2024年3月', ['2024-03']],
    ['3', ['2024-03']],
    ['1-3', ['2024-01', '2024-02', '2024-03']],
    ['1至3月', ['2024-01', '2024-02', '2024-03']],
    ['2023-11至2024-01', ['2023-11', '2023-12', '2024-01']],
    ['2023.11-2024.01', ['2023-11', '2023-12', '2024-01']],
    ['202311~202401', ['2023-11', '2023-12', '2024-01']],
    ['2023-11、12', ['2023-11', '2023-12']],
    ['3，1，1', ['2024-01', '2024-03']],
    ['１－３', ['2024-01', '2024-02', '2024-03']],
    ['13', null],
    ['0', null],
    ['3-1', null],
    ['2024-1-3', null],
    ['一月', null],
    ['', null],
    ['2000-01至2024-12', null],
  ])('%j is %j', (typed, months) => {
    expect(readMonths(typed, TODAY)).toEqual(months)
  })

  it('are read back from their words', () => {
    const month = fc.integer({ min: 0, max: 100 }).map(n => nextMonth('2020-01', n))
    fc.assert(
      fc.property(fc.uniqueArray(month, { minLength: 1, maxLength: 20 }), months => {
        expect(readMonths(monthsText(months), TODAY)).toEqual([...months].sort())
      }),
    )
  })

  it('are counted over the turn of a year', () => {
    expect(nextMonth('2023-12')).toBe('2024-01')
    expect(nextMonth('2024-01-31', -1)).toBe('2023-12')
    expect(monthsFromTo('2024-02', '2024-01')).toEqual([])
    expect(monthsText(['2024-05', '2023-12', '2024-01'])).toBe('2023-12至2024-01、2024-05')
  })
})
