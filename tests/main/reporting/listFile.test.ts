/** Lists of the screen handed out as they are seen; the workbooks are read by another library than wrote them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHANGE_COLUMNS } from '../../../src/shared/audit/listColumns.ts'
import { DISPOSAL_COLUMNS } from '../../../src/shared/disposal/listColumns.ts'
import { PAIR_COLUMNS } from '../../../src/shared/duplicates/listColumns.ts'
import { THREE_NO_COLUMNS } from '../../../src/shared/duty/listColumns.ts'
import type { ListedColumn } from '../../../src/shared/forms/listColumns.ts'
import { PAGE_MAX } from '../../../src/shared/kernel/paging.ts'
import { QUALITY_COLUMNS } from '../../../src/shared/quality/listColumns.ts'
import { CONTACT_COLUMNS, LOST_COLUMNS, WATCH_COLUMNS } from '../../../src/shared/search/listColumns.ts'
import {
  pagesOf as readPages,
  sheetOf as readSheet,
  told as tellRows,
  type MadeFile,
} from '../../builders/listFile.ts'
import { anOffice, COMMITTEE, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

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

const sheetOf = (made: MadeFile) => readSheet(test, made)
const pagesOf = (made: MadeFile) => readPages(test, made)

/** Of the day the office works on, unless another is named. */
const told = <Row>(columns: readonly ListedColumn<Row>[], rows: readonly Row[], on = TODAY) =>
  tellRows(columns, rows, on)

const exported = async () =>
  (await test.backend.audit.changes({ kind: 'export' })).rows.map(({ label }) => label)

const lostOn = async (orgId: number, name: string, foundOn: string) => {
  const memberId = await aMember(test, orgId, { name, lastLifeDate: '2015-03-01' })
  return (await test.backend.search.open({ memberId, values: { foundOn } })).id
}

const caseOn = async (orgId: number, name: string, openedOn: string) => {
  const memberId = await aMember(test, orgId, { name })
  return test.backend.disposal.open({
    memberId,
    kind: 'RECTIFY',
    grounds: ['J1a'],
    source: 'APPRAISAL',
    openedOn,
    documentNo: '支委会记录1',
    actor: '王支书',
  })
}

describe('失联党员', () => {
  beforeEach(async () => {
    await lostOn(east, '赵一', '2016-02-14')
    await lostOn(west, '钱二', '2016-03-01')
    await lostOn(east, '孙三', '2016-03-10')
  })

  it('stand in the workbook as the list shows them: filter, order, columns and their order', async () => {
    const filter = { orgId: east, state: 'open' as const }
    const { rows } = await test.backend.search.list({ filter })
    expect(rows.map(({ name }) => name)).toEqual(['孙三', '赵一'])
    const all = await sheetOf(test.backend.search.listFile({ filter, format: 'xlsx' }))
    expect(all.fileName).toBe('失联党员名单（2016-03-20）.xlsx')
    expect(all.title).toBe('失联党员名单')
    expect(all.line).toBe('填报单位：东岗村支部；状态：未了结|共2名，截至2016-03-20')
    expect(all.rows).toEqual(told(LOST_COLUMNS, rows))
    expect(all.sheet?.headerFooter?.oddHeader).toContain('内部资料')
    const seen = await sheetOf(
      test.backend.search.listFile({
        filter: { state: 'open', text: '钱' },
        columns: [
          { key: 'foundOn', width: 98 },
          { key: 'name', width: 72 },
        ],
        format: 'xlsx',
      }),
    )
    expect(seen.line).toBe(`填报单位：${COMMITTEE}；状态：未了结；查找：钱|共1名，截至2016-03-20`)
    expect([seen.head, ...seen.rows]).toEqual([
      ['序号', '发现日期', '姓名'],
      ['1', '2016-03-01', '钱二'],
    ])
    expect(await exported()).toEqual(['导出失联党员名单（1名，Excel）', '导出失联党员名单（2名，Excel）'])
  })

  it('are those of the day the list is of, in its words', async () => {
    const asOf = '2016-03-05'
    const { rows } = await test.backend.search.list({ asOf })
    const { rows: written, line } = await sheetOf(test.backend.search.listFile({ asOf, format: 'xlsx' }))
    expect(written).toEqual(told(LOST_COLUMNS, rows, asOf))
    expect(written.map(([, name]) => name)).toEqual(['钱二', '赵一'])
    // Ten days before the thirty are over on 15 March.
    expect(written[1]).toContain('2016-03-15 还有10天')
    expect(line).toContain('截至2016-03-05')
  })

  it('go to the printer marked on every page, and leave no entry in the list of exports', async () => {
    const pages = await pagesOf(test.backend.search.listFile({ format: 'html' }))
    expect(pages).toHaveLength(1)
    for (const name of ['孙三', '钱二', '赵一', '内部资料']) expect(pages[0]).toContain(name)
    expect(await exported()).toEqual([])
  })

  it('stand in the lists to watch the same way', async () => {
    await aMember(test, east, { name: '周五', lastLifeDate: '2015-09-25' })
    await aMember(test, west, { name: '吴六', lastLifeDate: '2015-10-01' })
    const { rows } = await test.backend.search.watch({ kind: 'near' })
    expect(rows.length).toBeGreaterThan(0)
    const { rows: written } = await sheetOf(test.backend.search.watchFile({ kind: 'near', format: 'xlsx' }))
    expect(written).toEqual(told(WATCH_COLUMNS, rows))
  })

  it('stand in the list of contact data to be checked the same way', async () => {
    await aMember(test, east, { name: '郑七', phone: '13700000007', residence: '东岗村3组' })
    const { rows } = await test.backend.search.contacts({ list: 'due' })
    expect(rows.length).toBeGreaterThan(0)
    const file = await sheetOf(test.backend.search.contactsFile({ list: 'due', format: 'xlsx' }))
    expect(file.rows).toEqual(told(CONTACT_COLUMNS, rows))
    expect(file.line).toContain('超过12个月没有核对')
  })
})

