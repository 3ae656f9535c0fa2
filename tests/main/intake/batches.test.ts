/** An import is one batch: listed, undone whole, and never written over a register that changed meanwhile. */

import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dump } from '../../builders/dump.ts'
import {
  apply,
  failure,
  importSheets,
  memberNamed,
  members,
  planFile,
  rowsOf,
} from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'

const WANG = '410400198006151016'
const LI = '41040019750203202X'

const ROWS: Grid = [
  ['姓名', '身份证号', '现任党内职务', '联系电话', '所在支部'],
  ['王五', WANG, '书记', '13700000009', '东岗村'],
  ['李四', LI, '组织委员、村主任', '13700000002', '新立村党支部'],
  ['', '', '', '13700000003', '东岗村'],
]

let test: TestOffice
let east: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
  await aMember(test, east, { name: '王五', idNo: WANG, birth: '1980-06-15', phone: '13700000001' })
})
afterEach(() => test.dispose())

const create = () => ({
  text: '新立村党支部',
  answer: { create: { fullName: '新立村支部', parentId: test.rootId, orgType: 'RURAL' as const } },
})

let bytes: Buffer
beforeAll(async () => {
  bytes = await xlsx({ rows: ROWS })
})

async function planned() {
  return planFile(test, bytes, { name: '三月.xlsx', options: { branches: [create()] } })
}

describe('an import', () => {
  it('is one entry of the log, named and listed with its counts', async () => {
    const { planId } = await planned()
    const { changeId, batchId, counts } = await apply(test, planId)
    expect(counts).toEqual({ new: 1, changed: 1, same: 0, refused: 1 })
    const { rows, total } = await test.backend.intake.batches({})
    expect([total, rows]).toEqual([
      1,
      [
        {
          id: batchId,
          changeId,
          fileName: '三月.xlsx',
          importedAt: '2016-03-20T09:00:00',
          counts,
          undone: false,
        },
      ],
    ])
    const { rows: log } = await test.backend.audit.changes({ kind: 'import' })
    expect(log.map(({ id, label, undoable }) => [id, label, undoable])).toEqual([
      [changeId, '导入“三月.xlsx”：新增1 修改1', true],
    ])
  })

  it('is undone as a whole: members, branches, posts, periods and the search index', async () => {
    const before = dump(test.register)
    const { planId } = await planned()
    const { changeId } = await apply(test, planId)
    const after = dump(test.register)
    expect(members(test).map(({ name, phone }) => [name, phone])).toEqual([
      ['王五', '13700000009'],
      ['李四', '13700000002'],
    ])
    expect(after.organisation).toHaveLength((before.organisation ?? []).length + 1)
    expect(after.orgPost).toHaveLength(2)
    expect(after.membershipPeriod).toHaveLength(2)

    await finish(test.backend.audit.undo({ id: changeId ?? 0 }))
    expect(dump(test.register)).toEqual(before)
    expect((await test.backend.intake.batches({})).rows.map(({ undone }) => undone)).toEqual([true])
    expect((await test.backend.roster.find({ text: 'ls' })).rows).toEqual([])

    await finish(test.backend.audit.redo({}))
    expect(dump(test.register)).toEqual(after)
    expect((await test.backend.intake.batches({})).rows.map(({ undone }) => undone)).toEqual([false])
  })

  it('tells a file that was imported before, as long as that stands', async () => {
    const { planId, importedBefore } = await planned()
    expect(importedBefore).toBeNull()
    const { changeId } = await apply(test, planId)
    const again = await planned()
    expect(again.importedBefore).toBe('2016-03-20T09:00:00')
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, refused: 1 })
    await finish(test.backend.audit.undo({ id: changeId ?? 0 }))
    expect((await planned()).importedBefore).toBeNull()
  })

  it('that changes nobody leaves no batch and no entry', async () => {
    await apply(test, (await planned()).planId)
    const before = dump(test.register)
    expect(await apply(test, (await planned()).planId)).toMatchObject({ changeId: null, batchId: null })
    expect(dump(test.register)).toEqual(before)
    expect((await test.backend.intake.batches({})).total).toBe(1)
  })

  it('opens the period of every new member and gives posts to the branch', async () => {
    await apply(test, (await planned()).planId)
    const id = memberNamed(test, '李四').id
    const periods = test.register.rawReader
      .prepare<[unknown], Record<string, unknown>>('SELECT * FROM "membershipPeriod" WHERE "memberId" = ?')
      .all(id)
    expect(periods).toHaveLength(1)
    expect(periods[0]).toMatchObject({ orgId: memberNamed(test, '李四').orgId, membership: 'FORMAL' })
    const posts = test.register.rawReader
      .prepare('SELECT "memberId", "body", "post" FROM "orgPost" ORDER BY "memberId"')
      .all()
    expect(posts).toEqual([
      { memberId: memberNamed(test, '王五').id, body: '党支部', post: '书记' },
      { memberId: id, body: '党支部', post: '组织委员' },
    ])
    expect(memberNamed(test, '李四').remark).toBe('现任党内职务：组织委员、村主任')
  })
})

describe('a register that changed after the plan', () => {
  it('in what matters: nothing is written, and the plan shows what would become of the rows now', async () => {
    const { planId } = await planned()
    await aMember(test, east, { name: '李四', idNo: LI, birth: '1975-02-03', sex: '女' })
    const before = dump(test.register)
    expect(await failure(apply(test, planId))).toEqual({
      code: 'PLAN_STALE',
      sentence: '预览之后台账有改动，请重新检查后再导入',
    })
    expect(dump(test.register)).toEqual(before)
    const rows = await rowsOf(test, planId)
    expect(rows.map(({ name, decision }) => [name, decision])).toEqual([
      ['王五', 'changed'],
      ['李四', 'changed'],
      ['', 'refused'],
    ])
    await apply(test, planId)
    expect(members(test)).toHaveLength(2)
  })

  it('elsewhere: the import goes on', async () => {
    const { planId } = await planned()
    await aMember(test, east, { name: '钱八' })
    await apply(test, planId)
    expect(members(test).map(member => member.name)).toEqual(['王五', '钱八', '李四'])
  })
})

describe('rows of several sheets', () => {
  it('one person on two of them is taken once', async () => {
    const head = ['姓名', '身份证号']
    await aBranch(test, '西河村支部')
    const { plan } = await importSheets(
      test,
      { name: '东岗村', rows: [head, ['李四', LI]] },
      { name: '西河村', rows: [head, ['王五', WANG], ['李四', LI]] },
    )
    expect(plan.counts).toEqual({ new: 1, changed: 0, same: 1, refused: 1 })
    const [refused] = await rowsOf(test, plan.planId, { decision: 'refused' })
    expect(refused?.findings.find(({ level }) => level === 'refuse')?.reason).toBe(
      '与“东岗村”第2行是同一人，只导入前一行',
    )
    expect(memberNamed(test, '李四').orgId).toBe(east)
  })
})
