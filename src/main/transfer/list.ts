/** The list of transfer letters, as they stood on a day. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { addMonths, compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { RUNNING } from '../../shared/disposal/steps.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { LETTER_OPEN, type LetterState } from '../../shared/transfer/codes.ts'
import { overdue, type LetterDates } from '../../shared/transfer/rules.ts'
import { letterStage } from '../../shared/transfer/steps.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { letterStateOn, placeOn, type PlaceOn } from '../roster/service.ts'

type Listed = Outputs['transfer']['list']['rows'][number]

type LetterRow = Row<'letter'> & {
  name: string
  orgId: number | null
  membership: string
  replaces: string | null
}

interface Context {
  names: ReadonlyMap<number, string>
  on: IsoDate
  /** numbers that more than one letter of this office bears */
  twice: ReadonlySet<string>
  /** members on whom a disposal case is running */
  disposed: ReadonlySet<number>
}

/** What of a letter should be looked at (rules.md 3.6): said beside it, never refused (law 9). */
function findingsOf(row: LetterRow, { twice, disposed, on }: Context): string[] {
  if (row.direction === '转入' || row.state === 'VOID') return []
  const said = (strikes: boolean, text: string) => (strikes ? [text] : [])
  const { letterNo, issuedOn, duesPaidTo, leaveTalkOn } = row
  return [
    ...said(
      disposed.has(row.memberId) && (row.state === 'DRAFT' || row.state === 'ISSUED'),
      '正在办理组织处置，请先办结再转出',
    ),
    ...said(letterNo !== null && twice.has(letterNo), `编号${letterNo ?? ''}用了不止一次，请核对存根`),
    ...said(
      issuedOn !== null &&
        duesPaidTo !== null &&
        compareDates(duesPaidTo.slice(0, 7), addMonths(issuedOn, -1).slice(0, 7)) < 0,
      `党费只交到${duesPaidTo ?? ''}，请先补交到开具前一个月`,
    ),
    ...said(
      issuedOn !== null && leaveTalkOn !== null && leaveTalkOn > issuedOn,
      '转出前谈话晚于开具日期，请核对',
    ),
    ...said(
      row.state === 'LANDED' && row.landedOn !== null && addMonths(row.landedOn, 1) < on,
      '报到满一个月还没有回执，请催要或发补开证明函',
    ),
    ...said(
      row.state !== 'DRAFT' && (row.toOrgAddress === null || row.toOrgPhone === null),
      '缺接收方地址或电话，催要回执时要用',
    ),
  ]
}

function toListed(row: LetterRow, context: Context): Listed {
  const { on, names } = context
  return {
    id: row.id,
    memberId: row.memberId,
    name: row.name,
    orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
    // Written through the contract's own code tables.
    direction: row.direction as Listed['direction'],
    nature: row.nature as Listed['nature'],
    destKind: row.destKind as Listed['destKind'],
    handler: row.handler as Listed['handler'],
    incomingKind: row.incomingKind as Listed['incomingKind'],
    state: row.state as LetterState,
    letterNo: row.letterNo,
    phone: row.phone,
    wechat: row.wechat,
    destPlace: row.destPlace,
    backupContact: row.backupContact,
    toOrg: row.toOrg,
    toOrgAddress: row.toOrgAddress,
    toOrgPhone: row.toOrgPhone,
    issuedOn: row.issuedOn,
    validDays: row.validDays,
    validTo: row.validTo,
    duesPaidTo: row.duesPaidTo,
    leaveTalkOn: row.leaveTalkOn,
    landedOn: row.landedOn,
    lateReason: row.lateReason,
    receiptOn: row.receiptOn,
    receiptNo: row.receiptNo,
    receiptFrom: row.receiptFrom,
    proofOn: row.proofOn,
    proofFrom: row.proofFrom,
    returnedOn: row.returnedOn,
    returnKind: row.returnKind as Listed['returnKind'],
    returnReason: row.returnReason,
    inquiredOn: row.inquiredOn,
    inquiryResult: row.inquiryResult,
    voidedOn: row.voidedOn,
    voidReason: row.voidReason,
    fromOrg: row.fromOrg,
    fromOrgAddress: row.fromOrgAddress,
    fromOrgPhone: row.fromOrgPhone,
    interviewNote: row.interviewNote,
    dossierResult: row.dossierResult,
    residenceProof: row.residenceProof,
    investigation: row.investigation,
    remark: row.remark,
    replaces: row.replaces,
    onRoll: (ON_ROLL as readonly string[]).includes(row.membership),
    overdue: overdue(row satisfies LetterDates, on),
    stage: letterStage(row, on),
    findings: findingsOf(row, context),
  }
}