describe('组织处置', () => {
  it('stands in the workbook as the list shows it; of nobody there is the head alone', async () => {
    await caseOn(east, '赵一', '2016-01-10')
    await caseOn(west, '钱二', '2016-02-10')
    const { rows } = await test.backend.disposal.list({ filter: { state: 'all' } })
    const all = await sheetOf(test.backend.disposal.listFile({ filter: { state: 'all' }, format: 'xlsx' }))
    expect(all.rows).toEqual(told(DISPOSAL_COLUMNS, rows))
    expect(all.line).toBe(`填报单位：${COMMITTEE}；进度：全部|共2件，截至2016-03-20`)
    const none = await sheetOf(
      test.backend.disposal.listFile({ filter: { state: 'filing' }, format: 'xlsx' }),
    )
    expect([none.line, none.rows]).toEqual([`填报单位：${COMMITTEE}；进度：待归档|共0件，截至2016-03-20`, []])
    const pages = await pagesOf(
      test.backend.disposal.listFile({ filter: { state: 'filing' }, format: 'html' }),
    )
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('内部资料')
  })
})

describe('“三不”', () => {
  it('stands in the workbook as the list shows it', async () => {
    await aMember(test, east, { name: '赵一', duesPaidTo: '2015-08' })
    await aMember(test, west, { name: '钱二', duesPaidTo: '2015-06' })
    await aMember(test, west, { name: '孙三', duesPaidTo: '2015-09' })
    const { rows } = await test.backend.duty.threeNo({ page: {} })
    expect(rows.map(({ name }) => name)).toEqual(['钱二', '赵一'])
    const { rows: written } = await sheetOf(test.backend.duty.threeNoFile({ format: 'xlsx' }))
    expect(written).toEqual(told(THREE_NO_COLUMNS, rows))
  })
})

describe('信息质量', () => {
  it('stands in the workbook with its sum first, and counts that can be added up', async () => {
    await aMember(test, east, { name: '赵一', wechat: '' })
    await aMember(test, east, { name: '钱二', phone: '' })
    await aMember(test, west, { name: '孙三', phone: '' })
    const { total, branches } = await test.backend.quality.overview({})
    const { rows, line, sheet } = await sheetOf(test.backend.quality.overviewFile({ format: 'xlsx' }))
    expect(rows).toEqual(told(QUALITY_COLUMNS, [total, ...branches]))
    expect(rows.map(row => row[1])).toEqual(['合计', '东岗村支部', '西河村支部'])
    expect(line).toBe(`填报单位：${COMMITTEE}|共2个支部，截至2016-03-20`)
    const at = QUALITY_COLUMNS.findIndex(({ key }) => key === 'phone') + 1
    expect(sheet?.rows.slice(3).map(row => row[at])).toEqual([2, 1, 1])
  })

  it('of nobody has no rows', async () => {
    const { rows, line } = await sheetOf(test.backend.quality.overviewFile({ format: 'xlsx', orgId: east }))
    expect([rows, line]).toEqual([[], '填报单位：东岗村支部|共0个支部，截至2016-03-20'])
  })
})

describe('重复检查', () => {
  it('stands in the workbook as the list shows it, of one reason too', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 31)
    await aMember(test, east, { name: '张三', idNo, phone: '' })
    await aMember(test, west, { name: '张叁', idNo: `${idNo.slice(0, 6)}${idNo.slice(8, 17)}`, phone: '' })
    await aMember(test, west, { name: '李建国', birth: '1960-02', idNo: '', phone: '' })
    await aMember(test, west, { name: '李建军', birth: '1960-02-09', idNo: '', phone: '' })
    const { rows } = await test.backend.duplicates.list({})
    expect(rows).toHaveLength(2)
    const all = await sheetOf(test.backend.duplicates.listFile({ format: 'xlsx' }))
    expect(all.rows).toEqual(told(PAIR_COLUMNS, rows))
    // An ID number stays text, every digit of it.
    expect(all.rows[0]).toContain(idNo)
    const near = await sheetOf(
      test.backend.duplicates.listFile({ filter: { reason: 'NEAR' }, format: 'xlsx' }),
    )
    expect(near.rows.map(row => row[2])).toEqual(['李建国'])
    expect(near.line).toContain('姓名相近')
  })
})

