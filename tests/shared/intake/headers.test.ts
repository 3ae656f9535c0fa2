import { describe, expect, it } from 'vitest'
import { numberCell } from '../../../src/shared/intake/cellText.ts'
import { headerSignature, targetOfHeader, targetOfText } from '../../../src/shared/intake/headerNames.ts'
import { findHeader, headerAt } from '../../../src/shared/intake/headerRows.ts'
import type { Merge, RawRow } from '../../../src/shared/intake/rawSheet.ts'
import { MEMBER_KEYS, memberField } from '../../../src/shared/roster/fields.ts'

const rowsOf = (rows: readonly (readonly string[])[]): RawRow[] =>
  rows.flatMap((cells, i) =>
    cells.some(cell => cell !== '') ? [{ number: i + 1, hidden: false, cells: [...cells] }] : [],
  )

/** Header rows and what every column was taken for. */
function found(rows: readonly (readonly string[])[], merges: Merge[] = []) {
  const header = findHeader(rowsOf(rows), merges)
  return header && { rows: header.rows, targets: header.columns.map(column => column.target) }
}

const PERSON = ['1', '张三', '男', '410400198006151016', '1980-06-15']

describe('header names', () => {
  it.each([
    ['姓名', 'name'],
    ['姓  名', 'name'],
    ['＊姓名', 'name'],
    ['姓名*', 'name'],
    ['姓名：', 'name'],
    ['党员姓名', 'name'],
    ['身份证', 'idNo'],
    ['身份证\n号码', 'idNo'],
    ['公民身份号码', 'idNo'],
    ['身份证号（18位）', 'idNo'],
    ['本人身份证号', 'idNo'],
    ['入党时间', 'joinDate'],
    ['入党日期', 'joinDate'],
    ['入党时间(年月)', 'joinDate'],
    ['转正时间', 'fullDate'],
    ['出生年月', 'birth'],
    ['出生年月（年.月）', 'birth'],
    ['文化程度', 'education'],
    ['联系电话（手机）', 'phone'],
    ['(手机)联系电话', 'phone'],
    ['所在支部', 'branch'],
    ['所在党支部', 'branch'],
    ['党组织', 'branch'],
    ['所属党组织名称', 'branch'],
    ['党员类别', 'kind'],
    ['正式/预备', 'kind'],
    ['序号', 'seq'],
    ['序 号', 'seq'],
    ['现任党内职务', 'partyPost'],
    ['年龄', 'age'],
    ['ＱＱ', 'qq'],
    ['是否参加培训', null],
    ['原因', null],
    ['', null],
  ])('%s → %s', (header, target) => {
    expect(targetOfText(header)).toBe(target)
  })

  it('every field is known by its own label', () => {
    for (const key of MEMBER_KEYS) expect(targetOfText(memberField(key).label), key).toBe(key)
  })

  it('the group above says whose name and telephone it is', () => {
    expect(targetOfHeader(['联系方式', '手机'])).toBe('phone')
    expect(targetOfHeader(['基本情况', '姓名'])).toBe('name')
    expect(targetOfHeader(['家庭主要成员', '姓名'])).toBeNull()
    expect(targetOfHeader(['流出地党组织联系人', '电话'])).toBeNull()
    expect(targetOfHeader(['入党', '介绍人'])).toBe('introducers')
  })

  it('a signature does not change with spaces and marks', () => {
    expect(headerSignature(['姓 名', '身份证号*'])).toBe(headerSignature(['姓名', '身份证号']))
    expect(headerSignature(['姓名', '性别'])).not.toBe(headerSignature(['性别', '姓名']))
  })
})

