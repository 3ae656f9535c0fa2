import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LINKED_TABLES } from '../../../src/main/db/linkedTables.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'
import { aWholeMember, giveRecord, RECORDS } from './wholeLives.ts'

let test: TestOffice
let east: number
let west: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西河村支部')
})
afterEach(() => test.dispose())

const merge = (keepId: number, otherId: number, more: object = {}) =>
  test.backend.duplicates.merge({ keepId, otherId, ...more })
const card = (id: number) => test.backend.roster.card({ id })
const withoutLog = () => dump(test.register)

/** Tables with a column that refers to a member, from the schema itself, and the rows of one member in each. */
function leftOver(memberId: number): Record<string, number> {
  const { rawReader: raw } = test.register
  const columns = raw
    .prepare<[], { table: string; column: string }>(
      `SELECT "t"."name" AS "table", "f"."from" AS "column" FROM sqlite_master AS "t", pragma_foreign_key_list("t"."name") AS "f"
       WHERE "t"."type" = 'table' AND "f"."table" = 'member'`,
    )
    .all()
  const counts = columns.map(({ table, column }) => {
    const count = raw
      .prepare<[number], number>(`SELECT count(*) FROM "${table}" WHERE "${column}" = ?`)
      .pluck()
      .get(memberId)
    return [table, count ?? 0] as const
  })
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

describe('a merge', () => {
  it('moves every kind of record, takes the other member away, and is undone whole', async () => {
    const at = { serial: 1, orgId: east, otherOrgId: west }
    const keep = await aMember(test, east, { name: '张三', phone: '' })
    const other = await aWholeMember(test, RECORDS, at, { name: '张三', phone: '13700000009' })
    const { idNo } = (await card(keep)).values
    const third = await aMember(test, west, { name: '张三' })
    await test.backend.duplicates.markDistinct({ keepId: third, otherId: other })
    const before = withoutLog()

    // Every linked table has something to move, or the test would say nothing about it.
    expect(Object.keys(leftOver(other)).sort()).toEqual([...LINKED_TABLES].sort())
    const { moved, changeId } = await merge(keep, other, { choices: { idNo: 'kept' }, place: 'other' })
    expect(leftOver(other)).toEqual({})
    expect(moved).toBe(40)
    const merged = await card(keep)
    expect([merged.values.idNo, merged.values.phone, merged.orgName]).toEqual([
      idNo,
      '13700000009',
      '西河村支部',
    ])
    expect(merged.family.map(row => row.name)).toEqual(['小1'])
    expect(merged.sanctions).toHaveLength(1)
    expect((await test.backend.roster.list({})).rows.map(row => row.id)).toEqual([keep, third])
    expect(await test.backend.search.list({ filter: {} })).toMatchObject({ rows: [{ memberId: keep }] })
    expect((await test.backend.dossier.card({ memberId: keep })).values.keeper).toBe('第1柜')
    await expect(card(other)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    const { rows } = await test.backend.audit.changes({})
    expect(rows[0]).toMatchObject({ id: changeId, label: '合并重复的党员：张三，移动记录40条' })

    await finish(test.backend.audit.undo({}))
    expect(withoutLog()).toEqual(before)
    await finish(test.backend.audit.redo({}))
    expect(leftOver(other)).toEqual({})
    const { problems } = await finish(test.backend.vault.verify({}))
    expect(problems).toEqual([])
  })

  it('leaves nothing linked to the removed member and is undone to an equal register, whatever the two have', async () => {
    const kinds = fc.subarray([...RECORDS])
    let serial = 10
    await fc.assert(
      fc.asyncProperty(kinds, kinds, fc.boolean(), async (own, theirs, fromOther) => {
        serial += 2
        const at = { serial, orgId: east, otherOrgId: west }
        const keep = await aWholeMember(test, own, at)
        const other = await aWholeMember(test, theirs, {
          ...at,
          serial: serial + 1,
          orgId: west,
          otherOrgId: east,
        })
        const before = withoutLog()
        const { fields } = await test.backend.duplicates.compare({ keepId: keep, otherId: other })
        const side = fromOther ? 'other' : 'kept'
        const open = fields.filter(field => field.state === 'conflict')
        await merge(keep, other, {
          choices: Object.fromEntries(open.map(({ key }) => [key, side])),
          place: side,
        })
        expect(leftOver(other)).toEqual({})
        // On every day at most one state holds.
        for (const asOf of ['1996-01-01', '2011-06-01', '2015-06-01', '2019-06-01', '2024-03-19']) {
          const { rows } = await test.backend.roster.list({ asOf, page: { offset: 0, limit: 500 } })
          expect(rows.filter(row => row.id === keep).length, asOf).toBe(1)
        }
        const { orgId, periods } = await card(keep)
        expect(periods.filter(period => period.toOn === null).map(period => period.orgId)).toEqual([orgId])
        await finish(test.backend.audit.undo({}))
        expect(withoutLog()).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })

  it('refuses what contradicts and was not chosen, naming it, and writes nothing', async () => {
    const keep = await aMember(test, east, {
      idNo: anIdNumber('1970-05-01', '男', 401),
      phone: '13700000001',
    })
    const other = await aMember(test, west, {
      idNo: anIdNumber('1970-05-01', '男', 402),
      phone: '13700000002',
    })
    const before = withoutLog()
    await expect(merge(keep, other, { choices: { idNo: 'kept' } })).rejects.toMatchObject({
      code: 'MERGE_UNDECIDED',
      message: '还有2项两边不同，没有选定：所在支部和党籍状态、联系电话。请逐项选定后再合并',
    })
    await expect(merge(keep, keep)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    expect(withoutLog()).toEqual(before)
  })

  it('takes the chosen values with what was kept as typed, and the name with its pinyin', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 410)
    const keep = await aMember(test, east, { name: '单雄', idNo, workStart: '1990-07', remark: '甲' })
    const other = await aMember(test, east, { name: '张雄', idNo, workStart: '七几年', remark: '乙' })
    await merge(keep, other, { choices: { name: 'other', workStart: 'other', remark: 'kept' } })
    const merged = await card(keep)
    expect([merged.values.name, merged.values.workStart, merged.asTyped, merged.values.remark]).toEqual([
      '张雄',
      null,
      { workStart: '七几年' },
      '甲',
    ])
    expect(merged.findings.map(finding => finding.code)).toEqual(['AS_TYPED'])
    expect((await test.backend.roster.find({ text: 'zx', limit: 5 })).rows.map(row => row.id)).toEqual([keep])
  })

  it('keeps a record both have once', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 420)
    const at = { serial: 7, orgId: east, otherOrgId: west }
    const keep = await aWholeMember(test, ['family', 'post'], at, { idNo })
    const other = await aWholeMember(test, ['family', 'post'], at, { idNo })
    await giveRecord(test, other, 'family', { ...at, serial: 8 })
    await merge(keep, other)
    expect((await card(keep)).family.map(row => row.name)).toEqual(['小7', '小8'])
    expect((await test.backend.organisation.posts({ memberId: keep })).posts).toHaveLength(1)
  })

  it('keeps the better evidence in the dossier and notes the other', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 430)
    const keep = await aMember(test, east, { idNo })
    const other = await aMember(test, east, { idNo })
    const { dossier } = test.backend
    await dossier.mark({
      marks: [
        { memberId: keep, item: 'APPLICATION', present: '缺', note: '待补' },
        { memberId: other, item: 'APPLICATION', present: '有' },
        { memberId: keep, item: 'POLITICAL', present: '有' },
        { memberId: other, item: 'POLITICAL', present: '不规范', note: '没有盖章' },
        { memberId: other, item: 'VOLUNTEER', present: '缺' },
      ],
    })
    await dossier.save({ memberId: keep, values: { keeper: '镇党委', box: '3' } })
    await dossier.save({ memberId: other, values: { keeper: '档案室', shelf: '乙-2', remark: '旧盒' } })
    const { notes } = await test.backend.duplicates.compare({ keepId: keep, otherId: other })
    expect(notes).toEqual(['档案材料有2项标记不同，取材料较全的一种，另一种记入说明'])
    await merge(keep, other)
    const { items, values } = await dossier.card({ memberId: keep })
    expect([items.APPLICATION, items.POLITICAL, items.VOLUNTEER]).toEqual([
      { present: '有', note: '待补；合并前另一条为“缺”', markedOn: '2024-03-20' },
      { present: '有', note: '没有盖章；合并前另一条为“不规范”', markedOn: '2024-03-20' },
      { present: '缺', note: null, markedOn: '2024-03-20' },
    ])
    expect([values.keeper, values.box, values.shelf, values.remark]).toEqual([
      '镇党委',
      '3',
      '乙-2',
      '旧盒；合并前另一条：保管单位档案室',
    ])
  })

  it('makes one line of dated states out of two, the chosen first', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 440)
    const keep = await aMember(test, east, { idNo }, { membership: 'FORMAL', fromOn: '2010-01-01' })
    const other = await aMember(test, west, { idNo }, { membership: 'FORMAL', fromOn: '2001-01-01' })
    await test.backend.roster.transfer({ ids: [other], orgId: east, on: '2005-01-01', evidence: null })
    await test.backend.roster.transfer({ ids: [other], orgId: west, on: '2012-01-01', evidence: null })
    await merge(keep, other, { place: 'kept' })
    expect((await card(keep)).periods.map(row => [row.orgName, row.fromOn, row.toOn])).toEqual([
      ['西河村支部', '2001-01-01', '2005-01-01'],
      ['东岗村支部', '2005-01-01', '2010-01-01'],
      ['东岗村支部', '2010-01-01', null],
    ])
  })

  it('tells what both have open', async () => {
    const at = { serial: 5, orgId: east, otherOrgId: west }
    const keep = await aWholeMember(test, ['case', 'flow'], at)
    const other = await aWholeMember(test, ['case', 'flow', 'family'], at)
    const { open, records } = await test.backend.duplicates.compare({ keepId: keep, otherId: other })
    expect(open.map(({ kind, records: both }) => [kind, both.map(({ side }) => side)])).toEqual([
      ['lostCase', ['kept', 'other']],
      ['flow', ['kept', 'other']],
    ])
    expect(records).toEqual([
      { label: '党籍变动', kept: 1, other: 1 },
      { label: '家庭成员', kept: 0, other: 1 },
      { label: '流动记录', kept: 1, other: 1 },
      { label: '流动党员活动证', kept: 1, other: 1 },
      { label: '书面提醒', kept: 1, other: 1 },
      { label: '失联记录', kept: 1, other: 1 },
    ])
  })
})
