import { afterAll, beforeAll, expect, test } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { nextCaseNo } from '../../../src/main/db/nextCaseNo.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let own: TestOffice

beforeAll(async () => {
  own = await anOffice()
})
afterAll(() => own.dispose())

const next = (on: string) => nextCaseNo(own.register.writer, 'lostCase', 'SL', on)

test('numbers begin anew with the year, and one that was removed is not given again', async () => {
  expect(await next('2016-03-01')).toBe('SL2016-001')
  const memberId = await aMember(own, await aBranch(own))
  const { id } = await own.backend.search.open({ memberId, values: { foundOn: '2016-03-01' } })
  expect(await next('2016-12-31')).toBe('SL2016-002')
  expect(await next('2015-12-31')).toBe('SL2015-001')
  await change(own.register, { label: '误录', actor: '李干事', at: '2016-03-20T09:00:00' }, ({ tx }) =>
    tx.updateTable('lostCase').set({ removed: 1 }).where('id', '=', id).execute(),
  )
  expect(await next('2016-12-31')).toBe('SL2016-002')
})
