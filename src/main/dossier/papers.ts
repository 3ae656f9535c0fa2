/** Papers of dossiers on screen, as workbook, PDF and print. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import type { DossierForm } from '../../shared/dossier/paperMethods.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerSheets } from '../reporting/service.ts'
import { settingsOf } from '../settings/service.ts'
import { cataloguePaper } from './cataloguePaper.ts'
import type { DossierPaper } from './paperMade.ts'
import { handoverPaper, receiptPaper } from './handoverPapers.ts'

type Asked = Parsed['dossier']['paper']

/** How each paper is made; the id is the member's for the catalogue, otherwise the record's own. */
const MAKE: Readonly<Record<DossierForm, (db: Reader, id: number, today: IsoDate) => Promise<DossierPaper>>> =
  {
    catalogue: cataloguePaper,
    handover: handoverPaper,
    receipt: receiptPaper,
  }

/** Throws RECORD_MISSING. */
export async function dossierPaper(
  db: Reader,
  { form, id }: Asked,
  today: IsoDate,
): Promise<Outputs['dossier']['paper']> {
  const { title, about, sheet, findings } = await MAKE[form](db, id, today)
  return { title, about, pages: [...sheet.pages()], findings }
}

/** The sheets as a file to fetch; a print leaves no entry in the list of exports. */
export async function offerPaper(
  office: Office,
  { title, about, sheet, persons }: Omit<DossierPaper, 'findings'>,
  format: Parsed['dossier']['paperFile']['format'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const settings = await settingsOf(office.register().reader)
  const file = {
    title,
    about,
    sheets: [sheet],
    author: settings['committee.filledBy'],
    madeOn: today,
    detail: { persons, asOf: today },
  }
  return offerSheets(office, file, format, work)
}

/** Throws RECORD_MISSING, CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function dossierPaperFile(
  office: Office,
  { format, form, id }: Parsed['dossier']['paperFile'],
  work: Work,
): Promise<Ticket> {
  const paper = await MAKE[form](office.register().reader, id, office.clock.today())
  return offerPaper(office, paper, format, work)
}
