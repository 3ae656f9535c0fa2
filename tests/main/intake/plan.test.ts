/** What a plan says of every row, and that it writes nothing. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  apply,
  decisions,
  everything,
  findingsOf,
  members,
  memberNamed,
  planFile,
  planRows,
  rowsOf,
} from '../../builders/imports.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { xls, xlsx, xlsxByExceljs, type Grid, type SheetSpec } from '../../builders/workbooks.ts'

/** 男 1980-06-15, 女 1975-02-03, 男 1968-11-20, 女 1949-12-31 */
const WANG = '410400198006151016'
const LI = '41040019750203202X'
const ZHAO = '410400196811203019'
const SUN = '410400194912310025'

const TITLE = ['东岗村党支部党员名册']
const HEADER = ['姓名', '身份证号', '党员类别', '入党时间', '转正时间', '联系电话', '备注']

let test: TestOffice
let east: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
})
afterEach(() => test.dispose())

const onRecord = (name: string, idNo: string, birth: string, sex: '男' | '女', phone: string) =>
  aMember(test, east, { name, idNo, birth, sex, phone })

describe('a plan', () => {
  const MIXED: Grid = [
    TITLE,
    HEADER,
    ['王五', WANG, '正式党员', '1995-07-01', '1996-07-01', '13700000001', ''],
    ['李四', LI, '正式党员', '1995-07-01', '1996-07-01', '13700000009', ''],
    ['赵六', ZHAO, '正式党员', '1990.7', '1991.7', '13700000003', ''],
    ['', SUN, '正式党员', '1980.7', '1981.7', '', ''],
    ['孙七', '', '正式党员', '1980.7', '1981.7', '', ''],
    ['王五', WANG, '正式党员', '1995-07-01', '1996-07-01', '13700000001', ''],
  ]

  it('tells new, changed, same and refused rows apart', async () => {
    await onRecord('王五', WANG, '1980-06-15', '男', '13700000001')
    await onRecord('李四', LI, '1975-02-03', '女', '13700000002')
    const plan = await planRows(test, MIXED)
    expect(plan.counts).toEqual({ new: 1, changed: 1, same: 1, refused: 3 })
    expect(await decisions(test, plan.planId)).toEqual([
      '3 王五 same',
      '4 李四 changed',
      '5 赵六 new',
      '6  refused',
      '7 孙七 refused',
      '8 王五 refused',
    ])
    const [changed] = await rowsOf(test, plan.planId, { decision: 'changed' })
    expect(changed?.changes).toEqual([{ field: 'phone', before: '13700000002', after: '13700000009' }])
    const refused = await rowsOf(test, plan.planId, { decision: 'refused' })
    const reasons = refused.map(row => row.findings.filter(({ level }) => level === 'refuse'))
    expect(reasons.flat().map(({ row, column, code, reason }) => [row, column, code, reason])).toEqual([
      [6, 'A', 'NAME_MISSING', '没有姓名，请补上'],
      [7, 'B', 'KEY_MISSING', '身份证号和出生日期都没有，认不出是谁，请至少补一项'],
      [8, 'A', 'DUPLICATE_ROW', '与第3行是同一人，只导入前一行'],
    ])
  })

  it('writes nothing, whatever is looked at, mended and chosen in it', async () => {
    const twin = { name: '钱八', birth: '1960-05', idNo: null }
    await aMember(test, east, twin)
    const second = await aMember(test, east, twin)
    const before = everything(test.register)
    const { planId, counts } = await planRows(test, [
      ...MIXED,
      ['钱八', '410400196005011012', '正式党员', '1980.7', '1981.7', '', ''],
      ['周九', ZHAO.slice(0, 17), '积极分子', '', '', '', '不在东岗'],
    ])
    expect(counts.refused).toBe(4)
    await findingsOf(test, planId)
    const several = (await rowsOf(test, planId, { code: 'SEVERAL_MATCHES' }))[0]
    await test.backend.intake.choose({ planId, rowKey: several?.rowKey ?? '', memberId: second })
    await test.backend.intake.mend({ planId, rowKey: '3', cells: { name: '孙七妹', branch: '西河村' } })
    await test.backend.intake.refused({ planId })
    await test.backend.intake.discard({ planId })
    expect(everything(test.register)).toEqual(before)
  })

  it('names the place of every finding: sheet, row, column, value, reason', async () => {
    const bytes = await xlsx(
      { name: '说明', rows: [['请各支部核对后上报']] },
      {
        name: '东岗村党支部',
        rows: [
          HEADER,
          ['王五', '410400198006151017', '正式党员', '2000-07-01', '2001-07-01', '137000', ''],
          ['李四', LI, '退休党员', '1975年夏', '1996-07-01', '13700000002', ''],
          ['赵六', ZHAO, '正式党员', '1980.7', '1979.7', '13700000003', ''],
          ['合计', 3],
        ],
        hiddenRows: [4],
      },
    )
    const { planId, sheets } = await planFile(test, bytes)
    expect(sheets.map(({ name, skipped }) => [name, skipped])).toEqual([
      ['说明', '没有找到“姓名”一栏'],
      ['东岗村党支部', ''],
    ])
    const derived = new Set(['BIRTH_FROM_ID', 'SEX_FROM_ID'])
    const told = (await findingsOf(test, planId)).filter(({ code }) => !derived.has(code))
    expect(told.map(({ sheet, row, column, value, reason }) => [sheet, row, column, value, reason])).toEqual(
      [
        [2, 'B', '410400198006151017', '身份证校验码不符，已照原样保存'],
        [2, 'F', '137000', '电话号码格式不对，请核对'],
        [3, 'C', '退休党员', '看不懂这个党员类别，已写入备注，类别按入党、转正时间推定'],
        [3, 'D', '1975年夏', '“1975年夏”：看不懂这个日期，已照原样保留，请改成如 1989-07-01'],
        [4, '', '', '这一行在表格中被隐藏，已照样读取'],
        [4, 'D', '1980.7', '入党时不满18周岁，请核对入党时间和出生日期'],
        [4, 'E', '1979.7', '转正时间早于入党时间'],
        [5, '', '合计', '合计行，没有当作党员'],
      ].map(place => ['东岗村党支部', ...place]),
    )
  })
})

