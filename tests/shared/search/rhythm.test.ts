import { describe, expect, it } from 'vitest'
import { followUpGiven, monthsOf, weeksOf, weeksOver } from '../../../src/shared/search/rhythm.ts'

const told = (asked: Parameters<typeof weeksOf>[0]) =>
  weeksOf(asked).map(({ n, from, to, state }) => `${n} ${from} ${to} ${state}`)

describe('weeks (R-B13)', () => {
  const start = '2016-02-14'

  it('runs every seven days from the start, which is day 0', () => {
    expect(told({ start, end: null, done: [], today: '2016-02-14' })).toEqual(['1 2016-02-14 2016-02-21 due'])
    expect(told({ start, end: null, done: [], today: '2016-02-21' })).toEqual(['1 2016-02-14 2016-02-21 due'])
    // the seventh day is the last; the eighth belongs to the second week, and the first was missed
    expect(told({ start, end: null, done: [], today: '2016-02-22' })).toEqual([
      '1 2016-02-14 2016-02-21 missed',
      '2 2016-02-22 2016-02-28 due',
    ])
  })

  it('is kept by a record on its first and on its last day, not by one of the day after', () => {
    const state = (day: string) => weeksOf({ start, end: null, done: [day], today: '2016-02-28' })[0]?.state
    expect([state('2016-02-14'), state('2016-02-21'), state('2016-02-22')]).toEqual([
      'done',
      'done',
      'missed',
    ])
  })

  it('ends with the contact, whose week is not missed', () => {
    expect(told({ start, end: '2016-02-25', done: ['2016-02-20'], today: '2016-06-01' })).toEqual([
      '1 2016-02-14 2016-02-21 done',
      '2 2016-02-22 2016-02-28 done',
    ])
  })

  it('goes on for so many weeks at most', () => {
    const weeks = weeksOf({ start: '2016-03-01', end: null, done: [], today: '2017-01-01', count: 12 })
    expect([weeks.length, weeks.at(-1)?.to, weeksOver('2016-03-01', 12)]).toEqual([
      12,
      '2016-05-24',
      '2016-05-24',
    ])
  })
})

describe('closing after the follow-up (R-B14)', () => {
  const contact = '2016-03-01'
  const two = ['2016-03-08', '2016-03-15']

  it('asks for the weeks to be over, on their last day', () => {
    expect(followUpGiven(contact, two, 2, '2016-03-14', null).weeks).toBe(false)
    expect(followUpGiven(contact, two, 2, '2016-03-15', null)).toEqual({
      weeks: true,
      everyWeek: true,
      lacking: [],
    })
  })

  it('asks for every week, or why not', () => {
    const lacking = followUpGiven(contact, ['2016-03-09'], 2, '2016-03-15', null)
    expect(lacking).toEqual({ weeks: true, everyWeek: false, lacking: [1] })
    expect(followUpGiven(contact, ['2016-03-09'], 2, '2016-03-15', '  ').everyWeek).toBe(false)
    expect(followUpGiven(contact, ['2016-03-09'], 2, '2016-03-15', '住院').everyWeek).toBe(true)
  })
})

describe('months (R-B13)', () => {
  it('asks for one report each calendar month, the running one until its end', () => {
    const reported = new Map([['2016-02', '2016-02-29']])
    const states = (today: string, end: string | null = null) =>
      monthsOf('2016-02-29', end, reported, today).map(({ month, state }) => `${month} ${state}`)
    expect(states('2016-02-29')).toEqual(['2016-02 done'])
    expect(states('2016-03-31')).toEqual(['2016-02 done', '2016-03 due'])
    expect(states('2016-04-01')).toEqual(['2016-02 done', '2016-03 missed', '2016-04 due'])
    expect(states('2016-04-01', '2016-03-01')).toEqual(['2016-02 done', '2016-03 missed'])
  })
})
