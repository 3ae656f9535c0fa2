/** Pages found the short ways, beside the same pages found the plain way: everybody asked, sorted, and counted. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inputs, Parsed } from '../../../src/shared/api/contract.ts'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { listing } from '../../../src/main/roster/listing.ts'
import { placedPage } from '../../../src/main/roster/pages.ts'
import { isLookedAhead, isWalked } from '../../../src/main/roster/walkedPages.ts'
import { putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { manyBranches, manyMember } from '../../builders/manyMembers.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'

type List = Inputs['roster']['list']
type Filter = NonNullable<Parsed['roster']['list']['filter']>
type Sort = NonNullable<List['sort']>

/** Enough for the first pages of most lists to be walked for. */
const MEMBERS = 2400
const TODAY = '2024-06-18'

let test: TestOffice
beforeAll(async () => {
  test = await anOffice()
  const target = { office: test.office, backend: test.backend, register: test.register }
  await putOrganisations(target, manyBranches(MEMBERS))
  await putMembers(
    target,
    Array.from({ length: MEMBERS }, (_, i) => ({ ...manyMember(i, false), flows: [], cases: [] })),
  )
  await change(test.register, stamp(test.office, '试'), async ({ tx }) => {
    const ids = (remainder: number) =>
      Array.from({ length: MEMBERS }, (_, i) => i + 1).filter(id => id % 40 === remainder)
    await tx.updateTable('member').set({ orgId: null }).where('id', 'in', ids(1)).execute()
    await tx.updateTable('membershipPeriod').set({ orgId: null }).where('memberId', 'in', ids(1)).execute()
    await tx.updateTable('member').set({ membership: 'REVOKED' }).where('id', 'in', ids(2)).execute()
    const gone = { removed: 1 as const, archivedOn: '2020-01-01', archiveReason: '试' }
    await tx.updateTable('member').set(gone).where('id', 'in', ids(3)).execute()
    const left = { toOn: '2015-01-01' }
    await tx.updateTable('membershipPeriod').set(left).where('memberId', 'in', ids(4)).execute()
    const [first, second] = await tx
      .selectFrom('organisation')
      .select('id')
      .orderBy('id')
      .offset(3)
      .limit(2)
      .execute()
    const twins = [first?.id ?? 0, second?.id ?? 0]
    await tx.updateTable('organisation').set({ shortName: '同名支部' }).where('id', 'in', twins).execute()
  })
}, 120_000)
afterAll(() => test.dispose())

const FILTERS: Record<string, Filter> = {
  全部: {},
  女: { where: [{ is: 'oneOf', column: 'sex', values: ['女'] }] },
  姓名含王: { where: [{ is: 'contains', column: 'name', text: '王' }] },
  没有电话: { where: [{ is: 'empty', column: 'phone' }] },
  有问题: { issues: true },
  预备: { membership: ['PROBATIONARY'] },
  一个支部: { orgId: 7 },
  找到的: { text: 'w' },
}
const SORTS: Record<string, Sort> = {
  原来: [],
  姓名倒序: [{ column: 'name', descending: true }],
  出生: [{ column: 'birth' }],
  入党倒序: [{ column: 'joinDate', descending: true }],
  文化程度和电话: [{ column: 'education', descending: true }, { column: 'phone' }],
  支部: [{ column: 'orgName' }],
  支部倒序再入党: [{ column: 'orgName', descending: true }, { column: 'joinDate' }],
  状态: [{ column: 'membership', descending: true }],
}
const DAYS = { 今天: undefined, 以前: '2016-03-19', 很久以前: '1985-01-01' }
const PARTS = [
  { offset: 0, limit: 100 },
  { offset: 60, limit: 40 },
  { offset: 450, limit: 100 },
  { offset: 2200, limit: 200 },
]

const parsed = (filter: Filter, sort: Sort) =>
  ({
    filter,
    sort: sort.map(({ column, descending = false }) => ({ column, descending })),
  }) satisfies Partial<Parsed['roster']['list']>