describe('finding the header', () => {
  it('in the first row', () => {
    expect(
      found([
        ['姓名', '性别'],
        ['张三', '男'],
      ]),
    ).toEqual({ rows: [1, 1], targets: ['name', 'sex'] })
  })

  it('below a title, a unit line and blank rows', () => {
    const rows = [
      ['青山镇东岗村党支部党员名册'],
      [''],
      ['填报单位：东岗村党支部', '', '', '填报日期：2016年3月'],
      ['序号', '姓名', '性别', '身份证号', '出生年月'],
      PERSON,
    ]
    expect(found(rows)).toEqual({ rows: [4, 4], targets: ['seq', 'name', 'sex', 'idNo', 'birth'] })
  })

  it('with its columns in any order and others between them', () => {
    expect(
      found([
        ['备注', '鞋码', '身份证', '姓名'],
        ['', '42', PERSON[3] ?? '', '张三'],
      ])?.targets,
    ).toEqual(['remark', null, 'idNo', 'name'])
  })

  const twoRows = [
    ['党员名册'],
    ['序号', '姓名', '基本情况', '', '联系方式', '', '备注'],
    ['', '', '性别', '身份证号', '手机号码', '家庭住址', ''],
    ['1', '张三', '男', '410400198006151016', '13700000001', '东岗村', ''],
  ]
  const targets = ['seq', 'name', 'sex', 'idNo', 'phone', 'residence', 'remark']

  it('in two rows, by their blanks', () => {
    expect(found(twoRows)).toEqual({ rows: [2, 3], targets })
  })

  it('in two rows, by their merged cells', () => {
    const merges = [
      { top: 1, bottom: 1, left: 0, right: 6 },
      { top: 2, bottom: 3, left: 0, right: 0 },
      { top: 2, bottom: 3, left: 1, right: 1 },
      { top: 2, bottom: 2, left: 2, right: 3 },
      { top: 2, bottom: 2, left: 4, right: 5 },
      { top: 2, bottom: 3, left: 6, right: 6 },
    ]
    expect(found(twoRows, merges)).toEqual({ rows: [2, 3], targets })
    expect(findHeader(rowsOf(twoRows), merges)?.columns[3]?.header).toBe('基本情况 身份证号')
  })

  it('takes the lower row even where its words say nothing we keep', () => {
    const rows = [
      ['姓名', '身份证号', '培训情况', ''],
      ['', '', '上半年', '下半年'],
      ['张三', '410400198006151016', '是', '否'],
    ]
    expect(found(rows)).toEqual({ rows: [1, 2], targets: ['name', 'idNo', null, null] })
  })

  it('keeps the family apart from the member', () => {
    const rows = [
      ['姓名', '电话', '家庭成员', ''],
      ['', '', '姓名', '电话'],
      ['张三', '13700000001', '李四', '13700000002'],
    ]
    expect(found(rows)?.targets).toEqual(['name', 'phone', null, null])
  })

  it('gives a second telephone column its own field and leaves other doubles out', () => {
    expect(
      found([
        ['姓名', '电话', '手机', '姓名'],
        ['张三', '1', '2', '李四'],
      ])?.targets,
    ).toEqual(['name', 'phone', 'phone2', null])
  })

  it('does not take a row of values for a lower header', () => {
    const rows = [
      ['姓名', '性别', '民族'],
      ['张三', '男', '汉族'],
      ['李四', '女', '回族'],
    ]
    expect(found(rows)?.rows).toEqual([1, 1])
    expect(
      found([
        ['姓名', '入党时间'],
        ['', '1989.07'],
      ])?.rows,
    ).toEqual([1, 1])
    expect(
      found([
        ['姓名', '年龄'],
        ['', numberCell('45')],
      ])?.rows,
    ).toEqual([1, 1])
  })

  it('finds none without a name column, nor on a form for one person', () => {
    expect(
      found([
        ['身份证号', '性别'],
        [PERSON[3] ?? '', '男'],
      ]),
    ).toBeNull()
    const card = [
      ['姓名', '张三', '性别', '男'],
      ['民族', '汉族', '学历', '高中'],
      ['入党时间', '1995-07-01', '转正时间', '1996-07-01'],
    ]
    expect(found(card)).toBeNull()
    expect(found([])).toBeNull()
  })

  it('is taken where the clerk points', () => {
    const rows = rowsOf([['姓名'], ['甲', '乙'], ['张三', '男']])
    expect(headerAt(rows, [], [2, 2]).columns.map(column => column.header)).toEqual(['甲', '乙'])
  })
})
