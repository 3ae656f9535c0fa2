import { describe, expect, it } from 'vitest'
import {
  abroadOn,
  annex4Missing,
  awayBetween,
  awayOn,
  isLongAway,
  keepUntil,
  monthsAway,
  provinceOf,
} from '../../../src/shared/flow/rules.ts'

const flow = (leftOn: string, returnedOn: string | null, status = '外出中') => ({
  leftOn,
  returnedOn,
  status,
})

describe('away on a day', () => {
  it.each([
    ['2016-02-01', null, '2016-01-31', false],
    ['2016-02-01', null, '2016-02-01', true],
    ['2016-02-01', '2016-03-05', '2016-03-04', true],
    ['2016-02-01', '2016-03-05', '2016-03-05', false],
  ])('left %s, back %s, on %s: %s', (leftOn, returnedOn, day, away) => {
    expect(awayOn(flow(leftOn, returnedOn), day)).toBe(away)
  })

  it('not while only planned, nor when known to be back', () => {
    expect(awayOn(flow('2016-01-01', null, '拟外出'), '2016-02-01')).toBe(false)
    expect(awayOn(flow('2016-01-01', null, '已返回'), '2016-02-01')).toBe(false)
  })
})

describe('away at some time between campaign start and fill date (R-E13)', () => {
  const within = (record: ReturnType<typeof flow>) => awayBetween(record, '2016-02-01', '2016-03-20')
  it.each([
    ['2015-03-01', '2016-01-31', false],
    ['2015-03-01', '2016-02-01', true],
    ['2015-03-01', null, true],
    ['2016-03-20', null, true],
    ['2016-03-21', null, false],
    ['2016-02-10', '2016-02-11', true],
  ])('left %s, back %s: %s', (leftOn, returnedOn, expected) => {
    expect(within(flow(leftOn, returnedOn))).toBe(expected)
  })

  it('a return without a date counts by the departure', () => {
    expect(within(flow('2016-01-31', null, '已返回'))).toBe(false)
    expect(within(flow('2016-02-01', null, '已返回'))).toBe(true)
    expect(within(flow('2016-02-01', null, '拟外出'))).toBe(false)
  })
})

describe('months away', () => {
  it.each([
    ['2015-08-31', null, '2016-02-28', 5],
    ['2015-08-31', null, '2016-02-29', 6],
    ['2015-08-31', '2015-12-31', '2016-02-29', 4],
    ['2016-03-01', null, '2016-02-29', 0],
  ])('left %s, back %s, on %s: %i', (leftOn, returnedOn, day, months) => {
    expect(monthsAway(flow(leftOn, returnedOn), day)).toBe(months)
  })
})

describe('what annex 4 lacks (R-E14)', () => {
  const full = {
    direction: 'CROSS_PROVINCE',
    destPlace: '东莞市',
    phone: '13900000000',
    wechat: null,
    emergencyContact: '其妻 13900000001',
    hostOrgType: 'PRIVATE',
  }
  it('nothing of a full record; a WeChat name is as good as a telephone', () => {
    expect(annex4Missing(full, 'AWAY_WORKER', false)).toEqual([])
    expect(annex4Missing({ ...full, phone: null, wechat: 'wx_1' }, 'AWAY_WORKER', false)).toEqual([])
  })

  it('everything of an empty one', () => {
    const empty = {
      direction: null,
      destPlace: ' ',
      phone: '',
      wechat: null,
      emergencyContact: null,
      hostOrgType: null,
    }
    expect(annex4Missing(empty, null, false)).toEqual([
      '职业（附件4）',
      '外出流向',
      '外出地点',
      '联系方式',
      '应急联系人',
      '党组织类型',
    ])
  })

  it('not the host’s 党组织类型 where the own branch’s is printed (annex4.orgType)', () => {
    const without = { ...full, hostOrgType: null }
    expect(annex4Missing(without, 'AWAY_WORKER', false)).toEqual(['党组织类型'])
    expect(annex4Missing(without, 'AWAY_WORKER', false, 'own')).toEqual([])
  })

  it('出国（境） needs its record', () => {
    expect(annex4Missing({ ...full, direction: 'ABROAD' }, 'OTHER', false)).toEqual(['出国（境）记录'])
    expect(annex4Missing({ ...full, direction: 'ABROAD' }, 'OTHER', true)).toEqual([])
  })
})

describe('away for long (S03 85, R-E01)', () => {
  it.each([
    // three months from 10 January end on 10 April
    ['2016-04-09', null, '2016-05-01', false],
    ['2016-04-10', null, '2016-05-01', true],
    // nobody knows when it ends
    [null, null, '2016-01-11', true],
    // expected back early, or after the three months
    [null, '2016-04-09', '2016-02-01', false],
    [null, '2016-04-10', '2016-02-01', true],
    // overdue: it lasts as long as it has lasted
    [null, '2016-02-01', '2016-04-09', false],
    [null, '2016-02-01', '2016-04-10', true],
  ])('back %s, expected %s, on %s: %s', (returnedOn, expectedBack, day, long) => {
    expect(isLongAway({ ...flow('2016-01-10', returnedOn), expectedBack }, day, 3)).toBe(long)
  })

  it('not of whom only the return is known', () => {
    expect(isLongAway(flow('2016-01-10', null, '已返回'), '2016-12-31', 3)).toBe(false)
  })
})

describe('inside or outside the province', () => {
  it.each([
    ['IN_COUNTY', null, '省内'],
    ['IN_CITY', null, '省内'],
    ['CROSS_CITY', null, '省内'],
    ['CROSS_PROVINCE', null, '省外'],
    ['ABROAD', null, null],
    ['NO_FIXED', null, null],
    [null, null, null],
    ['NO_FIXED', '省内', '省内'],
    ['CROSS_CITY', '省外', '省外'],
  ] as const)('%s, told %s: %s', (direction, provinceIn, expected) => {
    expect(provinceOf({ direction, provinceIn })).toBe(expected)
  })
})

describe('members abroad', () => {
  it.each([
    ['保留党籍三个月', '2015-11-30'],
    ['保留党籍六个月', '2016-02-29'],
    ['保留党籍一年', '2016-08-31'],
    ['保留党籍二年', '2017-08-31'],
    ['保留党籍三年', '2018-08-31'],
    ['保留党籍三年以上', null],
    ['未办理', null],
    ['停止党籍', null],
    [null, null],
  ])('%s is kept until %s', (handling, until) => {
    expect(keepUntil('2015-08-31', handling)).toBe(until)
  })

  it('are abroad from the departure to the day before the return', () => {
    const stay = { leftOn: '2015-09-01', returnedOn: '2016-03-01' }
    expect(['2015-08-31', '2015-09-01', '2016-02-29', '2016-03-01'].map(day => abroadOn(stay, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
