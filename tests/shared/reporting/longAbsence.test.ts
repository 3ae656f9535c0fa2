/** Who is away for long stands on annexes 4 and 8 (S03 85, 141; `flow.minMonths`), and whose 党组织类型 is printed. */

import { describe, expect, it } from 'vitest'
import { branchSheets, summarySheets } from '../../../src/shared/forms/annexes.ts'
import { flowPerson, rosterPerson } from '../../../src/shared/reporting/persons.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings/rules.ts'
import { aFlow, aMember, aRun, branchesOf, collect, ORG } from './build.ts'

const with_ = (settings: Partial<Settings>) => aRun({ settings: { ...DEFAULT_SETTINGS, ...settings } })
const run = aRun()

describe('annexes 4 and 8', () => {
  it.each([
    ['2016-02-10', '2016-02-13', false],
    ['2015-11-20', '2016-02-19', false],
    ['2015-11-20', '2016-02-20', true],
    ['2016-03-18', null, true],
  ])('left %s, back %s: %s', (leftOn, returnedOn, there) => {
    const member = aMember({ flows: [aFlow({ leftOn, returnedOn })] })
    expect(flowPerson(run, member) !== null).toBe(there)
    expect(collect(run, [member]).flow).toHaveLength(there ? 1 : 0)
  })

  it('follow the setting', () => {
    const member = aMember({ flows: [aFlow({ leftOn: '2016-02-10', returnedOn: '2016-02-13' })] })
    expect(flowPerson(with_({ 'flow.minMonths': 6 }), member)).toBeNull()
    const half = aMember({ flows: [aFlow({ leftOn: '2015-10-01', returnedOn: '2016-02-10' })] })
    expect(flowPerson(with_({ 'flow.minMonths': 6 }), half)).toBeNull()
    expect(flowPerson(with_({ 'flow.minMonths': 4 }), half)).not.toBeNull()
  })

  it('a short trip is no flow on annex 1 either', () => {
    const trip = aFlow({ leftOn: '2016-03-18', expectedBack: '2016-03-25' })
    expect(rosterPerson(run, aMember({ flows: [trip] }))).toMatchObject({ awayNow: null, flow: null })
  })
})

const textsOf = (sheets: ReturnType<typeof summarySheets>) =>
  sheets
    .flatMap(sheet => [...sheet.pages(1, sheet.pageCount)])
    .flatMap(page => page.cells.map(({ text }) => text.replaceAll('\n', '')))

describe('党组织类型 (annex4.orgType)', () => {
  it('of annex 1 is that of annex 4', () => {
    const member = aMember({ orgId: ORG.gov, flows: [aFlow({ hostOrgType: 'PRIVATE' })] })
    const printed = (by: Settings['annex4.orgType']) => {
      const own = with_({ 'annex4.orgType': by })
      return branchesOf(own, [member])
        .filter(({ orgId }) => orgId === ORG.gov)
        .flatMap(branch => textsOf(branchSheets(1, own, branch)))
    }
    expect(printed('host')).toContain('非公企业')
    expect(printed('own')).not.toContain('非公企业')
    expect(printed('own')).toContain('党政机关')
  })
})

describe('rows by branch (annex7.byChildren)', () => {
  it.each([
    [7, '党组织类别'],
    [8, '党组织类型'],
    [9, '党组织类别'],
  ] as const)('are headed 党组织名称 on annex %i', (annex, header) => {
    const heads = (byChildren: boolean) =>
      textsOf(summarySheets(annex, collect(with_({ 'annex7.byChildren': byChildren }), [])))
    expect(heads(false)).toContain(header)
    expect(heads(false)).not.toContain('党组织名称')
    expect(heads(true)).toContain('党组织名称')
    expect(heads(true)).not.toContain(header)
  })
})
