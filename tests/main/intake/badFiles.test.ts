/** Files that are no workbooks, protected or damaged: each its own sentence, nothing written. */

import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import * as CFB from 'cfb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { protectWorkbook } from '../../../src/main/documents/protectWorkbook.ts'
import { planFile, rowsOf } from '../../builders/imports.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { sheetXml, xls, xlsx, xlsxParts, zip } from '../../builders/workbooks.ts'
import { CUT, EMPTY, expectAnswer, OTHER, UNREADABLE, WANG, WHOLE, type Case } from './badCase.ts'

const ROWS = [
  ['姓名', '身份证号'],
  ['王五', WANG],
]
const GOOD = { name: '东岗村', rows: ROWS }

let test: TestOffice
beforeAll(async () => {
  test = await anOffice()
  const east = await aBranch(test, '东岗村支部')
  await aMember(test, east, { name: '李四' })
})
afterAll(() => test.dispose())

/** An OLE container with one stream, as Word 97 and others write. */
function ole(stream: string): Buffer {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, stream, Buffer.alloc(5000, 7))
  // The library hands out a Buffer for this type.
  return CFB.write(container, { type: 'buffer' }) as Buffer
}

/** Parts of which `name` is cut off after `characters`. */
function cutPart(name: string, characters: number, sheet = WHOLE, more: Record<string, string> = {}): Buffer {
  return zip(
    xlsxParts(sheet, more).map(entry =>
      entry.name === name
        ? { ...entry, data: Buffer.from(entry.data.toString().slice(0, characters)) }
        : entry,
    ),
  )
}

/** Saved by LibreOffice as Excel 97 with the password abc123. */
const PROTECTED_XLS = readFileSync(new URL('./files/protected.xls', import.meta.url))

const SHEET = 'xl/worksheets/sheet1.xml'
const STRINGS = '<sst><si><t>姓名</t></si><si><t>身份证号</t></si><si><t>王五</t></si></sst>'
const shared = sheetXml(
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>',
)
/** An .xls of two sheets, of which the second does not stand where the list of sheets says. */
function lostSheet(): Buffer {
  const bytes = xls({ name: '东岗村', rows: ROWS }, { name: '西河村', rows: [['姓名'], ['赵六']] })
  // The name in the list ([MS-XLS] 2.4.28) follows eight bytes behind the place.
  const place = bytes.indexOf(Buffer.from('西河村', 'utf16le')) - 8
  bytes.writeUInt32LE(bytes.readUInt32LE(place) + 20, place)
  return bytes
}

