import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fileDeadline,
  firstNotOverdue,
  isMonthDay,
  properKeeper,
  watchedFrom,
  yearlyDeadline,
  yearlyState,
} from '../../../src/shared/dossier/clocks.ts'
import { addDays } from '../../../src/shared/kernel/dates.ts'

describe('filing after the conversion (R-G07)', () => {
  it.each([
    ['2024-01-31', '2024-02-29'],
    ['2023-01-31', '2023-02-28'],
    ['2024-03-15', '2024-04-15'],
    ['2024-03', '2024-04-01'],
  ])('of %s by %s', (full, due) => expect(fileDeadline(full, 1)).toBe(due))

  it('draws the line of the overdue where the deadline itself lies', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }).map(n => addDays('1990-01-01', n)),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -45, max: 45 }),
        (on, months, off) => {
          const cut = firstNotOverdue(on, months)
          const full = addDays(cut, off)
          expect(fileDeadline(full, months) < on).toBe(full < cut)
        },
      ),
    )
  })
})

describe('the yearly filing (R-G08)', () => {
  const due = yearlyDeadline(2024, '05-31')
  it.each([
    ['2024-04-30', 'later'],
    ['2024-05-01', 'due'],
    ['2024-05-31', 'due'],
    ['2024-06-01', 'overdue'],
  ])('on %s: %s', (today, state) => expect(yearlyState(today, due)).toBe(state))

  it.each([
    ['05-31', true],
    ['02-28', true],
    ['02-29', false],
    ['04-31', false],
    ['13-01', false],
    ['5-31', false],
    ['00-10', false],
  ])('takes %s as a day of every year: %s', (text, valid) => expect(isMonthDay(text)).toBe(valid))
})

describe('who keeps the dossier (R-G05, R-G06, R-G23)', () => {
  it.each([
    [{ personnelFile: '有', dead: false }, '人事档案主管部门'],
    [{ personnelFile: '无', dead: false }, '镇党委'],
    [{ personnelFile: '有', dead: true }, '随人事档案交档案管理部门'],
    [{ personnelFile: '无', dead: true }, '镇党委单独存放，长期保管'],
    [{ personnelFile: '不明', dead: false }, null],
    [{ personnelFile: null, dead: true }, null],
  ])('%o: %s', (facts, keeper) => expect(properKeeper(facts, '镇党委')).toBe(keeper))

  it('watches conversions and deaths since the beginning of last year', () => {
    expect(watchedFrom('2024-03-20')).toBe('2023-01-01')
  })
})
