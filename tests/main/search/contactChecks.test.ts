/** 联系方式核对 (S02 42 to 44): who was not checked for too long, and confirming many at once. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

const TODAY = '2017-03-01'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice(TODAY)
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const contacts = async (
  more: { list?: 'due' | 'all'; asOf?: string; orgId?: number; text?: string } = {},
) => {
  const { rows, total } = await test.backend.search.contacts({ list: 'due', ...more })
  expect(total).toBe(rows.length)
  return rows
}
const names = async (more: Parameters<typeof contacts>[0] = {}) =>
  (await contacts(more)).map(({ name }) => name)
const confirm = (memberIds: number[], on: string, person = '李书记') =>
  test.backend.search.confirmContacts({ memberIds, on, person })
const due = async () =>
  (await test.backend.agenda.overview({})).items.find(({ key }) => key === 'contactsDue') ?? null

describe('the list', () => {
  it('holds who was checked more than the months ago, not who was on the very day', async () => {
    const [over, exact, never] = [
      await aMember(test, branch, { name: '甲' }),
      await aMember(test, branch, { name: '乙' }),
      await aMember(test, branch, { name: '丙', phone: '13800000001' }),
    ]
    await confirm([over], '2016-02-29')
    await confirm([exact], '2016-03-01')
    expect(await contacts()).toMatchObject([
      { memberId: never, checkedOn: null, length: null, person: null, due: true, phone: '13800000001' },
      { memberId: over, checkedOn: '2016-02-29', length: '12个月1天', person: '李书记', due: true },
    ])
    expect(await names({ list: 'all' })).toEqual(['丙', '甲', '乙'])
    expect(await due()).toMatchObject({ count: 2, text: '联系方式超过12个月没有核对' })
    await test.backend.settings.set({ key: 'lost.contactCheckMonths', value: 13, reason: '核对' })
    expect(await names()).toEqual(['丙'])
    await test.backend.settings.set({ key: 'lost.contactCheckMonths', value: 11, reason: '核对' })
    expect(await names()).toEqual(['丙', '甲', '乙'])
  })

  it('has every member once and in one order, however it is paged', async () => {
    const ids: number[] = []
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) ids.push(await aMember(test, branch, { name }))
    const [first = 0, second = 0, , fourth = 0, , sixth = 0] = ids
    await confirm([sixth], '2015-05-01')
    await confirm([second, fourth], '2014-05-01')
    await confirm([fourth], '2015-05-01', '张书记')
    await confirm([fourth], '2015-05-01')
    await confirm([first], '2017-02-01')
    const whole = ['丙', '戊', '乙', '丁', '己']
    expect(await names()).toEqual(whole)
    expect(await names({ list: 'all' })).toEqual([...whole, '甲'])
    for (const limit of [1, 2, 3, 4]) {
      const paged: string[] = []
      for (let offset = 0; offset < whole.length; offset += limit) {
        const page = { offset, limit }
        const { rows, total } = await test.backend.search.contacts({ list: 'due', page })
        expect(total).toBe(5)
        paged.push(...rows.map(({ name }) => name))
      }
      expect(paged).toEqual(whole)
    }
  })

  it('stands as it was on an earlier day, and goes by the last check', async () => {
    const id = await aMember(test, branch, { name: '甲' })
    await confirm([id], '2015-01-10')
    await confirm([id], '2016-06-01')
    expect(await names()).toEqual([])
    expect(await contacts({ asOf: '2016-05-31' })).toMatchObject([{ checkedOn: '2015-01-10' }])
    expect(await names({ asOf: '2016-06-01' })).toEqual([])
  })

  it('leaves out who is no member any more and who is being searched for, and narrows to a branch', async () => {
    const other = await aBranch(test, '西岗村支部')
    await aMember(test, branch, { name: '甲' })
    await aMember(test, other, { name: '乙' })
    const gone = await aMember(test, branch, { name: '丙' })
    await test.backend.roster.setMembership({
      id: gone,
      membership: 'DECEASED',
      on: '2017-01-01',
      evidence: '去世',
    })
    const lost = await aMember(test, branch, { name: '丁' })
    const { id } = await test.backend.search.open({ memberId: lost, values: { foundOn: '2017-02-01' } })
    expect(await names()).toEqual(['甲', '乙'])
    expect(await names({ orgId: other })).toEqual(['乙'])
    expect(await names({ text: '甲' })).toEqual(['甲'])
    await test.backend.search.exclude({ id, on: '2017-02-10', evidence: '本人来支部报到' })
    expect(await names()).toEqual(['甲', '乙', '丁'])
  })
})

describe('confirming', () => {
  it('takes several at once in one step, whoever was checked that day already once only', async () => {
    const ids = [await aMember(test, branch), await aMember(test, branch), await aMember(test, branch)]
    expect(await confirm(ids.slice(0, 1), TODAY)).toMatchObject({ members: 1 })
    expect(await confirm([...ids, ...ids], TODAY, '王支书')).toMatchObject({ members: 2 })
    expect(await due()).toBeNull()
    const checks = (at: number) => test.backend.search.contactChecks({ memberId: ids[at] ?? 0 })
    expect((await checks(0)).rows).toMatchObject([{ on: TODAY, person: '李书记' }])
    expect((await checks(1)).rows).toMatchObject([{ on: TODAY, person: '王支书' }])
    await finish(test.backend.audit.undo({}))
    expect(await due()).toMatchObject({ count: 2 })
  })

  it('takes more at once than one statement holds', async () => {
    const ids: number[] = []
    for (let i = 0; i < 501; i += 1) ids.push(await aMember(test, branch))
    expect(await confirm(ids, TODAY)).toMatchObject({ members: 501 })
    expect(await names()).toEqual([])
  })

  it('is of no later day and of nobody who is not there', async () => {
    const id = await aMember(test, branch)
    await expect(confirm([id], '2017-03-02')).rejects.toMatchObject({
      code: 'DATE_FUTURE',
      data: { field: 'on' },
    })
    await expect(confirm([id, 999_999], TODAY)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    expect((await test.backend.search.contactChecks({ memberId: id })).rows).toEqual([])
  })

  it('is taken away where it was entered by mistake', async () => {
    const id = await aMember(test, branch)
    await confirm([id], TODAY)
    const { rows, due: before } = await test.backend.search.contactChecks({ memberId: id })
    expect(before).toBe(false)
    await test.backend.search.removeContactCheck({ id: rows[0]?.id ?? 0 })
    expect(await test.backend.search.contactChecks({ memberId: id })).toEqual({ rows: [], due: true })
  })
})

it('prints the list with what it is narrowed to', async () => {
  await aMember(test, branch, { name: '甲' })
  const { fileName } = await finish(test.backend.search.contactsFile({ list: 'due', format: 'xlsx' }))
  expect(fileName).toContain('联系方式待核对党员名单')
})
