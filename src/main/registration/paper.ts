/** D33: the form of one member or of many, and the list of who is late, on screen, as workbook, PDF and print. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { recordSheet } from '../../shared/forms/recordPaper.ts'
import { REGISTRATION_TITLE, registrationPaper as formPaper } from '../../shared/forms/registrationForm.ts'
import { screenListSheet, type ScreenColumn } from '../../shared/forms/screenList.ts'
import { pagesFrom, type FormSheet } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { RegistrationAsk, RegistrationForm } from '../../shared/registration/methods.ts'
import type { Reader } from '../db/register.ts'
import { quietWork, type Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { offerSheets, type SheetFormat } from '../reporting/service.ts'
import { memberRecord, placeOn, printedPerson, type PlaceOn } from '../roster/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { demandDrive } from './drives.ts'
import { everyForm, oneForm } from './forms.ts'

interface Paper {
  title: string
  /** stands in the file's name behind the title */
  about: string
  sheets: readonly FormSheet[]
  persons: number
}

/** What is asked for: the day as chosen, and the place of members on it. */
interface Day {
  asOf: IsoDate | undefined
  today: IsoDate
  place: PlaceOn
}

async function sheetOf(db: Reader, form: RegistrationForm, blank: boolean, at: number): Promise<FormSheet> {
  const paper = formPaper({
    person: printedPerson(await memberRecord(db, form.memberId)),
    orgName: form.orgName,
    deadline: form.deadline,
    written: blank ? null : form,
    name: `${at + 1} ${form.name}`.slice(0, 31),
  })
  return recordSheet(paper)
}

async function oneSheet(
  db: Reader,
  { id, blank }: Extract<RegistrationAsk, { kind: 'form' }>,
  { asOf, today }: Day,
): Promise<Paper> {
  const form = await oneForm(db, { id, asOf }, today)
  const sheet = await sheetOf(db, form, blank, 0)
  return { title: REGISTRATION_TITLE, about: form.name, sheets: [sheet], persons: 1 }
}

/** The forms of a branch or of all; printed with what is on them only those that are back. */
async function manySheets(
  db: Reader,
  { driveId, orgId, blank }: Extract<RegistrationAsk, { kind: 'forms' }>,
  { place }: Day,
  work: Work,
): Promise<Paper> {
  const drive = await demandDrive(db, driveId)
  const sheets: FormSheet[] = []
  const filter = { driveId, orgId, only: 'all' as const, text: undefined }
  for await (const form of everyForm(db, filter, place)) {
    if (blank ? form.gone !== null : form.returnedOn === null) continue
    sheets.push(await sheetOf(db, form, blank, sheets.length))
    work.report('正在读登记申请表', sheets.length, null)
    await work.breathe()
  }
  const names = await organisationNames(db, place.namesOn)
  const about = orgId === undefined ? drive.name : (names.get(orgId) ?? drive.name)
  return { title: REGISTRATION_TITLE, about, sheets, persons: sheets.length }
}

const column = (
  key: string,
  title: string,
  width: number,
  align: ScreenColumn['align'] = 'center',
): ScreenColumn => ({ key, title, width, align, isText: true })

const OVERDUE_COLUMNS: readonly ScreenColumn[] = [
  column('index', '序号', 44),
  column('orgName', '党支部', 130),
  column('name', '姓名', 74),
  column('phone', '联系电话', 108),
  column('issuedOn', '发放日期', 92),
  column('deadline', '截止日期', 92),
  column('late', '逾期天数', 74),
  column('asked', '催交情况', 120, 'left'),
]

async function overdueList(
  db: Reader,
  { driveId, orgId }: Extract<RegistrationAsk, { kind: 'overdue' }>,
  { place }: Day,
): Promise<Paper> {
  const drive = driveId === undefined ? null : await demandDrive(db, driveId)
  const names = await organisationNames(db, place.namesOn)
  const filter = { driveId, orgId, only: 'overdue' as const, text: undefined }
  const rows = []
  for await (const form of everyForm(db, filter, place)) {
    const { memberId, orgName, name, phone, issuedOn, deadline, daysLate } = form
    rows.push({
      id: memberId,
      cells: [String(rows.length + 1), orgName, name, phone ?? '', issuedOn, deadline, `${daysLate}天`, ''],
    })
  }
  const title = '党员登记申请表逾期未交名单'
  const where = orgId === undefined ? await committeeName(db) : (names.get(orgId) ?? '')
  const sheet = screenListSheet({
    title,
    scope: [drive?.name ?? '', where].filter(word => word !== '').join('：'),
    count: `共${rows.length}名，截至${place.on}`,
    columns: OVERDUE_COLUMNS,
    rows,
  })
  return { title, about: where, sheets: [sheet], persons: rows.length }
}

async function paperOf(
  office: Office,
  { ask, asOf }: Parsed['registration']['workbook'],
  work: Work,
): Promise<Paper> {
  const { reader: db } = office.register()
  const today = office.clock.today()
  const day = { asOf, today, place: placeOn(asOf, today) }
  switch (ask.kind) {
    case 'form':
      return oneSheet(db, ask, day)
    case 'forms':
      return manySheets(db, ask, day, work)
    case 'overdue':
      return overdueList(db, ask, day)
  }
}

/** Throws RECORD_MISSING. */
export async function registrationPaper(
  office: Office,
  { fromPage, pages, ...asked }: Parsed['registration']['paper'],
): Promise<Outputs['registration']['paper']> {
  const { title, about, sheets } = await paperOf(office, asked, quietWork())
  return {
    title: about === '' ? title : `${title}（${about}）`,
    total: sheets.reduce((sum, { pageCount }) => sum + pageCount, 0),
    pages: pagesFrom(sheets, fromPage, pages),
  }
}

/** Throws RECORD_MISSING, CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function registrationFile(
  office: Office,
  asked: Parsed['registration']['workbook'],
  format: SheetFormat,
  work: Work,
): Promise<Ticket> {
  const { title, about, sheets, persons } = await paperOf(office, asked, work)
  const today = office.clock.today()
  const file = {
    title,
    about,
    // No name of a person in the log of what left.
    said: asked.ask.kind === 'form' ? '一名' : about,
    sheets,
    author: (await settingsOf(office.register().reader))['committee.filledBy'],
    madeOn: today,
    detail: { persons, asOf: asked.asOf ?? today },
  }
  return offerSheets(office, file, format, work)
}
