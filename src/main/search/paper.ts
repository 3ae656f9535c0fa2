/** The papers of a lost-contact case and the monthly report, on screen, as workbook, PDF and print (D15 to D19). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { monthPaper as monthRecord } from '../../shared/forms/lostMonthPaper.ts'
import { lostPaperSheet, type LostPaperFacts } from '../../shared/forms/lostPapers.ts'
import { recordSheet } from '../../shared/forms/recordPaper.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { addDays, addMonths, dateWithDots, yearAndMonth, type IsoDate } from '../../shared/kernel/dates.ts'
import { LOST_PAPER } from '../../shared/search/papers.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationFullName, organisationNames } from '../organisation/service.ts'
import { offerSheets } from '../reporting/service.ts'
import { memberRecord } from '../roster/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { caseCard } from './card.ts'
import { casesIn, keyCases, monthRows } from './months.ts'
import { caseFiles } from './papersKept.ts'

type Asked = Parsed['search']['paper']
type Pages = Outputs['search']['paper']
type Format = Parsed['search']['paperFile']['format']

interface Made {
  title: string
  sheet: FormSheet
  /** what the file is named after besides its title */
  of: string
  persons: number
}

const text = (value: string | null) => value ?? ''

async function factsOf(db: Reader, id: number, today: IsoDate): Promise<LostPaperFacts> {
  const lost = await caseCard(db, { id }, today)
  const member = await memberRecord(db, lost.memberId)
  const settings = await settingsOf(db)
  return {
    lost,
    person: {
      name: member.name,
      sex: text(member.sex),
      nation: text(member.nation),
      birth: member.birth === null ? '' : yearAndMonth(member.birth),
      idNo: text(member.idNo),
      joinDate: member.joinDate === null ? '' : dateWithDots(member.joinDate),
      unitAndTitle: [member.unit, member.title].filter(word => word !== null).join('　'),
      household: text(member.domicile),
      address: text(member.residence),
      phone: text(member.phone),
      branch: lost.orgName,
      branchInFull: (await organisationFullName(db, member.orgId)) || lost.orgName,
    },
    committee: (await committeeName(db)) || '镇党委',
    phone: settings['committee.phone'],
    filledBy: settings['committee.filledBy'],
    today,
    files: await caseFiles(db, id),
  }
}

/** Throws RECORD_MISSING, PUBLIC_CHANNEL_OFF, EVIDENCE_MISSING for a notice nobody approved. */
async function madeOf(db: Reader, { id, paper, inquiryId }: Asked, today: IsoDate): Promise<Made> {
  const facts = await factsOf(db, id, today)
  const title = labelOf(LOST_PAPER, paper)
  if (paper === 'NOTICE') {
    if (!(await settingsOf(db))['search.publicChannels']) {
      throw new OfficeError('PUBLIC_CHANNEL_OFF', { channel: '寻找启事' })
    }
    if (!facts.lost.attemptList.some(({ approver }) => Boolean(approver))) {
      const details = { missing: '经批准的公开查找记录（批准人）', step: '印寻找启事' }
      throw new OfficeError('EVIDENCE_MISSING', details)
    }
  }
  const inquiry = facts.lost.inquiries.find(one => one.id === inquiryId) ?? null
  const sheet = lostPaperSheet(paper, facts, inquiry)
  if (sheet === null) throw new OfficeError('RECORD_MISSING', undefined, { field: 'inquiryId' })
  return { title, sheet, of: facts.lost.caseNo, persons: 1 }
}

export async function lostPaper(office: Office, asked: Asked): Promise<Pages> {
  const { title, sheet } = await madeOf(office.register().reader, asked, office.clock.today())
  return { title, pages: [...sheet.pages()] }
}

async function monthMade(db: Reader, month: string, today: IsoDate, work?: Work): Promise<Made> {
  const settings = await settingsOf(db)
  const names = await organisationNames(db)
  const chosen = casesIn(await keyCases(db), month)
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  const asOf = last < today ? last : undefined
  const lines = []
  for (const [index, { id }] of chosen.entries()) {
    const lost = await caseCard(db, asOf === undefined ? { id } : { id, asOf }, today)
    const { orgId } = await memberRecord(db, lost.memberId)
    lines.push({ lost, branch: orgId === null ? lost.orgName : (names.get(orgId) ?? lost.orgName) })
    work?.report('正在读失联记录', index + 1, chosen.length)
    await work?.breathe()
  }
  const report = (await monthRows(db, today)).find(row => row.month === month)?.report ?? null
  const committee = (await committeeName(db)) || '镇党委'
  const paper = monthRecord(month, lines, committee, settings['committee.superior'], report)
  return { title: paper.title, sheet: recordSheet(paper), of: month, persons: lines.length }
}

export async function monthPaper(office: Office, { month }: { month: string }): Promise<Pages> {
  const { title, sheet } = await monthMade(office.register().reader, month, office.clock.today())
  return { title, pages: [...sheet.pages()] }
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
async function fileOf(
  office: Office,
  { title, sheet, of, persons }: Made,
  format: Format,
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const author = (await committeeName(office.register().reader)) || '镇党委'
  const detail = { persons, asOf: today }
  const file = { title, about: of, sheets: [sheet], author, madeOn: today, detail }
  return offerSheets(office, file, format, work)
}

export async function lostPaperFile(
  office: Office,
  input: Parsed['search']['paperFile'],
  work: Work,
): Promise<Ticket> {
  const made = await madeOf(office.register().reader, input, office.clock.today())
  return fileOf(office, made, input.format, work)
}

export async function monthFile(
  office: Office,
  input: Parsed['search']['monthFile'],
  work: Work,
): Promise<Ticket> {
  const made = await monthMade(office.register().reader, input.month, office.clock.today(), work)
  return fileOf(office, made, input.format, work)
}
