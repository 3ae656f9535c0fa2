/** Form sheets → one PDF, printed by the host in parts (docs/decisions/0300). */

import { PDFDocument } from '@cantoo/pdf-lib'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Work } from '../longWork.ts'
import type { PdfPrinter } from '../office.ts'
import { printParts, type PrintInput } from './printPages.ts'

const PAGES_PER_PART = 50

export interface PdfInput extends PrintInput {
  /** who made it, for the document properties */
  author: string
  /** stands in the document properties instead of the clock */
  madeOn: IsoDate
  /** pages of all sheets together, for the progress; null when not known */
  pageTotal: number | null
}

/** Throws BROWSER_MISSING or PDF_FAILED as the printer does, and CANCELLED when the clerk gives up. */
export async function formPdf(printer: PdfPrinter, input: PdfInput, work: Work): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false })
  let pages = 0
  for await (const part of printParts(input, PAGES_PER_PART, work)) {
    work.report('正在生成 PDF', pages, input.pageTotal)
    const printed = await PDFDocument.load(await printer.print(part.html, work.signal), {
      updateMetadata: false,
    })
    for (const page of await whole.copyPages(printed, printed.getPageIndices())) whole.addPage(page)
    pages += part.pages
    await work.breathe()
  }
  const at = new Date(`${input.madeOn}T00:00:00Z`)
  whole.setTitle(input.title)
  whole.setAuthor(input.author)
  whole.setProducer('党员台账')
  whole.setCreationDate(at)
  whole.setModificationDate(at)
  work.report('正在生成 PDF', pages, input.pageTotal)
  return whole.save({ addDefaultPage: false, useObjectStreams: false })
}
