/** The lists of the room handed out as they are seen. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  CLOCK_COLUMNS,
  DOSSIER_COLUMNS,
  FINDING_COLUMNS,
  MAKE_UP_COLUMNS,
} from '../../../src/shared/dossier/listColumns.ts'
import { pagesOf, sheetOf, told } from '../../builders/listFile.ts'
import { anOffice, COMMITTEE, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

const TODAY = '2016-03-20'

let test: TestOffice
let east: number
let west: number
beforeEach(async () => {
  test = await anOffice(TODAY)
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西河村支部')
})
afterEach(() => test.dispose())

const finding = (memberId: number, foundOn: string, dueOn: string | null) =>
  test.backend.dossier.openFinding({
    memberId,
    kind: 'F5',
    values: { description: '出生日期与身份证不符', foundOn, foundBy: '李干事', dueOn },
  })

describe('档案核查表', () => {
  it('stands in the workbook as it is narrowed, a column a material', async () => {
    const zhao = await aMember(test, east, { name: '赵一' })
    const qian = await aMember(test, west, { name: '钱二' })
    await aMember(test, west, { name: '孙三' })
    await test.backend.dossier.mark({
      marks: [
        { memberId: zhao, item: 'APPLICATION', present: '缺' },
        { memberId: qian, item: 'POLITICAL', present: '不规范', note: '没有盖章' },
      ],
    })
    const { rows } = await test.backend.dossier.matrix({})
    const all = await sheetOf(test, test.backend.dossier.matrixFile({ format: 'xlsx' }))
    expect(all.fileName).toBe('党员档案核查表（2016-03-20）.xlsx')
    expect(all.line).toBe(`填报单位：${COMMITTEE}|共3名，截至2016-03-20`)
    expect(all.rows).toEqual(told(DOSSIER_COLUMNS, rows, TODAY))
    expect(all.sheet?.headerFooter?.oddHeader).toContain('内部资料')
    const filter = { only: 'missing' as const, orgId: west, text: '钱' }
    const columns = [
      { key: 'name' as const, width: 72 },
      { key: 'verdict' as const, width: 100 },
      { key: 'notes' as const, width: 180 },
    ]
    const seen = await sheetOf(test, test.backend.dossier.matrixFile({ filter, columns, format: 'xlsx' }))
    expect(seen.line).toBe('填报单位：西河村支部；材料：缺或不规范；查找：钱|共1名，截至2016-03-20')
    expect([seen.head, ...seen.rows]).toEqual([
      ['序号', '姓名', '材料情况', '说明'],
      ['1', '钱二', '不规范1 未查4', '政治审查材料：没有盖章'],
    ])
  })

  it('says of a past day that its marks are of today, as the screen does', async () => {
    await aMember(test, east, { name: '赵一' })
    const asOf = '2016-03-19'
    const { line } = await sheetOf(test, test.backend.dossier.matrixFile({ asOf, format: 'xlsx' }))
    expect(line).toBe(`填报单位：${COMMITTEE}；材料是今日的情况|共1名，截至2016-03-19`)
  })
})

describe('问题台账', () => {
  it('stands in the workbook and on paper as it is narrowed: what is due today is not late', async () => {
    const zhao = await aMember(test, east, { name: '赵一' })
    const qian = await aMember(test, west, { name: '钱二' })
    await finding(zhao, '2016-01-10', '2016-03-19')
    await finding(qian, '2016-02-10', '2016-03-20')
    const { rows } = await test.backend.dossier.findings({})
    const all = await sheetOf(test, test.backend.dossier.findingsFile({ format: 'xlsx' }))
    expect(all.title).toBe('党员档案问题名单')
    expect(all.line).toBe(`填报单位：${COMMITTEE}；进度：未了结|共2个问题，截至2016-03-20`)
    expect(all.rows).toEqual(told(FINDING_COLUMNS, rows, TODAY))
    expect(all.rows.map(row => [row[1], row[5]])).toEqual([
      ['钱二', '今日到期'],
      ['赵一', '超期1天'],
    ])
    const pages = await pagesOf(
      test,
      test.backend.dossier.findingsFile({ filter: { state: 'overdue' }, format: 'html' }),
    )
    expect(pages).toHaveLength(1)
    for (const words of ['内部资料', '进度：超期', '赵一']) expect(pages[0]).toContain(words)
    expect(pages[0]).not.toContain('钱二')
  })
})

describe('补办档案', () => {
  it('stands in the workbook with what comes next', async () => {
    const memberId = await aMember(test, east, { name: '赵一' })
    await test.backend.dossier.openMakeUp({
      memberId,
      kind: 'WHOLE',
      developedHere: true,
      openedOn: '2016-03-01',
      values: {},
    })
    const { rows } = await test.backend.dossier.makeUps({})
    const file = await sheetOf(test, test.backend.dossier.makeUpsFile({ format: 'xlsx' }))
    expect(file.rows).toEqual(told(MAKE_UP_COLUMNS, rows, TODAY))
    expect(file.rows[0]).toEqual(expect.arrayContaining(['赵一', '整档补办', '一、本人申请']))
    expect(file.line).toBe(`填报单位：${COMMITTEE}；进度：办理中|共1件，截至2016-03-20`)
    const over = await sheetOf(
      test,
      test.backend.dossier.makeUpsFile({ filter: { state: 'over' }, format: 'xlsx' }),
    )
    expect([over.line, over.rows]).toEqual([`填报单位：${COMMITTEE}；进度：已结束|共0件，截至2016-03-20`, []])
  })
})

describe('归档期限', () => {
  it('stands in the workbook: conversions a month ago are in time, a day more is late', async () => {
    await aMember(test, east, { name: '赵一', fullDate: '2016-02-20' })
    await aMember(test, west, { name: '钱二', fullDate: '2016-02-19' })
    const { rows } = await test.backend.dossier.clocks({ filter: { kind: 'FULL' } })
    const file = await sheetOf(
      test,
      test.backend.dossier.clocksFile({ filter: { kind: 'FULL' }, format: 'xlsx' }),
    )
    expect(file.rows).toEqual(told(CLOCK_COLUMNS, rows, TODAY))
    expect(file.rows.map(row => row[1])).toEqual(['钱二', '赵一'])
    expect(file.line).toContain('事项：转正材料入档')
    const late = await sheetOf(
      test,
      test.backend.dossier.clocksFile({ filter: { overdue: true }, format: 'xlsx' }),
    )
    expect(late.line).toBe(`填报单位：${COMMITTEE}；超期的|共1项，截至2016-03-20`)
    expect(late.rows.map(row => row[1])).toEqual(['钱二'])
  })
})