const CASES: Case[] = [
  {
    what: 'an .xls with a sheet that is not where it should be',
    file: 'a.xls',
    bytes: lostSheet,
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xls'),
  },
  {
    what: 'a .doc renamed',
    file: 'a.xlsx',
    bytes: () => ole('/WordDocument'),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xlsx', 'Word 文档'),
  },
  {
    what: 'a .ppt renamed',
    file: 'a.xls',
    bytes: () => ole('/PowerPoint Document'),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xls', '演示文稿'),
  },
  {
    what: 'another OLE file',
    file: 'a.xls',
    bytes: () => ole('/Contents'),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xls', '不认识的文件'),
  },
  {
    what: 'Excel 95',
    file: 'a.xls',
    bytes: () => ole('/Book'),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xls'),
  },
  {
    what: 'a .docx renamed',
    file: 'a.xlsx',
    bytes: () =>
      zip([
        { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
        { name: 'word/document.xml', data: Buffer.from('<w/>') },
      ]),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xlsx', 'Word 文档'),
  },
  {
    what: 'some zip',
    file: 'a.xlsx',
    bytes: () => zip([{ name: '照片.jpg', data: Buffer.from('x') }]),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xlsx', '压缩包'),
  },
  {
    what: 'a PDF',
    file: 'a.xlsx',
    bytes: () => Buffer.from('%PDF-1.4\n'),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xlsx', 'PDF'),
  },
  {
    what: 'a web page named .xls',
    file: 'a.xls',
    bytes: () => Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xls', '网页'),
  },
  {
    what: 'a photograph',
    file: 'a.xlsx',
    bytes: () => Buffer.from('ffd8ffe000104a464946', 'hex'),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xlsx', '图片'),
  },
  {
    what: 'a text named .xls',
    file: 'a.xls',
    bytes: () => Buffer.from('东岗村党支部\n各位党员：\n请于周五到会。\n'),
    code: 'HEADER_MISSING',
    sentence: '工作表“a”里找不到表头：没有“姓名”一栏。请检查表头，或指出表头在第几行、姓名在哪一栏',
  },
  {
    what: 'an empty file',
    file: 'a.xlsx',
    bytes: () => Buffer.alloc(0),
    code: 'WORKBOOK_EMPTY',
    sentence: EMPTY('a.xlsx'),
  },
  {
    what: 'a text of blanks',
    file: 'a.csv',
    bytes: () => Buffer.from(' \r\n\t\r\n'),
    code: 'WORKBOOK_EMPTY',
    sentence: EMPTY('a.csv'),
  },
  {
    what: 'random bytes',
    file: 'a.xlsx',
    bytes: () => Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 197 + 131) % 256)),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.xlsx', '不认识的文件'),
  },
  {
    what: 'a .csv in UTF-8 with a broken character',
    file: 'a.csv',
    bytes: () =>
      Buffer.concat([
        Buffer.from('姓名,身份证号\n王五,1\n赵'),
        Buffer.from([0xe5, 0x85]),
        Buffer.from(',2\n'),
      ]),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.csv', '文字编码已损坏'),
  },
  {
    what: 'a .csv in UTF-8 with BOM and a broken character',
    file: 'a.csv',
    bytes: () =>
      Buffer.concat([Buffer.from('\ufeff姓名,身份证号\n赵'), Buffer.from([0xff]), Buffer.from(',2\n')]),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.csv', '文字编码已损坏'),
  },
  {
    what: 'a .csv in GB18030 with a broken character',
    file: 'a.csv',
    bytes: () => Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac50acdf5cee52c310ad5ff2c320a', 'hex'),
    code: 'WORKBOOK_NOT_A_WORKBOOK',
    sentence: OTHER('a.csv', '文字编码已损坏'),
  },

  {
    what: 'protected, without a password',
    file: 'a.xlsx',
    bytes: async () => Buffer.from(protectWorkbook(await xlsx(GOOD), '口令123')),
    code: 'WORKBOOK_PASSWORD',
    sentence: '“a.xlsx”设有打开密码，请输入密码，或让支部去掉密码后重新报送',
  },
  {
    what: 'protected, with a wrong password',
    file: 'a.xlsx',
    password: '口令124',
    bytes: async () => Buffer.from(protectWorkbook(await xlsx(GOOD), '口令123')),
    code: 'WORKBOOK_PASSWORD_WRONG',
    sentence: '“a.xlsx”的打开密码不对，请重新输入',
  },

  {
    what: 'an .xls with a password, without it',
    file: 'a.xls',
    bytes: () => PROTECTED_XLS,
    code: 'WORKBOOK_PASSWORD',
    sentence: '“a.xls”设有打开密码，请输入密码，或让支部去掉密码后重新报送',
  },
  {
    what: 'an .xls with a password, with a wrong one',
    file: 'a.xls',
    password: 'abc124',
    bytes: () => PROTECTED_XLS,
    code: 'WORKBOOK_PASSWORD_WRONG',
    sentence: '“a.xls”的打开密码不对，请重新输入',
  },
  {
    what: 'half a zip',
    file: 'a.xlsx',
    bytes: async () => (await xlsx(GOOD)).subarray(0, 1500),
    code: 'WORKBOOK_TRUNCATED',
    sentence: CUT('a.xlsx'),
  },
  {
    what: 'a zip without its last bytes',
    file: 'a.xlsx',
    bytes: async () => (await xlsx(GOOD)).subarray(0, -30),
    code: 'WORKBOOK_TRUNCATED',
    sentence: CUT('a.xlsx'),
  },
  {
    what: 'a zip with a hole',
    file: 'a.xlsx',
    bytes: () =>
      zip(
        xlsxParts(WHOLE).map(entry =>
          entry.name === SHEET ? { ...entry, packed: deflateRawSync(entry.data).subarray(0, 60) } : entry,
        ),
      ),
    code: 'WORKBOOK_TRUNCATED',
    sentence: CUT('a.xlsx'),
  },
  {
    what: 'a sheet that ends within a row',
    file: 'a.xlsx',
    bytes: () => cutPart(SHEET, WHOLE.indexOf('赵六')),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },
  {
    what: 'a sheet that ends between two rows',
    file: 'a.xlsx',
    bytes: () => cutPart(SHEET, WHOLE.indexOf('<row r="3"')),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },
  {
    what: 'shared texts that end too early',
    file: 'a.xlsx',
    bytes: () =>
      cutPart('xl/sharedStrings.xml', STRINGS.indexOf('<si><t>王五'), shared, {
        'xl/sharedStrings.xml': STRINGS,
      }),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },
  {
    what: 'a shared text that is not there',
    file: 'a.xlsx',
    bytes: () => zip(xlsxParts(shared, { 'xl/sharedStrings.xml': STRINGS })),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },
  {
    what: 'a list of sheets that ends too early',
    file: 'a.xlsx',
    bytes: () => cutPart('xl/workbook.xml', -12),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },
  {
    what: 'half an .xls',
    file: 'a.xls',
    bytes: () => {
      const whole = xls({
        name: '东岗村',
        rows: [...ROWS, ...Array.from({ length: 400 }, (_, i) => [`赵${i}`, '1'])],
      })
      return whole.subarray(0, Math.floor(whole.length / 2))
    },
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xls'),
  },
  {
    what: 'an .xls without its last sectors',
    file: 'a.xls',
    bytes: () => {
      const whole = xls({
        name: '东岗村',
        rows: [...ROWS, ...Array.from({ length: 400 }, (_, i) => [`赵${i}`, '1'])],
      })
      return whole.subarray(0, whole.length - 4096)
    },
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xls'),
  },
]

describe.each(CASES)('$what', bad => {
  it('is answered, and nothing is written', () => expectAnswer(test, bad))
})

describe('what looks bad and is good', () => {
  it('a protected workbook with its password', async () => {
    const bytes = Buffer.from(protectWorkbook(await xlsx(GOOD), '口令123'))
    const plan = await planFile(test, bytes, { password: '口令123' })
    expect(plan.counts).toMatchObject({ new: 1, refused: 0 })
  })

  it('a protected .xls with its password', async () => {
    const { planId, counts } = await planFile(test, PROTECTED_XLS, { name: 'a.xls', password: 'abc123' })
    expect(counts).toMatchObject({ new: 1, refused: 0 })
    expect((await rowsOf(test, planId)).map(({ name, cells }) => [name, cells.idNo])).toEqual([
      ['王𠮷', WANG],
    ])
  })

  it('an .xls named .xlsx and the other way round', async () => {
    expect((await planFile(test, xls(GOOD), { name: 'a.xlsx' })).counts.new).toBe(1)
    expect((await planFile(test, await xlsx(GOOD), { name: 'a.xls' })).counts.new).toBe(1)
  })
})
