/** A paper of this subject as a file: workbook, PDF or the page to be printed. */

import type { Ticket } from '../../shared/api/method.ts'
import type { PaperFormat } from '../../shared/flow/paperMethods.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerSheets } from '../reporting/service.ts'
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
  const file = {
    title,
    about,
    said: `${persons}名`,
    sheets: [sheet],
    author: settings['committee.filledBy'],
    madeOn: on,
    detail: { persons, asOf: on },
  }
  return offerSheets(office, file, format, work)
}
