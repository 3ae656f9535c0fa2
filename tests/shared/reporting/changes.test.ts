/** The explanation of what changed between the end of the search and the fill date of annex 9 (R-D11; S03 150). */

import { describe, expect, it } from 'vitest'
import { summarySheets } from '../../../src/shared/forms/annexes.ts'
import { lostChanges } from '../../../src/shared/reporting/changes.ts'
import { countAt, TOTAL } from '../../../src/shared/reporting/figures.ts'
import { aCase, aMember, aRun, CAMPAIGN, collect } from './build.ts'

type Case = Parameters<typeof aCase>[0]
type Member = Parameters<typeof aMember>[0]

const NOBODY_FOUND: Case = { lastLife: '2014-01-01', contactOn: null, state: 'NOT_FOUND' }
const FOUND: Case = { lastLife: '2015-01-01', contactOn: '2016-03-01', state: 'FOUND' }

function changesOf(lost: Case, member: Member = {}): string[] {
  const run = aRun({})
  const collected = collect(run, [aMember({ name: '某人', cases: [aCase(lost)], ...member })])
  return lostChanges(collected.lost, run.campaign).map(({ on, text }) => `${on} ${text}`)
}

describe('what changed after the search', () => {
  it.each([
    // the last day of the search, the day after, the fill date, the day after it
    ['2016-03-15', []],
    ['2016-03-16', ['2016-03-16 取得联系']],
    ['2016-06-20', ['2016-06-20 取得联系']],
    ['2016-06-21', []],
  ])('who was found on %s', (contactOn, expected) => {
    expect(changesOf({ ...NOBODY_FOUND, contactOn })).toEqual(expected)
  })

  it('names what became of somebody found late, which column 4 does not count', () => {
    const [, outcome] = changesOf({
      ...NOBODY_FOUND,
      contactOn: '2016-04-01',
      outcomes: [{ outcome: 'M1', decidedOn: '2016-05-01' }],
    })
    expect(outcome).toMatch(/^2016-05-01 .*（不计入附件9第4栏）$/)
  })

  it('says nothing of outcomes that annex 9 itself counts on its fill date', () => {
    expect(changesOf({ ...FOUND, outcomes: [{ outcome: 'M1', decidedOn: '2016-05-01' }] })).toEqual([])
    expect(changesOf({ ...NOBODY_FOUND, outcomes: [{ outcome: 'O4', decidedOn: '2016-05-01' }] })).toEqual([])
  })

  it('tells of membership lost, and of membership given back, not of one that goes on', () => {
    const period = (membership: string, fromOn: string | null, toOn: string | null) => ({
      orgId: 11,
      membership,
      fromOn,
      toOn,
    })
    expect(
      changesOf(NOBODY_FOUND, {
        periods: [
          period('FORMAL', null, '2016-04-01'),
          period('SUSPENDED', '2016-04-01', '2016-06-01'),
          period('FORMAL', '2016-06-01', null),
        ],
      }),
    ).toEqual(['2016-04-01 党籍状态变为“停止党籍”', '2016-06-01 恢复党籍'])
    expect(
      changesOf(NOBODY_FOUND, {
        periods: [period('FORMAL', null, '2016-04-01'), period('FORMAL', '2016-04-01', null)],
      }),
    ).toEqual([])
  })

  it('tells of a death, and of contact lost again, in the order of days', () => {
    expect(changesOf(FOUND, { deathDate: '2016-05-03' })).toEqual(['2016-05-03 去世'])
    expect(
      changesOf(FOUND, {
        cases: [aCase({ id: 1, ...FOUND }), aCase({ id: 2, foundOn: '2016-06-01', lastLife: '2016-03-02' })],
        deathDate: '2016-06-10',
      }),
    ).toEqual(['2016-06-01 再次失去联系', '2016-06-10 去世'])
  })

  it('leaves the heads of columns 2 and 3 as they were at the end of the search', () => {
    const run = aRun({})
    const people = (contactOn: string | null) =>
      collect(run, [
        aMember({ name: '甲', cases: [aCase({ ...NOBODY_FOUND, contactOn })] }),
        aMember({ name: '乙', cases: [aCase(FOUND)] }),
      ])
    const heads = (contactOn: string | null) =>
      ['2', '3'].map(column => countAt(people(contactOn).annex9, TOTAL, column))
    expect(heads('2016-04-01')).toEqual(heads(null))
    expect(heads(null)).toEqual([1, 1])
  })

  it('is a page of its own behind annex 9, and none where nothing changed', () => {
    const pages = (contactOn: string | null) => {
      const member = aMember({ name: '甲', cases: [aCase({ ...NOBODY_FOUND, contactOn })] })
      return summarySheets(9, collect(aRun({}), [member])).map(({ name }) => name)
    }
    expect(pages('2016-04-01')).toEqual(['附件9', '变化说明'])
    expect(pages(null)).toEqual(['附件9'])
    expect(CAMPAIGN.searchEnd < CAMPAIGN.fillDate9).toBe(true)
  })
})