describe.each(Object.entries(DAYS))('%s', (_day, asOf) => {
  it.each(Object.keys(FILTERS).flatMap(filter => Object.keys(SORTS).map(sort => [filter, sort])))(
    '%s、按%s',
    async (filter = '', sort = '') => {
      const wanted = parsed(FILTERS[filter] ?? {}, SORTS[sort] ?? [])
      const scope = { on: asOf ?? TODAY, dated: asOf !== undefined, found: null }
      const plain = listing(test.register.reader, wanted, scope)
      const all = await plain.placed({ offset: 0, limit: MEMBERS })
      for (const page of PARTS) {
        const { total, placed } = await placedPage(test.register, { ...wanted, page, asOf }, scope)
        expect(total).toBe(all.length)
        expect(placed).toEqual(all.slice(page.offset, page.offset + page.limit))
      }
    },
  )
})

describe('the short ways', () => {
  it.each(Object.keys(DAYS))('answer the same through either index, %s', async day => {
    const asOf = DAYS[day as keyof typeof DAYS]
    const scope = { on: asOf ?? TODAY, dated: asOf !== undefined, found: null }
    for (const filter of Object.values(FILTERS)) {
      const wanted = parsed(filter, [{ column: 'name', descending: true }])
      const plain = listing(test.register.reader, wanted, scope)
      const rows = await plain.placed({ offset: 0, limit: MEMBERS })
      for (const through of ['names', 'columns'] as const) {
        const other = listing(test.register.reader, wanted, scope, { through })
        expect(await other.placed({ offset: 0, limit: MEMBERS })).toEqual(rows)
        expect(await other.count()).toBe(rows.length)
      }
    }
  })

  it('are taken where they are short, and nowhere else', () => {
    const page = { offset: 0, limit: 100 }
    const many = { found: null, on: TODAY, dated: false }
    expect(isWalked({ ...parsed({}, []), page }, many, 2000)).toBe(true)
    expect(isWalked({ ...parsed({}, []), page }, many, 1999)).toBe(false)
    expect(isWalked({ ...parsed({}, []), page: { offset: 401, limit: 100 } }, many, 99_999)).toBe(false)
    expect(isWalked({ ...parsed({}, [{ column: 'birth' }]), page }, many, 2000)).toBe(false)
    expect(isWalked({ ...parsed(FILTERS.姓名含王 ?? {}, []), page }, many, 2000)).toBe(false)
    expect(isWalked({ ...parsed({ orgId: 7 }, []), page }, many, 2000)).toBe(false)
    const past = { ...many, dated: true }
    expect(isLookedAhead({ ...parsed({}, [{ column: 'birth' }]), page }, past)).toBe(true)
    expect(isLookedAhead({ ...parsed({}, [{ column: 'birth', descending: true }]), page }, past)).toBe(false)
    expect(isLookedAhead({ ...parsed({}, [{ column: 'birth' }, { column: 'orgName' }]), page }, past)).toBe(
      false,
    )
    expect(isLookedAhead({ ...parsed({}, [{ column: 'birth' }]), page }, many)).toBe(false)
  })
})

describe('a text', () => {
  const page = { offset: 0, limit: 100 }
  const list = (text: string) => test.backend.roster.list({ filter: { text }, page })

  it('counts alike whether its finds are listed or gone through', async () => {
    for (const text of ['w', '1', '9', '王', '没有这个人']) {
      const scope = { on: TODAY, dated: false, found: null }
      const counted = await listing(test.register.reader, parsed({ text }, []), scope).count()
      expect(counted).toBe((await list(text)).total)
    }
  })

  it('that goes on from another finds what it finds by itself', async () => {
    const typed = '6Ｘ wang'
    const grown: number[] = []
    for (let length = 1; length <= typed.length; length += 1)
      grown.push((await list(typed.slice(0, length))).total)
    // Another write, and every text is looked for anew, the longest one first.
    await change(test.register, stamp(test.office, '试'), ({ tx }) =>
      tx.updateTable('member').set({ remark: '试' }).where('id', '=', 9).execute(),
    )
    const alone: number[] = []
    for (let length = typed.length; length > 0; length -= 1)
      alone.unshift((await list(typed.slice(0, length))).total)
    expect(grown).toEqual(alone)
    expect(grown[0]).toBeGreaterThan(100)
    expect(grown[1]).toBeGreaterThan(0)
  })
})
