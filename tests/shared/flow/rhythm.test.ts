import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contactPeriods,
  homeAttendance,
  isUncontrolled,
  leftBefore,
  missedPeriods,
  periodBefore,
  periodOf,
  periodsBetween,
  reportYears,
  type RhythmFacts,
} from '../../../src/shared/flow/rhythm.ts'
import { addDays, addMonths } from '../../../src/shared/kernel/dates.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

const away = (leftOn: string, rest: Partial<RhythmFacts> = {}): RhythmFacts => ({
  leftOn,
  returnedOn: null,
  status: rest.returnedOn ? '已返回' : '外出中',
  leaveTalkOn: null,
  placeFixed: false,
  ...rest,
})
const contact = (onDate: string, contactBy = '支部', isReport = false) => ({ onDate, contactBy, isReport })
const told = (periods: readonly { label: string; state: string }[]) =>
  periods.map(({ label, state }) => `${label} ${state}`)

describe('calendar periods', () => {
  it.each([
    ['2016-01-01', 'quarter', '2016-01-01', '2016-03-31', '2016年第1季度'],
    ['2016-03-31', 'quarter', '2016-01-01', '2016-03-31', '2016年第1季度'],
    ['2016-04-01', 'quarter', '2016-04-01', '2016-06-30', '2016年第2季度'],
    ['2016-12-31', 'quarter', '2016-10-01', '2016-12-31', '2016年第4季度'],
    ['2016-02-29', 'month', '2016-02-01', '2016-02-29', '2016年2月'],
    ['2016-12-01', 'month', '2016-12-01', '2016-12-31', '2016年12月'],
    ['2016-07-01', 'year', '2016-01-01', '2016-12-31', '2016年'],
  ] as const)('%s by %s', (day, every, from, to, label) => {
    expect(periodOf(day, every)).toEqual({ from, to, label })
  })

  it('go back over the turn of the year, and end with the span', () => {
    expect(periodBefore('2016-02-10', 'quarter').label).toBe('2015年第4季度')
    expect(periodBefore('2016-01-31', 'month').label).toBe('2015年12月')
    expect(periodsBetween('2015-12-31', '2016-04-01', 'quarter').map(({ label }) => label)).toEqual([
      '2015年第4季度',
      '2016年第1季度',
      '2016年第2季度',
    ])
    expect(periodsBetween('2016-02-01', '2016-01-31', 'month')).toEqual([])
  })
})

describe('a contact in every quarter with a day away (R-E07)', () => {
  const on = (day: string, flow: RhythmFacts, ...days: string[]) =>
    told(
      contactPeriods(
        flow,
        days.map(one => contact(one)),
        day,
        'quarter',
      ),
    )

  it('by hand: left in the third quarter of 2015, seen on 2016-03-20', () => {
    expect(on('2016-03-20', away('2015-09-30'), '2015-12-31')).toEqual([
      '2015年第3季度 missed',
      '2015年第4季度 done',
      '2016年第1季度 due',
    ])
  })

  it('a quarter counts from its first day away, and is missed on the day after its last', () => {
    expect(on('2015-10-01', away('2015-10-01'))).toEqual(['2015年第4季度 due'])
    expect(on('2015-12-31', away('2015-10-01'))).toEqual(['2015年第4季度 due'])
    expect(on('2016-01-01', away('2015-10-01'))).toEqual(['2015年第4季度 missed', '2016年第1季度 due'])
    expect(on('2015-09-30', away('2015-10-01'))).toEqual([])
  })

  it('the day of the return is no day away: no quarter begins with it', () => {
    const back = (returnedOn: string) => on('2016-03-20', away('2015-10-05', { returnedOn }), '2015-10-06')
    expect(back('2016-01-01')).toEqual(['2015年第4季度 done'])
    // back on the 2nd, one day of the quarter was away; the return itself is the contact
    expect(back('2016-01-02')).toEqual(['2015年第4季度 done', '2016年第1季度 done'])
    expect(on('2016-03-20', away('2015-10-05', { returnedOn: '2015-10-05' }))).toEqual([])
  })

  it('the talk before leaving counts in its own quarter', () => {
    expect(on('2016-03-20', away('2016-01-05', { leaveTalkOn: '2016-01-02' }))).toEqual([
      '2016年第1季度 done',
    ])
    expect(on('2016-03-20', away('2016-01-05', { leaveTalkOn: '2015-12-31' }))).toEqual(['2016年第1季度 due'])
  })

  it('what came after the day is not known yet; what is only planned calls for nothing', () => {
    expect(on('2016-03-20', away('2016-01-05'), '2016-03-21')).toEqual(['2016年第1季度 due'])
    expect(on('2016-03-20', away('2016-01-05'), '2016-03-20')).toEqual(['2016年第1季度 done'])
    expect(on('2016-03-20', away('2016-01-05', { status: '拟外出' }))).toEqual([])
  })

  it('by month where the setting says so (R-E08)', () => {
    const periods = contactPeriods(away('2015-12-31'), [contact('2016-01-15')], '2016-03-01', 'month')
    expect(told(periods)).toEqual([
      '2015年12月 missed',
      '2016年1月 done',
      '2016年2月 missed',
      '2016年3月 due',
    ])
    expect(missedPeriods(periods)).toEqual(['2015年12月', '2016年2月'])
  })

  it('says whether the member was in touch himself', () => {
    const contacts = [contact('2015-11-01'), contact('2016-02-01', '本人')]
    const periods = contactPeriods(away('2015-10-05'), contacts, '2016-03-20', 'quarter')
    expect(periods.map(({ bySelf }) => bySelf)).toEqual([false, true])
  })
})

