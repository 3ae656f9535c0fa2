import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

let test: TestOffice
let east: number
let west: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西河村支部')
})
afterEach(() => test.dispose())

const list = async (filter: object = {}) => {
  const { total, rows } = await test.backend.duplicates.list({ filter })
  expect(rows).toHaveLength(total)
  return rows.map(row => `${row.first.name} ${row.second.name} ${row.words}`)
}
const ofMember = async (memberId: number) =>
  (await test.backend.duplicates.ofMember({ memberId })).rows.map(row => `${row.name} ${row.words}`)

describe('the duplicate check', () => {
  it('lists pairs by reason and branch; each member knows its own', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 31)
    const old = `${idNo.slice(0, 6)}${idNo.slice(8, 17)}`
    const a = await aMember(test, east, { name: '张三', idNo, phone: '' })
    const b = await aMember(test, west, { name: '张叁', idNo: old, birth: '', phone: '' })
    const c = await aMember(test, west, { name: '李建国', birth: '1960-02', idNo: '', phone: '' })
    const d = await aMember(test, west, { name: '李建军', birth: '1960-02-09', idNo: '', phone: '' })
    await aMember(test, east, { name: '孙某', birth: '1988-08-08', phone: '' })
    const [sameId, near] = ['张三 张叁 身份证号相同', '李建国 李建军 差一个字，出生年月相同']
    expect(await list()).toEqual([sameId, near])
    expect(await list({ reason: 'NEAR' })).toEqual([near])
    expect(await list({ reason: 'NAME_BIRTH' })).toEqual([])
    expect(await list({ orgId: east })).toEqual([sameId])
    expect(await list({ orgId: west })).toEqual([sameId, near])
    expect([await ofMember(a), await ofMember(b), await ofMember(c), await ofMember(d)]).toEqual([
      ['张叁 身份证号相同'],
      ['张三 身份证号相同'],
      ['李建军 差一个字，出生年月相同'],
      ['李建国 差一个字，出生年月相同'],
    ])
  })

  it('agrees with what each member is told, also where the birth stands only in the ID number', async () => {
    const persons = [
      { name: '张建国', birth: '', idNo: anIdNumber('1970-05-01', '男', 51), phone: '' },
      { name: '章建国', birth: '1970-05', idNo: '', phone: '' },
      { name: '张建国', birth: '1970-05-01', idNo: '410400700501777', phone: '' },
      { name: '张国', birth: '', idNo: '410400700520003', phone: '0375-1234567' },
      { name: '王芳', birth: '', idNo: '', phone: '03751234567' },
      { name: '王军', birth: '', idNo: '', phone: '0375-1234567' },
    ]
    const ids: number[] = []
    for (const values of persons) ids.push(await aMember(test, east, values))
    const { rows } = await test.backend.duplicates.list({})
    const listed = rows.flatMap(({ first, second }) => [
      `${first.id} ${second.id}`,
      `${second.id} ${first.id}`,
    ])
    const told: string[] = []
    for (const id of ids) {
      const own = await test.backend.duplicates.ofMember({ memberId: id })
      told.push(...own.rows.map(row => `${id} ${row.id}`))
    }
    expect(told.sort()).toEqual(listed.sort())
    expect(rows.length).toBeGreaterThanOrEqual(6)
  })

  it('does not ask again about two persons; the mark is undoable and can be taken back', async () => {
    const a = await aMember(test, east, { name: '张三' })
    const b = await aMember(test, east, { name: '张三' })
    const pair = '张三 张三 姓名和出生日期相同'
    expect(await list()).toEqual([pair])
    const { changeId } = await test.backend.duplicates.markDistinct({ keepId: b, otherId: a })
    expect(await list()).toEqual([])
    expect(await list({ distinct: true })).toEqual([pair])
    expect(await ofMember(a)).toEqual([])
    const again = await test.backend.duplicates.markDistinct({ keepId: a, otherId: b })
    expect(again.changeId).toBeNull()
    const { rows } = await test.backend.audit.changes({})
    expect([rows[0]?.id, rows[0]?.label, rows[0]?.about]).toEqual([
      changeId,
      '标记不是同一人：张三、张三',
      '张三',
    ])
    const detail = await test.backend.audit.detail({ id: changeId ?? 0 })
    expect(detail.rows.map(row => [row.record, row.field, row.after])).toEqual([
      ['“不是同一人”标记 张三', '标记日期', '2024-03-20'],
    ])
    await finish(test.backend.audit.undo({}))
    expect(await list()).toEqual([pair])
    await finish(test.backend.audit.redo({}))
    await test.backend.duplicates.unmarkDistinct({ keepId: a, otherId: b })
    expect(await list()).toEqual([pair])
  })

  it('follows every change: a member taken away, a number put right', async () => {
    const a = await aMember(test, east, { name: '张三' })
    await aMember(test, east, { name: '张三' })
    expect(await list()).toHaveLength(1)
    await test.backend.roster.update({ id: a, values: { name: '周大海', phone: '' } })
    expect(await list()).toEqual([])
    await finish(test.backend.audit.undo({}))
    await test.backend.roster.remove({ id: a, reason: '重复录入' })
    expect(await list()).toEqual([])
  })

  it('is paged', async () => {
    for (let n = 0; n < 5; n += 1) await aMember(test, east, { name: '张三' })
    const page = (offset: number) => test.backend.duplicates.list({ page: { offset, limit: 4 } })
    expect((await page(0)).total).toBe(10)
    expect([(await page(0)).rows.length, (await page(8)).rows.length]).toEqual([4, 2])
  })
})