describe('the rows of a sheet as villages send it', () => {
  const person = (n: number) => [
    n,
    `赵${'一二三四五六七八九十'[n % 10]}${'甲乙丙丁'[Math.floor(n / 10)]}`,
    null,
    '男',
  ]
  const born = (n: number) => `19${60 + Math.floor(n / 12)}.${String(1 + (n % 12)).padStart(2, '0')}`
  const people = Array.from({ length: 27 }, (_, n) => [...person(n + 1), born(n)])
  const upper = ['序号', '姓名', '基本情况', null, null]
  const lower = [null, null, '身份证号', '性别', '出生年月']
  const SHEET: SheetSpec = {
    name: '东岗村党支部',
    rows: [
      ['党员花名册', null, null, null, null],
      ['填报单位：东岗村党支部', null, null, null, '2016年3月'],
      upper,
      lower,
      [1, 2, 3, 4, 5],
      ...people.slice(0, 25),
      [null, '小计', 25, null, null],
      [null, null, null, null, null],
      ['序号', '姓名', '身份证号', '性别', '出生年月'],
      ...people.slice(25),
      ['合计', null, '27人', null, null],
      ['注：本表一式两份。', null, null, null, null],
      ['填表人：李四', null, null, '支部书记：王五', null],
    ],
    merges: ['A1:E1', 'A3:A4', 'B3:B4', 'C3:E3'],
    hiddenRows: [7, 35],
  }

  it.each([
    ['.xlsx by hucre', xlsx],
    ['.xlsx by exceljs', xlsxByExceljs],
    ['.xls', (...sheets: SheetSpec[]) => Promise.resolve(xls(...sheets))],
  ])('%s: none is lost and none invented', async (_, write) => {
    const plan = await planFile(test, await write(SHEET))
    expect(plan.sheets[0]).toMatchObject({ headerRows: [3, 4], rows: 27, hiddenRows: 2, skipped: '' })
    expect(plan.sheets[0]?.columns.map(({ header, target }) => [header, target])).toEqual([
      ['序号', 'seq'],
      ['姓名', 'name'],
      ['基本情况 身份证号', 'idNo'],
      ['基本情况 性别', 'sex'],
      ['基本情况 出生年月', 'birth'],
    ])
    expect(plan.counts).toEqual({ new: 27, changed: 0, same: 0, refused: 0 })
    // 25 rows under the header of rows 3 to 5, then 小计, a blank row and the header again.
    const numbers = (await rowsOf(test, plan.planId)).map(row => row.row)
    expect(numbers).toEqual([...Array.from({ length: 25 }, (__, n) => 6 + n), 34, 35])
    const told = await findingsOf(test, plan.planId)
    expect(told.filter(({ code }) => code === 'HIDDEN_ROW').map(({ row }) => row)).toEqual([7, 35])
    expect(told.filter(({ code }) => code === 'ROW_SKIPPED').map(({ row, reason }) => [row, reason])).toEqual(
      [
        [5, '栏号行，没有当作党员'],
        [31, '合计行，没有当作党员'],
        [33, '重复的表头，没有当作党员'],
        [36, '合计行，没有当作党员'],
        [37, '说明文字，没有当作党员'],
        [38, '说明文字，没有当作党员'],
      ],
    )
    await apply(test, plan.planId)
    expect(members(test).map(({ name, birth }) => [name, birth])).toEqual(
      people.map((row, n) => [row[1], born(n).replace('.', '-')]),
    )
  })

  it('leaves hidden sheets out, and says so', async () => {
    const rows = [HEADER.slice(0, 2), ['李四', LI]]
    const plan = await planFile(
      test,
      await xlsx(
        { name: '旧名册', rows, hidden: true },
        { name: '东岗村', rows: [HEADER.slice(0, 2), ['王五', WANG]] },
      ),
    )
    expect(plan.sheets.map(({ name, rows: count, skipped }) => [name, count, skipped])).toEqual([
      ['旧名册', 0, '隐藏的工作表，没有读取；需要时请在表格中取消隐藏'],
      ['东岗村', 1, ''],
    ])
    await apply(test, plan.planId)
    expect(members(test).map(({ name }) => name)).toEqual(['王五'])
  })

  it('keeps what a row says in columns nobody asked for out of the register, and the rest in any order', async () => {
    const plan = await planRows(test, [
      TITLE,
      ['备注', '鞋码', '手机号码', '公民身份号码', '党员姓名', '入党日期'],
      ['在外', 42, 13700000001, WANG.toLowerCase(), '王\u3000五', '一九九五年七月'],
    ])
    expect(plan.sheets[0]?.columns.map(({ letter, target }) => [letter, target])).toEqual([
      ['A', 'remark'],
      ['B', null],
      ['C', 'phone'],
      ['D', 'idNo'],
      ['E', 'name'],
      ['F', 'joinDate'],
    ])
    await apply(test, plan.planId)
    expect(memberNamed(test, '王五')).toMatchObject({
      remark: '在外',
      phone: '13700000001',
      idNo: WANG,
      joinDate: '1995-07',
      sex: '男',
      birth: '1980-06-15',
      namePinyin: 'wang wu',
      nameInitials: 'ww',
    })
  })
})
