/** A paper of sheets handed over as workbook, PDF or print; every file that leaves stands in the log (R-A22). */

import type { Ticket } from '../../shared/api/method.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { formPdf } from '../documents/formPdf.ts'
import { printPages } from '../documents/printPages.ts'
import { writeFormWorkbook } from '../documents/writeFormWorkbook.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { recordExport } from './exportRecord.ts'
import { sha256 } from './handover.ts'
import { MIME, type AnnexFormat } from './writeAnnex.ts'

export type SheetFormat = AnnexFormat

export interface SheetFile {
  title: string
  /** stands in brackets behind the title in the file's name: whose, of which day; '' for none */
  about: string
  /** stands there in the log instead, where a name should not */
  said?: string
  sheets: readonly FormSheet[]
  author: string
  madeOn: IsoDate
  /** what else the log keeps: days, persons */
  detail: object
}

const bracketed = (words: readonly string[]) => {
  const said = words.filter(word => word !== '')
  return said.length === 0 ? '' : `（${said.join('，')}）`
}

/** What no file system takes in a name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function offerSheets(
  office: Office,
  { title, about, said = about, sheets, author, madeOn, detail }: SheetFile,
  format: SheetFormat,
  work: Work,
): Promise<Ticket> {
  const pages = sheets.reduce((sum, { pageCount }) => sum + pageCount, 0)
  const input = { title, sheets, author, madeOn, pageTotal: pages }
  const bytes =
    format === 'xlsx'
      ? await writeFormWorkbook(input, work)
      : format === 'pdf'
        ? await formPdf(office.ports.pdf, input, work)
        : Buffer.from(await printPages(input, work), 'utf8')
  const name = `${title}${bracketed([about])}.${format}`.replace(FORBIDDEN, '')
  if (format !== 'html') {
    await recordExport(office, {
      what: `${title}${bracketed([said, format === 'pdf' ? 'PDF' : 'Excel'])}`,
      destination: '本机',
      detail: {
        files: [{ name, bytes: bytes.byteLength, sha256: sha256(bytes), pages }],
        ...detail,
      },
    })
  }
  return office.files.offer({ name, bytes, mime: MIME[format] })
}
