import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDayNumber, dayNumber } from '../../../src/shared/kernel/dates.ts'
import { dateOfSerial, readTypedDate } from '../../../src/shared/kernel/typedDates.ts'

const TODAY = '2016-03-20'

const day = (date: string, assumed: 'century' | null = null) => ({ kind: 'date', date, assumed })
const unclear = (reason: string) => ({ kind: 'unclear', reason })

describe('dates as villages type them', () => {
  it.each([
    ['1989.07', '1989-07'],
    ['198907', '1989-07'],
    ['19890701', '1989-07-01'],
    ['1989-7-1', '1989-07-01'],
    ['1989年7月', '1989-07'],
    ['1989年7月1日', '1989-07-01'],
    ['1989年07月01号', '1989-07-01'],
    ['1989/7/1', '1989-07-01'],
    ['1989/07', '1989-07'],
    ['1989.7.1', '1989-07-01'],
    ['1989.7.', '1989-07'],
    ['1989。7。1', '1989-07-01'],
    ['1989、7、1', '1989-07-01'],
    ['1989\\7\\1', '1989-07-01'],
    ['1989—07—01', '1989-07-01'],
    ['1989 7 1', '1989-07-01'],
    ['1989 年 7 月 1 日', '1989-07-01'],
    [' 1989.\n07 ', '1989-07'],
    ['１９８９．０７', '1989-07'],
    ['１９８９年７月', '1989-07'],
    ['1989年7', '1989-07'],
    ['1989.07.01生', '1989-07-01'],
    ["'1989-07-01", '1989-07-01'],
    ['1989年元月', '1989-01'],
    ['一九八九年七月一日', '1989-07-01'],
    ['二〇〇八年十月', '2008-10'],
    ['二零零八年十二月三十一日', '2008-12-31'],
    ['一九八九年元月廿三', '1989-01-23'],
    ['1989年2月28日', '1989-02-28'],
    ['1988-02-29', '1988-02-29'],
  ])('%s is %s', (typed, date) => {
    expect(readTypedDate(typed, TODAY)).toEqual(day(date))
  })

  it.each([
    ['89.7', '1989-07'],
    ['89年7月', '1989-07'],
    ['89-7-1', '1989-07-01'],
    ['16.3', '2016-03'],
    ['17.3', '1917-03'],
    ['890701', '1989-07-01'],
    ['八九年七月', '1989-07'],
  ])('%s is %s, and the century is an assumption', (typed, date) => {
    expect(readTypedDate(typed, TODAY)).toEqual(day(date, 'century'))
  })

  it.each(['', ' ', '-', '--', '/', '无', '不详', '\u3000', '暂无'])('"%s" is no date at all', typed => {
    expect(readTypedDate(typed, TODAY)).toEqual({ kind: 'empty' })
  })

  it.each([
    ['1989', 'yearOnly'],
    ['1989年', 'yearOnly'],
    ['1989.13', 'notADate'],
    ['1989-02-30', 'notADate'],
    ['1989-02-29', 'notADate'],
    ['1989.00', 'notADate'],
    ['19890732', 'notADate'],
    ['198913', 'notADate'],
    ['1989--7', 'notADate'],
    ['1989-7-1-', 'notADate'],
    ['1989年夏', 'notADate'],
    ['农历1989年7月', 'notADate'],
    ['1989.07-1990.08', 'notADate'],
    ['1749-07-01', 'notADate'],
    ['2151-07-01', 'notADate'],
    ['19897', 'serialOrMonth'],
    ['32690', 'serialOrMonth'],
    ['7/1/1989', 'dayOrMonth'],
  ])('%s stays as typed: %s', (typed, reason) => {
    expect(readTypedDate(typed, TODAY)).toEqual(unclear(reason))
  })

  it('takes the day of a date with the year last only where there is one reading', () => {
    expect(readTypedDate('7/15/1989', TODAY)).toEqual(day('1989-07-15'))
    expect(readTypedDate('15.7.1989', TODAY)).toEqual(day('1989-07-15'))
    expect(readTypedDate('7/7/1989', TODAY)).toEqual(day('1989-07-07'))
    expect(readTypedDate('13/13/1989', TODAY)).toEqual(unclear('notADate'))
  })

  it.each([
    ['1989-7-1 0:00', '1989-07-01'],
    ['1989-7-1 10:00', '1989-07-01'],
    ['1989-7-11 0:00:00', '1989-07-11'],
    ['1989/7/1 上午10:30', '1989-07-01'],
    ['1989-07-01T00:00:00.000Z', '1989-07-01'],
    ['1989年7月1日8:30', '1989-07-01'],
    ['1989-7-1 1:30 PM', '1989-07-01'],
  ])('drops the time of day: %s', (typed, date) => {
    expect(readTypedDate(typed, TODAY)).toEqual(day(date))
  })
})

