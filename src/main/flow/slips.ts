/** 党员证明信 and 联心卡 of one member who leaves (D21, D23). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { FLOW_SLIP } from '../../shared/flow/papers.ts'
import { reminderSheet } from '../../shared/forms/flowReminder.ts'
import { cardSheet, proofSheet, type CardContact } from '../../shared/forms/flowSlips.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { memberRecord, recordedRank } from '../roster/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { offerPaper } from './offerPaper.ts'
import { reminderFor } from './reminders.ts'

type Asked = Parsed['flow']['slip']

/** Who is named on the card (S02 80). */
const ON_CARD: readonly string[] = ['书记', '组织委员']

async function leaders(db: Reader, orgId: number, on: IsoDate): Promise<CardContact[]> {
  const rows = await db
    .selectFrom('orgPost as p')
    .innerJoin('member as m', 'm.id', 'p.memberId')
    .select(['p.post', 'm.name', 'm.phone', 'm.wechat', 'm.email'])
    .where('p.orgId', '=', orgId)
    .where('p.post', 'in', ON_CARD)
    .where('p.removed', '=', 0)
    .where(eb => eb.or([eb('p.fromOn', 'is', null), eb('p.fromOn', '<=', on)]))
    .where(eb => eb.or([eb('p.toOn', 'is', null), eb('p.toOn', '>', on)]))
    .orderBy('p.id')
    .execute()
  return rows
    .toSorted((a, b) => ON_CARD.indexOf(a.post) - ON_CARD.indexOf(b.post))
    .map(({ post, ...person }) => ({ ...person, post: post === '书记' ? '支部书记' : post }))
}

interface Facts {
  flow: Row<'flow'>
  member: Row<'member'>
  org: Row<'organisation'> | null
}

async function factsOf(db: Reader, flowId: number): Promise<Facts> {
  const flow = await demandRow(db, 'flow', flowId)
  const member = await memberRecord(db, flow.memberId)
  const org =
    member.orgId === null
      ? undefined
      : await db.selectFrom('organisation').selectAll().where('id', '=', member.orgId).executeTakeFirst()
  return { flow, member, org: org ?? null }
}

interface Slip {
  sheet: FormSheet
  findings: string[]
  member: Row<'member'>
}

const lacks = (name: string, value: unknown) => (value === null || value === '' ? [name] : [])
const missing = (names: string[]) => (names.length === 0 ? [] : [`纸面还缺：${names.join('、')}`])

async function proofOf(db: Reader, { flow, member, org }: Facts): Promise<Slip> {
  const settings = await settingsOf(db)
  const by = await committeeName(db)
  const rank = await recordedRank(db, member.id)
  const toUnit = flow.unitName ?? flow.hostOrg ?? flow.destPlace
  return {
    member,
    sheet: proofSheet({
      proofNo: flow.proofNo,
      toUnit,
      name: member.name,
      sex: member.sex,
      idNo: member.idNo,
      probationary: rank === null ? null : rank === 'PROBATIONARY',
      branch: org?.fullName ?? '',
      reason: flow.reason,
      leftOn: flow.leftOn,
      expectedBack: flow.expectedBack,
      phone: flow.phone ?? member.phone,
      by,
      byPhone: settings['committee.phone'],
      on: flow.proofOn,
    }),
    findings: [
      ...missing([
        ...lacks('证明信编号', flow.proofNo),
        ...lacks('开具日期', flow.proofOn),
        ...lacks('所去单位', toUnit),
        ...lacks('性别', member.sex),
        ...lacks('身份证号', member.idNo),
        ...lacks('正式或预备', rank),
        ...lacks('预计返回', flow.expectedBack),
        ...lacks('本单位联系电话（设置）', settings['committee.phone']),
      ]),
      ...(flow.leaveTalkOn === null ? ['外出前谈话还没有记录'] : []),
    ],
  }
}

async function cardOf(db: Reader, { member, org }: Facts, today: IsoDate): Promise<Slip> {
  const settings = await settingsOf(db)
  const contacts = org === null ? [] : await leaders(db, org.id, today)
  return {
    member,
    sheet: cardSheet({
      name: member.name,
      branch: org?.fullName ?? '',
      branchPhone: org?.phone ?? null,
      branchUrl: org?.branchUrl ?? null,
      wechatGroup: org?.wechatGroup ?? null,
      contacts,
      committee: await committeeName(db),
      committeePhone: settings['committee.phone'],
    }),
    findings: missing([
      ...lacks('网上支部地址（党组织）', org?.branchUrl ?? null),
      ...lacks('微信群（党组织）', org?.wechatGroup ?? null),
      ...(contacts.some(({ post }) => post === '支部书记') ? [] : ['支部书记（任职）']),
      ...(contacts.some(({ post }) => post === '组织委员') ? [] : ['组织委员（任职）']),
      ...contacts.filter(({ phone }) => phone === null).map(({ name }) => `${name}的电话`),
    ]),
  }
}

async function reminderSlip(
  db: Reader,
  { flow, member, org }: Facts,
  reminderId: number | undefined,
): Promise<Slip> {
  const reminder = await reminderFor(db, reminderId ?? 0)
  if (reminder.flowId !== flow.id) throw new OfficeError('RECORD_MISSING')
  const settings = await settingsOf(db)
  return {
    member,
    sheet: reminderSheet({
      kind: reminder.kind,
      reminderNo: reminder.reminderNo,
      name: member.name,
      branch: org?.fullName ?? '',
      leftOn: flow.leftOn,
      reason: flow.reason,
      facts: reminder.facts,
      mendBy: reminder.mendBy,
      by: await committeeName(db),
      byPhone: settings['committee.phone'],
      on: reminder.onDate,
    }),
    findings: missing([
      ...lacks('编号', reminder.reminderNo),
      ...lacks('改正期限', reminder.mendBy),
      ...lacks('本单位联系电话（设置）', settings['committee.phone']),
    ]),
  }
}

async function slipOf(db: Reader, { flowId, slip, reminderId }: Asked, today: IsoDate): Promise<Slip> {
  const facts = await factsOf(db, flowId)
  switch (slip) {
    case 'PROOF':
      return proofOf(db, facts)
    case 'CARD':
      return cardOf(db, facts, today)
    case 'REMINDER':
      return reminderSlip(db, facts, reminderId)
  }
}

export async function flowSlip(db: Reader, asked: Asked, today: IsoDate): Promise<Outputs['flow']['slip']> {
  const { sheet, findings, member } = await slipOf(db, asked, today)
  return {
    title: labelOf(FLOW_SLIP, asked.slip),
    name: member.name,
    memberId: member.id,
    pages: [...sheet.pages()],
    findings,
  }
}

/** Throws RECORD_MISSING, CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function flowSlipFile(
  office: Office,
  { format, ...asked }: Parsed['flow']['slipFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { sheet, member } = await slipOf(office.register().reader, asked, today)
  const paper = { title: labelOf(FLOW_SLIP, asked.slip), about: member.name, sheet, persons: 1, on: today }
  return offerPaper(office, paper, format, work)
}
