/**
 * 停止党籍 and 恢复党籍 around a sweep: who is a member again has applied for it himself, so he is not lost any more
 * (rules.md 4.1, R-B05, R-B06, R-D12; S03 98, 113, 151).
 */

import { describe, expect, it } from 'vitest'
import type { MemberFacts } from '../../../src/shared/reporting/facts.ts'
import { annex9Columns } from '../../../src/shared/reporting/annex9Figures.ts'
import { checkAll } from '../../../src/shared/reporting/checks.ts'
import { countAt, TOTAL } from '../../../src/shared/reporting/figures.ts'
import { flowPerson, lostPerson, rosterPerson } from '../../../src/shared/reporting/persons.ts'
import { lostPlace } from '../../../src/shared/search/rules.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'
import { aCase, aFlow, aMember, aRun, CAMPAIGN, collect, ORG } from './build.ts'

/** 停止党籍 from the one day on, and a member again from the other. */
function suspended(decidedOn: string, restoredOn: string | null, more: Parameters<typeof aMember>[0] = {}) {
  const period = (membership: string, fromOn: string | null, toOn: string | null) => ({
    orgId: ORG.rural,
    membership,
    fromOn,
    toOn,
  })
  return aMember({
    periods: [
      period('FORMAL', null, decidedOn),
      period('SUSPENDED', decidedOn, restoredOn),
      ...(restoredOn === null ? [] : [period('FORMAL', restoredOn, null)]),
    ],
    cases: [
      aCase({
        // searched for before the decision, as it must be
        foundOn: '2015-08-01',
        attempts: [
          { ...aCase().attempts[0]!, at: '2015-08-10 09:00', channel: 'C01' },
          { ...aCase().attempts[0]!, at: '2015-08-11 09:00', channel: 'C11' },
          { ...aCase().attempts[0]!, at: '2015-08-12 09:00', channel: 'C31' },
        ],
        state: 'DECIDED',
        outcomes: [{ outcome: 'C1', decidedOn }],
      }),
    ],
    ...more,
  })
}

const run = aRun()
const placeOf = (member: MemberFacts) => {
  const [lost] = member.cases
  if (!lost) throw new Error('no case')
  return lostPlace(lost, member, CAMPAIGN, DEFAULT_SETTINGS)
}
const columns = (member: MemberFacts) => {
  const person = lostPerson(run, member)
  return person === null ? null : annex9Columns(person, CAMPAIGN.fillDate9)
}

// The sweep runs from 2016-02-01, its search ends on 03-15, annex 9 is filled on 06-20.
describe('停止党籍 decided before the sweep', () => {
  it.each([
    // decided the day before it begins: never a member in the sweep, unless restored in it
    ['2016-01-31', null, 'offRoll'],
    ['2016-01-31', '2016-03-16', 'offRoll'],
    ['2015-10-01', null, 'offRoll'],
    // restored by the day before it begins: found before
    ['2015-10-01', '2016-01-31', 'foundBefore'],
    // restored on its first day, within it, on the last day of the search: found in it
    ['2015-10-01', '2016-02-01', 'found'],
    ['2016-01-31', '2016-02-20', 'found'],
    ['2015-10-01', '2016-03-15', 'found'],
    // decided on its first day: no member that day any more
    ['2016-02-01', null, 'offRoll'],
    ['2016-02-01', '2016-03-15', 'found'],
    ['2016-02-01', '2016-03-16', 'offRoll'],
    // decided the day after: a member when it began
    ['2016-02-02', null, 'notFound'],
    ['2016-02-02', '2016-03-15', 'found'],
    ['2016-02-02', '2016-03-16', 'notFound'],
  ])('decided on %s, restored on %s: %s', (decidedOn, restoredOn, code) => {
    expect(placeOf(suspended(decidedOn, restoredOn)).code).toBe(code)
  })

  it('measures up to the day of restoring, and says so on the card', () => {
    const place = placeOf(suspended('2015-10-01', '2016-02-20'))
    expect(place).toMatchObject({ annexes: [3, 5], end: '2016-02-20' })
    expect(place.reason).toBe('失联已满6个月，排查期间取得联系（2016-02-20恢复党籍）')
    expect(placeOf(suspended('2015-10-01', '2015-12-01'))).toMatchObject({
      annexes: [],
      reason: '排查开始前已取得联系（2015-12-01恢复党籍）',
    })
  })

  it('lets contact that was entered stand as it is', () => {
    const found = suspended('2015-10-01', '2016-02-20')
    const cases = found.cases.map(lost => ({ ...lost, contactOn: '2016-01-10' }))
    expect(placeOf({ ...found, cases })).toMatchObject({
      code: 'foundBefore',
      reason: '排查开始前已取得联系',
    })
  })

  it('knows a second loss from the first: restored before it was discovered is no contact', () => {
    const again = suspended('2015-04-01', '2015-07-31')
    expect(placeOf(again).code).toBe('notFound')
    expect(placeOf(suspended('2015-04-01', '2015-08-01')).code).toBe('foundBefore')
  })

  it('needs 停止党籍 before it: a change of branch or a letter that came back is no restoring', () => {
    const moved = suspended('2015-10-01', '2016-02-20')
    const periods = moved.periods.map(one =>
      one.membership === 'SUSPENDED' ? { ...one, membership: 'LEAVING' } : one,
    )
    expect(placeOf({ ...moved, periods }).code).toBe('notFound')
  })
})

