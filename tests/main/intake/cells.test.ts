/** Cells as spreadsheets store them, from a real file to the register: nothing is silently wrong. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apply, memberNamed, planFile, rowsOf } from '../../builders/imports.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import {
  sheetXml,
  xls,
  xlsx,
  xlsxByExceljs,
  xlsxParts,
  zip,
  type Grid,
  type SheetSpec,
} from '../../builders/workbooks.ts'

/** 男 1980-06-15, 女 1975-02-03 with an X at its end */
const WANG = '410400198006151016'
const LI = '41040019750203202X'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  await aBranch(test, '东岗村支部')
})
afterEach(() => test.dispose())

const codesOf = (row: { findings: { code: string }[] } | undefined) =>
  row?.findings.map(({ code }) => code) ?? []

describe('ID numbers', () => {
  /** What a hand-written cell of an .xlsx holds, what is stored, what is kept beside it, what is told. */
  it.each<[string, string, string | null, string | null, string | null]>([
    ['text', `t="str"><v>${WANG}</v>`, WANG, null, null],
    [
      'text with spaces and full width',
      't="str"><v>４１０４００ １９８００６１５ １０１６</v>',
      WANG,
      null,
      null,
    ],
    ['text with a lower-case x', 't="str"><v>41040019750203202x</v>', LI, null, null],
    ['a number with all its digits', `><v>${WANG}</v>`, WANG, null, 'ID_FROM_NUMBER'],
    ['a number a spreadsheet has cut', '><v>410400198006151000</v>', null, '410400198006151000', 'ID_LOST'],
    [
      'scientific notation in a number',
      '><v>4.10400198006151E+17</v>',
      null,
      '410400198006151000',
      'ID_LOST',
    ],
    [
      'scientific notation in a text',
      't="str"><v>4.10400198006151E+17</v>',
      null,
      '4.10400198006151E+17',
      'ID_LOST',
    ],
    [
      'scientific notation with every digit',
      't="str"><v>4.10400198006151016E+17</v>',
      WANG,
      null,
      'ID_FROM_NUMBER',
    ],
    ['text that ends in zeros', 't="str"><v>410400198006151000</v>', '410400198006151000', null, 'ID_ZEROS'],
    ['fifteen digits', 't="str"><v>410400800615101</v>', '410400800615101', null, 'ID_LEN'],
    ['a wrong check digit', 't="str"><v>410400198006151017</v>', '410400198006151017', null, 'ID_CHECK'],
  ])('%s', async (_, cell, stored, asTyped, told) => {
    const xml = sheetXml(
      '<row r="1"><c r="A1" t="str"><v>姓名</v></c><c r="B1" t="str"><v>身份证号</v></c><c r="C1" t="str"><v>出生年月</v></c><c r="D1" t="str"><v>支部</v></c></row>' +
        `<row r="2"><c r="A2" t="str"><v>王五</v></c><c r="B2" ${cell}</c><c r="C2" t="str"><v>1980.06</v></c><c r="D2" t="str"><v>东岗村</v></c></row>`,
    )
    const plan = await planFile(test, zip(xlsxParts(xml)))
    const [row] = await rowsOf(test, plan.planId)
    const about = row?.findings.filter(({ code, field }) => field === 'idNo' || code.startsWith('ID_')) ?? []
    expect(
      about
        .filter(({ code }) => code !== 'ID_BIRTH' && code !== 'ID_SEX')
        .map(({ code, column }) => [code, column]),
    ).toEqual(told === null ? [] : [[told, 'B']])
    await apply(test, plan.planId)
    const member = memberNamed(test, '王五')
    expect([member.idNo, member.asTyped]).toEqual([
      stored,
      asTyped === null ? null : JSON.stringify({ idNo: asTyped }),
    ])
  })

  it.each([
    ['.xlsx by exceljs', xlsxByExceljs],
    ['.xls', (...sheets: SheetSpec[]) => Promise.resolve(xls(...sheets))],
  ])('stored as a number by %s come out right or as lost, never as another number', async (_, write) => {
    const plan = await planFile(
      test,
      await write({
        name: '东岗村',
        rows: [
          ['姓名', '身份证号'],
          ['王五', Number(WANG)],
        ],
      }),
    )
    const [row] = await rowsOf(test, plan.planId)
    expect(codesOf(row)).toContain('ID_LOST')
    await apply(test, plan.planId)
    expect(memberNamed(test, '王五')).toMatchObject({ idNo: null, birth: '1980-06-15', sex: null })
  })
})

