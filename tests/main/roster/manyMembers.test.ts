import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { dump } from '../../builders/dump.ts'
import type { Inputs } from '../../../src/shared/api/contract.ts'

type Edits = Inputs['roster']['updateMany']['edits']

let test: TestOffice
let east: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test)
})
afterEach(() => test.dispose())

const paste = (edits: Edits) => test.backend.roster.updateMany({ kind: 'paste', edits })
const valuesOf = async (id: number) => test.backend.roster.card({ id })
const lastLabel = async () => (await test.backend.audit.state({})).undo?.label
const undo = () => finish(test.backend.audit.undo({}))

describe('a block of values', () => {
  it('is one entry of the log, and one undo gives exactly the former state', async () => {
    const ids = []
    for (const name of ['甲', '乙', '丙']) ids.push(await aMember(test, east, { name }))
    const before = dump(test.register)
    const { changeId, ...outcome } = await paste(
      ids.map((id, at) => ({
        id,
        values: { phone: `1390000000${at}`, education: '本科', remark: `第${at + 1}名` },
      })),
    )
    expect(outcome).toEqual({ members: 3, cells: 9, replaced: 6, refused: [] })
    expect(changeId).not.toBeNull()
    expect(await lastLabel()).toBe('粘贴名册3栏、3名')
    expect((await valuesOf(ids[1] ?? 0)).values).toMatchObject({
      phone: '13900000001',
      education: '大学本科',
      remark: '第2名',
    })
    await undo()
    expect(dump(test.register)).toEqual(before)
  })

  it('keeps what cannot be read as typed, with its finding, as a single edit does', async () => {
    const [one, two] = [await aMember(test, east, { name: '甲' }), await aMember(test, east, { name: '乙' })]
    const typed = { joinDate: '九几年', idNo: '41040019700501', sex: '男性', phone: '12' }
    const { refused } = await paste([{ id: one, values: typed }])
    await test.backend.roster.update({ id: two, values: typed })
    const [block, single] = [await valuesOf(one), await valuesOf(two)]
    expect(refused).toEqual([])
    expect(block.asTyped).toEqual({ joinDate: '九几年' })
    expect({ ...block.values, name: '' }).toEqual({ ...single.values, name: '' })
    expect([block.asTyped, block.findings]).toEqual([single.asTyped, single.findings])
    const { rows } = await test.backend.roster.list({})
    expect(rows.find(row => row.id === one)?.issues).toEqual(rows.find(row => row.id === two)?.issues)
  })

  it('answers what cannot be kept with its reason, and saves the rest', async () => {
    const id = await aMember(test, east, { name: '甲', remark: '原话' })
    const { changeId, ...outcome } = await paste([
      { id, values: { name: ' ', remark: '长'.repeat(301), unit: '镇政府' } },
      { id: 9999, values: { unit: '镇政府' } },
    ])
    expect(changeId).not.toBeNull()
    expect(outcome).toMatchObject({ members: 1, cells: 1, replaced: 0 })
    expect(outcome.refused).toEqual([
      { id, field: 'name', reason: '“姓名”填写有误：请填写姓名' },
      { id, field: 'remark', reason: '“备注”填写有误：最多300个字，这里有301个字' },
      { id: 9999, field: 'unit', reason: '这条记录已不存在，可能已被撤销。请刷新后再看' },
    ])
    expect((await valuesOf(id)).values).toMatchObject({ name: '甲', remark: '原话', unit: '镇政府' })
    expect(await lastLabel()).toBe('粘贴工作单位、1名')
  })

  it('takes a text of exactly the length of its field', async () => {
    const id = await aMember(test, east, { name: '甲' })
    expect((await paste([{ id, values: { remark: '长'.repeat(300) } }])).refused).toEqual([])
    expect((await valuesOf(id)).values.remark).toBe('长'.repeat(300))
  })

  it('leaves no entry where nothing changes, or nothing could be kept', async () => {
    const id = await aMember(test, east, { name: '甲', phone: '13700000001' })
    const before = dump(test.register)
    expect(await paste([{ id, values: { phone: ' 13700000001 ', name: '甲' } }])).toMatchObject({
      changeId: null,
      cells: 0,
    })
    expect(await paste([{ id, values: { name: '' } }])).toMatchObject({ changeId: null, members: 0 })
    expect(dump(test.register)).toEqual(before)
    expect(await lastLabel()).toBe('新增党员：甲')
  })

  it('follows the name: it is found by its new pinyin', async () => {
    const id = await aMember(test, east, { name: '甲' })
    await paste([{ id, values: { name: '欧阳 修' } }])
    expect((await test.backend.roster.find({ text: 'oyx' })).rows.map(row => row.id)).toEqual([id])
  })

  it('counts the later of two values for one cell', async () => {
    const id = await aMember(test, east, { name: '甲' })
    expect(
      await paste([
        { id, values: { unit: '甲厂', title: '厂长' } },
        { id, values: { unit: '乙厂' } },
      ]),
    ).toMatchObject({ members: 1, cells: 2 })
    expect((await valuesOf(id)).values).toMatchObject({ unit: '乙厂', title: '厂长' })
  })

  it('clears fields and what was kept as typed beside them', async () => {
    const id = await aMember(test, east, { name: '甲', joinDate: '九几年' })
    const cleared = await test.backend.roster.updateMany({
      kind: 'clear',
      edits: [{ id, values: { joinDate: '', phone: '', qq: '' } }],
    })
    expect(cleared).toMatchObject({ cells: 2, replaced: 2 })
    const { values, asTyped } = await valuesOf(id)
    expect([values.joinDate, values.phone, asTyped]).toEqual([null, null, {}])
    expect(await lastLabel()).toBe('清空名册2栏、1名')
  })

  it('changes more members than are read at once, and all of them in one step', async () => {
    const ids = []
    for (let at = 0; at < 401; at += 1) ids.push(await aMember(test, east, { name: '甲' }))
    const before = dump(test.register)
    const outcome = await test.backend.roster.updateMany({
      kind: 'bulk',
      edits: ids.map(id => ({ id, values: { hardship: '是' } })),
    })
    expect(outcome).toMatchObject({ members: 401, cells: 401, replaced: 0, refused: [] })
    expect(await lastLabel()).toBe('批量修改困难党员、401名')
    expect((await test.backend.roster.list({ filter: { flag: 'hardship' } })).total).toBe(401)
    await undo()
    expect(dump(test.register)).toEqual(before)
  })
})

describe('looking ahead', () => {
  it('counts what would change and writes nothing', async () => {
    const one = await aMember(test, east, { name: '甲', education: '大专' })
    const two = await aMember(test, east, { name: '乙', education: '' })
    const three = await aMember(test, east, { name: '丙', education: '大学本科' })
    const before = dump(test.register)
    const edits = [one, two, three].map(id => ({ id, values: { education: '本科' } }))
    const seen = await test.backend.roster.previewMany({ kind: 'bulk', edits })
    const { names: first, ...counts } = seen
    expect(first).toEqual(['甲', '乙'])
    expect(counts).toEqual({ members: 2, cells: 2, replaced: 1, refused: [] })
    expect(dump(test.register)).toEqual(before)
    const done = await test.backend.roster.updateMany({ kind: 'bulk', edits })
    expect(done).toEqual({ ...counts, changeId: expect.any(Number) as number })
  })
})
