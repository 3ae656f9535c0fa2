/**
 * Preview, workbook and paper show the same cells: every annex is written as .xlsx and .pdf and read back
 * by programs that wrote neither (hucre, LibreOffice, pdftotext).
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPdf } from '../../src/main/hosts/local/browserPdf.ts'
import type { FormPage } from '../../src/shared/forms/sheet.ts'
import { putCampaign, putMembers, putOrganisations } from '../builders/factsRegister.ts'
import { open, pageTexts, toPdf } from '../builders/libreOffice.ts'
import { manyBranches, manyMember } from '../builders/manyMembers.ts'
import { anOffice, finish, type TestOffice } from '../builders/office.ts'
import { mirror, sheetsOf } from '../builders/workbookMirror.ts'
import { protectWorkbook } from '../../src/main/documents/protectWorkbook.ts'
import { CAMPAIGN, ORG, ORGANISATIONS } from '../shared/reporting/build.ts'
import { EVERYBODY } from '../shared/reporting/worked.ts'

const ANNEXES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
type Annex = (typeof ANNEXES)[number]

interface Made {
  pages: FormPage[]
  workbook: Uint8Array
  pdf: Uint8Array
}

/**
 * Texts of a page that its text layer lacks. A tick comes from another typeface, and LibreOffice draws it
 * after the line it stands in: ticks are counted, and the words looked for without them.
 */
function lacking(page: FormPage, layer: string): string[] {
  const texts = page.cells.map(({ text }) => text.replace(/\s/gu, ''))
  const ticks = (text: string) => text.split('☑').length - 1
  const wanted = texts.reduce((sum, text) => sum + ticks(text), 0)
  const found = ticks(layer)
  const words = layer.replaceAll('☑', '')
  return [
    ...texts.map(text => text.replaceAll('☑', '')).filter(text => text !== '' && !words.includes(text)),
    ...(found === wanted ? [] : [`☑ ${found} times instead of ${wanted}`]),
  ]
}

describe('annexes on paper', () => {
  let at: TestOffice
  const made = new Map<Annex, Made>()
  let converted: Uint8Array[]

  beforeAll(async () => {
    at = await anOffice('2016-03-20', { pdf: browserPdf() })
    // The campaign worked out by hand, and two branches with long texts and rare names.
    const more = manyBranches(100).map(org => ({ ...org, id: org.id + 100, sortOrder: org.sortOrder + 100 }))
    await putOrganisations(at, [...ORGANISATIONS, ...more])
    await putCampaign(at, CAMPAIGN)
    await putMembers(at, EVERYBODY)
    const many = Array.from({ length: 100 }, (_, index) => {
      const member = manyMember(index, true)
      return {
        ...member,
        id: member.id + 5000,
        periods: member.periods.map(period => ({ ...period, orgId: (period.orgId ?? 0) + 100 })),
      }
    })
    await putMembers(at, many)
    const { reporting } = at.backend
    for (const annex of ANNEXES) {
      const pages: FormPage[] = []
      for (let fromPage = 1; ; fromPage += 20) {
        const shown = await reporting.preview({ annex, fromPage, pages: 20 })
        pages.push(...shown.pages)
        if (pages.length >= shown.info.pages) break
      }
      const take = async (format: 'workbook' | 'pdf') => {
        const { ticket } = await finish(reporting[format]({ annex }))
        return at.office.files.collect(ticket)!.bytes
      }
      made.set(annex, { pages, workbook: await take('workbook'), pdf: await take('pdf') })
    }
    converted = await toPdf(ANNEXES.map(annex => made.get(annex)!.workbook))
  }, 900_000)
  afterAll(() => at.dispose())

  it.each(ANNEXES)('annex %i: the workbook holds the cells of the preview', async annex => {
    const { pages, workbook } = made.get(annex)!
    const { problems, cells, sheets } = await mirror(workbook, sheetsOf(pages))
    expect(problems).toEqual([])
    expect(cells).toBeGreaterThan(20)
    for (const sheet of sheets) expect(sheet.headerFooter?.oddHeader).toContain('内部资料')
  })

  it.each(ANNEXES)('annex %i: LibreOffice prints the same pages with the same cells', async annex => {
    const { pages } = made.get(annex)!
    const layers = await pageTexts(converted[annex - 1]!)
    expect(layers).toHaveLength(pages.length)
    const missing = pages.flatMap((page, index) => lacking(page, layers[index] ?? ''))
    expect(missing).toEqual([])
    for (const layer of layers) expect(layer).toContain('内部资料')
  })

  it.each(ANNEXES)('annex %i: the PDF has the same pages with the same cells', async annex => {
    const { pages, pdf } = made.get(annex)!
    const layers = await pageTexts(pdf)
    expect(layers).toHaveLength(pages.length)
    const missing = pages.flatMap((page, index) => lacking(page, layers[index] ?? ''))
    expect(missing).toEqual([])
    layers.forEach((layer, index) => {
      expect(layer).toContain('内部资料')
      expect(layer).toContain(`第${pages[index]!.page}页共${pages[index]!.pageCount}页`)
    })
  })

  it('a branch alone is its own part of the whole', async () => {
    const { pages } = await at.backend.reporting.preview({ annex: 2, orgId: ORG.rural, pages: 20 })
    const whole = made.get(2)!.pages
    for (const page of pages) expect(whole).toContainEqual(page)
  })

  it('LibreOffice opens a protected workbook with its password only', async () => {
    const { workbook } = made.get(7)!
    const locked = protectWorkbook(workbook, '平安 2016!')
    const answers = await open([
      { bytes: workbook, password: null },
      { bytes: locked, password: '平安 2016!' },
      { bytes: locked, password: '平安 2017!' },
      { bytes: locked, password: null },
    ])
    expect(answers[0]).toEqual([1, '与党组织失去联系党员情况汇总表'])
    expect(answers[1]).toEqual(answers[0])
    expect(answers.slice(2)).toEqual([null, null])
  })
})
