/** The papers of a make-up case on screen, as Word, PDF and print (D30). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { MAKE_UP_PAPER } from '../../shared/dossier/makeUpPapers.ts'
import { makeUpPaper, type TextPaper } from '../../shared/forms/makeUpPapers.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { dateInChinese, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationFullName } from '../organisation/service.ts'
import { offerProse, type ProseFormat } from '../reporting/service.ts'
import { memberRecord } from '../roster/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { makeUpCard } from './makeUps.ts'

type Input = Parsed['dossier']['makeUpPaper']

async function papersOf(
  db: Reader,
  { id, paper }: Input,
  today: IsoDate,
): Promise<{ caseNo: string; name: string; papers: TextPaper[] }> {
  const card = await makeUpCard(db, { id, asOf: undefined }, today)
  const member = await memberRecord(db, card.memberId)
  const settings = await settingsOf(db)
  const papers = makeUpPaper(paper, {
    card,
    person: {
      name: member.name,
      sex: member.sex ?? '',
      birth: member.birth === null ? '' : dateInChinese(member.birth),
      branch: await organisationFullName(db, member.orgId),
    },
    committee: (await committeeName(db)) || '镇党委',
    superior: settings['committee.superior'],
  })
  return { caseNo: card.caseNo, name: member.name, papers }
}

export async function makeUpPaperPages(
  office: Office,
  input: Input,
): Promise<Outputs['dossier']['makeUpPaper']> {
  const { papers } = await papersOf(office.register().reader, input, office.clock.today())
  return {
    papers: papers.map(({ paragraphs, signatures, ...heads }) => ({
      ...heads,
      paragraphs: [...paragraphs],
      signatures: [...signatures],
    })),
  }
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function makeUpFile(
  office: Office,
  input: Input,
  format: ProseFormat,
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { caseNo, papers } = await papersOf(office.register().reader, input, today)
  const name = `${labelOf(MAKE_UP_PAPER, input.paper)}（${caseNo}）`
  return offerProse(office, { papers, name, detail: { persons: 1, asOf: today } }, format, work)
}
