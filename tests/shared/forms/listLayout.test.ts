import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListForm } from '../../../src/shared/forms/description.ts'
import { listSheet } from '../../../src/shared/forms/listLayout.ts'
import { aRun, ORG } from '../reporting/build.ts'
import { column, expectSound, pagesOf, sum, texts } from './page.ts'

interface Row {
  id: number
  name: string
  remark: string
}

/** A small list on A4: three levels of headers, four rows a page. */
const FORM: ListForm<Row> = {
  annex: 4,
  title: '小表',
  paper: 'A4',
  orientation: 'landscape',
  titleSize: 18,
  bodySize: 9,
  columns: [
    { key: 'no', header: '序号', width: 13, text: (_, __, i) => String(i + 1), kind: 'count', number: '甲' },
    {
      header: '大类',
      columns: [
        { key: 'name', header: '姓名', width: 60, text: row => row.name, isText: true, number: '乙' },
        {
          header: '小类',
          columns: [
            {
              key: 'id',
              header: '编号',
              width: 100,
              text: row => String(row.id),
              words: ['1', '2'],
              number: '1',
            },
            {
              key: 'remark',
              header: '备注',
              width: 100,
              text: row => row.remark,
              align: 'left',
              number: '2',
            },
          ],
        },
      ],
    },
  ],
  headerHeights: [8, 8, 8],
  columnNumbers: true,
  rowHeight: 20,
  rowsPerPage: 4,
  fillsPage: true,
  headLine: (_, rows) => ({ left: '左', center: `共${rows.length}名`, right: '右' }),
  footLines: () => [{ left: '签字' }, { left: '说明', size: 7.5, height: 4 }],
  rowKey: row => String(row.id),
  memberId: row => row.id,
}

const run = aRun()
const context = { run, unit: run.unitById.get(ORG.rural)! }
const rows = (count: number, remark = ''): Row[] =>
  Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `党员${i + 1}`, remark }))

const HEAD_ROWS = 7

describe('a list', () => {
  it.each([
    [0, 1, 4],
    [1, 1, 3],
    [4, 1, 0],
    [5, 2, 3],
    [8, 2, 0],
  ])('of %i rows has %i pages, the last with %i blank rows', (count, pageCount, blanks) => {
    const sheet = listSheet(FORM, context, rows(count))
    expectSound(sheet)
    expect(sheet.pageCount).toBe(pageCount)
    const last = pagesOf(sheet).at(-1)!
    const blank = last.cells.filter(
      c => c.col === 0 && c.row >= HEAD_ROWS && c.kind === 'count' && c.key === null,
    )
    expect(blank).toHaveLength(blanks)
    expect(blank.every(({ text }) => text === '')).toBe(true)
  })

  it('repeats its head on every page, the same each time, and signs on the last alone', () => {
    const pages = pagesOf(listSheet(FORM, context, rows(9)))
    const heads = pages.map(page => page.cells.filter(({ row }) => row < HEAD_ROWS))
    expect(pages.map(({ headRows }) => headRows)).toEqual([HEAD_ROWS, HEAD_ROWS, HEAD_ROWS])
    expect(heads[1]).toEqual(heads[0])
    expect(heads[2]).toEqual(heads[0])
    expect(pages.map(page => texts(page, 'line').includes('签字'))).toEqual([false, false, true])
  })

  it('has the mark, the title, the line, merged headers and the column numbers on top', () => {
    const [page] = pagesOf(listSheet(FORM, context, rows(1)))
    expect(texts(page!, 'annexMark')).toEqual(['附件4'])
    expect(texts(page!, 'title')).toEqual(['小表'])
    expect(texts(page!, 'line').slice(0, 3)).toEqual(['左', '共1名', '右'])
    expect(texts(page!, 'columnNumber')).toEqual(['甲', '乙', '1', '2'])
    const header = (text: string) => page!.cells.find(c => c.kind === 'header' && c.text === text)
    expect(header('序号')).toMatchObject({ row: 3, col: 0, rowSpan: 3, colSpan: 1 })
    expect(header('大类')).toMatchObject({ row: 3, col: 1, rowSpan: 1, colSpan: 3 })
    expect(header('姓名')).toMatchObject({ row: 4, col: 1, rowSpan: 2, colSpan: 1 })
    expect(header('小类')).toMatchObject({ row: 4, col: 2, rowSpan: 1, colSpan: 2 })
    expect(header('备注')).toMatchObject({ row: 5, col: 3, rowSpan: 1, colSpan: 1 })
  })

  it('numbers its rows through and names member, row and column of each cell', () => {
    const sheet = listSheet(FORM, context, rows(6))
    expect(column(sheet, 'no')).toEqual(['1', '2', '3', '4', '5', '6'])
    const [, second] = pagesOf(sheet)
    expect(second!.members).toEqual([
      { row: HEAD_ROWS, memberId: 5 },
      { row: HEAD_ROWS + 1, memberId: 6 },
    ])
    expect(second!.cells.find(({ text }) => text === '党员5')?.key).toEqual({ row: '5', column: 'name' })
  })

  it('gives single pages when asked', () => {
    const sheet = listSheet(FORM, context, rows(9))
    expect([...sheet.pages(2, 2)].map(({ page }) => page)).toEqual([2])
    expect([...sheet.pages(2)].map(({ page }) => page)).toEqual([2, 3])
    expect([...sheet.pages(0, 99)].map(({ page }) => page)).toEqual([1, 2, 3])
    expect([...sheet.pages(2, 2)]).toEqual([pagesOf(sheet)[1]])
  })

  it('says which columns are text and which offer words', () => {
    const sheet = listSheet(FORM, context, [])
    expect(sheet.textColumns).toEqual([1])
    expect(sheet.dropdowns).toEqual([{ col: 2, words: ['1', '2'] }])
    expect(sheet.name).toBe('石桥村支部')
  })
})

