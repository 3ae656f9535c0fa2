import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

describe('the workbench', () => {
  it('says what needs attention, with its count, and stops saying it when it is done', async () => {
    const branch = await aBranch(test)
    const member = await aMember(test, branch, { idNo: '410400197005010000' })
    await test.backend.search.open({ memberId: member, values: { foundOn: '2016-02-18' } })
    const items = async () =>
      (await test.backend.agenda.overview({})).items.map(item => [item.key, item.count])
    // 30 days from 2016-02-18 end on 2016-03-19; today is the 20th.
    expect(await items()).toEqual([
      ['lostVerifyDue', 1],
      ['issues', 1],
      ['dossierUnchecked', 1],
      ['lostOpen', 1],
      ['annual', 1],
      ['censusSweep', null],
      ['campaign', null],
      ['backup', null],
    ])
    await finish(test.backend.vault.backup({}))
    expect((await items()).map(([key]) => key)).not.toContain('backup')
  })
})
