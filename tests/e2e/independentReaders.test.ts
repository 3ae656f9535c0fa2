/**
 * LibreOffice as the office above opens the annexes of the demonstration's township: the same persons with
 * unharmed ID numbers, the same figures as counted anew from the tables, the same pages, 内部资料 on each.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnBelow, countByHand, gridOf, sorted, type Counted } from '../builders/countByHand.ts'
import { aDemoOffice, DEMO_DAYS } from '../builders/demoOffice.ts'
import { pageTexts, toCells, toPdf } from '../builders/libreOffice.ts'
import { finish, type TestOffice } from '../builders/office.ts'

const ANNEXES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

describe('the annexes of a township in LibreOffice', () => {
  let at: TestOffice
  let counted: Counted
  let pages: number[]
  let cells: string[][][][]
  let papers: Uint8Array[]

  beforeAll(async () => {
    at = await aDemoOffice(120)
    counted = await countByHand(at.register.reader, DEMO_DAYS)
    const { annexes } = await at.backend.reporting.annexes({})
    pages = []
    const workbooks: Uint8Array[] = []
    for (const annex of ANNEXES) {
      const { info } = await at.backend.reporting.preview({ annex, pages: 1 })
      pages.push(info.pages)
      const { ticket } = await finish(at.backend.reporting.workbook({ annex }))
      workbooks.push(at.office.files.collect(ticket)!.bytes)
    }
    expect(annexes).toHaveLength(9)
    cells = await toCells(workbooks)
    papers = await toPdf(workbooks)
  }, 240_000)
  afterAll(() => at.dispose())

  it.each([2, 3, 4, 5, 6] as const)('annex %i: the same persons, every digit of their numbers', annex => {
    const lists = cells[annex - 1]!.filter(rows =>
      rows.some(row => row[0] === '序号' && row.includes('姓名')),
    )
    const listed = lists.flatMap(rows => {
      const names = columnBelow(rows, '姓名')
      return columnBelow(rows, '身份证号码').map((idNo, i) => (idNo === '' ? (names[i] ?? '') : idNo))
    })
    expect(sorted(listed)).toEqual(sorted(counted.persons[annex]))
    expect(listed.filter(idNo => /^\d{17}[\dX]$/.test(idNo)).length).toBeGreaterThan(listed.length / 2)
  })

  it.each([7, 8, 9] as const)('annex %i: the same figures', annex => {
    // Annex 9 may carry its explanation page (R-D11) as a second sheet; files of sheets come by name.
    const rows = cells[annex - 1]!.find(sheet => sheet.some(row => row[0] === '甲'))
    expect(gridOf(rows!)).toEqual(counted.grids[annex])
  })

  it.each(ANNEXES)('annex %i: as many pages, each marked and numbered', async annex => {
    const layers = await pageTexts(papers[annex - 1]!)
    expect(layers).toHaveLength(pages[annex - 1]!)
    for (const layer of layers) {
      expect(layer).toContain('内部资料')
      expect(layer).toContain(`附件${annex}`)
      expect(layer).toMatch(/第\d+页共\d+页/)
    }
  })
})
