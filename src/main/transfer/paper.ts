/** Letters, receipts and requests as paper, workbook and PDF (rules.md D20, D24, D25). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { proofRequestSheet } from '../../shared/forms/proofRequest.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { RESIDENT_TITLE, residentTransferSheet } from '../../shared/forms/residentTransfer.ts'
import { letterSheet, receiptSheet } from '../../shared/forms/transferLetter.ts'
import { completedYears, compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { LetterForm, LetterRow } from '../../shared/transfer/methods.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerSheets } from '../reporting/service.ts'
import { memberRecord, recordedRank } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { listLetters } from './list.ts'

type Asked = Parsed['transfer']['paper']

/** A receipt is written for who comes in, the letter and its request for who leaves; D26 for the retired. */
function mayPrint(form: LetterForm, { direction, incomingKind }: LetterRow): boolean {
  const incoming = direction === '转入'
  if (form === 'resident') return incoming && incomingKind === '退休、下岗'
  return (form === 'receipt') === incoming
}

interface Facts {
  letter: LetterRow
  member: Row<'member'>
  probationary: boolean | null
  settings: Settings
  today: IsoDate
}

async function factsOf(db: Reader, { id, form }: Asked, today: IsoDate): Promise<Facts> {
  const asked = { filter: { id, only: 'all' as const }, page: { offset: 0, limit: 1 }, asOf: undefined }
  const [letter] = (await listLetters(db, asked, today)).rows
  if (!letter) throw new OfficeError('RECORD_MISSING')
  if (!mayPrint(form, letter)) throw new OfficeError('RECORD_MISSING')
  const member = await memberRecord(db, letter.memberId)
  const rank = await recordedRank(db, member.id)
  const probationary = rank === null ? null : rank === 'PROBATIONARY'
  return { letter, member, probationary, settings: await settingsOf(db), today }
}

const TITLE: Readonly<Record<LetterForm, string>> = {
  letter: '党员组织关系介绍信',
  receipt: '介绍信回执',
  proofRequest: '补开证明函',
  resident: RESIDENT_TITLE,
}

const contactOf = ({ phone, wechat }: LetterRow) =>
  [phone, wechat === null || wechat === '' ? null : `微信${wechat}`].filter(Boolean).join('，')

function ageOf({ birth }: Row<'member'>, day: IsoDate): number | null {
  return birth === null || compareDates(birth, day) > 0 ? null : completedYears(birth, day)
}

function sheetOf(form: LetterForm, { letter, member, probationary, settings, today }: Facts): FormSheet {
  const { name, idNo, sex, nation } = member
  const fromOrg = settings['committee.name']
  const phone = settings['committee.phone']
  const by = settings['committee.filledBy']
  switch (form) {
    case 'letter':
      return letterSheet({
        letterNo: letter.letterNo,
        name,
        sex,
        age: ageOf(member, letter.issuedOn ?? today),
        nation,
        idNo,
        probationary,
        fromOrg,
        toOrg: letter.toOrg,
        duesPaidTo: letter.duesPaidTo,
        validDays: letter.validDays,
        issuedOn: letter.issuedOn,
        contact: contactOf(letter),
        address: settings['committee.address'],
        phone,
        fax: settings['committee.fax'],
        postcode: settings['committee.postcode'],
      })
    case 'receipt':
      return receiptSheet({
        letterNo: letter.letterNo,
        name,
        sender: letter.fromOrg,
        on: letter.receiptOn,
        by,
        phone,
      })
    case 'resident':
      return residentTransferSheet({
        memberId: member.id,
        name,
        sex,
        nation,
        birth: member.birth,
        idNo,
        education: member.education,
        joinDate: member.joinDate,
        fullDate: member.fullDate,
        unit: [member.unit, member.title].filter(Boolean).join('　'),
        phone: letter.phone ?? member.phone,
        residence: member.residence,
        letterNo: letter.letterNo,
        fromOrg: letter.fromOrg,
        duesPaidTo: letter.duesPaidTo,
        landedOn: letter.landedOn,
        residenceProof: letter.residenceProof,
        interviewNote: letter.interviewNote,
        dossierResult: letter.dossierResult,
        branch: letter.orgName,
        committee: fromOrg,
      })
    case 'proofRequest':
      return proofRequestSheet({
        letterNo: letter.letterNo,
        name,
        idNo,
        issuedOn: letter.issuedOn,
        validTo: letter.validTo,
        fromOrg,
        toOrg: letter.toOrg,
        on: today,
        by,
        phone,
      })
  }
}

