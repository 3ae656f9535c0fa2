import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  compareDates,
  completedYears,
  dateInChinese,
  dateOfDayNumber,
  dateWithDots,
  dayNumber,
  firstDay,
  isIsoDate,
  isoDate,
  isPartialDate,
  laterOf,
  precisionOf,
  spanBetween,
  yearAndMonth,
} from '../../../src/shared/kernel/dates.ts'

/** A second implementation, by the platform's own calendar and by counting one by one. */
const DAY = 86_400_000
const utc = (text: string) => Date.parse(`${text}T00:00:00Z`)
const write = (time: number) => new Date(time).toISOString().slice(0, 10)

function naiveAddMonths(text: string, months: number): string {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return write(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
}

function naiveSpan(start: string, end: string): { months: number; days: number } {
  let months = 0
  while (naiveAddMonths(start, months + 1) <= end) months += 1
  let days = 0
  for (let at = utc(naiveAddMonths(start, months)); at < utc(end); at += DAY) days += 1
  return { months, days }
}

const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2150-12-31') }).map(dateOfDayNumber)

describe('a calendar day', () => {
  it.each([
    [2016, 2, 29, '2016-02-29'],
    [2015, 2, 29, null],
    [2000, 2, 29, '2000-02-29'],
    [1900, 2, 29, null],
    [2100, 2, 29, null],
    [2016, 4, 30, '2016-04-30'],
    [2016, 4, 31, null],
    [2016, 12, 31, '2016-12-31'],
    [2016, 13, 1, null],
    [2016, 0, 1, null],
    [2016, 1, 0, null],
    [0, 1, 1, null],
  ])('%i-%i-%i is %s', (year, month, dayOfMonth, text) => {
    expect(isoDate(year, month, dayOfMonth)).toBe(text)
  })

  it('is told from a month and from anything else', () => {
    expect(isIsoDate('2016-02-29')).toBe(true)
    expect(isIsoDate('2016-02')).toBe(false)
    expect(isPartialDate('2016-02')).toBe(true)
    expect(isPartialDate('2016-13')).toBe(false)
    for (const text of ['2016-2-29', '20160229', '2016-02-30', ' 2016-02-29', '2016-02-29 ', '2016', '']) {
      expect(isPartialDate(text), text).toBe(false)
    }
    expect(precisionOf('2016-02')).toBe('month')
    expect(precisionOf('2016-02-29')).toBe('day')
    expect(() => firstDay('2016-02-30')).toThrow(RangeError)
  })

  it('agrees with the platform on every day of 250 years', () => {
    fc.assert(
      fc.property(day, text => {
        expect(dayNumber(text)).toBe(utc(text) / DAY)
        expect(dateOfDayNumber(utc(text) / DAY)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('counts days over month, year and leap day', () => {
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29')
    expect(addDays('2015-02-28', 1)).toBe('2015-03-01')
    expect(addDays('2016-12-31', 1)).toBe('2017-01-01')
    expect(addDays('2015-10-01', 90)).toBe('2015-12-30')
    expect(addDays('2016-03-01', -1)).toBe('2016-02-29')
  })
})

describe('a month stands for its first day', () => {
  it('in comparing', () => {
    expect(compareDates('2016-03', '2016-03-01')).toBe(0)
    expect(compareDates('2016-03', '2016-03-02')).toBe(-1)
    expect(compareDates('2016-03', '2016-02-29')).toBe(1)
  })

  it('in choosing the later date, where an unknown one loses', () => {
    expect(laterOf('2016-03', '2016-02-29')).toBe('2016-03')
    expect(laterOf('2016-03-01', '2016-03')).toBe('2016-03-01')
    expect(laterOf(null, '2016-03')).toBe('2016-03')
    expect(laterOf('2016-03', null)).toBe('2016-03')
    expect(laterOf(null, null)).toBeNull()
  })
})

describe('months are added to the same day, at most to the month’s last (民法典 §202)', () => {
  it.each([
    ['2015-08-31', 6, '2016-02-29'],
    ['2014-08-31', 6, '2015-02-28'],
    ['2015-08-30', 6, '2016-02-29'],
    ['2015-08-29', 6, '2016-02-29'],
    ['2015-08-28', 6, '2016-02-28'],
    ['2016-02-29', 12, '2017-02-28'],
    ['2016-02-29', 48, '2020-02-29'],
    ['2015-12-31', 1, '2016-01-31'],
    ['2016-01-31', 1, '2016-02-29'],
    ['2016-03-31', -1, '2016-02-29'],
    ['2016-01-15', -1, '2015-12-15'],
    ['2016-05', 6, '2016-11-01'],
    ['2016-05-15', 0, '2016-05-15'],
  ])('%s + %i = %s', (start, months, end) => {
    expect(addMonths(start, months)).toBe(end)
  })

  it('agrees with the second implementation', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (start, months) => {
        expect(addMonths(start, months)).toBe(naiveAddMonths(start, months))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('months and days between two dates (R-B02)', () => {
  it.each([
    ['2015-08-01', '2016-01-31', 5, 30],
    ['2015-08-01', '2016-02-01', 6, 0],
    ['2015-08-01', '2016-02-02', 6, 1],
    ['2015-08-31', '2016-02-28', 5, 28],
    ['2015-08-31', '2016-02-29', 6, 0],
    ['2015-08-31', '2016-03-01', 6, 1],
    ['2016-01-31', '2016-03-30', 1, 30],
    ['2016-01-31', '2016-03-31', 2, 0],
    ['2016-02-29', '2017-02-28', 12, 0],
    ['2016-03-15', '2016-03-15', 0, 0],
    ['2015-09', '2016-03-15', 6, 14],
  ])('%s to %s is %i months and %i days', (start, end, months, days) => {
    expect(spanBetween(start, end)).toEqual({ months, days })
  })

  it('refuses an end before the start', () => {
    expect(() => spanBetween('2016-03-15', '2016-03-14')).toThrow(RangeError)
    expect(() => spanBetween('2016-03-02', '2016-03')).toThrow(RangeError)
  })

  it('agrees with the second implementation', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20_000 }), (start, length) => {
        const end = addDays(start, length)
        expect(spanBetween(start, end)).toEqual(naiveSpan(start, end))
      }),
      { numRuns: 500 },
    )
  })
})

describe('completed years', () => {
  it.each([
    ['1980-03-20', '2016-03-19', 35],
    ['1980-03-20', '2016-03-20', 36],
    ['1980-03-20', '2016-03-21', 36],
    ['1980-02-29', '2015-02-28', 35],
    ['1980-02-29', '2015-02-27', 34],
    ['2016-03-20', '2016-03-20', 0],
    ['1980-03', '2016-03-01', 36],
    ['1980-03', '2016-02-29', 35],
  ])('from %s on %s: %i', (from, on, years) => {
    expect(completedYears(from, on)).toBe(years)
  })
})

describe('dates as they are written', () => {
  it('in Chinese', () => {
    expect(dateInChinese('2009-07-01')).toBe('2009年7月1日')
    expect(dateInChinese('2009-07')).toBe('2009年7月')
  })

  it('on annexes', () => {
    expect(yearAndMonth('1989-07-01')).toBe('1989.07')
    expect(yearAndMonth('1989-07')).toBe('1989.07')
    expect(dateWithDots('2016-03-05')).toBe('2016.03.05')
    expect(dateWithDots('2016-03')).toBe('2016.03')
  })
})
