import { describe, expect, it } from 'vitest'
import { ANNUAL_HEADINGS, ANNUAL_STATE, type AnnualMark } from '../../../src/shared/annual/codes.ts'
import {
  annualState,
  headingsOfChange,
  isConfirmed,
  isOverdue,
  missingPaper,
  movementsOf,
  NO_MARKS,
  stepRefusal,
  type AnnualStep,
} from '../../../src/shared/annual/rules.ts'
import { isWindowText, windowOf, windowStanding } from '../../../src/shared/annual/window.ts'
import type { PeriodFacts } from '../../../src/shared/reporting/standing.ts'

describe('the window of the review', () => {
  it.each([
    ['01-01至03-31', true],
    ['02-29至02-29', true],
    ['03-31至01-01', false],
    ['02-30至03-31', false],
    ['1-1至3-31', false],
    ['01-01', false],
    ['', false],
  ])('%s', (text, right) => {
    expect(isWindowText(text)).toBe(right)
  })

  it('ends on 28 February where the year has no 29th', () => {
    expect(windowOf('01-15至02-29', 2024)).toEqual({ from: '2024-01-15', to: '2024-02-29' })
    expect(windowOf('01-15至02-29', 2023)).toEqual({ from: '2023-01-15', to: '2023-02-28' })
  })

  it.each([
    ['2023-12-31', 'before', false],
    ['2024-01-01', 'open', false],
    ['2024-03-31', 'open', false],
    ['2024-04-01', 'over', true],
  ] as const)('on %s it is %s', (day, standing, late) => {
    const window = windowOf('01-01至03-31', 2024)
    expect(windowStanding(window, day)).toBe(standing)
    expect(isOverdue(window, 'READY', day)).toBe(late)
    expect(isOverdue(window, 'HANDED', day)).toBe(false)
  })
})

describe('the steps of a review', () => {
  it.each([
    [null, false, null, 'FROZEN'],
    ['2024-03-01', false, null, 'SIGNED'],
    [null, true, null, 'SEALED'],
    ['2024-03-01', true, null, 'READY'],
    ['2024-03-01', true, '2024-03-02', 'HANDED'],
  ] as const)('signed %s, sealed %s, handed %s: %s', (signedOn, sealed, handedOn, state) => {
    expect(annualState({ signedOn, sealed, handedOn })).toBe(state)
  })

  it('is open without a frozen roster', () => expect(annualState(null)).toBe('OPEN'))

  /** state: mark, freeze, sign, handUp, reopen */
  const TABLE: Record<string, readonly (string | null)[]> = {
    OPEN: [null, null, 'ANNUAL_NOT_FROZEN', 'ANNUAL_NOT_FROZEN', 'ANNUAL_NOT_FROZEN'],
    FROZEN: ['ANNUAL_FROZEN', 'ANNUAL_FROZEN', null, 'ANNUAL_NOT_SIGNED', null],
    SIGNED: ['ANNUAL_FROZEN', 'ANNUAL_FROZEN', null, 'ANNUAL_NOT_SIGNED', null],
    SEALED: ['ANNUAL_FROZEN', 'ANNUAL_FROZEN', null, 'ANNUAL_NOT_SIGNED', null],
    READY: ['ANNUAL_FROZEN', 'ANNUAL_FROZEN', null, null, null],
    HANDED: ['ANNUAL_FROZEN', 'ANNUAL_FROZEN', 'ANNUAL_HANDED', 'ANNUAL_HANDED', null],
  }
  const STEPS: readonly AnnualStep[] = ['mark', 'freeze', 'sign', 'handUp', 'reopen']

  it.each(ANNUAL_STATE.items.map(({ key }) => key))('every step in %s', state => {
    expect(STEPS.map(step => stepRefusal(state, step))).toEqual(TABLE[state])
  })

  it.each([
    [null, false, ['支部书记签字日期', '党支部盖章']],
    ['2024-03-01', false, ['党支部盖章']],
    [null, true, ['支部书记签字日期']],
    ['2024-03-01', true, []],
  ] as const)('names what is missing: signed %s, sealed %s', (signedOn, sealed, missing) => {
    expect(missingPaper({ signedOn, sealed, handedOn: null })).toEqual(missing)
  })
})

