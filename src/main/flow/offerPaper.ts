/** A paper of this subject as a file: workbook, PDF or the page to be printed. */

import type { Ticket } from '../../shared/api/method.ts'
import type { PaperFormat } from '../../shared/flow/paperMethods.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { formPdf } from '../documents/formPdf.ts'
import { printPages } from '../documents/printPages.ts'
import { writeFormWorkbook } from '../documents/writeFormWorkbook.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { MIME, recordExport, sha256 } from '../reporting/service.ts'
import { settingsOf } from '../settings/service.ts'

export interface FlowPaperFile {
  title: string
  /** stands in brackets behind the title in the file's name */
  about: string
  sheet: FormSheet
  persons: number
  on: IsoDate
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. What leaves as a file is recorded. */
export async function offerPaper(
  office: Office,
  { title, about, sheet, persons, on }: FlowPaperFile,
  format: PaperFormat,
  work: Work,
): Promise<Ticket> {
  const settings = await settingsOf(office.register().reader)
  const input = {
    title,
    sheets: [sheet],
    author: settings['committee.filledBy'],
    madeOn: on,
    pageTotal: sheet.pageCount,
  }
  const bytes =
    format === 'xlsx'
      ? await writeFormWorkbook(input, work)
      : format === 'pdf'
        ? await formPdf(office.ports.pdf, input, work)
        : Buffer.from(await printPages(input, work), 'utf8')
  const name = `${title}（${about.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')}）.${format}`
  if (format !== 'html') {
    await recordExport(office, {
      what: `${title}（${persons}名，${format === 'pdf' ? 'PDF' : 'Excel'}）`,
      destination: '本机',
      detail: {
        files: [{ name, bytes: bytes.byteLength, sha256: sha256(bytes), pages: sheet.pageCount }],
        persons,
        asOf: on,
      },
    })
  }
  return office.files.offer({ name, bytes, mime: MIME[format] })
}
