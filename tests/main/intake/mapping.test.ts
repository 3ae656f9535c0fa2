/** Columns the clerk maps by hand: corrected, remembered for the next workbook, and undone by no accident. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apply, everything, failure, memberNamed, members, planRows, rowsOf } from '../../builders/imports.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'

const WANG = '410400198006151016'
const LI = '41040019750203202X'

const HEADER = ['姓名', '身份证号', '电话', '村里电话', '组别']
const rows = (name: string, idNo: string): Grid => [
  ['东岗村党支部党员名册'],
  HEADER,
  [name, idNo, '13700000001', '0375-1234567', '第一组'],
]

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
  await aBranch(test, '东岗村支部')
})
afterEach(() => test.dispose())

const targets = (plan: Awaited<ReturnType<typeof planRows>>) =>
  plan.sheets[0]?.columns.map(({ target, from }) => [target, from])

const BY_HEADER = [
  ['name', 'header'],
  ['idNo', 'header'],
  ['phone', 'header'],
  [null, 'none'],
  [null, 'none'],
]

/** The village's telephone is the one to call, the group is a remark. */
const CORRECTED = [
  { index: 3, target: 'phone' as const },
  { index: 4, target: 'remark' as const },
]

describe('a mapping', () => {
  it('is shown, and nothing of it is kept by a plan alone', async () => {
    const before = everything(test.register)
    expect(targets(await planRows(test, rows('王五', WANG)))).toEqual(BY_HEADER)
    await planRows(test, rows('王五', WANG), {
      options: { mapping: [{ sheet: 'Sheet1', columns: CORRECTED }] },
    })
    expect(targets(await planRows(test, rows('王五', WANG)))).toEqual(BY_HEADER)
    expect(everything(test.register)).toEqual(before)
  })

  it('is corrected: the field goes from the column that had it to the one the clerk names', async () => {
    const plan = await planRows(test, rows('王五', WANG), {
      options: { mapping: [{ sheet: 'Sheet1', columns: CORRECTED }] },
    })
    expect(targets(plan)).toEqual([
      ['name', 'header'],
      ['idNo', 'header'],
      [null, 'clerk'],
      ['phone', 'clerk'],
      ['remark', 'clerk'],
    ])
    await apply(test, plan.planId)
    expect(memberNamed(test, '王五')).toMatchObject({ phone: '0375-1234567', remark: '第一组' })
  })

  it('is remembered for the next workbook with these headers, and for no other', async () => {
    const plan = await planRows(test, rows('王五', WANG), {
      options: { mapping: [{ sheet: 'Sheet1', columns: CORRECTED }] },
    })
    await apply(test, plan.planId)
    const next = await planRows(test, rows('李四', LI))
    expect(targets(next)).toEqual([
      ['name', 'remembered'],
      ['idNo', 'remembered'],
      [null, 'remembered'],
      ['phone', 'remembered'],
      ['remark', 'remembered'],
    ])
    await apply(test, next.planId)
    expect(members(test).map(({ phone, remark }) => [phone, remark])).toEqual([
      ['0375-1234567', '第一组'],
      ['0375-1234567', '第一组'],
    ])
    const [title, , row] = rows('李四', LI)
    const other = await planRows(test, [
      title ?? [],
      ['姓名', '身份证号', '电话', '村里电话', '小组'],
      row ?? [],
    ])
    expect(targets(other)).toEqual(BY_HEADER)
  })

  it('is not remembered where the clerk does not want it', async () => {
    const plan = await planRows(test, rows('王五', WANG), {
      options: { mapping: [{ sheet: 'Sheet1', columns: CORRECTED }], remember: false },
    })
    await apply(test, plan.planId)
    expect(targets(await planRows(test, rows('李四', LI)))).toEqual(BY_HEADER)
  })

  it('a column can be left out, also against what is remembered', async () => {
    const leave = [{ sheet: 'Sheet1', columns: [{ index: 2, target: null }] }]
    const plan = await planRows(test, rows('王五', WANG), { options: { mapping: leave } })
    await apply(test, plan.planId)
    expect(memberNamed(test, '王五').phone).toBeNull()
    const again = await planRows(test, rows('李四', LI), {
      options: { mapping: [{ sheet: 'Sheet1', columns: [{ index: 2, target: 'phone' }] }] },
    })
    expect(targets(again)?.[2]).toEqual(['phone', 'clerk'])
  })

  it('a name column is named where the header says none', async () => {
    const strange: Grid = [
      ['东岗村党支部党员名册'],
      ['同志', '身份证号', '电话'],
      ['王五', WANG, '13700000001'],
    ]
    expect(await failure(planRows(test, strange))).toEqual({
      code: 'HEADER_MISSING',
      sentence: '工作表“Sheet1”里找不到表头：没有“姓名”一栏。请检查表头，或指出表头在第几行、姓名在哪一栏',
    })
    const plan = await planRows(test, strange, {
      options: {
        mapping: [{ sheet: 'Sheet1', headerRows: [2, 2], columns: [{ index: 0, target: 'name' }] }],
      },
    })
    expect((await rowsOf(test, plan.planId)).map(({ row, name, decision }) => [row, name, decision])).toEqual(
      [[3, '王五', 'new']],
    )
  })
  it('is chosen from the first rows of the sheet, shown as they stand there', async () => {
    const strange: Grid = [
      ['东岗村党支部党员名册'],
      ['同志', '身份证号', '电话'],
      ...Array.from({ length: 20 }, (_, n) => [`王${n}`, null, n === 0 ? 13700000001 : '长'.repeat(60)]),
    ]
    const bytes = await xlsx({ name: '第一', rows: [['另一个']] }, { name: '名册', rows: strange })
    const fileId = test.office.files.take({ name: '名册.xlsx', bytes })
    const look = async (sheet: string) => (await test.backend.intake.firstRows({ fileId, sheet })).rows
    const rows = await look('名册')
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
    expect(rows.slice(0, 4).map(({ cells }) => cells)).toEqual([
      ['东岗村党支部党员名册'],
      ['同志', '身份证号', '电话'],
      ['王0', '', '13700000001'],
      ['王1', '', '长'.repeat(40)],
    ])
    expect(await look('没有这个')).toEqual([])
    // The upload is still there for the check that follows.
    expect(await look('第一')).toEqual([{ number: 1, cells: ['另一个'] }])
  })
})