describe('dates', () => {
  /** 32690 is the serial number of 1989-07-01: 89 years of 365 days, 22 leap days to 1988, 181 days, and 1900-02-29. */
  const FORMS: readonly (readonly [string | number | Date, string | null, string | null, string?])[] = [
    [new Date('1989-07-01T00:00:00Z'), '1989-07-01', null],
    [32690, '1989-07-01', null, 'yyyy-mm-dd'],
    [32690, '1989-07', null, 'yyyy"年"m"月"'],
    [32690, '1989-07-01', null],
    ['1989.07', '1989-07', null],
    [1989.07, '1989-07', null],
    ['198907', '1989-07', null],
    [198907, '1989-07', null],
    ['19890701', '1989-07-01', null],
    [19890701, '1989-07-01', null],
    ['1989-7-1', '1989-07-01', null],
    ['1989/7/1', '1989-07-01', null],
    ['1989年7月', '1989-07', null],
    ['1989年7月1日', '1989-07-01', null],
    ['１９８９．０７', '1989-07', null],
    ['一九八九年七月', '1989-07', null],
    ['1989-07-01 00:00:00', '1989-07-01', null],
    ['89.7', '1989-07', 'ASSUMED'],
    [89.7, '1989-07', 'ASSUMED'],
    ['89年7月', '1989-07', 'ASSUMED'],
    [1989.1, null, 'AS_TYPED'],
    ['1989.1', '1989-01', null],
    [1989, null, 'AS_TYPED'],
    ['1989-02-30', null, 'AS_TYPED'],
    ['文革后期', null, 'AS_TYPED'],
    ['', null, 'JOIN_MISSING'],
  ]
  const rows: Grid = [
    ['姓名', '出生年月', '入党时间', '转正时间', '性别', '身份证号'],
    ...FORMS.map(([joined], n) => [
      `赵${String.fromCodePoint(0x4e00 + n)}`,
      '1960.05',
      joined,
      '1990.07',
      '男',
      '',
    ]),
  ]
  const formats = Object.fromEntries(
    FORMS.flatMap(([, , , format], n) => (format === undefined ? [] : [[`C${n + 2}`, format]])),
  )

  it.each([
    ['.xlsx by hucre', xlsx],
    ['.xlsx by exceljs', xlsxByExceljs],
    ['.xls', (...sheets: SheetSpec[]) => Promise.resolve(xls(...sheets))],
  ])('of every written form, by %s', async (_, write) => {
    const plan = await planFile(test, await write({ name: '东岗村', rows, formats }))
    const found = await rowsOf(test, plan.planId)
    await apply(test, plan.planId)
    const about = (row: (typeof found)[number]) =>
      row.findings.find(({ field, column }) => field === 'joinDate' && column === 'C')?.code ?? null
    expect(found.map(row => [memberNamed(test, row.name).joinDate, about(row)])).toEqual(
      FORMS.map(([, stored, told]) => [stored, told]),
    )
  })

  it('that cannot be read are kept as typed beside their field', async () => {
    const plan = await planFile(test, await xlsx({ name: '东岗村', rows }))
    await apply(test, plan.planId)
    const typed = FORMS.flatMap(([joined, , told], n) =>
      told === 'AS_TYPED'
        ? [[String(joined), memberNamed(test, `赵${String.fromCodePoint(0x4e00 + n)}`).asTyped]]
        : [],
    )
    expect(typed).toEqual(
      ['1989.1', '1989', '1989-02-30', '文革后期'].map(text => [text, JSON.stringify({ joinDate: text })]),
    )
  })
})

describe('what a program should not have written', () => {
  const cells = (...found: string[]) =>
    found.map((cell, i) => `<c r="${'ABCDE'[i] ?? ''}2"${cell}</c>`).join('')
  const header =
    '<row r="1">' +
    ['姓名', '出生年月', '学历', '职务', '支部']
      .map((word, i) => `<c r="${'ABCDE'[i] ?? ''}1" t="str"><v>${word}</v></c>`)
      .join('') +
    '</row>'

  it('separators inside of cells shift nothing into another column', async () => {
    const row = cells(
      ' t="str"><v>王&#31;五</v>',
      '><v>1980\u001F.06</v>',
      ' t="e"><v>#N\u001E/A</v>',
      ' t="inlineStr"><is><t>文_x001F_书</t></is>',
      ' t="str"><v>东岗村</v>',
    )
    const plan = await planFile(test, zip(xlsxParts(sheetXml(`${header}<row r="2">${row}</row>`))))
    expect(plan.counts).toMatchObject({ new: 1, refused: 0 })
    await apply(test, plan.planId)
    expect(memberNamed(test, '王五')).toMatchObject({ birth: '1980-06', education: null, title: '文书' })
  })
})

describe('sex and birth', () => {
  it('come from the ID number where they are empty, and only then', async () => {
    const plan = await planFile(
      test,
      await xlsx({
        name: '东岗村',
        rows: [
          ['姓名', '身份证号', '性别', '出生日期'],
          ['王五', WANG, '', ''],
          ['李四', LI, '男', '1975.02'],
          ['赵六', '410400198013151010', '', ''],
        ],
      }),
    )
    const [wang, li] = await rowsOf(test, plan.planId)
    expect(codesOf(wang).filter(code => code.endsWith('FROM_ID'))).toEqual(['BIRTH_FROM_ID', 'SEX_FROM_ID'])
    expect(codesOf(li)).toContain('ID_SEX')
    await apply(test, plan.planId)
    expect(memberNamed(test, '王五')).toMatchObject({ sex: '男', birth: '1980-06-15' })
    expect(memberNamed(test, '李四')).toMatchObject({ sex: '男', birth: '1975-02' })
    // The thirteenth month is no date; the parity of the seventeenth digit still says the sex.
    expect(memberNamed(test, '赵六')).toMatchObject({ sex: '男', birth: null })
  })
})
