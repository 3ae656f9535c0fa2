import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aMember, ORG, ORGANISATIONS } from '../../shared/reporting/build.ts'

/** More than are listed one by one: 5000. */
const MEMBERS = 5300

let test: TestOffice

beforeAll(async () => {
  test = await anOffice()
  await putOrganisations(test, ORGANISATIONS)
  await putMembers(
    test,
    Array.from({ length: MEMBERS }, (_, at) =>
      aMember({
        id: at + 1,
        name: '王伟',
        idNo: null,
        // The order of the names is another one than that of the ids.
        phone: `1380000${String((at * 7) % MEMBERS).padStart(4, '0')}`,
        membership: at % 1000 === 3 ? 'LEFT' : 'FORMAL',
      }),
    ),
  )
  await change(test.register, stamp(test.office, '排好顺序'), async ({ tx }) => {
    await tx
      .updateTable('member')
      .set({ namePinyin: sql<string>`"phone"` })
      .execute()
    await tx.updateTable('member').set({ removed: 1 }).where('id', 'in', [77, 1077]).execute()
  })
})
afterAll(() => test.dispose())

const ids = async (input: Parameters<TestOffice['backend']['roster']['list']>[0]) => {
  const { total, rows } = await test.backend.roster.list(input)
  return { total, ids: rows.map(({ id }) => id) }
}

describe('a text that nearly everybody has', () => {
  const expected = MEMBERS - 6 - 2

  it('shows the same members in the same order as the whole list, at the top and far below', async () => {
    for (const [offset, limit] of [
      [0, 100],
      [400, 100],
      [401, 100],
      [5200, 100],
    ] as const) {
      const page = { offset, limit }
      const all = await ids({ page })
      expect(all.ids).toHaveLength(Math.min(100, Math.max(0, expected - offset)))
      expect(await ids({ filter: { text: '1380' }, page })).toEqual(all)
    }
  })

  it('shows nobody archived or transferred out, and counts none of them', async () => {
    const { total, rows } = await test.backend.roster.list({
      filter: { text: '1380' },
      page: { offset: 0, limit: 500 },
    })
    expect(total).toBe(expected)
    expect(rows.filter(({ id, membership }) => id === 77 || membership !== 'FORMAL')).toEqual([])
  })

  it('is narrowed by further conditions and sorted otherwise as any text is', async () => {
    const sort = [{ column: 'phone' as const, descending: true }]
    const page = { offset: 0, limit: 50 }
    expect((await ids({ filter: { text: '1380' }, sort, page })).ids).toEqual((await ids({ sort, page })).ids)
    expect((await ids({ filter: { text: '1380', orgId: ORG.rural }, page })).ids).toEqual(
      (await ids({ page })).ids,
    )
    expect((await ids({ filter: { text: '1380', membership: ['LEFT'] }, page })).total).toBe(6)
  })
})
