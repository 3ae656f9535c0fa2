/** A township in the middle of a sweep, on a day that can be moved. */

import { FIVE_CHECKS } from '../../../src/shared/census/codes.ts'
import type { CheckRow } from '../../../src/shared/census/lineMethods.ts'
import type { IsoDate } from '../../../src/shared/kernel/dates.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

export interface Sweep {
  test: TestOffice
  east: number
  west: number
  campaignId: number
  goTo: (day: IsoDate) => void
  person: (name: string, orgId: number, fromOn?: string | null) => Promise<number>
  list: (on?: IsoDate) => Promise<unknown>
  rows: (orgId: number, asOf?: IsoDate) => Promise<CheckRow[]>
  row: (memberId: number) => Promise<CheckRow>
  /** the five checks of a member filled */
  five: (memberId: number) => Promise<unknown>
  sign: (who: 'self' | 'group', orgId: number, on: IsoDate, memberIds?: number[]) => Promise<unknown>
}

/** Template A of 2016 (14 February to 5 August), as it stands on 1 March. */
export async function aSweep(): Promise<Sweep> {
  let day = '2016-03-01'
  const test = await anOffice(day)
  Object.assign(test.office.clock, { today: () => day, now: () => `${day}T09:00:00` })
  const { census } = test.backend
  const east = await aBranch(test, '东岗村支部')
  const west = await aBranch(test, '西岗村支部')
  const { values } = await census.proposal({ template: 'A', year: 2016 })
  const { id: campaignId } = await census.save({ values })
  const rows: Sweep['rows'] = async (orgId, asOf) => {
    const sheet = await census.lines({ campaignId, orgId, ...(asOf === undefined ? {} : { asOf }) })
    return sheet.rows
  }
  return {
    test,
    east,
    west,
    campaignId,
    goTo: next => {
      day = next
    },
    person: (name, orgId, fromOn = null) => aMember(test, orgId, { name }, { fromOn }),
    list: (on = '2016-02-14') => census.listScope({ campaignId, on }),
    rows,
    row: async memberId => {
      const all = [...(await rows(east)), ...(await rows(west))]
      const found = all.find(one => one.memberId === memberId)
      if (!found) throw new Error(`member ${memberId} is not on the list`)
      return found
    },
    five: memberId =>
      census.mark({
        campaignId,
        marks: FIVE_CHECKS.map(item => ({ memberId, item, state: '属实' })),
      }),
    sign: (who, orgId, on, memberIds) =>
      census.sign({
        campaignId,
        orgId,
        who,
        by: who === 'self' ? '王书记' : '李干事',
        on,
        ...(memberIds === undefined ? {} : { memberIds }),
      }),
  }
}
