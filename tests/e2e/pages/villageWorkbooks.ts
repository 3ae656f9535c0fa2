/** Workbooks as branches send them in, written to a folder the clerk chooses them from. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { anIdNumber } from '../../builders/people.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'

const HEADER = [
  '序号',
  '姓名',
  '性别',
  '民族',
  '出生日期',
  '公民身份号码',
  '入党时间',
  '转正时间',
  '学历',
  '联系电话',
]
const WIDE = (text: string) => [text, ...HEADER.slice(1).map(() => null)]

/** A row without mistakes; `n` sets the serial number and makes the ID number another. */
function right(n: number, name: string, sex: '男' | '女' = '男', birth = '1968-04-09'): string[] {
  const idNo = anIdNumber(birth, sex, n)
  return [
    String(n),
    name,
    sex,
    '汉族',
    birth,
    idNo,
    '1993-07-01',
    '1994-07-01',
    '高中中技',
    `1370000${String(n).padStart(4, '0')}`,
  ]
}

async function put(
  folder: string,
  name: string,
  rows: Grid,
  merges: readonly string[] = [],
): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, await xlsx({ name: 'Sheet1', rows, merges }))
  return path
}

const CLEAN_PEOPLE = ['周建国', '吴秀英', '郑德福', '冯玉梅', '陈志强', '褚桂兰'] as const

/** 东岗村支部, which the register knows: title, header, members, total; nothing to be asked or mended. */
export function cleanVillage(folder: string): Promise<string> {
  const people = CLEAN_PEOPLE.map((name, index) =>
    right(index + 1, name, index % 2 === 0 ? '男' : '女', '1972-08-30'),
  )
  return put(folder, '东岗村支部党员花名册.xlsx', [
    WIDE('东岗村支部党员花名册'),
    HEADER,
    ...people,
    WIDE(`合计：${people.length}人`),
  ])
}

/** A header that no rule knows: names stand under 同志. */
export function strangeVillage(folder: string): Promise<string> {
  return put(folder, '东岗村支部补报.xlsx', [
    ['东岗村支部补报', null, null],
    ['编号', '同志', '公民号码'],
    ['1', '卫国梁', anIdNumber('1970-03-03', '男', 61)],
  ])
}

/** What the refused rows of the messy workbook must be given, in the order they stand in. */
export const MENDED = {
  idNumbers: [
    anIdNumber('1971-03-02', '男', 401),
    anIdNumber('1983-12-24', '女', 402),
    anIdNumber('1959-10-01', '男', 403),
  ],
  names: ['蒋大山', '沈菊花'],
} as const

/**
 * 北坪村支部, which the register does not know, as villages write: a two-row merged header, words of the
 * village's own, full-width digits, a name spread with a space, dates in four forms, a wrong check digit,
 * a row twice, three rows without a key and two without a name, a blank row, total and notes.
 */
export function messyVillage(folder: string): Promise<string> {
  const people = [
    right(1, '张三'),
    right(2, '韩　英', '女'),
    right(3, '杨树林'),
    right(4, '朱红军'),
    right(5, '秦淑珍', '女', '1989-07-15'),
    ['6', '尤世杰', '男', '汉', '', '', '1998.7', '1999.7', '初中', '13700000006'],
    ['7', '许春梅', '女', '汉', '', '', '2006.7', '2007.7', '大专', '13700000007'],
    ['8', '何老根', '男', '汉', '', '', '1985.7', '1986.7', '小学', ''],
    right(9, ''),
    right(10, '', '女'),
    right(1, '张三'),
  ]
  const cell = (row: number, column: string, text: string) => {
    const line = people[row]
    if (line) line[HEADER.indexOf(column)] = text
  }
  cell(1, '公民身份号码', wide(anIdNumber('1968-04-09', '女', 2)))
  cell(2, '入党时间', '1993年7月')
  cell(3, '公民身份号码', wrongCheckDigit(anIdNumber('1968-04-09', '男', 4)))
  cell(4, '入党时间', '20110701')
  const top = HEADER.map((text, at) => (at < 5 ? text : at === 5 ? '党籍和联系' : null))
  const below = HEADER.map((text, at) => (at < 5 ? null : text))
  return put(
    folder,
    '北坪村报送.xlsx',
    [
      WIDE('北坪村支部党员花名册'),
      WIDE('2024年2月'),
      top,
      below,
      ...people.slice(0, 5),
      HEADER.map(() => null),
      ...people.slice(5),
      HEADER.map(() => null),
      WIDE(`合计：${people.length}人`),
      WIDE('注：以本人档案为准。'),
    ],
    ['A1:J1', 'A2:J2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:J3'],
  )
}

/** So many rows that checking them takes long enough to be given up. */
export function longRoster(folder: string, rows = 40_000): Promise<string> {
  const people = Array.from({ length: rows }, (_, n) =>
    right(n, `高${String.fromCodePoint(0x4e00 + (n % 5000))}`),
  )
  return put(folder, '全镇名册.xlsx', [WIDE('东岗村支部党员花名册'), HEADER, ...people])
}

function wide(text: string): string {
  return text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function wrongCheckDigit(idNo: string): string {
  return `${idNo.slice(0, 17)}${idNo.endsWith('1') ? '2' : '1'}`
}
