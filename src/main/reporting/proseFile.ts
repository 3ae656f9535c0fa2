/** Running text handed over as Word, PDF or print; every hand-over stands in the log (R-A22). */

import type { Ticket } from '../../shared/api/method.ts'
import type { ProsePaper } from '../../shared/forms/prose.ts'
import { proseDocx, proseHtml } from '../documents/writeProse.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { recordExport } from './exportRecord.ts'
import { sha256 } from './handover.ts'
import { MIME } from './writeAnnex.ts'

const MIME_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export type ProseFormat = 'docx' | 'pdf' | 'html'

export interface ProseFile {
  papers: readonly ProsePaper[]
  /** the file's name without its ending, and what the log calls it */
  name: string
  /** what else the log keeps: days, persons */
  detail: object
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function offerProse(
  office: Office,
  { papers, name, detail }: ProseFile,
  format: ProseFormat,
  work: Work,
): Promise<Ticket> {
  const bytes =
    format === 'docx'
      ? await proseDocx(papers, office.actor())
      : format === 'pdf'
        ? await office.ports.pdf.print(proseHtml(papers), work.signal)
        : Buffer.from(proseHtml(papers), 'utf8')
  await work.breathe()
  const fileName = `${name}.${format}`
  if (format !== 'html') {
    await recordExport(office, {
      what: `${name}（${format === 'pdf' ? 'PDF' : 'Word'}）`,
      destination: '本机',
      detail: { files: [{ name: fileName, bytes: bytes.byteLength, sha256: sha256(bytes) }], ...detail },
    })
  }
  return office.files.offer({
    name: fileName,
    bytes,
    mime: format === 'docx' ? MIME_DOCX : MIME[format],
  })
}
