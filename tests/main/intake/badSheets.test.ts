/** Files that would fill the memory, and sheets without anybody: each its own sentence, nothing written. */

import { constants, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { members, planFile } from '../../builders/imports.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import {
  sheetXml,
  xls,
  xlsx,
  xlsxByExceljs,
  xlsxParts,
  zip,
  type ZipEntry,
} from '../../builders/workbooks.ts'
import {
  BOMB,
  EMPTY,
  expectAnswer,
  HEADER_ROW,
  HEADLESS,
  row,
  UNREADABLE,
  WANG,
  WHOLE,
  type Case,
} from './badCase.ts'

let test: TestOffice
beforeAll(async () => {
  test = await anOffice()
  const east = await aBranch(test, '东岗村支部')
  await aMember(test, east, { name: '李四' })
})
afterAll(() => test.dispose())

/** Deflated spaces: `megabytes` of them in some kilobytes, made without ever holding them. */
function deflatedSpaces(megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, ' '), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  })
  return Buffer.concat([...Array.from({ length: megabytes / 16 }, () => piece), Buffer.from([3, 0])])
}

function bomb(megabytes: number, claimedSize: number): Buffer {
  const entries = xlsxParts(WHOLE).map((entry): ZipEntry =>
    entry.name.endsWith('sheet1.xml') ? { ...entry, claimedSize, packed: deflatedSpaces(megabytes) } : entry,
  )
  return zip(entries)
}

const ENTITIES = `<!DOCTYPE lolz [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${'bcdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`)
  .join('')}]>`

const shared = sheetXml(
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>',
)
const blankRows = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="1"/><c r="B${i + 2}" s="1"/></row>`,
  ).join('')

const CASES: Case[] = [
  {
    what: 'a bomb that says so: the size',
    file: 'a.xlsx',
    bytes: () => bomb(3072, 3072 * 1024 * 1024),
    code: 'WORKBOOK_BOMB',
    sentence: BOMB('a.xlsx', '3072MB'),
  },
  {
    what: 'a bomb that says so: the ratio',
    file: 'a.xlsx',
    bytes: () => bomb(512, 512 * 1024 * 1024),
    code: 'WORKBOOK_BOMB',
    sentence: BOMB('a.xlsx', '512MB'),
  },
  {
    what: 'a bomb that hides its size',
    file: 'a.xlsx',
    bytes: () => bomb(3072, 5000),
    code: 'WORKBOOK_BOMB',
    sentence: BOMB('a.xlsx', '1MB'),
  },
  {
    what: 'a bomb of many parts',
    file: 'a.xlsx',
    bytes: () =>
      zip([
        ...xlsxParts(WHOLE),
        ...Array.from({ length: 70 }, (_, i) => ({
          name: `xl/media/${i}.png`,
          data: Buffer.alloc(0),
          packed: deflatedSpaces(16),
          claimedSize: 16 * 1024 * 1024,
        })),
      ]),
    code: 'WORKBOOK_BOMB',
    sentence: BOMB('a.xlsx', '1024MB'),
  },
  {
    what: 'entities that multiply in a sheet',
    file: 'a.xlsx',
    bytes: () =>
      zip(
        xlsxParts(
          `<?xml version="1.0"?>${ENTITIES}${sheetXml(HEADER_ROW + row(2, '&j;', WANG, '东岗村')).replace(/^<\?[^>]*>/, '')}`,
        ),
      ),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },
  {
    what: 'entities that multiply in the shared texts',
    file: 'a.xlsx',
    bytes: () =>
      zip(xlsxParts(shared, { 'xl/sharedStrings.xml': `${ENTITIES}<sst><si><t>&j;</t></si></sst>` })),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },
  {
    what: 'a short text ten million times',
    file: 'a.xlsx',
    bytes: () =>
      zip(
        xlsxParts(
          sheetXml(
            HEADER_ROW +
              Array.from(
                { length: 300 },
                (_, i) => `<row r="${i + 2}">${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`,
              ).join(''),
          ),
          { 'xl/sharedStrings.xml': `<sst><si><t>${'长'.repeat(32_000)}</t></si></sst>` },
        ),
      ),
    code: 'WORKBOOK_UNREADABLE',
    sentence: UNREADABLE('a.xlsx'),
  },

  {
    what: 'an empty sheet',
    file: 'a.xlsx',
    bytes: () => xlsx({ rows: [] }),
    code: 'WORKBOOK_EMPTY',
    sentence: EMPTY('a.xlsx'),
  },
  {
    what: 'an empty .xls',
    file: 'a.xls',
    bytes: () => xls({ rows: [] }),
    code: 'WORKBOOK_EMPTY',
    sentence: EMPTY('a.xls'),
  },
  {
    what: 'a header and nobody under it',
    file: 'a.xlsx',
    bytes: () => xlsxByExceljs({ rows: [['姓名', '身份证号']] }),
    code: 'WORKBOOK_EMPTY',
    sentence: EMPTY('a.xlsx'),
  },
  {
    what: 'no name column',
    file: 'a.xlsx',
    bytes: () =>
      xlsx({
        rows: [
          ['序号', '身份证号', '学历'],
          [1, WANG, '大专'],
        ],
      }),
    code: 'HEADER_MISSING',
    sentence: HEADLESS,
  },
  {
    what: '200,000 blank rows with formats',
    file: 'a.xlsx',
    bytes: () => zip(xlsxParts(sheetXml(blankRows(200_000)))),
    code: 'WORKBOOK_TOO_MANY_BLANK',
    sentence: '工作表“Sheet1”有200000行带格式的空行而没有数据，请删除空行后再导入',
  },
  {
    what: '200,000 blank rows under a header',
    file: 'a.xlsx',
    bytes: () => zip(xlsxParts(sheetXml(HEADER_ROW + blankRows(200_000)))),
    code: 'WORKBOOK_TOO_MANY_BLANK',
    sentence: '工作表“Sheet1”有200000行带格式的空行而没有数据，请删除空行后再导入',
  },
]

describe.each(CASES)('$what', bad => {
  it('is answered, and nothing is written', () => expectAnswer(test, bad))
})

describe('what looks bad and is good', () => {
  it('three members above 200,000 blank rows with formats', async () => {
    const rows = [2, 3, 4].map(n => row(n, `王${n}`, '', '东岗村')).join('')
    const bytes = zip(xlsxParts(sheetXml(HEADER_ROW + rows + blankRows(200_003).slice(blankRows(3).length))))
    const plan = await planFile(test, bytes)
    expect(plan.sheets.map(sheet => sheet.rows)).toEqual([3])
    expect(members(test).map(member => member.name)).toEqual(['李四'])
  })
})
