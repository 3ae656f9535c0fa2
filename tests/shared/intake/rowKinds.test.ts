import { describe, expect, it } from 'vitest'
import { numberCell } from '../../../src/shared/intake/cellText.ts'
import { columnsUnder } from '../../../src/shared/intake/headerRows.ts'
import { createRowKinds } from '../../../src/shared/intake/rowKinds.ts'

const HEADER = ['序号', '姓名', '性别', '身份证号', '备注']
const kindOf = createRowKinds(columnsUnder([{ number: 1, hidden: false, cells: HEADER }], []))
const kind = (...cells: string[]) => kindOf({ number: 9, hidden: false, cells })

describe('rows below the header', () => {
  it.each([
    [['1', '张三', '男', '410400198006151016', ''], 'member'],
    [[numberCell('1'), '张三', '男'], 'member'],
    [['', '张三'], 'member'],
    [['', '', '男', '410400198006151016'], 'member'],
    [['', '计春华', '女', '410400198006151016'], 'member'],
    [['', '合志强', '男', '410400198006151016'], 'member'],
    [['', '注春', '男', '410400198006151016'], 'member'],
    [['', 'Алим·艾山', '男', '410400198006151016'], 'member'],
    [['', '', '', '', ''], 'blank'],
    [['', ' ', '\u3000'], 'blank'],
    [['合计', '', '38'], 'total'],
    [['', '合 计', '38'], 'total'],
    [['小计：', '12人'], 'total'],
    [['总计（38）', ''], 'total'],
    [['', '共38人'], 'total'],
    [['', '合计38人'], 'total'],
    [['本页小计', '', '', '12'], 'total'],
    [['序号', '姓名', '性别', '身份证号', '备注'], 'header'],
    [['', '姓  名', '性 别'], 'header'],
    [['1', '2', '3', '4', '5'], 'columnNumbers'],
    [['甲', '乙', '1', '2', '3'], 'columnNumbers'],
    [['注：以上人员均为在册党员'], 'note'],
    [['注1、本表一式三份'], 'note'],
    [['填表人：李四', '', '审核人：王五'], 'note'],
    [['', '填表日期：2016年3月'], 'note'],
    [['说明:身份证号要填18位'], 'note'],
    [['青山镇二〇一六年度全体在册党员名册'], 'note'],
    [['东岗村党支部'], 'section'],
    [['', '东岗村党支部（38人）'], 'section'],
    [['西河村'], 'section'],
  ])('%j is %s', (cells, expected) => {
    expect(kind(...cells)).toBe(expected)
  })

  it('a lone name is a member whose row says too little, not a note', () => {
    expect(kind('', '王五')).toBe('member')
    expect(kind('', '', '男')).toBe('note')
  })

  it('two ages beside a name are no column numbers', () => {
    expect(kind('', '张三', '1', '3', '7')).toBe('member')
    expect(kind('1', '3', '7')).toBe('member')
  })
})
