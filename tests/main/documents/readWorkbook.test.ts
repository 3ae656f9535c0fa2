import { describe, expect, it } from 'vitest'
import type { CellValue } from 'hucre/xlsx'
import { isNumberCell, plainText } from '../../../src/shared/intake/cellText.ts'
import { openWorkbook } from '../../../src/main/documents/openWorkbook.ts'
import type { RawRow } from '../../../src/shared/intake/rawSheet.ts'
import {
  sheetXml,
  xls,
  xlsx,
  xlsxByExceljs,
  xlsxParts,
  zip,
  type SheetSpec,
} from '../../builders/workbooks.ts'

interface ReadSheet {
  name: string
  hidden: boolean
  merges: readonly unknown[]
  rows: RawRow[]
  blank: number
}

async function read(bytes: Buffer, name = '名册.xlsx', password?: string): Promise<ReadSheet[]> {
  const sheets: ReadSheet[] = []
  for await (const source of await openWorkbook({ name, bytes, password })) {
    const rows: RawRow[] = []
    for await (const some of source.rows()) rows.push(...some)
    sheets.push({
      name: source.name,
      hidden: source.hidden,
      merges: source.merges,
      rows,
      blank: source.blankRows(),
    })
  }
  return sheets
}

const texts = (sheet: ReadSheet | undefined) => sheet?.rows.map(row => row.cells.map(plainText))

const ROSTER: SheetSpec = {
  name: '东岗村党支部',
  rows: [
    ['党员名册', null, null],
    ['姓名', '身份证号', '入党时间'],
    ['王𠮷', '410400198006151016', '1989.07'],
    ['䶮 三', 'a&b<c>"d"', null],
    [null, null, null],
    ['多\n行', ' 前后 ', '尾'],
  ],
  merges: ['A1:C1', 'A3:A4'],
  hiddenRows: [4],
}

const EXPECTED = [
  ['党员名册'],
  ['姓名', '身份证号', '入党时间'],
  ['王𠮷', '410400198006151016', '1989.07'],
  ['䶮 三', 'a&b<c>"d"'],
  ['多\n行', ' 前后 ', '尾'],
]

describe.each([
  ['.xlsx by hucre', xlsx],
  ['.xlsx by exceljs', xlsxByExceljs],
  ['.xls', (...sheets: SheetSpec[]) => Promise.resolve(xls(...sheets))],
])('%s', (_, write) => {
  it('texts, row numbers, hidden rows and merged cells', async () => {
    const [sheet] = await read(await write(ROSTER))
    expect(sheet?.name).toBe('东岗村党支部')
    const merged = (value: string[] | undefined) => value?.filter((_, i) => i === 0 || value[0] !== value[i])
    const found = texts(sheet)
    // exceljs repeats a merged text in every cell of the range.
    expect([merged(found?.[0]), ...(found ?? []).slice(1, 3)]).toEqual(EXPECTED.slice(0, 3))
    expect(found?.at(-1)).toEqual(EXPECTED.at(-1))
    expect(sheet?.rows.map(row => row.number)).toEqual([1, 2, 3, 4, 6])
    expect(sheet?.rows.filter(row => row.hidden).map(row => row.number)).toEqual([4])
    expect(sheet?.merges).toEqual([
      { top: 1, bottom: 1, left: 0, right: 2 },
      { top: 3, bottom: 4, left: 0, right: 0 },
    ])
  })

  it('several sheets in their order', async () => {
    const sheets = await read(
      await write(
        { name: '东岗', rows: [['一']] },
        { name: '西河', rows: [['二']] },
        { name: '空', rows: [] },
      ),
    )
    expect(sheets.map(sheet => [sheet.name, texts(sheet)])).toEqual([
      ['东岗', [['一']]],
      ['西河', [['二']]],
      ['空', []],
    ])
  })

  it('numbers as numbers, and dates as what their format shows', async () => {
    const [sheet] = await read(
      await write({
        rows: [[32690, 32690, 32690, 32690, 1989.07, 13_700_000_001, 198907, 1989, true, 32690.5]],
        formats: {
          B1: 'yyyy-mm-dd',
          C1: 'yyyy"年"m"月"',
          D1: '0000',
          G1: 'yyyy/m/d',
          H1: 'yyyy-mm-dd',
          J1: 'yyyy/m/d h:mm',
        },
      }),
    )
    const cells = sheet?.rows[0]?.cells ?? []
    expect(cells.map(plainText)).toEqual([
      '32690',
      '1989-07-01',
      '1989-07',
      '32690',
      '1989.07',
      '13700000001',
      '198907',
      '1989',
      'TRUE',
      '1989-07-01',
    ])
    expect(cells.map(isNumberCell)).toEqual([true, false, false, true, true, true, true, true, false, false])
  })
})