/** The letter as it stood on the day: without the steps that came later. */
function asOnDay(row: LetterRow & { stateOn: string }, { on, dated }: PlaceOn): LetterRow {
  if (!dated) return row
  const by = (date: string | null) => (date !== null && date <= on ? date : null)
  return {
    ...row,
    state: row.stateOn,
    landedOn: by(row.landedOn),
    receiptOn: by(row.receiptOn),
    proofOn: by(row.proofOn),
    returnedOn: by(row.returnedOn),
    inquiredOn: by(row.inquiredOn),
    voidedOn: by(row.voidedOn),
  }
}

async function numbersTwice(db: Reader, rows: readonly LetterRow[]): Promise<Set<string>> {
  const numbers = [...new Set(rows.flatMap(({ letterNo }) => letterNo ?? []))]
  if (numbers.length === 0) return new Set()
  const twice = await db
    .selectFrom('letter')
    .select('letterNo')
    .where('removed', '=', 0)
    .where('direction', '<>', '转入')
    .where('letterNo', 'in', numbers)
    .groupBy('letterNo')
    .having(eb => eb.fn.countAll(), '>', 1)
    .execute()
  return new Set(twice.flatMap(({ letterNo }) => letterNo ?? []))
}

/** Who of the listed has a disposal case running: his letter should wait (rules.md 3.6). */
async function beingDisposed(db: Reader, rows: readonly LetterRow[]): Promise<Set<number>> {
  const memberIds = [...new Set(rows.map(({ memberId }) => memberId))]
  if (memberIds.length === 0) return new Set()
  const running = await db
    .selectFrom('disposalCase')
    .select('memberId')
    .where('removed', '=', 0)
    .where('state', 'in', [...RUNNING])
    .where('memberId', 'in', memberIds)
    .execute()
  return new Set(running.map(({ memberId }) => memberId))
}

export async function listLetters(
  db: Reader,
  { filter, page, asOf }: Parsed['transfer']['list'],
  today: IsoDate,
): Promise<Outputs['transfer']['list']> {
  const place = placeOn(asOf, today)
  const { on, dated } = place
  const state = dated ? letterStateOn(on) : sql<string>`"l"."state"`
  let base = db
    .selectFrom('letter as l')
    .innerJoin('member as m', 'm.id', 'l.memberId')
    .where('l.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where(place.known)
  // A draft has no day yet: under a past day only what was issued by then.
  if (dated) base = base.where('l.issuedOn', '<=', on)
  if (filter.id !== undefined) base = base.where('l.id', '=', filter.id)
  if (filter.memberId !== undefined) base = base.where('l.memberId', '=', filter.memberId)
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.only === 'open') base = base.where(state, 'in', ['DRAFT', ...LETTER_OPEN])
  if (filter.only === 'overdue') base = base.where(state, '=', 'ISSUED').where('l.validTo', '<', on)
  if (filter.only === 'unreceipted') {
    base = base.where(state, 'in', LETTER_OPEN).where('l.direction', '<>', '转入').where('l.validTo', '<', on)
  }
  if (filter.only === 'toAnswer') base = base.where(state, '=', 'LANDED').where('l.direction', '=', '转入')
  if (filter.only === 'incoming') base = base.where('l.direction', '=', '转入')
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .leftJoin('letter as o', 'o.id', 'l.reissueOf')
    .selectAll('l')
    .select([
      'm.name',
      'm.membership',
      place.orgId.as('orgId'),
      state.as('stateOn'),
      'o.letterNo as replaces',
    ])
    .orderBy(sql`"l"."issuedOn" IS NULL`)
    .orderBy('l.issuedOn', 'desc')
    .orderBy('l.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const context = {
    names: await organisationNames(db, place.namesOn),
    on,
    twice: await numbersTwice(db, rows),
    disposed: await beingDisposed(db, rows),
  }
  return { total: Number(total), rows: rows.map(row => toListed(asOnDay(row, place), context)) }
}
