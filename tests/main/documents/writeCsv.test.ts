import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../../../src/main/documents/openWorkbook.ts'
import { writeCsv } from '../../../src/main/documents/writeCsv.ts'
import { plainText } from '../../../src/shared/intake/cellText.ts'
import { tidy } from '../../../src/shared/kernel/text.ts'

const text = async (rows: string[][]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeCsv([], rows))

describe('a .csv of rows', () => {
  it('begins with the mark that tells Excel its encoding, and ends every line for Windows', async () => {
    expect(
      await text([
        ['姓名', '性别'],
        ['张三', '男'],
      ]),
    ).toBe('\uFEFF姓名,性别\r\n张三,男\r\n')
  })

  it('puts commas, quotation marks and line breaks into quotation marks', async () => {
    expect(await text([['甲,乙', '他说“好”', '"是"', '一\n二']])).toBe(
      '\uFEFF"甲,乙",他说“好”,"""是""","一\n二"\r\n',
    )
  })

  it.each([
    ['410400198003120011', 'an ID number'],
    ['41040019800312001X', 'an ID number that ends in X'],
    ['0371', 'a leading zero'],
    ['2005-07', 'a month'],
    ['=1+1', 'a formula'],
    ['+86', 'a sign'],
    ['-', 'a dash'],
    ['@SUM(A1)', 'a formula of another program'],
  ])('keeps %s text: %s', async cell => {
    expect(await text([[cell]])).toBe(`\uFEFF"\t${cell}"\r\n`)
  })

  it.each(['13700001121', '2005-07-01', '44', '张三', ''])('leaves %s as it is', async cell => {
    expect(await text([[cell]])).toBe(`\uFEFF${cell}\r\n`)
  })

  it('is read back as it was', async () => {
    const cell = fc.stringMatching(/^[甲乙0-9X,"=@-]{1,12}$/)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async rows => {
        const written = [['姓名', '备注'], ...rows]
        const bytes = Buffer.from(await writeCsv(written.slice(0, 1), written.slice(1)))
        const read: string[][] = []
        for await (const source of await openWorkbook({ name: '名册.csv', bytes, password: undefined })) {
          for await (const some of source.rows()) {
            read.push(...some.map(row => row.cells.map(one => tidy(plainText(one)))))
          }
        }
        expect(read).toEqual(written.map(row => row.map(tidy)))
      }),
      {
        numRuns: 200,
        examples: [
          // doubled quotation marks before a delimiter, and tabs that keep text from being a number
          [
            [
              ['",,', '-'],
              ['",-', '-,X'],
            ],
          ],
        ],
      },
    )
  })
})
