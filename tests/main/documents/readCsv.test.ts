import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimiterOf } from '../../../src/main/documents/readCsv.ts'

describe('the delimiter of a text', () => {
  it.each([
    [',', '姓名,性别\r\n张三,男\r\n'],
    ['\t', '姓名\t性别\r\n张三\t男\r\n'],
    [';', '姓名;性别\n张三;男\n'],
    ['|', '姓名|性别\n张三|男\n'],
    [',', '青山村党支部党员名册\n姓名,性别\n张三,男\n'],
    ['\t', '姓名\t住址\n张三\t甲村,一组\n李四\t乙村,二组\n'],
    [',', '姓名,备注\n"张三;李四","王五;赵六;钱七"\n"甲;乙","丙;丁;戊"\n'],
    [',', '姓名\n张三\n'],
    [',', ''],
  ])('is %j in %j', (delimiter, text) => expect(delimiterOf(text)).toBe(delimiter))

  it('is told whatever stands between quotation marks below a row of names', () => {
    const cell = fc.stringMatching(/^[甲乙,;|\t"]{0,6}$/)
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        fc.constantFrom(',', '\t', ';', '|'),
        fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 30 }),
        (delimiter, rows) => {
          const names = ['姓名', '性别', '民族', '备注'].join(delimiter)
          const text = [names, ...rows.map(row => row.map(quoted).join(delimiter))].join('\r\n')
          expect(delimiterOf(text)).toBe(delimiter)
        },
      ),
      { numRuns: 500 },
    )
  })
})
