import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MemberKey } from '../../../src/shared/roster/fields.ts'
import type { TypedValues } from '../../../src/shared/roster/schema.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let member: number
beforeEach(async () => {
  test = await anOffice()
  const east = await aBranch(test)
  member = await aMember(test, east, { name: '张三', phone: '13700000001', hardship: true, joinDate: '1991' })
})
afterEach(() => test.dispose())

const update = async (values: TypedValues) =>
  (await test.backend.roster.update({ id: member, values })).changeId ?? 0
const restore = (changeId: number, field: MemberKey) =>
  test.backend.roster.restoreValue({ id: member, changeId, field })
const card = () => test.backend.roster.card({ id: member })

describe('putting an earlier value back', () => {
  it('changes that field alone, as a new entry that can be taken back', async () => {
    const first = await update({ phone: '13700000002', unit: '小学' })
    await update({ phone: '13700000003' })
    const { changeId } = await restore(first, 'phone')
    expect((await card()).values).toMatchObject({ phone: '13700000001', unit: '小学' })
    const { rows } = await test.backend.audit.detail({ id: changeId ?? 0 })
    expect(rows).toEqual([
      {
        record: '党员 张三',
        memberId: member,
        action: '修改',
        field: '联系电话',
        before: '13700000003',
        after: '13700000001',
      },
    ])
    await finish(test.backend.audit.undo({}))
    expect((await card()).values.phone).toBe('13700000003')
  })

  it('puts back what was empty, marks, names and what could not be read', async () => {
    const change = await update({ unit: '小学', hardship: false, name: '李四', joinDate: '1991-07-01' })
    await restore(change, 'unit')
    await restore(change, 'hardship')
    await restore(change, 'name')
    await restore(change, 'joinDate')
    const { values, asTyped } = await card()
    expect(values).toMatchObject({ unit: null, hardship: true, name: '张三', joinDate: null })
    expect(asTyped).toEqual({ joinDate: '1991' })
    expect((await test.backend.roster.list({ filter: { text: 'zs' } })).total).toBe(1)
  })

  it('leaves no entry where the value stands already', async () => {
    const change = await update({ phone: '13700000002' })
    await update({ phone: '13700000001' })
    expect(await restore(change, 'phone')).toEqual({ changeId: null })
  })

  it('is refused for a field that operation did not change', async () => {
    const change = await update({ phone: '13700000002' })
    await expect(restore(change, 'unit')).rejects.toThrow('已不存在')
    await expect(restore(99_999, 'phone')).rejects.toThrow('已不存在')
  })

  it('is offered in the history for the member’s own changed fields alone', async () => {
    await update({ phone: '13700000002' })
    const { rows } = await test.backend.audit.history({ memberId: member })
    expect(rows.filter(row => row.restores !== null).map(row => [row.restores, row.before])).toEqual([
      ['phone', '13700000001'],
    ])
  })
})
