/** The papers of a disposal case on screen, as workbook, PDF and print (D35). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { disposalPaper, type PaperFacts } from '../../shared/forms/disposalPapers.ts'
import { recordSheet } from '../../shared/forms/recordPaper.ts'
import { dateWithDots, yearAndMonth, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerSheets, type SheetFormat } from '../reporting/service.ts'
import { memberRecord } from '../roster/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { disposalCard } from './card.ts'

const text = (value: string | null) => value ?? ''
const dots = (date: string | null) => (date === null ? '' : dateWithDots(date))

async function branchName(db: Reader, orgId: number | null): Promise<string> {
  if (orgId === null) return ''
  const row = await db
    .selectFrom('organisation')
    .select('fullName')
    .where('id', '=', orgId)
    .executeTakeFirst()
  return row?.fullName ?? ''
}

async function factsOf(db: Reader, id: number, today: IsoDate): Promise<PaperFacts> {
  const disposal = await disposalCard(db, { id }, today)
  const member = await memberRecord(db, disposal.memberId)
  const settings = await settingsOf(db)
  return {
    disposal,
    person: {
      name: member.name,
      sex: text(member.sex),
      nation: text(member.nation),
      birth: member.birth === null ? '' : yearAndMonth(member.birth),
      joinDate: dots(member.joinDate),
      fullDate: dots(member.fullDate),
      education: text(member.education),
      unitAndTitle: [member.unit, member.title].filter(word => word !== null).join('　'),
      phone: text(member.phone),
      branch: await branchName(db, member.orgId),
    },
    committee: (await committeeName(db)) || '镇党委',
    superior: settings['committee.superior'],
  }
}

async function sheetOf(db: Reader, { id, paper }: Parsed['disposal']['paper'], today: IsoDate) {
  const facts = await factsOf(db, id, today)
  const described = disposalPaper(paper, facts)
  return { facts, title: described.title, sheet: recordSheet(described) }
}

export async function casePaper(
  office: Office,
  input: Parsed['disposal']['paper'],
): Promise<Outputs['disposal']['paper']> {
  const { title, sheet } = await sheetOf(office.register().reader, input, office.clock.today())
  return { title, pages: [...sheet.pages()] }
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function paperFile(
  office: Office,
  input: Parsed['disposal']['workbook'],
  format: SheetFormat,
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { facts, title, sheet } = await sheetOf(office.register().reader, input, today)
  const file = {
    title,
    about: facts.disposal.caseNo,
    sheets: [sheet],
    author: facts.committee,
    madeOn: today,
    detail: { persons: 1, asOf: today },
  }
  return offerSheets(office, file, format, work)
}
