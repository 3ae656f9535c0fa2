/** The marks of a member's card, read from the rooms their records lie in (rules.md 4.1). */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let member: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  member = await aMember(test, await aBranch(test))
})
afterEach(() => test.dispose())

const marks = async (asOf?: string) => {
  const { overlays } = await test.backend.roster.overlays({
    id: member,
    ...(asOf === undefined ? {} : { asOf }),
  })
  return overlays.map(({ words, record }) => [words, record.kind === 'tab' ? record.tab : record.kind])
}

it('tell of nothing where nothing holds', async () => {
  expect(await marks()).toEqual([])
})

it('tell of a lost case, a sanction and a mark by hand, each with where it is, and go with its undo', async () => {
  await test.backend.roster.update({ id: member, values: { unattached: true } })
  await test.backend.roster.saveSanction({
    memberId: member,
    values: {
      family: '党纪',
      kind: '留党察看一年',
      decidedOn: '2023-06-01',
      decidedBy: '镇党委',
      documentNo: null,
      note: null,
    },
  })
  await test.backend.search.open({ memberId: member, values: { foundOn: '2024-03-01' } })
  expect(await marks()).toEqual([
    ['失联核查中', 'lostCase'],
    ['留党察看中', 'sanction'],
    ['空挂党员', 'basic'],
  ])
  await finish(test.backend.audit.undo({}))
  expect((await marks()).map(([words]) => words)).toEqual(['留党察看中', '空挂党员'])
})

it('are those of the day asked for', async () => {
  await test.backend.search.open({ memberId: member, values: { foundOn: '2024-03-01' } })
  expect(await marks('2024-02-29')).toEqual([])
  expect(await marks('2024-03-01')).toEqual([['失联核查中', 'lostCase']])
})

it('tell of one who is away until the day before the return', async () => {
  await test.backend.flow.save({
    memberId: member,
    values: {
      leftOn: '2024-01-10',
      reason: '外出务工',
      direction: 'CROSS_PROVINCE',
      returnedOn: '2024-03-10',
    },
  })
  expect(await marks('2024-03-09')).toEqual([['外出失控', 'flow']])
  expect(await marks('2024-01-10')).toEqual([['外出中', 'flow']])
  expect(await marks('2024-03-10')).toEqual([])
})