describe('what the file holds and readers lose', () => {
  const parts = (rows: string, more = {}) => zip(xlsxParts(sheetXml(rows), more))
  const first = async (rows: string, more = {}) => (await read(parts(rows, more)))[0]

  it('all digits of a number', async () => {
    const sheet = await first(
      '<row r="1"><c r="A1"><v>410400198006151016</v></c><c r="B1"><v>4.10400198006151E+17</v></c></row>',
    )
    expect(texts(sheet)).toEqual([['410400198006151016', '410400198006151000']])
  })

  it('runs of a rich text, without the phonetic guide; escapes and entities', async () => {
    const sheet = await first(
      '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>王</t></r><r><t xml:space="preserve"> 五</t></r><rPh sb="0" eb="1"><t>wang</t></rPh></is></c>' +
        '<c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1&amp;"&lt;"</f><v>&#x20BB7;&amp;&lt;_x000D_</v></c>' +
        '<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="d"><v>1989-07-01T00:00:00</v></c></row>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si></sst>',
      },
    )
    expect(texts(sheet)).toEqual([['王 五', '甲乙', '𠮷&<\r', '#REF!', '1989-07-01T00:00:00']])
  })

  it('rows and cells without references, attributes in any order and quotes, empty and self-closing tags', async () => {
    const sheet = await first(
      `<row spans='1:3'><c><v>1</v></c><c t='str' r='C1'><v>三</v></c></row><row r="3" hidden='1'/>` +
        '<row hidden="true" r="5"><c s="0" r="B5" t="inlineStr"><is><t/></is></c><c r="C5" t="inlineStr"><is><t>丙</t></is></c><c r="D5"/></row>',
    )
    expect(sheet?.rows).toEqual([
      { number: 1, hidden: false, cells: ['\u00011', '', '三'] },
      { number: 5, hidden: true, cells: ['', '', '丙'] },
    ])
    expect(sheet?.blank).toBe(1)
  })

  it('tags with a prefix, comments and CDATA', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const xml = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><!-- <x:c r="Z1"/> --><x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[甲<乙]]></x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`
    const [sheet] = await read(zip(xlsxParts(xml)))
    expect(texts(sheet)).toEqual([['甲<乙']])
    expect(sheet?.merges).toEqual([{ top: 1, bottom: 2, left: 0, right: 1 }])
  })

  it('sheets in UTF-16, and the 1904 date system', async () => {
    const xml = sheetXml('<row r="1"><c r="A1" t="str"><v>王𠮷</v></c><c r="B1" s="1"><v>31228</v></c></row>')
    const wide = Buffer.from(`\ufeff${xml}`, 'utf16le')
    const entries = xlsxParts('', {
      'xl/styles.xml':
        '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
    }).map(entry => (entry.name.endsWith('sheet1.xml') ? { ...entry, data: wide } : entry))
    const [sheet] = await read(zip(entries))
    expect(texts(sheet)).toEqual([['王𠮷', '1989-07-01']])
  })

  it('hidden sheets', async () => {
    const sheets = await read(
      await xlsx({ name: '名册', rows: [['一']] }, { name: '选项', rows: [['男']], hidden: true }),
    )
    expect(sheets.map(sheet => sheet.hidden)).toEqual([false, true])
  })

  it('rows that lie across the pieces they are inflated in', async () => {
    const rows: CellValue[][] = Array.from({ length: 9000 }, (_, i) => [`𠮷${i}`, '䶮'.repeat(1 + (i % 90))])
    const [sheet] = await read(await xlsx({ rows }))
    expect(texts(sheet)).toEqual(rows)
  })
})

describe('.csv', () => {
  const TEXT = '姓名,身份证号,备注\r\n王五,410400198006151016,"甲,乙\n""丙"""\r\n\r\n䶮三,,1989.1\r\n'
  const ROWS = [
    ['姓名', '身份证号', '备注'],
    ['王五', '410400198006151016', '甲,乙\n"丙"'],
    ['䶮三', '', '1989.1'],
  ]
  const utf16be = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()
  /** 姓名,性别 and 张三,男 in GB18030, and 䶮 in its four-byte form */
  const gb18030 = Buffer.concat([
    Buffer.from('d0d5c3fb2cd0d4b1f00d0ad5c5c8fd2cc4d00d0a', 'hex'),
    Buffer.from('8233e337', 'hex'),
    Buffer.from('2c61', 'hex'),
  ])

  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 LE', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 BE', utf16be],
    ['UTF-16 without BOM', Buffer.from(TEXT, 'utf16le')],
  ])('%s', async (_, bytes) => {
    const [sheet] = await read(bytes, '东岗村.csv')
    expect(sheet?.name).toBe('东岗村')
    expect(texts(sheet)).toEqual(ROWS)
    expect(sheet?.rows.map(row => row.number)).toEqual([1, 2, 4])
    expect(sheet?.rows[2]?.cells.map(isNumberCell)).toEqual([false, false, true])
  })

  it('GB18030', async () => {
    const [sheet] = await read(gb18030, 'a.csv')
    expect(texts(sheet)?.slice(0, 2)).toEqual([
      ['姓名', '性别'],
      ['张三', '男'],
    ])
    expect(texts(sheet)?.[2]?.[1]).toBe('a')
  })

  const LIST = ['序号,姓名,性别,备注', '1,张三,男,', '2,李四,女,', '3,王五,男,', '4,赵六,女,']
  const list = (change: (line: string) => string) => Buffer.from(LIST.map(change).join('\n'))

  it.each([
    ['before a name', list(line => line.replace('李', '"李'))],
    ['in the last column', list(line => line.replace('1,张三,男,', '1,张三,男,"在外'))],
    ['in the last column but one row', list(line => line.replace('3,王五,男,', '3,王五,男,"'))],
    ['twice', list(line => line.replace('张三', '"张三').replace('赵六', '赵"六'))],
  ])('a quotation mark that swallows rows %s is no mere long text', async (_, bytes) => {
    await expect(read(bytes, 'a.csv')).rejects.toMatchObject({ problem: { code: 'WORKBOOK_UNREADABLE' } })
  })

  it('quotation marks and line breaks that belong to a text', async () => {
    const rowsOf = async (text: string) => texts((await read(Buffer.from(text), 'a.csv'))[0])?.slice(1)
    expect(await rowsOf('姓名,性别,备注\n张三,男,"东岗村,一组\n西岗村,""二""组"\n李四,女,')).toEqual([
      ['张三', '男', '东岗村,一组\n西岗村,"二"组'],
      ['李四', '女'],
    ])
    expect(await rowsOf('姓名,性别,备注\n张三,男,5"管\n李四,女,')).toEqual([
      ['张三', '男', '5"管'],
      ['李四', '女'],
    ])
  })

  it('tabs and semicolons', async () => {
    expect(texts((await read(Buffer.from('姓名\t性别\n张三\t男'), 'a.txt'))[0])).toEqual([
      ['姓名', '性别'],
      ['张三', '男'],
    ])
    expect(texts((await read(Buffer.from('姓名;性别\n张三;男'), 'a.csv'))[0])?.[1]).toEqual(['张三', '男'])
  })
})