describe('a member', () => {
  const all = (state: AnnualMark | null) => ({
    BASIC: { state, note: null },
    BELONGING: { state, note: null },
    WORK: { state, note: null },
    CONDUCT: { state, note: null },
    LIFE: { state, note: null },
    DUES: { state, note: null },
    ROLE: { state, note: null },
  })

  it('is confirmed when every heading is 已核 or 有更正', () => {
    expect(isConfirmed(NO_MARKS)).toBe(false)
    expect(isConfirmed(all('已核'))).toBe(true)
    expect(isConfirmed({ ...all('已核'), WORK: { state: '有更正', note: '调动' } })).toBe(true)
    for (const heading of ANNUAL_HEADINGS) {
      expect(isConfirmed({ ...all('已核'), [heading]: { state: null, note: null } })).toBe(false)
      expect(isConfirmed({ ...all('已核'), [heading]: { state: '待完善', note: null } })).toBe(false)
    }
  })

  it.each([
    ['member', ['phone', 'namePinyin'], ['BASIC']],
    ['member', ['unit', 'phone'], ['WORK', 'BASIC']],
    ['member', ['orgId', 'membership'], ['BELONGING']],
    ['member', ['lastDuesDate'], ['DUES']],
    ['member', ['issues'], []],
    ['orgPost', ['post'], ['WORK']],
    ['sanction', ['kind'], ['CONDUCT']],
    ['flowContact', ['summary'], ['LIFE']],
    ['honour', ['name'], ['CONDUCT']],
    ['duesPayment', ['month'], ['DUES']],
    ['exemption', ['toOn'], ['LIFE']],
    ['assignment', ['result'], ['ROLE']],
    ['dutyReason', ['toMonth'], ['LIFE']],
    ['campaign', ['name'], []],
  ] as const)('%s %j is about %j', (table, columns, headings) => {
    expect(headingsOfChange(table, columns)).toEqual(headings)
  })
})

describe('who comes and goes', () => {
  const window = { from: '2024-01-01', to: '2024-03-31' }
  const period = (
    orgId: number | null,
    membership: string,
    fromOn: string | null,
    toOn: string | null,
  ): PeriodFacts => ({ orgId, membership, fromOn, toOn })
  /** group 21 belongs to branch 2 */
  const unitOf = (orgId: number | null) => (orgId === 21 ? 2 : (orgId ?? 1))
  const of = (periods: PeriodFacts[], deathDate: string | null = null) =>
    movementsOf({ periods, deathDate }, 2, unitOf, window).map(
      ({ direction, on, other }) => `${direction} ${on} ${other?.membership ?? '-'} ${other?.orgId ?? '-'}`,
    )

  it.each<[string, PeriodFacts[], string | null, string[]]>([
    ['was there all along', [period(2, 'FORMAL', null, null)], null, []],
    ['came the day before', [period(2, 'FORMAL', '2023-12-31', null)], null, []],
    ['came on the first day', [period(2, 'FORMAL', '2024-01-01', null)], null, ['joined 2024-01-01 - -']],
    ['came on the last day', [period(2, 'FORMAL', '2024-03-31', null)], null, ['joined 2024-03-31 - -']],
    ['came the day after', [period(2, 'FORMAL', '2024-04-01', null)], null, []],
    [
      'came from another branch',
      [period(3, 'FORMAL', null, '2024-02-01'), period(2, 'FORMAL', '2024-02-01', null)],
      null,
      ['joined 2024-02-01 FORMAL 3'],
    ],
    [
      'went to another branch on the first day',
      [period(2, 'FORMAL', null, '2024-01-01'), period(3, 'FORMAL', '2024-01-01', null)],
      null,
      ['left 2024-01-01 FORMAL 3'],
    ],
    [
      'became a full member: stays',
      [period(2, 'PROBATIONARY', null, '2024-02-01'), period(2, 'FORMAL', '2024-02-01', null)],
      null,
      [],
    ],
    [
      'moved into a group of the branch: stays',
      [period(2, 'FORMAL', null, '2024-02-01'), period(21, 'FORMAL', '2024-02-01', null)],
      null,
      [],
    ],
    [
      'left the Party',
      [period(2, 'FORMAL', null, '2024-02-01'), period(2, 'REMOVED', '2024-02-01', null)],
      null,
      ['left 2024-02-01 REMOVED 2'],
    ],
    ['died, period open', [period(2, 'FORMAL', null, null)], '2024-02-09', ['left 2024-02-09 DECEASED -']],
    [
      'came and went',
      [
        period(3, 'FORMAL', null, '2024-01-10'),
        period(2, 'FORMAL', '2024-01-10', '2024-02-20'),
        period(3, 'FORMAL', '2024-02-20', null),
      ],
      null,
      ['joined 2024-01-10 FORMAL 3', 'left 2024-02-20 FORMAL 3'],
    ],
  ])('%s', (_what, periods, died, said) => {
    expect(of(periods, died)).toEqual(said)
  })
})