describe('numbers of a workbook', () => {
  it.each([
    ['1989.07', '1989-07'],
    ['1989.12', '1989-12'],
    ['198907', '1989-07'],
    ['19890701', '1989-07-01'],
    ['32690', '1989-07-01'],
    ['32690.4375', '1989-07-01'],
    ['42449', '2016-03-20'],
    ['19890', '1954-06-15'],
  ])('%s is %s', (typed, date) => {
    expect(readTypedDate(typed, TODAY, true)).toEqual(day(date))
  })

  it('does not guess whether a 0 was cut off, or whether five digits are a serial day', () => {
    expect(readTypedDate('1989.1', TODAY, true)).toEqual(unclear('octoberOrJanuary'))
    expect(readTypedDate('1989.1', TODAY)).toEqual(day('1989-01'))
    expect(readTypedDate('19897', TODAY, true)).toEqual(unclear('serialOrMonth'))
    expect(readTypedDate('1989', TODAY, true)).toEqual(unclear('yearOnly'))
  })

  it('counts serial days as spreadsheets do, around their 29 February 1900', () => {
    expect(dateOfSerial(1)).toBe('1900-01-01')
    expect(dateOfSerial(59)).toBe('1900-02-28')
    expect(dateOfSerial(60)).toBeNull()
    expect(dateOfSerial(61)).toBe('1900-03-01')
    expect(dateOfSerial(0)).toBeNull()
    expect(dateOfSerial(Number.NaN)).toBeNull()
  })
})

const anyDay = fc
  .integer({ min: dayNumber('1917-01-01'), max: dayNumber('2016-03-20') })
  .map(n => dateOfDayNumber(n))

describe('every date, however it is written', () => {
  const parts = (date: string) => ({
    y: date.slice(0, 4),
    m: String(Number(date.slice(5, 7))),
    d: String(Number(date.slice(8))),
  })
  const writings: Record<string, (date: string) => string> = {
    iso: date => date,
    compact: date => date.replaceAll('-', ''),
    dots: date => date.replaceAll('-', '.'),
    short: date => `${parts(date).y}-${parts(date).m}-${parts(date).d}`,
    slashes: date => `${parts(date).y}/${parts(date).m}/${parts(date).d}`,
    chinese: date => `${parts(date).y}年${parts(date).m}月${parts(date).d}日`,
    spread: date => `${parts(date).y} 年 ${parts(date).m} 月 ${parts(date).d} 日`,
    withTime: date => `${parts(date).y}-${parts(date).m}-${parts(date).d} 10:05:00`,
    fullWidth: date => date.replace(/[\d-]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  }
  it.each(Object.entries(writings))('day, %s', (_, write) => {
    fc.assert(
      fc.property(anyDay, date => {
        expect(readTypedDate(write(date), TODAY)).toEqual(day(date))
      }),
    )
  })

  const months: Record<string, (date: string) => string> = {
    iso: date => date.slice(0, 7),
    compact: date => date.slice(0, 7).replace('-', ''),
    dots: date => date.slice(0, 7).replace('-', '.'),
    chinese: date => `${parts(date).y}年${parts(date).m}月`,
  }
  it.each(Object.entries(months))('month, %s', (_, write) => {
    fc.assert(
      fc.property(anyDay, date => {
        expect(readTypedDate(write(date), TODAY)).toEqual(day(date.slice(0, 7)))
      }),
    )
  })

  it('as a serial day of a workbook, unless it looks like a year and a month', () => {
    fc.assert(
      fc.property(anyDay, date => {
        const serial = String(dayNumber(date) + 25_569)
        const doubtful = /^(19|20)\d\d[1-9]$/.test(serial)
        const expected = doubtful ? unclear('serialOrMonth') : day(date)
        if (serial.length === 5) expect(readTypedDate(serial, TODAY, true)).toEqual(expected)
      }),
    )
  })

  it('reads what it read again as the same, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d年月日./ -]{0,12}$/)),
        typed => {
          for (const numeric of [true, false]) {
            const read = readTypedDate(typed, TODAY, numeric)
            if (read.kind === 'date') expect(readTypedDate(read.date, TODAY)).toEqual(day(read.date))
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
