import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { formPdf } from '../../../src/main/documents/formPdf.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { OfficeError } from '../../../src/shared/api/errors.ts'
import type { PdfPrinter } from '../../../src/main/office.ts'
import { listSheet, someRows } from './handmadeForm.ts'

/** Answers an empty page for every page of the document, and keeps what it was given. */
function fakePrinter(): PdfPrinter & { given: string[] } {
  const given: string[] = []
  return {
    given,
    print: async html => {
      given.push(html)
      const pdf = await PDFDocument.create()
      for (let n = html.split('<section ').length; n > 1; n -= 1) pdf.addPage([100 + given.length, 100])
      return pdf.save()
    },
  }
}

const input = {
  title: '附件2 党员名册',
  author: '李干事',
  madeOn: '2016-03-20',
  pageTotal: null,
}

describe('the PDF of a form', () => {
  it('is printed in parts and put together in order', async () => {
    const printer = fakePrinter()
    // 5 rows a page: 600 rows are 120 pages.
    const bytes = await formPdf(printer, { ...input, sheets: [listSheet('甲', someRows(600))] }, quietWork())
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(printer.given).toHaveLength(3)
    expect(pdf.getPageCount()).toBe(120)
    const widths = pdf.getPages().map(page => page.getWidth())
    expect([widths[0], widths[49], widths[50], widths[99], widths[100], widths[119]]).toEqual([
      101, 101, 102, 102, 103, 103,
    ])
  })

  it('says what it is, and nothing about the computer it was made on', async () => {
    const bytes = await formPdf(
      fakePrinter(),
      { ...input, sheets: [listSheet('甲', someRows(3))] },
      quietWork(),
    )
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(pdf.getTitle()).toBe('附件2 党员名册')
    expect(pdf.getAuthor()).toBe('李干事')
    expect(pdf.getSubject()).toBe('内部资料')
    expect(pdf.getCreationDate()?.toISOString()).toBe('2016-03-20T00:00:00.000Z')
    expect(pdf.getCreator()).toBeUndefined()
  })

  it('reports part by part and passes on what the printer says', async () => {
    const steps: number[] = []
    const work = { ...quietWork(), report: (_: string, done: number) => steps.push(done) }
    await formPdf(fakePrinter(), { ...input, sheets: [listSheet('甲', someRows(300))] }, work)
    expect(steps).toEqual([0, 50, 60])
    const missing: PdfPrinter = { print: () => Promise.reject(new OfficeError('BROWSER_MISSING')) }
    await expect(
      formPdf(missing, { ...input, sheets: [listSheet('甲', someRows(1))] }, quietWork()),
    ).rejects.toMatchObject({ code: 'BROWSER_MISSING' })
  })
})