describe('texts that need room', () => {
  const long = '很长的备注'.repeat(200)

  it('make their row taller and push the rows behind to the next page', () => {
    const some = [...rows(3), { id: 4, name: '党员4', remark: long.slice(0, 500) }, ...rows(2)]
    const sheet = listSheet(FORM, context, some)
    expectSound(sheet)
    const pages = pagesOf(sheet)
    const heights = pages.map(page => page.rowHeights.slice(HEAD_ROWS))
    expect(Math.max(...heights.flat())).toBeGreaterThan(20)
    expect(column(sheet, 'remark')).toContain(long.slice(0, 500))
  })

  it('longer than a page are cut with an ellipsis', () => {
    const sheet = listSheet(FORM, context, [{ id: 1, name: '党员1', remark: '字'.repeat(5000) }])
    expectSound(sheet)
    const [text] = column(sheet, 'remark')
    expect(text!.endsWith('…')).toBe(true)
    expect(text!.length).toBeGreaterThan(1000)
  })

  it('only they are set small; the other cells of the row look as everywhere', () => {
    const sheet = listSheet(FORM, context, [{ id: 1, name: '党员1', remark: long.slice(0, 500) }])
    const cells = pagesOf(sheet)[0]!.cells.filter(({ key }) => key?.row === '1')
    expect(cells.map(({ size }) => size)).toEqual([9, 9, 9, 6])
  })

  it('any rows in any order: every row once, every page sound', () => {
    const row = fc.record({
      id: fc.integer({ min: 1, max: 9999 }),
      name: fc.string({ unit: fc.constantFrom('王', '𠮷', 'a', ' '), maxLength: 40 }),
      remark: fc.integer({ min: 0, max: 400 }).map(n => '字'.repeat(n)),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), some => {
        const sheet = listSheet(FORM, context, some)
        expectSound(sheet)
        expect(column(sheet, 'id')).toEqual(some.map(({ id }) => String(id)))
        const pages = pagesOf(sheet)
        for (const page of pages) {
          expect(page.members.length).toBeLessThanOrEqual(4)
          expect(page.members.length > 0 || some.length === 0).toBe(true)
        }
        expect(sum(pages.map(page => page.members.length))).toBe(some.length)
      }),
      { numRuns: 60 },
    )
  })
})
