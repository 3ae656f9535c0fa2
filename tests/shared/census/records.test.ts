/** Quarters and their records, questions and their answers: both sides of every day. */

import { describe, expect, it } from 'vitest'
import {
  answerState,
  attendanceShare,
  attendanceWarning,
  lastQuarter,
  namedCount,
  sweepName,
  sweepSpan,
  sweepState,
} from '../../../src/shared/census/records.ts'

const RECORD = { ledgerUpdatedOn: null }

describe('a sweep of a quarter (R-A23)', () => {
  it.each([
    [1, '2024-01-01', '2024-03-31'],
    [2, '2024-04-01', '2024-06-30'],
    [3, '2024-07-01', '2024-09-30'],
    [4, '2024-10-01', '2024-12-31'],
    [0, '2024-01-01', '2024-12-31'],
  ] as const)('%i lasts from %s to %s', (period, from, to) => {
    expect(sweepSpan(2024, period)).toEqual({ from, to })
  })

  it.each([
    ['2024-03-31', 'LATER'],
    ['2024-04-01', 'RUNNING'],
    ['2024-06-30', 'RUNNING'],
    ['2024-07-01', 'OVERDUE'],
  ] as const)('without a record is on %s %s', (day, state) => {
    expect(sweepState(2024, 2, null, day)).toBe(state)
  })

  it('is done with its record, also a late one', () => {
    expect(sweepState(2024, 2, RECORD, '2024-05-01')).toBe('DONE')
    expect(sweepState(2024, 2, RECORD, '2025-01-01')).toBe('DONE')
  })

  it('of the year is done only when the ledger was brought up to date (R-A24)', () => {
    expect(sweepState(2024, 0, RECORD, '2024-12-31')).toBe('HALF')
    expect(sweepState(2024, 0, RECORD, '2025-01-01')).toBe('OVERDUE')
    expect(sweepState(2024, 0, { ledgerUpdatedOn: '2024-12-31' }, '2024-12-31')).toBe('DONE')
  })

  it.each([
    ['2024-01-01', 2023, 4],
    ['2024-03-31', 2023, 4],
    ['2024-04-01', 2024, 1],
    ['2024-06-30', 2024, 1],
    ['2024-07-01', 2024, 2],
    ['2024-10-01', 2024, 3],
    ['2024-12-31', 2024, 3],
  ])('before %s the last one was %i/%i', (day, year, quarter) => {
    expect(lastQuarter(day)).toEqual({ year, quarter })
  })

  it('has a name', () => {
    expect(sweepName(2024, 3)).toBe('2024年第三季度专项排查')
    expect(sweepName(2024, 0)).toBe('2024年“三找”活动')
  })
})

describe('a question sent up (D45)', () => {
  const asked = { kind: '请示', dueOn: '2024-03-15', answeredOn: null }
  it('is late from the day after the one asked for', () => {
    expect(answerState(asked, '2024-03-15')).toBe('WAITING')
    expect(answerState(asked, '2024-03-16')).toBe('OVERDUE')
    expect(answerState({ ...asked, dueOn: null }, '2030-01-01')).toBe('WAITING')
  })
  it('is answered from the day of the answer', () => {
    const answered = { ...asked, answeredOn: '2024-03-20' }
    expect(answerState(answered, '2024-03-19')).toBe('OVERDUE')
    expect(answerState(answered, '2024-03-20')).toBe('ANSWERED')
  })
  it('that is a report wants no answer', () => {
    expect(answerState({ ...asked, kind: '报告' }, '2030-01-01')).toBe('NONE')
  })
})

describe('attendance', () => {
  it('is warned of where more came than were expected', () => {
    expect(attendanceWarning(30, 30)).toBe(null)
    expect(attendanceWarning(30, 31)).toBe('实到人数多于应到人数')
    expect(attendanceWarning(null, 31)).toBe(null)
  })
  it('is a share in whole per cent, rounded down', () => {
    expect(attendanceShare(3, 2)).toBe(66)
    expect(attendanceShare(0, 0)).toBe(null)
    expect(attendanceShare(null, 2)).toBe(null)
  })
})

it('names members and counts them all', () => {
  expect(namedCount([])).toBe('没有。')
  expect(namedCount(['张三', '李四'])).toBe('2名：张三、李四。')
  expect(namedCount(['张三', '李四', '王五'], 2)).toBe('3名：张三、李四等。')
})