describe('annex 9 of who was restored', () => {
  it.each([
    // found in the sweep, and managed by his branch again (S03 151)
    ['2015-10-01', '2016-02-20', ['1', '2', '4', '6']],
    ['2016-03-01', '2016-03-15', ['1', '2', '4', '6']],
    // after the search: a change that is explained, and not counted in column 4 (R-D08, R-D11)
    ['2016-03-01', '2016-03-16', ['1', '3', '24']],
    ['2016-03-01', '2016-06-20', ['1', '3', '24']],
    // not by its fill date
    ['2016-03-01', '2016-06-21', ['1', '3', '10']],
    ['2016-03-01', null, ['1', '3', '10']],
    ['2015-10-01', '2015-12-01', null],
  ])('decided on %s, restored on %s: %j', (decidedOn, restoredOn, expected) => {
    expect(columns(suspended(decidedOn, restoredOn))).toEqual(expected)
  })

  it('agrees with annexes 5, 6 and 7, and every check of them holds', () => {
    const members = [
      suspended('2015-10-01', '2015-12-01'),
      suspended('2015-10-01', '2016-02-20'),
      suspended('2016-02-02', '2016-03-15'),
      suspended('2016-02-02', '2016-04-01'),
      suspended('2016-02-02', null),
      suspended('2016-02-01', null),
      suspended('2015-10-01', null),
    ]
    const collected = collect(run, members)
    const figures = [collected.annex7, collected.annex9] as const
    // by hand: two found (rows 2, 3), two not (rows 4, 5); of those one is suspended, one explained
    expect(countAt(figures[0], TOTAL, '2')).toBe(2)
    expect(['1', '2', '3', '4', '10', '24'].map(column => countAt(figures[1], TOTAL, column))).toEqual([
      4, 2, 2, 2, 1, 1,
    ])
    // on the roll when it began: rows 1, 3, 4, 5
    expect(countAt(figures[0], TOTAL, '1')).toBe(4)
    const failed = checkAll(collected).filter(({ passed, level }) => !passed && level === 'error')
    expect(failed).toEqual([])
  })
})

describe('the roster and annexes 4 and 8', () => {
  it('takes who is restored as no lost member from that day on (R-B17)', () => {
    const away = (restoredOn: string) =>
      suspended('2015-10-01', restoredOn, { flows: [aFlow({ leftOn: '2015-11-01' })] })
    const back = away(CAMPAIGN.fillDate)
    expect(rosterPerson(run, back)).toMatchObject({ lost: false })
    expect(flowPerson(run, back)).not.toBeNull()
    expect(rosterPerson(run, away('2016-03-21'))).toBeNull()
    expect(flowPerson(run, away('2016-03-21'))).toBeNull()
  })
})
