/** A township of two branches on a day that can be moved, for tests of the yearly review. */

import { ANNUAL_HEADINGS } from '../../../src/shared/annual/codes.ts'
import type { AnnualBranch } from '../../../src/shared/annual/methods.ts'
import type { Inputs, Outputs } from '../../../src/shared/api/contract.ts'
import type { IsoDate } from '../../../src/shared/kernel/dates.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

export const EVIDENCE = '依据'

type ListInput = Inputs['annual']['list']

export interface ReviewedTownship {
  test: TestOffice
  east: number
  west: number
  /** the day the office works on */
  today: () => IsoDate
  goTo: (day: IsoDate) => void
  person: (name: string, orgId: number, fromOn?: string | null) => Promise<number>
  list: (year: number, more?: Partial<ListInput>) => Promise<Outputs['annual']['list']>
  row: (year: number, orgId: number, more?: Partial<ListInput>) => Promise<AnnualBranch | undefined>
  fillAll: (orgId: number, year: number) => Promise<unknown>
  /** all confirmed and frozen */
  frozen: (orgId: number, year: number) => Promise<number>
  handed: (rosterId: number) => Promise<void>
}

export async function aReviewedTownship(): Promise<ReviewedTownship> {
  let day = '2023-02-10'
  const test = await anOffice(day)
  const { annual } = test.backend
  Object.assign(test.office.clock, { today: () => day, now: () => `${day}T09:00:00` })
  const list: ReviewedTownship['list'] = (year, more = {}) => annual.list({ year, ...more })
  const fillAll: ReviewedTownship['fillAll'] = (orgId, year) =>
    annual.fill({ orgId, year, headings: [...ANNUAL_HEADINGS] })
  return {
    test,
    east: await aBranch(test, '东岗村支部'),
    west: await aBranch(test, '西岗村支部'),
    today: () => day,
    goTo: next => {
      day = next
    },
    person: (name, orgId, fromOn = null) => aMember(test, orgId, { name }, { fromOn }),
    list,
    row: async (year, orgId, more = {}) =>
      (await list(year, more)).branches.find(branch => branch.orgId === orgId),
    fillAll,
    frozen: async (orgId, year) => {
      await fillAll(orgId, year)
      return (await annual.freeze({ orgId, year, on: day })).id
    },
    handed: async rosterId => {
      await annual.sign({ rosterId, signedOn: day, signedBy: '王书记', sealed: true })
      await annual.handUp({ rosterId, on: day })
    },
  }
}
