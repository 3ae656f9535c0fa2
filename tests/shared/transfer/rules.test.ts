import { describe, expect, it } from 'vitest'
import {
  awaitsReceipt,
  fourClearMissing,
  isPocket,
  overdue,
  validTo,
} from '../../../src/shared/transfer/rules.ts'
import { aLetter } from '../reporting/build.ts'

describe('the last valid day (R-F04)', () => {
  it('is the issue and the days of validity', () => {
    expect(validTo(aLetter())).toBe('2015-12-30')
    expect(validTo(aLetter({ validDays: 1 }))).toBe('2015-10-02')
    expect(validTo(aLetter({ issuedOn: null }))).toBeNull()
  })

  it('itself is in time, the day after is overdue', () => {
    expect(overdue(aLetter(), '2015-12-30')).toBe(false)
    expect(overdue(aLetter(), '2015-12-31')).toBe(true)
  })
})

describe('a letter that has ended is not overdue', () => {
  it.each([
    [{ landedOn: '2016-01-10' }],
    [{ receiptOn: '2016-01-10' }],
    [{ proofOn: '2016-01-10' }],
    [{ returnedOn: '2016-01-10' }],
  ])('%j: before that day it was', changes => {
    expect(overdue(aLetter(changes), '2016-01-09')).toBe(true)
    expect(overdue(aLetter(changes), '2016-01-10')).toBe(false)
  })

  it('nor a draft, a void letter, or one sent back on a day nobody wrote down', () => {
    for (const state of ['DRAFT', 'VOID', 'RETURNED']) {
      expect(overdue(aLetter({ state }), '2016-01-09'), state).toBe(false)
    }
  })
})

describe('“口袋”党员 (R-B18)', () => {
  it('follow from an overdue letter out, on both sides of the day', () => {
    expect(isPocket([aLetter()], false, '2015-12-30')).toBe(false)
    expect(isPocket([aLetter()], false, '2015-12-31')).toBe(true)
    expect(isPocket([aLetter({ landedOn: '2016-03-10' })], false, '2016-03-09')).toBe(true)
    expect(isPocket([aLetter({ landedOn: '2016-03-10' })], false, '2016-03-10')).toBe(false)
  })

  it('not from a letter in; and from the mark set by hand', () => {
    expect(isPocket([aLetter({ direction: '转入' })], false, '2016-03-15')).toBe(false)
    expect(isPocket([aLetter({ direction: '本委内转接' })], false, '2016-03-15')).toBe(true)
    expect(isPocket([], true, '2016-03-15')).toBe(true)
    expect(isPocket([], false, '2016-03-15')).toBe(false)
  })
})

describe('waiting for the receipt (R-A01 b)', () => {
  it.each([
    [{}, true],
    [{ landedOn: '2015-11-01', state: 'LANDED' }, true],
    [{ receiptOn: '2016-02-01' }, false],
    [{ receiptOn: '2016-02-02' }, true],
    [{ proofOn: '2016-01-01' }, false],
    [{ returnedOn: '2016-01-01' }, false],
    [{ state: 'RETURNED' }, false],
    [{ state: 'VOID' }, false],
    [{ state: 'DRAFT' }, false],
    [{ direction: '转入' }, false],
    [{ issuedOn: '2016-02-02' }, false],
  ])('%j: %s on 2016-02-01', (changes, waits) => {
    expect(awaitsReceipt(aLetter(changes), '2016-02-01')).toBe(waits)
  })
})

it('四个清楚 names what is not known (R-F03)', () => {
  const clear = {
    nature: '永久转出',
    phone: '13900000000',
    wechat: 'wx_1',
    destKind: '工作',
    destPlace: '东莞市',
    backupContact: '其妻',
  }
  expect(fourClearMissing(clear)).toEqual([])
  expect(
    fourClearMissing({
      nature: null,
      phone: ' ',
      wechat: null,
      destKind: '工作',
      destPlace: null,
      backupContact: null,
    }),
  ).toEqual(['转出性质', '手机号码', '微信号', '去向地点', '备用联系人'])
})
