/** The papers of a campaign on screen, as workbook, PDF and print (D13, D14, D42, D45). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import type { PaperAsk } from '../../shared/census/paperMethods.ts'
import { checkCard, sweepPaper } from '../../shared/forms/censusPapers.ts'
import { recordSheet } from '../../shared/forms/recordPaper.ts'
import { pagesFrom, type FormSheet } from '../../shared/forms/sheet.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { quietWork, type Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerSheets, type SheetFormat } from '../reporting/service.ts'
import { memberRecord, printedPerson } from '../roster/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { demandCampaign } from './campaign.ts'
import { checkLines } from './lines.ts'
import { checkListSheet } from './lists.ts'
import { consultationSheet, meetingSheet } from './recordLists.ts'
import { demandSweep, sweepValues } from './sweeps.ts'

interface Paper {
  title: string
  sheets: readonly FormSheet[]
  persons: number
  ofMembers: boolean
}

type CheckAsk = Extract<PaperAsk, { kind: 'check' }>

/** Throws RECORD_MISSING where the member is not on the list of the branch. */
async function checkPaper(
  db: Reader,
  { campaignId, orgId, memberId }: CheckAsk,
  asOf: IsoDate | undefined,
  today: IsoDate,
  work: Work,
): Promise<Paper> {
  const { rows, orgName, campaign } = await checkLines(db, { campaignId, orgId, asOf }, today)
  const asked = memberId === undefined ? rows : rows.filter(row => row.memberId === memberId)
  if (memberId !== undefined && asked.length === 0) throw new OfficeError('RECORD_MISSING')
  const sheets: FormSheet[] = []
  for (const [at, row] of asked.entries()) {
    const person = printedPerson(await memberRecord(db, row.memberId))
    const name = `${at + 1} ${row.name}`.slice(0, 31)
    const membership = labelOf(MEMBERSHIP, row.membership)
    sheets.push(recordSheet(checkCard({ row, person: { ...person, membership }, orgName, campaign, name })))
    work.report('正在读核查表', at + 1, asked.length)
    await work.breathe()
  }
  const [first] = asked
  return {
    title: `党员组织关系排查情况记录表（${memberId === undefined || !first ? orgName : first.name}）`,
    sheets,
    persons: asked.length,
    ofMembers: true,
  }
}

async function paperOf(
  db: Reader,
  ask: PaperAsk,
  asOf: IsoDate | undefined,
  today: IsoDate,
  work: Work,
): Promise<Paper> {
  switch (ask.kind) {
    case 'check':
      return checkPaper(db, ask, asOf, today, work)
    case 'sweep': {
      const paper = sweepPaper(
        sweepValues(await demandSweep(db, ask.id)),
        (await committeeName(db)) || '镇党委',
      )
      return { title: paper.title, sheets: [recordSheet(paper)], persons: 0, ofMembers: false }
    }
    case 'meetings':
    case 'consultations': {
      const campaign = await demandCampaign(db, ask.campaignId)
      const { title, sheet } =
        ask.kind === 'meetings'
          ? await meetingSheet(db, campaign, asOf)
          : await consultationSheet(db, campaign, asOf, today)
      return { title, sheets: [sheet], persons: 0, ofMembers: false }
    }
    case 'list': {
      const { title, sheet, persons } = await checkListSheet(db, ask, asOf, today)
      return { title, sheets: [sheet], persons, ofMembers: true }
    }
  }
}

const totalOf = (sheets: readonly FormSheet[]) => sheets.reduce((sum, { pageCount }) => sum + pageCount, 0)

export async function censusPaper(
  office: Office,
  { ask, asOf, fromPage, pages }: Parsed['census']['paper'],
): Promise<Outputs['census']['paper']> {
  const { reader } = office.register()
  const { title, sheets, ofMembers } = await paperOf(reader, ask, asOf, office.clock.today(), quietWork())
  return { title, ofMembers, total: totalOf(sheets), pages: pagesFrom(sheets, fromPage, pages) }
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function censusPaperFile(
  office: Office,
  { ask, asOf }: Parsed['census']['paperXlsx'],
  format: SheetFormat,
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { reader } = office.register()
  const { title, sheets, persons } = await paperOf(reader, ask, asOf, today, work)
  const settings = await settingsOf(reader)
  const file = {
    title,
    about: '',
    sheets,
    author: settings['committee.filledBy'],
    madeOn: today,
    detail: { ...(persons > 0 ? { persons } : {}), asOf: asOf ?? today },
  }
  return offerSheets(office, file, format, work)
}
