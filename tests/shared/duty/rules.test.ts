/** The 「三不」 (R-H23, R-J06, X-29): which months count, which end a run, and six of them on both sides. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  duesRun,
  faultRuns,
  faultsText,
  isFull,
  lifeRun,
  monthsPassed,
  threeNo,
  workRun,
  type AssignmentFacts,
  type FaultRun,
  type LifeFacts,
  type ReasonSpan,
} from '../../../src/shared/duty/rules.ts'
import { monthIndex, monthOfIndex, monthsFromTo } from '../../../src/shared/dues/months.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

const told = (run: FaultRun | null) => (run === null ? null : `${run.first} ${run.last} ${run.months}`)
const reason = (fault: ReasonSpan['fault'], fromMonth: string, toMonth: string | null): ReasonSpan => ({
  fault,
  fromMonth,
  toMonth,
})

describe('the six months', () => {
  it.each([
    ['2016-01-01', '2016-06-30', false],
    ['2016-01-01', '2016-07-01', true],
    ['2016-01', '2016-07-01', true],
    ['2015-08-31', '2016-02-28', false],
    ['2015-08-31', '2016-02-29', true],
  ])('from %s to %s: %s', (since, until, passed) => {
    expect(monthsPassed(since, until, 6)).toBe(passed)
  })
})

describe('dues', () => {
  it.each<[string, string[], ReasonSpan[], string | null]>([
    ['none unpaid', [], [], null],
    ['six in a row', monthsFromTo('2016-01', '2016-06'), [], '2016-01 2016-06 6'],
    ['the longest of two', ['2015-01', '2015-02', '2015-03', '2016-01'], [], '2015-01 2015-03 3'],
    ['of equal ones the last', ['2015-01', '2015-02', '2016-01', '2016-02'], [], '2016-01 2016-02 2'],
    [
      'a reason takes its month out and parts the run',
      monthsFromTo('2016-01', '2016-06'),
      [reason('DUES', '2016-03', '2016-03')],
      '2016-04 2016-06 3',
    ],
    [
      'a reason that goes on',
      monthsFromTo('2016-01', '2016-06'),
      [reason('DUES', '2016-05', null)],
      '2016-01 2016-04 4',
    ],
    [
      'a reason for something else',
      monthsFromTo('2016-01', '2016-06'),
      [reason('LIFE', '2016-01', null)],
      '2016-01 2016-06 6',
    ],
  ])('%s', (_name, unpaid, reasons, run) => {
    expect(told(duesRun(unpaid, reasons))).toBe(run)
  })
})

const line = (onDate: string, state: LifeFacts['state'], more: Partial<LifeFacts> = {}): LifeFacts => ({
  onDate,
  state,
  kind: '党员大会',
  excused: false,
  ...more,
})
const absences = (...months: number[]) =>
  months.map(month => line(`2016-${String(month).padStart(2, '0')}-05`, '无故缺席'))

describe('organisation life', () => {
  it.each<[string, LifeFacts[], string, string | null]>([
    ['six months of absence', absences(1, 2, 3, 4, 5, 6), '2016-07-01', '2016-01 2016-06 6'],
    ['the sixth not over yet', absences(1, 2, 3, 4, 5, 6), '2016-06-30', '2016-01 2016-05 5'],
    ['a month without a meeting says nothing', absences(1, 2, 4, 6), '2016-07-01', '2016-01 2016-06 6'],
    ['months after the last meeting do not count', absences(1, 2, 3), '2016-12-01', '2016-01 2016-03 3'],
    [
      'there once: it begins anew',
      [...absences(1, 2, 3, 5, 6), line('2016-04-05', '到会')],
      '2016-07-01',
      '2016-05 2016-06 2',
    ],
    [
      'there since: it is over, also in the month that runs',
      [...absences(1, 2, 3, 4, 5, 6), line('2016-07-03', '到会')],
      '2016-07-05',
      null,
    ],
    [
      'there only later',
      [...absences(1, 2, 3), line('2016-07-03', '到会')],
      '2016-07-02',
      '2016-01 2016-03 3',
    ],
    ['absent and there in one month', [...absences(1, 2, 3), line('2016-03-20', '到会')], '2016-07-01', null],
    [
      'leave is a reason',
      [...absences(1, 2, 4, 5), line('2016-03-05', '请假')],
      '2016-07-01',
      '2016-04 2016-05 2',
    ],
    [
      'an exemption on the day is a reason',
      [...absences(1, 2), line('2016-03-05', '无故缺席', { excused: true }), ...absences(4)],
      '2016-07-01',
      '2016-04 2016-04 1',
    ],
    [
      'a meeting that is no organisation life',
      [line('2016-01-05', '无故缺席', { kind: '座谈会' }), ...absences(2)],
      '2016-07-01',
      '2016-02 2016-02 1',
    ],
  ])('%s', (_name, lines, on, run) => {
    expect(told(lifeRun(lines, on, []))).toBe(run)
  })

  it('lets a reason on record take its months out', () => {
    const lines = absences(1, 2, 3, 4, 5, 6)
    expect(told(lifeRun(lines, '2016-07-01', [reason('LIFE', '2016-02', '2016-03')]))).toBe(
      '2016-04 2016-06 3',
    )
    expect(told(lifeRun(lines, '2016-07-01', [reason('LIFE', '2016-06', null)]))).toBe('2016-01 2016-05 5')
  })
})

const task = (more: Partial<AssignmentFacts>): AssignmentFacts => ({
  givenOn: '2015-12-01',
  dueOn: '2015-12-20',
  result: null,
  endedOn: null,
  reason: null,
  ...more,
})

describe('tasks', () => {
  it.each<[string, AssignmentFacts[], string, string | null]>([
    ['undone for six whole months', [task({})], '2016-07-01', '2016-01 2016-06 6'],
    ['the sixth not over yet', [task({})], '2016-06-30', '2016-01 2016-05 5'],
    ['not due yet', [task({ dueOn: '2016-07-20' })], '2016-07-25', null],
    ['given later', [task({ givenOn: '2016-08-01', dueOn: '2016-01-01' })], '2016-07-01', null],
    ['with a good reason', [task({ reason: '住院' })], '2016-07-01', null],
    ['a blank is no reason', [task({ reason: ' ' })], '2016-03-01', '2016-01 2016-02 2'],
    ['done in the end', [task({ result: '完成', endedOn: '2016-05-03' })], '2016-07-01', null],
    [
      'done later than asked',
      [task({ result: '完成', endedOn: '2016-05-03' })],
      '2016-05-02',
      '2016-01 2016-04 4',
    ],
    [
      'another was done meanwhile',
      [task({}), task({ dueOn: '2016-03-20', result: '完成', endedOn: '2016-03-10' })],
      '2016-07-01',
      '2016-04 2016-06 3',
    ],
    [
      'given up as not done, one after the other',
      [1, 3, 6].map(month =>
        task({ dueOn: `2016-0${month}-20`, result: '没有完成', endedOn: `2016-0${month}-20` }),
      ),
      '2016-07-01',
      '2016-01 2016-06 6',
    ],
    [
      'nothing given since: it stays where it was',
      [task({ result: '没有完成', endedOn: '2016-02-10' })],
      '2016-12-01',
      '2016-01 2016-02 2',
    ],
  ])('%s', (_name, tasks, on, run) => {
    expect(told(workRun(tasks, on, []))).toBe(run)
  })
})

const run = (first: string, last: string): FaultRun => ({
  first,
  last,
  months: monthIndex(last) - monthIndex(first) + 1,
})

describe('the list', () => {
  const settings = DEFAULT_SETTINGS
  const five = run('2016-02', '2016-06')
  const six = run('2016-01', '2016-06')

  it('takes six months and not five; as many as the office has set', () => {
    expect([isFull(five, settings), isFull(six, settings)]).toEqual([false, true])
    expect(isFull(five, { ...settings, 'dues.unpaidMonths': 5 })).toBe(true)
    expect(isFull(six, { ...settings, 'dues.unpaidMonths': 7 })).toBe(false)
  })

  it('takes any one of the three, or all of them (X-29)', () => {
    const and = { ...settings, 'disposal.threeNo': 'AND' as const }
    const one = { DUES: six, LIFE: five, WORK: null }
    expect(threeNo(one, settings)).toEqual({ full: ['DUES'], sinceOn: '2016-01-01' })
    expect(threeNo(one, and)).toBeNull()
    expect(threeNo({ DUES: five, LIFE: five, WORK: five }, settings)).toBeNull()
    const all = { DUES: run('2015-05', '2016-06'), LIFE: six, WORK: run('2015-12', '2016-06') }
    expect(threeNo(all, settings)).toEqual({ full: ['DUES', 'LIFE', 'WORK'], sinceOn: '2015-05-01' })
    // Together they stand since the last of them began.
    expect(threeNo(all, and)).toEqual({ full: ['DUES', 'LIFE', 'WORK'], sinceOn: '2016-01-01' })
    expect(threeNo({ ...all, WORK: five }, and)).toBeNull()
  })

  it('says why in words', () => {
    expect(faultsText({ DUES: six, LIFE: run('2016-05', '2016-05'), WORK: null }, ['DUES', 'LIFE'])).toBe(
      '不缴纳党费：2016-01至2016-06，6个月；不参加组织生活：2016-05，1个月',
    )
  })
})

describe('runs', () => {
  const months = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 })
  const named = (indexes: readonly number[]) => indexes.map(index => monthOfIndex(24_180 + index))

  it('hold every month of fault once, with none kept or excused between their ends', () => {
    fc.assert(
      fc.property(months, months, months, (faults, kept, excused) => {
        const out = new Set(named(excused))
        const well = new Set(named(kept).filter(month => !named(faults).includes(month)))
        const runs = faultRuns({ faults: named(faults), kept: [...well] }, month => out.has(month))
        const within = runs.map(({ first, last }) => monthsFromTo(first, last))
        for (const month of named(faults)) {
          expect(within.filter(one => one.includes(month))).toHaveLength(out.has(month) ? 0 : 1)
        }
        for (const month of within.flat()) expect(out.has(month) || well.has(month)).toBe(false)
        expect(runs.every(one => named(faults).includes(one.first) && named(faults).includes(one.last))).toBe(
          true,
        )
        expect(runs.slice(0, -1).every(({ ended }) => ended)).toBe(true)
      }),
    )
  })
})
