/** A report as a file that waits under a ticket: Word, PDF, or the page to print. Handing a file over is recorded. */

import type { Ticket } from '../../shared/api/method.ts'
import type { ProsePaper } from '../../shared/forms/prose.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerProse, type ProseFormat } from '../reporting/service.ts'

export type { ProseFormat }

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function proseFile(
  office: Office,
  paper: ProsePaper,
  { format, asOf, work }: { format: ProseFormat; asOf: IsoDate; work: Work },
): Promise<Ticket> {
  work.report('正在生成报告', 0, null)
  return offerProse(office, { papers: [paper], name: paper.title, detail: { asOf } }, format, work)
}