describe('two reports a year without a fixed place (R-E06)', () => {
  const years = (flow: RhythmFacts, day: string, ...reports: string[]) =>
    reportYears(
      flow,
      reports.map(one => contact(one, '本人', true)),
      day,
      DEFAULT_SETTINGS,
    ).map(({ label, count, needed, state }) => `${label} ${count}/${needed} ${state}`)
  it('only in years wholly away', () => {
    expect(years(away('2014-01-01'), '2016-03-20', '2014-02-01', '2014-12-31', '2015-05-01')).toEqual([
      '2014年 2/2 done',
      '2015年 1/2 missed',
      '2016年 0/2 due',
    ])
    expect(years(away('2014-01-02'), '2015-12-31')).toEqual(['2015年 0/2 due'])
    expect(years(away('2014-01-02'), '2016-01-01')).toEqual(['2015年 0/2 missed', '2016年 0/2 due'])
  })
  it('not in the year of the return, but in one whose last day was away', () => {
    expect(years(away('2014-01-01', { returnedOn: '2014-12-31' }), '2016-03-20')).toEqual([])
    expect(years(away('2014-01-01', { returnedOn: '2015-01-01' }), '2016-03-20')).toEqual([
      '2014年 0/2 missed',
    ])
  })
  it('a call without a report does not count, a fixed place asks for none', () => {
    const call = [contact('2015-02-01')]
    expect(reportYears(away('2015-01-01'), call, '2015-06-01', DEFAULT_SETTINGS)[0]?.count).toBe(0)
    expect(
      reportYears(away('2015-01-01', { placeFixed: true }), call, '2016-06-01', DEFAULT_SETTINGS),
    ).toEqual([])
  })
})

describe('organisation life at home (R-E10, R-E11)', () => {
  const home = (province: string | null, leftOn: string, day: string, ...attended: string[]) => {
    const { periods, finding } = homeAttendance(away(leftOn), province, attended, day, DEFAULT_SETTINGS)
    return [finding, ...told(periods)]
  }
  it('once in every whole quarter inside the province: one missed is a reminder, two in a row a fault', () => {
    expect(home('省内', '2015-07-01', '2015-09-30')).toEqual(['none', '2015年第3季度 due'])
    expect(home('省内', '2015-07-01', '2015-10-01')).toEqual([
      'reminder',
      '2015年第3季度 missed',
      '2015年第4季度 due',
    ])
    expect(home('省内', '2015-07-01', '2016-01-01')[0]).toBe('fault')
    expect(home('省内', '2015-07-01', '2016-01-01', '2015-07-01')[0]).toBe('reminder')
    expect(home('省内', '2015-07-01', '2016-01-01', '2015-12-31')[0]).toBe('none')
  })
  it('the quarter of leaving is not whole', () => {
    expect(home('省内', '2015-07-02', '2015-10-01')).toEqual(['none', '2015年第4季度 due'])
  })
  it('twice in every whole year outside', () => {
    expect(home('省外', '2015-01-01', '2015-12-31', '2015-02-01')).toEqual(['none', '2015年 due'])
    expect(home('省外', '2015-01-01', '2016-01-01', '2015-02-01')[0]).toBe('fault')
    expect(home('省外', '2015-01-01', '2016-01-01', '2015-02-01', '2015-12-31')[0]).toBe('none')
    expect(home('省外', '2015-01-02', '2016-01-01')).toEqual(['none', '2016年 due'])
  })
  it('nothing is asked where neither is known', () => {
    expect(home(null, '2010-01-01', '2016-01-01')).toEqual(['none'])
  })
})

describe('失控: away for more than a month without a report (R-B10)', () => {
  const is = (
    day: string,
    rest: { reportedOn?: string | null; returnedOn?: string } = {},
    ...contacts: ReturnType<typeof contact>[]
  ) =>
    isUncontrolled(
      { ...away('2016-01-31', rest), reportedOn: rest.reportedOn ?? null },
      contacts,
      day,
      DEFAULT_SETTINGS,
    )
  it('from the day after the month on', () => {
    expect(is('2016-02-29')).toBe(false)
    expect(is('2016-03-01')).toBe(true)
  })
  it('not after a report, however it came; a call of the branch is none', () => {
    expect(is('2016-03-01', { reportedOn: '2016-03-01' })).toBe(false)
    expect(is('2016-03-01', { reportedOn: '2016-03-02' })).toBe(true)
    expect(is('2016-03-01', {}, contact('2016-02-10', '本人'))).toBe(false)
    expect(is('2016-03-01', {}, contact('2016-02-10', '支部', true))).toBe(false)
    expect(is('2016-03-01', {}, contact('2016-02-10'))).toBe(true)
    expect(is('2016-03-01', {}, contact('2016-03-02', '本人'))).toBe(true)
  })
  it('not once back', () => {
    expect(is('2016-03-10', { returnedOn: '2016-03-11' })).toBe(true)
    expect(is('2016-03-10', { returnedOn: '2016-03-10' })).toBe(false)
  })
  it('the bound a list compares with is the rule itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 12 }), (days, months) => {
        const day = addDays('2010-01-01', days)
        const bound = leftBefore(day, months)
        expect(addMonths(bound, months) < day).toBe(true)
        expect(addMonths(addDays(bound, 1), months) < day).toBe(false)
      }),
    )
  })
})
