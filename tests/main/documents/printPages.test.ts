import { describe, expect, it } from 'vitest'
import { printPages, printParts } from '../../../src/main/documents/printPages.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { cardSheet, cell, listSheet, someRows } from './handmadeForm.ts'

const work = quietWork()
const forms = () => [listSheet('东街村党支部', someRows(13)), cardSheet('卡片', ['张三', '王五'])]

/** Texts of the cells of each page, in their order. */
function pageTexts(html: string): string[][] {
  return html
    .split('<section ')
    .slice(1)
    .map(section =>
      [...section.matchAll(/<div class="cell [^>]*>([^<]*)<\/div>/g)].map(match => match[1] ?? ''),
    )
}

describe('print pages', () => {
  it('hold the cells of every page, escaped', async () => {
    const html = await printPages({ title: '党员名册', sheets: forms() }, work)
    const expected = forms().flatMap(sheet =>
      [...sheet.pages()].map(page =>
        page.cells.map(({ text }) =>
          text
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('"', '&quot;'),
        ),
      ),
    )
    expect(pageTexts(html)).toEqual(expected)
    expect(html).not.toContain('<赵')
  })

  it('are marked 内部资料 and numbered on every sheet of paper', async () => {
    const html = await printPages({ title: '', sheets: forms() }, work)
    expect(html.match(/<div class="mark">内部资料<\/div>/g)).toHaveLength(5)
    expect([...html.matchAll(/第 \d 页 共 \d 页/g)].map(([text]) => text)).toEqual([
      '第 1 页 共 3 页',
      '第 2 页 共 3 页',
      '第 3 页 共 3 页',
      '第 1 页 共 2 页',
      '第 2 页 共 2 页',
    ])
  })

  it('bring nothing from outside and run nothing', async () => {
    const html = await printPages({ title: '"><script>', sheets: forms() }, work)
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:/)
    expect(html).toContain('<title>&quot;&gt;&lt;script&gt;</title>')
  })

  it('name the paper of the first page for the print dialog, and every format by itself', async () => {
    const html = await printPages({ title: '', sheets: forms() }, work)
    expect(/@page\b[^{]*\{[^}]*\bsize:\s*([^;}]+)/.exec(html)?.[1]).toBe('A4 landscape')
    expect(html).toContain('@page A4-landscape { size: 297mm 210mm; margin: 0 }')
    expect(html).toContain('@page A4-portrait { size: 210mm 297mm; margin: 0 }')
    expect(html).not.toContain('A3')
  })

  it('put every cell at its place in whole pixels, so that frames fall together', async () => {
    const sheet = listSheet('甲', someRows(1))
    const [page] = [...sheet.pages()]
    const grid = {
      ...sheet,
      pages: () => [
        {
          ...page!,
          columnWidths: [100, 50],
          rowHeights: [10, 20],
          headRows: 0,
          cells: [
            cell({ row: 0, col: 0, kind: 'header', text: 'a' }),
            cell({ row: 0, col: 1, rowSpan: 2, kind: 'header', text: 'b', align: 'right', size: 8.5 }),
            cell({ row: 1, col: 0, kind: 'line', text: 'c', align: 'left' }),
          ],
        },
      ],
    }
    const html = await printPages({ title: '', sheets: [grid] }, work)
    // 273 mm printable, 150 mm of form: it begins at 12 + 61.5 mm = 277.8 px; rows at 15, 25 and 45 mm.
    expect(html).toContain(
      '<div class="cell header s10" style="left:278px;top:57px;width:379px;height:38px">a<',
    )
    expect(html).toContain(
      '<div class="cell header s8_5 right" style="left:656px;top:57px;width:190px;height:114px">b<',
    )
    expect(html).toContain(
      '<div class="cell line s10 left" style="left:278px;top:94px;width:378px;height:76px">c<',
    )
    expect(html).toContain('.s8_5 { font-size: 8.5pt }')
  })

  it('come in parts of so many pages', async () => {
    const parts: number[] = []
    const texts: string[][] = []
    for await (const part of printParts({ title: '', sheets: forms() }, 2, work)) {
      parts.push(part.pages)
      texts.push(...pageTexts(part.html))
    }
    expect(parts).toEqual([2, 2, 1])
    expect(texts).toEqual(pageTexts(await printPages({ title: '', sheets: forms() }, work)))
  })

  it('stop when the clerk gives up', async () => {
    const controller = new AbortController()
    const endless = function* () {
      for (let n = 0; ; n += 1) {
        if (n === 5) controller.abort()
        yield listSheet('甲', someRows(100))
      }
    }
    await expect(
      printPages({ title: '', sheets: endless() }, quietWork(controller.signal)),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
