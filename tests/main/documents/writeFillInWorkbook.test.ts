import Excel from 'exceljs'
import { readXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { idNumberFormula, REPEATED_TEXT } from '../../../src/main/documents/idNumberFormula.ts'
import { pagesAcross, writeFillInWorkbook } from '../../../src/main/documents/writeFillInWorkbook.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import {
  idCheckDigit,
  idFindingText,
  inspectIdNumber,
  type Sex,
} from '../../../src/shared/kernel/idNumber.ts'
import { toCells } from '../../builders/libreOffice.ts'

const TODAY = '2016-03-20'
/** The formula asks the computer's own clock; no number here is of a day between the two. */
const good = (first17: string) => `${first17}${idCheckDigit(first17)}`
const wrongDigit = (code: string) => `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`

const ZHANG = good('41040019800101001')
const LI = good('41040019791231002')

/** Number, sex, birth. */
const CASES: [string, string, string][] = [
  [ZHANG, '男', '1980-01-01'],
  [LI, '女', '1979.12'],
  [good('41040019551103104'), '', ''],
  [good('41040019000101001'), '男', ''],
  [good('41040018991231001'), '男', ''],
  [good('41040020000229001'), '男', '2000-02-29'],
  [good('41040019010229001'), '男', ''],
  [good('41040019801301001'), '男', ''],
  [good('41040019800001001'), '男', ''],
  [good('41040019800431001'), '男', ''],
  [good('41040029800401001'), '男', ''],
  [wrongDigit(good('41040019620304005')), '男', ''],
  ['41040019620304', '男', ''],
  ['410400620304001', '男', '1962-03-04'],
  ['4104001962030400511', '男', ''],
  ['41040019620304O05X', '男', ''],
  ['4104001962030400５1', '男', ''],
  ['41040019620304005Y', '男', ''],
  [good('41040019700606007'), '女', '1970-06-06'],
  [good('41040019710606007'), '男', '1971-06-07'],
  [good('41040019710706007'), '男', '1971年8月'],
  [good('41040019720606007'), '男', '197207'],
  [`4104 0019 7506 0600 8${idCheckDigit('41040019750606008')}`, '女', ''],
  [` ${good('41040019730606007')} `, '男', '1973-06'],
  [good('41040019740606007').replace(/X$/, 'x'), '男', ''],
  ['', '男', ''],
]
// A number that ends in X, in both cases.
const endsInX = [...Array(200).keys()]
  .map(n => good(`41040019640506${String(n * 2 + 1).padStart(3, '0')}`))
  .find(code => code.endsWith('X'))
CASES.push([endsInX ?? '', '男', ''], [(endsInX ?? '').toLowerCase(), '男', ''])

/** What our own rules say first, in their order; the table reads whole months and days only. */
function verdict(code: string, sex: string, birth: string): string {
  if (code.trim() === '') return ''
  const digits = birth.replace(/\D/g, '')
  const said =
    digits.length === 8
      ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
      : digits.length === 6
        ? `${digits.slice(0, 4)}-${digits.slice(4)}`
        : null
  const expected = { birth: said, sex: sex === '' ? null : (sex as Sex) }
  const { findings, normalized } = inspectIdNumber(code, expected, TODAY)
  const [first] = findings
  return first === undefined ? '' : idFindingText(first, normalized)
}

async function write(rows: readonly (readonly string[])[]) {
  return writeFillInWorkbook(
    {
      title: '填报表',
      author: '经办人',
      madeOn: TODAY,
      instructions: ['党员信息填报表', '填报单位：东街村支部'],
      tables: [
        {
          sheetName: '党员名册',
          unitLine: '填报单位：东街村支部',
          columns: [
            { key: 'name', header: '姓名', width: 10 },
            { key: 'sex', header: '性别', width: 6, words: ['男', '女'] },
            { key: 'idNo', header: '身份证号', width: 22 },
            { key: 'birth', header: '出生日期', width: 12 },
          ],
          rows,
          blankRows: 5,
        },
      ],
    },
    quietWork(),
  )
}

describe('a table on paper', () => {
  const across = (...widths: number[]) => pagesAcross(widths.map(width => ({ width })))

  // A4 on its side holds 1045.7 pixels, at seven of eleven points 1643.3: 205 digits of eight pixels.
  it.each([
    [1, [10, 100, 95]],
    [2, [10, 100, 96]],
    // The first column stands on both pages.
    [2, [10, 100, 95, 195]],
    [3, [10, 100, 95, 195, 1]],
    [2, [10, 150, 150]],
    [1, [10, 300]],
    [1, []],
  ])('lies over %i pages side by side: %j', (pages, widths) => {
    expect(across(...widths)).toBe(pages)
  })

  it('has its unit in the head of every page, its head and names again, and rows as high as their words', async () => {
    const workbook = new Excel.Workbook()
    const long = '一二三四五六七八九十'
    await workbook.xlsx.load(
      Buffer.from(
        await write([
          ['王五', '男', '', ''],
          [long, '', '', ''],
        ]),
      ).buffer,
    )
    const sheet = workbook.getWorksheet('党员名册')!
    expect(sheet.headerFooter.oddHeader).toBe('&L填报单位：东街村支部  党员名册&R内部资料')
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: 'A2:D9',
      printTitlesRow: '2:2',
      printTitlesColumn: 'A:A',
    })
    const heights = [2, 3, 4].map(row => sheet.getRow(row).height)
    // Ten wide characters are nineteen digits: three lines of nine.
    expect(heights).toEqual([30, undefined, 45])
  })
})

describe('a table to be filled in elsewhere', () => {
  it('says in LibreOffice of every ID number what our own rules say', async () => {
    const bytes = await write(CASES.map(([code, sex, birth], n) => [`甲${n}`, sex, code, birth]))
    const [book] = await toCells([bytes])
    const table = book?.find(sheet => sheet[1]?.[0] === '姓名')
    expect(table?.[1]).toEqual(['姓名', '性别', '身份证号', '出生日期', '核对提示'])
    const shown = CASES.map((_, n) => table?.[n + 2]?.[4])
    // The two cases of one number ending in X are the same number: compared without regard to case.
    const wanted = CASES.map(([code, sex, birth], n) =>
      n >= CASES.length - 2 ? REPEATED_TEXT : verdict(code, sex, birth),
    )
    expect(shown).toEqual(wanted)
    expect(new Set(wanted).size).toBeGreaterThanOrEqual(8)
    // Rows nobody has filled in say nothing.
    expect(
      table
        ?.slice(CASES.length + 2)
        .flat()
        .join(''),
    ).toBe('')
  }, 120_000)

  it('has formulas as short as Excel takes them', () => {
    const cells = { idNo: '$D3000', sex: '$B3000', birth: '$E3000', allIdNos: '$D$3:$D$3000' }
    expect(idNumberFormula(cells).length).toBeLessThan(8192)
  })

  it('has dropdowns, open cells between locked heads, red and yellow ID numbers', async () => {
    const bytes = await write([['张三', '男', ZHANG, '']])
    const { sheets } = await readXlsx(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['说明', '党员名册'])
    const [instructions, table] = sheets
    expect(instructions?.rows[0]).toEqual(['党员信息填报表'])
    expect(table?.dataValidations?.[0]).toMatchObject({ range: 'B3:B8' })
    expect(JSON.stringify(table?.dataValidations)).toContain('男')
    expect(JSON.stringify(table?.conditionalRules)).toContain('C3:C8')
    expect(table?.protection).toBeDefined()
    expect(instructions?.protection).toBeDefined()
  })
})
