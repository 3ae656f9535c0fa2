import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RosterView } from '../../../src/shared/roster/views.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

const WOMEN: RosterView = {
  filter: { where: [{ is: 'oneOf', column: 'sex', values: ['女'] }] },
  sort: [{ column: 'birth', descending: true }],
  columns: [{ key: 'name' }, { key: 'birth', width: 120 }],
}
const ALL: RosterView = { filter: {}, sort: [], columns: [{ key: 'name' }] }

const names = async () => (await test.backend.roster.views({})).views.map(({ name }) => name)

describe('named views of the roster', () => {
  it('are kept as they were saved, the eldest first', async () => {
    const { id } = await test.backend.roster.saveView({ name: ' 女党员 ', view: WOMEN })
    await test.backend.roster.saveView({ name: '全部', view: ALL })
    const { views } = await test.backend.roster.views({})
    expect(views[0]).toEqual({ id, name: '女党员', view: WOMEN })
    expect(views.map(({ name }) => name)).toEqual(['女党员', '全部'])
  })

  it('are renamed, changed and removed, each a step of undo', async () => {
    const { id } = await test.backend.roster.saveView({ name: '女党员', view: WOMEN })
    await test.backend.roster.saveView({ id, name: '妇女', view: ALL })
    expect((await test.backend.roster.views({})).views).toEqual([{ id, name: '妇女', view: ALL }])
    await test.backend.roster.removeView({ id })
    expect(await names()).toEqual([])
    await finish(test.backend.audit.undo({}))
    expect(await names()).toEqual(['妇女'])
    await finish(test.backend.audit.undo({}))
    expect((await test.backend.roster.views({})).views).toEqual([{ id, name: '女党员', view: WOMEN }])
    await finish(test.backend.audit.undo({}))
    expect(await names()).toEqual([])
  })

  it('have names of their own, and refuse what is no view', async () => {
    const { id } = await test.backend.roster.saveView({ name: '女党员', view: WOMEN })
    await test.backend.roster.saveView({ name: '全部', view: ALL })
    await expect(test.backend.roster.saveView({ name: '全部', view: WOMEN })).rejects.toThrow(
      '已有视图“全部”',
    )
    await expect(test.backend.roster.saveView({ id, name: '全部', view: WOMEN })).rejects.toThrow('已有视图')
    await expect(test.backend.roster.saveView({ name: '  ', view: ALL })).rejects.toThrow()
    await expect(test.backend.roster.saveView({ id: 9999, name: '新', view: ALL })).rejects.toThrow(
      '已不存在',
    )
    expect(await names()).toEqual(['女党员', '全部'])
  })

  it('are no other settings: neither can be removed for the other', async () => {
    await test.backend.settings.set({ key: 'committee.phone', value: '0371' })
    const setting = await test.register.reader
      .selectFrom('setting')
      .select('id')
      .where('key', '=', 'committee.phone')
      .executeTakeFirstOrThrow()
    await expect(test.backend.roster.removeView({ id: setting.id })).rejects.toThrow('已不存在')
    await expect(test.backend.roster.saveView({ id: setting.id, name: '新', view: ALL })).rejects.toThrow(
      '已不存在',
    )
    await test.backend.roster.saveView({ name: '全部', view: ALL })
    const { settings } = await test.backend.settings.list({})
    expect(settings.find(({ key }) => key === 'committee.phone')?.value).toBe('0371')
  })

  it('stand in the log in words', async () => {
    const { changeId } = await test.backend.roster.saveView({ name: '女党员', view: WOMEN })
    const { rows } = await test.backend.audit.detail({ id: changeId ?? 0 })
    expect(rows).toEqual([
      {
        record: '视图 女党员',
        memberId: null,
        action: '新增',
        field: expect.any(String) as string,
        before: '',
        after: '性别 女；列：姓名、出生日期；排序：出生日期倒序',
      },
    ])
  })

  it('are full at fifty', async () => {
    for (let n = 0; n < 50; n += 1) await test.backend.roster.saveView({ name: `视图${n}`, view: ALL })
    await expect(test.backend.roster.saveView({ name: '再一个', view: ALL })).rejects.toThrow('最多保存50个')
  })
})