/** What the paper still lacks: it may be filled in by hand, but not overlooked. */
function lackingOn(form: LetterForm, { letter, member, probationary, settings }: Facts): string[] {
  const lacks = (name: string, value: unknown) => (value === null || value === '' ? [name] : [])
  switch (form) {
    case 'letter':
      return [
        ...lacks('编号', letter.letterNo),
        ...lacks('接收党组织', letter.toOrg),
        ...lacks('开具日期', letter.issuedOn),
        ...lacks('党费交至', letter.duesPaidTo),
        ...lacks('性别', member.sex),
        ...lacks('出生日期', member.birth),
        ...lacks('民族', member.nation),
        ...lacks('身份证号', member.idNo),
        ...lacks('正式或预备', probationary),
        ...lacks('本单位通讯地址（设置）', settings['committee.address']),
        ...lacks('本单位联系电话（设置）', settings['committee.phone']),
      ]
    case 'receipt':
      return [...lacks('对方编号', letter.letterNo), ...lacks('转出党组织', letter.fromOrg)]
    case 'proofRequest':
      return [...lacks('编号', letter.letterNo), ...lacks('接收党组织', letter.toOrg)]
    case 'resident':
      return [
        ...lacks('身份证号', member.idNo),
        ...lacks('入党时间', member.joinDate),
        ...lacks('原工作单位', member.unit),
        ...lacks('现居住地址', member.residence),
        ...lacks('居住证明', letter.residenceProof),
      ]
  }
}

function findingsOf(form: LetterForm, facts: Facts): string[] {
  const { letter } = facts
  const missing = lackingOn(form, facts)
  return [
    ...(letter.state === 'VOID' ? ['这份介绍信已作废，不要再用'] : []),
    ...(letter.state === 'DRAFT' && form === 'letter' ? ['还是草稿，开具后才有编号'] : []),
    ...(form === 'resident' ? ['版式由本单位拟定，上级有统一表样的用上级的'] : []),
    ...(missing.length > 0 ? [`纸面还缺：${missing.join('、')}`] : []),
    ...letter.findings,
  ]
}

export async function letterPaper(
  db: Reader,
  asked: Asked,
  today: IsoDate,
): Promise<Outputs['transfer']['paper']> {
  const facts = await factsOf(db, asked, today)
  return {
    title: TITLE[asked.form],
    letter: facts.letter,
    pages: [...sheetOf(asked.form, facts).pages()],
    findings: findingsOf(asked.form, facts),
  }
}

/** The paper as a file. Throws RECORD_MISSING, CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function letterFile(
  office: Office,
  asked: Asked,
  format: 'xlsx' | 'pdf' | 'html',
  work: Work,
): Promise<Ticket> {
  const facts = await factsOf(office.register().reader, asked, office.clock.today())
  const { letter, settings, today } = facts
  const sheet = sheetOf(asked.form, facts)
  const title = TITLE[asked.form]
  const author = settings['committee.filledBy']
  const file = {
    title,
    about: `${letter.letterNo ?? ''}${letter.name}`,
    said: letter.letterNo ?? '草稿',
    sheets: [sheet],
    author,
    madeOn: letter.issuedOn ?? today,
    detail: { persons: 1 },
  }
  return offerSheets(office, file, format, work)
}