describe('操作记录', () => {
  /** Entries of no consequence, written as quickly as they can be. */
  function manyEntries(count: number): void {
    const insert = test.register.rawWriter.prepare(
      `INSERT INTO "change" ("at", "actor", "label", "kind", "rows", "previousHash", "hash")
       VALUES (?, '王办事员', ?, 'edit', 1, '', '')`,
    )
    test.register.rawWriter.transaction(() => {
      for (let n = 1; n <= count; n += 1) insert.run(`${TODAY}T10:00:00`, `试写${n}`)
    })()
  }

  it('stands in the workbook as it is narrowed on the screen, newest first', async () => {
    const zhao = await aMember(test, east, { name: '赵一' })
    await aMember(test, west, { name: '钱二' })
    await test.backend.roster.update({ id: zhao, values: { phone: '13700000009' } })
    const asked = { memberId: zhao, from: TODAY, to: TODAY, kind: 'edit' as const, text: '赵一' }
    const { rows } = await test.backend.audit.changes(asked)
    expect(rows.map(({ label }) => label)).toEqual(['新增党员：赵一'])
    const file = await sheetOf(test.backend.audit.changesFile({ ...asked, format: 'xlsx' }))
    expect(file.rows).toEqual(told(CHANGE_COLUMNS, rows))
    expect(file.line).toBe(
      `填报单位：${COMMITTEE}；类别：修改；党员：赵一；自2016-03-20至2016-03-20；查找：赵一|共1次操作，截至2016-03-20`,
    )
    const whole = await test.backend.audit.changes({})
    const { rows: all } = await sheetOf(test.backend.audit.changesFile({ format: 'xlsx' }))
    expect(all).toEqual(told(CHANGE_COLUMNS, whole.rows))
    // The file itself stands in the log from now on.
    expect((await exported())[0]).toBe(`导出操作记录（${whole.total}次操作，Excel）`)
  })

  it('names a member who was taken out of the roster since, and goes out without one who is no more', async () => {
    const zhao = await aMember(test, east, { name: '赵一' })
    await test.backend.roster.remove({ id: zhao, reason: '误录' })
    const lineOf = async (memberId: number) =>
      (await sheetOf(test.backend.audit.changesFile({ memberId, format: 'xlsx' }))).line
    expect(await lineOf(zhao)).toBe(`填报单位：${COMMITTEE}；党员：赵一|共2次操作，截至2016-03-20`)
    expect(await lineOf(zhao + 1)).toBe(`填报单位：${COMMITTEE}|共0次操作，截至2016-03-20`)
  })

  it.each([PAGE_MAX, PAGE_MAX + 1])('has every row once where the list has %i', async count => {
    manyEntries(count)
    const { rows, line } = await sheetOf(
      test.backend.audit.changesFile({
        text: '试写',
        columns: [{ key: 'label', width: 200 }],
        format: 'xlsx',
      }),
    )
    expect(rows.map(row => row[1])).toEqual(Array.from({ length: count }, (_, at) => `试写${count - at}`))
    expect(rows.at(-1)?.[0]).toBe(String(count))
    expect(line).toContain(`共${count}次操作`)
  })

  it('goes to the printer up to ten thousand rows, and says what to do with more', async () => {
    manyEntries(10_000)
    const columns = [{ key: 'label' as const, width: 200 }]
    const print = () => test.backend.audit.changesFile({ text: '试写', columns, format: 'html' })
    const pages = await pagesOf(print())
    expect(pages.filter(page => !page.includes('内部资料'))).toEqual([])
    expect(pages.at(-1)).toContain('>试写1<')
    manyEntries(1)
    await expect(finish(print())).rejects.toMatchObject({
      code: 'LIST_TOO_LONG_TO_PRINT',
      message: '共10001行，一次最多打印10000行。请先选支部或加条件，或改为导出 Excel',
    })
  })

  it('is given up when the clerk cancels, and then nothing has left', async () => {
    manyEntries(PAGE_MAX * 3)
    const stream = await test.backend.audit.changesFile({ text: '试写', format: 'xlsx' })
    const first = await stream.next()
    expect(first).toMatchObject({ done: false, value: { total: PAGE_MAX * 3 } })
    await stream.return(undefined)
    expect(await exported()).toEqual([])
  })
})
