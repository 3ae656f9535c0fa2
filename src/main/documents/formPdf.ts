/** Form sheets → one PDF, printed by the host in parts (docs/decisions/0300). */

import { PDFDocument } from '@cantoo/pdf-lib'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Work } from '../longWork.ts'
import type { PdfPrinter } from '../office.ts'
import { printParts, type PrintInput } from './printPages.ts'

const PAGES_PER_PART = 50
/** Parts printed at the same time: each has a process of its own in the browser. */
const AT_ONCE = 2

export interface PdfInput extends PrintInput {
  /** who made it, for the document properties */
  author: string
  /** stands in the document properties instead of the clock */
  madeOn: IsoDate
  /** pages of all sheets together, for the progress; null when not known */
  pageTotal: number | null
}

interface Printing {
  pages: number
  pdf: Promise<Uint8Array>
}

/** The parts printed, in their order; a failure ends those that are still being printed. */
async function* printed(
  printer: PdfPrinter,
  input: PrintInput,
  work: Work,
): AsyncGenerator<{ pages: number; pdf: Uint8Array }, void, void> {
  const waiting: Printing[] = []
  const stop = new AbortController()
  const signal = AbortSignal.any([work.signal, stop.signal])
  try {
    for await (const { html, pages } of printParts(input, PAGES_PER_PART, work)) {
      const pdf = printer.print(html, signal)
      // It is waited for below, in its turn; until then its failure is nobody's.
      pdf.catch(() => undefined)
      waiting.push({ pages, pdf })
      const first = waiting.length < AT_ONCE ? undefined : waiting.shift()
      if (first) yield { pages: first.pages, pdf: await first.pdf }
    }
    for (const last of waiting.splice(0)) yield { pages: last.pages, pdf: await last.pdf }
  } finally {
    stop.abort()
  }
}

/** Throws BROWSER_MISSING or PDF_FAILED as the printer does, and CANCELLED when the clerk gives up. */
export async function formPdf(printer: PdfPrinter, input: PdfInput, work: Work): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false })
  let pages = 0
  work.report('正在生成 PDF', pages, input.pageTotal)
  for await (const part of printed(printer, input, work)) {
    const document = await PDFDocument.load(part.pdf, { updateMetadata: false })
    for (const page of await whole.copyPages(document, document.getPageIndices())) whole.addPage(page)
    pages += part.pages
    work.report('正在生成 PDF', pages, input.pageTotal)
    await work.breathe()
  }
  const at = new Date(`${input.madeOn}T00:00:00Z`)
  whole.setTitle(input.title)
  whole.setAuthor(input.author)
  whole.setSubject(INTERNAL_MARK)
  whole.setProducer('党员台账')
  whole.setCreationDate(at)
  whole.setModificationDate(at)
  return whole.save({ addDefaultPage: false, useObjectStreams: false })
}
