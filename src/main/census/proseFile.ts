/** A report as a file that waits under a ticket: Word, PDF, or the page to print. Handing a file over is recorded. */

import type { Ticket } from '../../shared/api/method.ts'
import type { ProsePaper } from '../../shared/forms/prose.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { proseDocx, proseHtml } from '../documents/writeProse.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { MIME, recordExport, sha256 } from '../reporting/service.ts'

export type ProseFormat = 'docx' | 'pdf' | 'html'

const MIME_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function proseFile(
  office: Office,
  paper: ProsePaper,
  { format, asOf, work }: { format: ProseFormat; asOf: IsoDate; work: Work },
): Promise<Ticket> {
  work.report('正在生成报告', 0, null)
  const bytes =
    format === 'docx'
      ? await proseDocx(paper, office.actor())
      : format === 'pdf'
        ? await office.ports.pdf.print(proseHtml(paper), work.signal)
        : Buffer.from(proseHtml(paper), 'utf8')
  await work.breathe()
  const name = `${paper.title}.${format}`
  if (format !== 'html') {
    await recordExport(office, {
      what: `${paper.title}（${format === 'pdf' ? 'PDF' : 'Word'}）`,
      destination: '本机',
      detail: { files: [{ name, bytes: bytes.byteLength, sha256: sha256(bytes) }], asOf },
    })
  }
  return office.files.offer({ name, bytes, mime: format === 'docx' ? MIME_DOCX : MIME[format] })
}
