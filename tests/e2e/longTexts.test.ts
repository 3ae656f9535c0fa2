/**
 * Texts far too long for the forms, on the paper a browser prints and in LibreOffice: no cell's text is
 * higher or wider than its cell, both have the preview's pages, and each page says whose it is.
 */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormPage } from '../../src/shared/forms/sheet.ts'
import { putCampaign, putMembers, putOrganisations } from '../builders/factsRegister.ts'
import { pageTexts, toPdf } from '../builders/libreOffice.ts'
import { LONG_BRANCH, longMembers } from '../builders/longMembers.ts'
import { anOffice, finish, type TestOffice } from '../builders/office.ts'
import { CAMPAIGN } from '../shared/reporting/build.ts'
import { launchBrowser } from './pages/application.ts'

const ANNEXES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

describe('texts too long for the forms', () => {
  let at: TestOffice
  let browser: Browser
  let layers: string[][]
  const previews: FormPage[][] = []

  beforeAll(async () => {
    at = await anOffice()
    await putOrganisations(at, [LONG_BRANCH])
    await putCampaign(at, CAMPAIGN)
    await putMembers(at, longMembers())
    browser = await launchBrowser()
    const workbooks: Uint8Array[] = []
    for (const annex of ANNEXES) {
      previews.push((await at.backend.reporting.preview({ annex, pages: 20 })).pages)
      const { ticket } = await finish(at.backend.reporting.workbook({ annex }))
      workbooks.push(at.office.files.collect(ticket)!.bytes)
    }
    layers = []
    for (const pdf of await toPdf(workbooks)) layers.push(await pageTexts(pdf))
  }, 240_000)
  afterAll(async () => {
    await browser.close()
    await at.dispose()
  })

  it.each(ANNEXES)('annex %i: every text stays in its cell on paper', async annex => {
    const { ticket } = await finish(at.backend.reporting.print({ annex }))
    const html = Buffer.from(at.office.files.collect(ticket)!.bytes).toString('utf8')
    const page = await browser.newPage()
    await page.setContent(html)
    const cells = page.locator('.cell')
    expect(await cells.count()).toBeGreaterThan(50)
    const spilling = await cells.evaluateAll(boxes =>
      boxes
        .filter(box => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth)
        .map(box => box.textContent),
    )
    expect(spilling).toEqual([])
    await page.close()
  })

  it.each(ANNEXES)('annex %i: LibreOffice breaks the pages where the preview does', annex => {
    const pages = previews[annex - 1]!
    expect(layers[annex - 1]).toHaveLength(pages.length)
    for (const [index, page] of pages.entries()) {
      const title = page.cells.find(({ kind }) => kind === 'title')!.text
      expect(layers[annex - 1]![index]).toContain(title)
    }
  })

  it('the pages on which a card goes on name the person', () => {
    const titles = (annex: 1 | 3) =>
      previews[annex - 1]!.map(page => page.cells.find(({ kind }) => kind === 'title')!.text)
    expect(titles(1).filter(title => title.endsWith('吐尔逊江，续）')).length).toBeGreaterThan(5)
    expect(titles(3).filter(title => title.endsWith('吐尔逊江，续）')).length).toBeGreaterThan(1)
  })
})
