/** One lost-contact case with everything written about it: one person, one file (R-C06). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { addDays, type IsoDate } from '../../shared/kernel/dates.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { LOST_OUTCOME } from '../../shared/search/codes.ts'
import { effortMissing, handUpMissing, lostPlace, outcomeFinding, tierOf } from '../../shared/search/rules.ts'
import { campaignOf } from '../census/service.ts'
import type { Reader } from '../db/register.ts'
import { memberRecord } from '../roster/service.ts'
import {
  attemptsOf,
  casesOn,
  contextFor,
  demandCase,
  lettersOf,
  lostFacts,
  outcomesOf,
  personFacts,
  toListed,
  withLedgers,
  type CaseRow,
  type Context,
} from './cases.ts'
import { conductChecksOf } from './conduct.ts'
import { caseContact } from './ledger.ts'
import { followUpsOf, roundsOf } from './rounds.ts'

type Card = Outputs['search']['card']

function valuesOf(row: CaseRow): Card['values'] {
  return {
    foundOn: row.foundOn,
    lastLife: row.lastLife,
    lastDues: row.lastDues,
    lastDuesByProxy: row.lastDuesByProxy === 1,
    startOverride: row.startOverride,
    startReason: row.startReason,
    situation: row.situation as Card['values']['situation'],
    situationNote: row.situationNote,
    lostOccupation: row.lostOccupation as Card['values']['lostOccupation'],
    reasonText: row.reasonText,
    reasonAnalysis: row.reasonAnalysis,
    isKey: row.isKey === 1,
    secretary: row.secretary,
    timeLimit: row.timeLimit,
    verifiedOn: row.verifiedOn,
    conduct: row.conduct as Card['values']['conduct'],
    cause: row.cause as Card['values']['cause'],
    attitude: row.attitude as Card['values']['attitude'],
    investigation: row.investigation,
    branchOpinion: row.branchOpinion,
    groupOpinion: row.groupOpinion,
    preOpinion: row.preOpinion,
    preOpinionOn: row.preOpinionOn,
    currentAddress: row.currentAddress,
    currentPhone: row.currentPhone,
    remark: row.remark,
    reportedOn: row.reportedOn,
    investigatedBy: row.investigatedBy,
    evidence: row.evidence,
  }
}

async function placeOf(db: Reader, row: CaseRow, context: Context): Promise<Card['annexes']> {
  const campaign = await campaignOf(db, undefined)
  if (!campaign) return { annexes: [], reason: '还没有设定集中排查的起止日期' }
  const member = await memberRecord(db, row.memberId)
  const periods = await db
    .selectFrom('membershipPeriod')
    .selectAll()
    .where('memberId', '=', row.memberId)
    .execute()
  const attempts = await attemptsOf(db, row.id)
  const { annexes, reason } = lostPlace(
    { ...lostFacts(row, member, context), attempts },
    { ...personFacts(member), periods, letters: await lettersOf(db, row.memberId) },
    campaign,
    context.settings,
  )
  return { annexes: [...annexes], reason }
}

async function linkOf(
  db: Reader,
  column: 'id' | 'previousCaseId',
  id: number | null,
): Promise<Card['previous']> {
  if (id === null) return null
  const row = await db
    .selectFrom('lostCase')
    .select(['id', 'caseNo'])
    .where(column, '=', id)
    .where('removed', '=', 0)
    .executeTakeFirst()
  return row ?? null
}

export async function inquiriesOf(
  db: Reader,
  caseId: number,
  { on, settings }: Pick<Context, 'on' | 'settings'>,
): Promise<Card['inquiries']> {
  const rows = await db
    .selectFrom('lostInquiry')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('removed', '=', 0)
    .orderBy('sentOn')
    .orderBy('id')
    .execute()
  return rows.map(({ id, department, office, letterNo, sentOn, signedBy, asked, repliedOn, answer }) => ({
    id,
    // Written through the contract's own code table.
    department: department as Card['inquiries'][number]['department'],
    office,
    letterNo,
    sentOn,
    signedBy,
    asked,
    repliedOn,
    answer,
    overdue: repliedOn === null && addDays(sentOn, settings['search.replyDays']) < on,
  }))
}

async function outcomeCards(db: Reader, row: CaseRow, membership: string): Promise<Card['outcomeList']> {
  const rows = await outcomesOf(db, row.id)
  const ids = rows.flatMap(({ disposalId }) => disposalId ?? [])
  const cases =
    ids.length === 0
      ? []
      : await db.selectFrom('disposalCase').select(['id', 'caseNo']).where('id', 'in', ids).execute()
  // Written through the contract's own code tables.
  const standing = { found: row.contactOn !== null, onRoll: ON_ROLL.includes(membership as Membership) }
  return rows.map(entry => {
    const { id, decidedOn, documentNo, note, meetingOn, resolutionNo, notice, handedTo, endedOn } = entry
    const outcome = entry.outcome as Card['outcomeList'][number]['outcome']
    return {
      ...{ id, outcome, decidedOn, documentNo, note, meetingOn, resolutionNo, notice, handedTo, endedOn },
      disposal: cases.find(one => one.id === entry.disposalId) ?? null,
      finding: outcomeFinding({ ...entry, outcome }, standing),
    }
  })
}

export async function caseCard(
  db: Reader,
  { id, asOf }: Parsed['search']['card'],
  today: IsoDate,
): Promise<Card> {
  const row = await demandCase(db, id)
  const context = await withLedgers(db, await contextFor(db, asOf, today), [row])
  const member = await memberRecord(db, row.memberId)
  const attempts = await attemptsOf(db, id)
  const cases = casesOn(db, context.place)
  const [onDay] = await cases.read(cases.base.where('c.id', '=', id))
  if (!onDay) throw new OfficeError('RECORD_MISSING')
  const outcomeList = await outcomeCards(db, row, member.membership)
  return {
    ...(await toListed(db, onDay, context)),
    values: valuesOf(row),
    known: caseContact(row, member, context.ledgers, context.settings),
    contactHow: row.contactHow as Card['contactHow'],
    effortOverride: row.effortOverride,
    attemptList: attempts.map(attempt => ({
      id: attempt.id,
      at: attempt.at,
      channel: attempt.channel as Card['attemptList'][number]['channel'],
      tier: tierOf(attempt.channel),
      target: attempt.target,
      targetPhone: attempt.targetPhone,
      responsible: attempt.responsible,
      course: attempt.course,
      result: attempt.result as Card['attemptList'][number]['result'],
      clue: attempt.clue,
      approver: attempt.approver,
    })),
    outcomeList,
    effortMissing: effortMissing(attempts, context.settings),
    annexes: await placeOf(db, row, context),
    missing: [
      ...handUpMissing(
        { ...lostFacts(row, member, context), attempts },
        personFacts(member),
        context.settings,
      ),
      ...outcomeList.flatMap(({ outcome, finding }) =>
        finding === null ? [] : [`“${labelOf(LOST_OUTCOME, outcome)}”的处置案`],
      ),
    ],
    notFoundOn: row.notFoundOn,
    investigatedOn: row.investigatedOn,
    closedOn: row.closedOn,
    followGapReason: row.followGapReason,
    previous: await linkOf(db, 'id', row.previousCaseId),
    following: await linkOf(db, 'previousCaseId', id),
    ...(await roundsOf(db, onDay, attempts, context)),
    followUps: await followUpsOf(db, id),
    inquiries: await inquiriesOf(db, id, context),
    conductChecks: await conductChecksOf(db, id),
  }
}
