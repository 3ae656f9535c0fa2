import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let today = '2016-03-20'
let branch: number
let zhang: number
beforeEach(async () => {
  today = '2016-03-20'
  test = await anOffice(today)
  test.office.clock.today = () => today
  test.office.clock.now = () => `${today}T09:00:00`
  branch = await aBranch(test)
  zhang = await aMember(test, branch, { name: '张三' })
})
afterEach(() => test.dispose())

const labels = async (input: object) => (await test.backend.audit.changes(input)).rows.map(row => row.label)

describe('the log narrowed', () => {
  it('to days, both included, and to words', async () => {
    today = '2016-03-21'
    await test.backend.roster.update({ id: zhang, values: { phone: '13700000002' } })
    today = '2016-03-22'
    await test.backend.roster.update({ id: zhang, values: { remark: '在外' } })
    expect(await labels({ from: '2016-03-21' })).toEqual(['修改备注', '修改联系电话'])
    expect(await labels({ from: '2016-03-21', to: '2016-03-21' })).toEqual(['修改联系电话'])
    expect(await labels({ from: '2016-03-22', to: '2016-03-21' })).toEqual([])
    expect(await labels({ to: '2016-03-20', text: '张三' })).toEqual(['新增党员：张三'])
    expect(await labels({ text: '修改', kind: 'edit' })).toEqual(['修改备注', '修改联系电话'])
    // Nothing of what is typed is a pattern.
    expect(await labels({ text: '%' })).toEqual([])
  })

  it('to a person and all that hangs on him', async () => {
    const li = await aMember(test, branch, { name: '李四' })
    await test.backend.roster.update({ id: li, values: { phone: '13700000002' } })
    const { id: flowId } = await test.backend.flow.save({
      memberId: zhang,
      values: { leftOn: '2015-01-01', reason: '经商' },
    })
    await test.backend.flow.end({ id: flowId, returnedOn: '2015-02-01' })
    expect(await labels({ memberId: zhang })).toEqual(['登记流动党员返回', '登记流动党员', '新增党员：张三'])
    expect(await labels({ memberId: li })).toEqual(['修改联系电话', '新增党员：李四'])
  })

  it('to nobody else who had the same number before an undo', async () => {
    const first = await aMember(test, branch, { name: '王五' })
    await finish(test.backend.audit.undo({}))
    const second = await aMember(test, branch, { name: '赵六' })
    expect(second).toBe(first)
    expect(await labels({ memberId: second })).toEqual(['新增党员：赵六'])
    const { rows } = await test.backend.audit.history({ memberId: second })
    expect(JSON.stringify(rows)).not.toContain('王五')
    expect((await test.backend.roster.card({ id: second })).lastChange?.count).toBe(1)
    // Taken away and brought back it stays the same person.
    await finish(test.backend.audit.undo({}))
    await finish(test.backend.audit.redo({}))
    expect(await labels({ memberId: second })).toEqual([
      '重做：新增党员：赵六',
      '撤销：新增党员：赵六',
      '新增党员：赵六',
    ])
  })
})

describe('the rows of an entry', () => {
  it('say whose they are, and between whom a merge moved them', async () => {
    const li = await aMember(test, branch, { name: '李四', idNo: '' })
    await test.backend.flow.save({ memberId: li, values: { leftOn: '2015-01-01', reason: '经商' } })
    const sides = { name: 'kept', idNo: 'kept' } as const
    const { changeId } = await test.backend.duplicates.merge({ keepId: zhang, otherId: li, choices: sides })
    const { rows } = await test.backend.audit.detail({ id: changeId ?? 0 })
    const moved = rows.filter(row => row.field === '所属党员')
    expect(moved).toContainEqual({
      record: '流动记录 李四',
      action: '修改',
      field: '所属党员',
      before: `李四（第${li}号）`,
      after: `张三（第${zhang}号）`,
      memberId: zhang,
    })
    // Of one who is no longer in the register there is no card to open.
    expect(rows.find(row => row.record === '党员 李四')?.memberId).toBeNull()
  })

  it('are paged', async () => {
    const ids = [
      zhang,
      await aMember(test, branch, { name: '李四' }),
      await aMember(test, branch, { name: '王五' }),
    ]
    const edits = ids.map(id => ({ id, values: { remark: '困难' } }))
    const { changeId } = await test.backend.roster.updateMany({ kind: 'bulk', edits })
    const page = async (offset: number) => {
      const { total, rows } = await test.backend.audit.detail({
        id: changeId ?? 0,
        page: { offset, limit: 2 },
      })
      return [total, rows.map(row => [row.memberId, row.field, row.before, row.after])]
    }
    expect(await page(0)).toEqual([3, ids.slice(0, 2).map(id => [id, '备注', '', '困难'])])
    expect(await page(2)).toEqual([3, [[ids[2], '备注', '', '困难']]])
  })
})
