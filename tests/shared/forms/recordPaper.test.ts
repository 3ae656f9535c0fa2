/** Papers of one record: what is not parted from one page to the next. */

import { describe, expect, it } from 'vitest'
import { frameOf } from '../../../src/shared/forms/fit.ts'
import {
  NAME_WIDTH,
  pairs,
  PAPER_WIDTH,
  passage,
  recordSheet,
  signedPassage,
  tableRow,
  type PaperRow,
} from '../../../src/shared/forms/recordPaper.ts'
import { expectSound, pagesOf } from './page.ts'

const WIDTHS = [30, 156] as const
const HEAD = tableRow('label', WIDTHS, ['序号', '情况'])

function sheetOf(rows: readonly PaperRow[]) {
  return recordSheet({
    name: '记录',
    title: '记录',
    headLine: { left: '党支部：', right: '编号：' },
    rows,
    footLines: [],
    memberId: 1,
  })
}

/** The texts of each page below its title and head line. */
function bodies(rows: readonly PaperRow[]): string[][] {
  const sheet = sheetOf(rows)
  expectSound(sheet)
  return pagesOf(sheet).map(({ cells }) =>
    cells.filter(({ kind }) => kind === 'label' || kind === 'value').map(({ text }) => text),
  )
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => tableRow('value', WIDTHS, [String(i + 1), '无结果']))

describe('a table that goes on', () => {
  it('stands below its head on every page, and every row stands once', () => {
    const pages = bodies([pairs(9, ['姓名', '张三']), HEAD, ...lines(70), pairs(9, ['结果', '取得联系'])])
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages.slice(1)) expect(page.slice(0, 2)).toEqual(['序号', '情况'])
    const numbers = pages.flat().filter(text => /^\d+$/.test(text))
    expect(numbers).toEqual(Array.from({ length: 70 }, (_, i) => String(i + 1)))
  })

  it('has no head over what follows it with other columns', () => {
    const pages = bodies([HEAD, ...lines(3), ...Array.from({ length: 40 }, () => pairs(9, ['姓名', '张三']))])
    expect(pages[1]?.[0]).toBe('姓名')
  })

  it('never has its head alone at the foot of a page', () => {
    // Whatever stands above: the head goes over with its first row.
    for (let above = 20; above < 36; above += 1) {
      const pages = bodies([
        ...Array.from({ length: above }, () => pairs(8, ['姓名', '张三'])),
        HEAD,
        ...lines(3),
      ])
      for (const page of pages) expect(page.at(-1)).not.toBe('情况')
    }
  })
})

describe('an opinion and the line it is signed on', () => {
  it('stay on one page, the name reaching over both', () => {
    for (let above = 16; above < 32; above += 1) {
      const filled = Array.from({ length: above }, () => pairs(8, ['姓名', '张三']))
      const pages = bodies([...filled, ...signedPassage('党支部意见', '同意', '支部书记签字：', 20)])
      const page = pages.find(texts => texts.includes('党支部意见'))
      expect(page).toContain('支部书记签字：')
    }
    const [page] = pagesOf(sheetOf(signedPassage('党支部意见', '同意', '支部书记签字：', 20)))
    const cell = (text: string) => page?.cells.find(one => one.text === text)
    expect(cell('党支部意见')).toMatchObject({ col: 0, rowSpan: 2 })
    expect(cell('支部书记签字：')).toMatchObject({ col: 1, rowSpan: 1 })
  })
})

describe('a row that grows', () => {
  it('holds its text in the size of the body and no more than one line beyond it', () => {
    for (let count = 10; count < 600; count += 7) {
      const [page] = pagesOf(sheetOf([passage('失联原因', '字'.repeat(count), 9)]))
      const cell = page?.cells.find(({ kind }) => kind === 'value')
      const height = page?.rowHeights[cell?.row ?? 0] ?? 0
      expect(cell?.size, String(count)).toBe(10.5)
      const { ems, lines } = frameOf(PAPER_WIDTH - NAME_WIDTH, height, 10.5)
      const empty = (lines[0] ?? 0) - Math.ceil(count / Math.floor(ems[0] ?? 1))
      expect(empty, String(count)).toBeGreaterThanOrEqual(0)
      expect(empty, String(count)).toBeLessThanOrEqual(1)
    }
  })
})
