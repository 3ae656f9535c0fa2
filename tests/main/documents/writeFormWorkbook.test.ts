import { readXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { writeFormWorkbook } from '../../../src/main/documents/writeFormWorkbook.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import type { FormSheet } from '../../../src/shared/forms/sheet.ts'
import { mirror } from '../../builders/workbookMirror.ts'
import { cardSheet, listSheet, someRows } from './handmadeForm.ts'

function write(sheets: FormSheet[], work = quietWork()): Promise<Uint8Array> {
  return writeFormWorkbook(
    { sheets, pageTotal: null, title: '党员名册', author: '李干事', madeOn: '2016-03-20' },
    work,
  )
}

const sheets = () => [listSheet('东街村党支部', someRows(13)), cardSheet('卡片', ['张三', '李𠮷祥', '王五'])]

describe('the workbook of a form', () => {
  it('holds the cells, merged ranges and page breaks of the pages', async () => {
    const forms = sheets()
    const { problems, cells } = await mirror(await write(forms), forms)
    expect(problems).toEqual([])
    expect(cells).toBeGreaterThan(100)
  })

  it('keeps ID and telephone numbers as text, figures as numbers, and nothing where the form has nothing', async () => {
    const [list] = (await readXlsx(await write(sheets()), { readStyles: true })).sheets
    const [, second] = list!.rows.slice(6)
    expect(second!.slice(0, 7)).toEqual([2, '李𠮷祥', '女', '410400198001011234', '13800000000', 1, null])
    const first = list!.rows[6]!
    expect(first[3]).toBe('41040019800101123X')
    expect(first[4]).toBe('03751234567')
    expect(first[5] ?? null).toBe(null)
    expect(list!.cells?.get('6,3')?.style?.numFmt).toBe('@')
  })

  it('is printed as laid out: paper, direction, margins, one page wide, head rows on every page', async () => {
    const [list, card] = (await readXlsx(await write(sheets()), { readStyles: true })).sheets
    expect(list!.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$6',
      printArea: '$A$1:$G$22',
    })
    expect(card!.pageSetup).toMatchObject({ orientation: 'portrait', printArea: '$A$1:$F$15' })
    expect(card!.pageSetup?.printTitlesRow).toBeUndefined()
    expect(list!.pageSetup?.margins?.top).toBeCloseTo(15 / 25.4, 3)
    expect(list!.headerFooter?.oddHeader).toContain('内部资料')
    expect(list!.headerFooter?.oddFooter).toContain('第 &P 页 共 3 页')
    expect(card!.headerFooter?.oddHeader).toContain('内部资料')
    expect(list!.freezePane?.rows).toBe(6)
  })

  it('uses the fonts of official papers and frames only what has a frame', async () => {
    const [list] = (await readXlsx(await write(sheets()), { readStyles: true })).sheets
    const style = (row: number, col: number) => list!.cells?.get(`${row},${col}`)?.style
    expect(style(1, 0)?.font).toMatchObject({ name: '方正小标宋简体', size: 20 })
    expect(style(6, 1)?.font).toMatchObject({ name: '仿宋_GB2312', size: 10 })
    expect(style(3, 0)?.font?.name).toBe('宋体')
    expect(style(6, 1)?.border?.top?.style).toBe('thin')
    expect(style(2, 0)?.border?.top).toBeUndefined()
    expect(style(6, 6)?.alignment).toMatchObject({ horizontal: 'left', wrapText: true })
  })

  it('offers code words as dropdowns on the body rows only', async () => {
    const [list] = (await readXlsx(await write(sheets()))).sheets
    const rules = list!.dataValidations ?? []
    expect(rules.map(rule => rule.range).sort()).toEqual(['C13:C17', 'C19:C21', 'C7:C11'])
    expect(rules[0]).toMatchObject({ type: 'list', allowBlank: true, errorStyle: 'warning' })
    expect(rules[0]!.values ?? rules[0]!.formula1?.replaceAll('"', '').split(',')).toEqual(['男', '女'])
  })

  it('keeps lists too long for a rule on one hidden sheet', async () => {
    const words = Array.from({ length: 60 }, (_, i) => `第${i + 1}种外出流向说明`)
    const long = (name: string): FormSheet => ({
      ...listSheet(name, someRows(2)),
      dropdowns: [{ col: 2, words }],
    })
    const book = await readXlsx(await write([long('甲'), long('乙')]))
    const [first, second, hidden] = book.sheets
    expect(hidden).toMatchObject({ name: '代码表', hidden: true })
    expect(hidden!.rows.map(row => row[0])).toEqual(words)
    expect(first!.dataValidations?.[0]?.formula1).toBe('代码表_1')
    expect(second!.dataValidations?.[0]?.formula1).toBe('代码表_1')
    expect(book.namedRanges).toContainEqual(
      expect.objectContaining({ name: '代码表_1', range: "'代码表'!$A$1:$A$60" }),
    )
  })

  it('says in its properties what it is and that it is not to be published', async () => {
    const { properties } = await readXlsx(await write(sheets()))
    expect(properties).toMatchObject({
      title: '党员名册',
      subject: '内部资料',
      keywords: '内部资料',
      creator: '李干事',
      lastModifiedBy: '李干事',
      created: new Date('2016-03-20T00:00:00Z'),
    })
  })

  it('makes the same bytes from the same form', async () => {
    const [a, b] = [await write(sheets()), await write(sheets())]
    expect(Buffer.compare(a, b)).toBe(0)
  })

  it('takes sheets and pages one by one', async () => {
    const order: string[] = []
    function* lazily(): Generator<FormSheet> {
      for (const name of ['甲', '乙']) {
        const sheet = listSheet(name, someRows(6))
        order.push(`sheet ${name}`)
        yield {
          ...sheet,
          *pages(from, to) {
            for (const page of sheet.pages(from, to)) {
              order.push(`${name} ${page.page}`)
              yield page
            }
          },
        }
      }
    }
    await writeFormWorkbook(
      { sheets: lazily(), pageTotal: 4, title: '党员名册', author: '', madeOn: '2016-03-20' },
      quietWork(),
    )
    expect(order).toEqual(['sheet 甲', '甲 1', '甲 2', 'sheet 乙', '乙 1', '乙 2'])
  })

  it('stops when the clerk gives up', async () => {
    const controller = new AbortController()
    const endless = function* () {
      for (let n = 0; ; n += 1) {
        if (n === 20) controller.abort()
        yield listSheet(`第${n}支部`, someRows(40))
      }
    }
    await expect(
      writeFormWorkbook(
        { sheets: endless(), pageTotal: null, title: '党员名册', author: '', madeOn: '2016-03-20' },
        quietWork(controller.signal),
      ),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
