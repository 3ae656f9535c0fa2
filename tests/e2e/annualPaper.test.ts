/** The frozen roster on other people's paper: LibreOffice and the PDF have the pages the screen shows. */

import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPdf } from '../../src/main/hosts/local/browserPdf.ts'
import { pageTexts, toPdf } from '../builders/libreOffice.ts'
import { finish, type TestOffice } from '../builders/office.ts'
import { aDemoOffice } from '../builders/demoOffice.ts'

let at: TestOffice
beforeAll(async () => {
  at = await aDemoOffice(600, 1, { pdf: browserPdf() })
}, 240_000)
afterAll(() => at.dispose())

describe('the roster of a year on paper', () => {
  it('has as many pages in LibreOffice and in the PDF as on the screen, each marked and numbered', async () => {
    const { branches } = await at.backend.annual.list({ year: 2023 })
    const rosterId = branches[0]?.rosterId ?? 0
    const { pages, head } = await at.backend.annual.roster({ rosterId })
    expect(pages.length).toBeGreaterThan(1)
    const fileOf = async (task: ReturnType<typeof at.backend.annual.pdf>) => {
      const { ticket } = await finish(task)
      return at.office.files.collect(ticket)?.bytes ?? new Uint8Array()
    }
    const pdf = await fileOf(at.backend.annual.pdf({ rosterId }))
    const [foreign = new Uint8Array()] = await toPdf([await fileOf(at.backend.annual.workbook({ rosterId }))])
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(pages.length)
    const layers = await pageTexts(foreign)
    expect(layers).toHaveLength(pages.length)
    for (const [n, layer] of layers.entries()) {
      expect(layer).toContain('内部资料')
      expect(layer).toContain('2023年度党员花名册')
      expect(layer).toContain(head.orgName)
      expect(layer).toContain(`第${n + 1}页共${pages.length}页`)
    }
    expect(layers.at(-1)).toContain('党支部书记签字')
  }, 120_000)
})
