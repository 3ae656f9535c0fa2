/** Writing letters: each step with its evidence, and what it makes of the membership (rules.md 4.4, 4.1). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { LETTER_STAGE, type LetterStage, type LetterState } from '../../shared/transfer/codes.ts'
import { nextNumber, readLetterNumber } from '../../shared/transfer/numbering.ts'
import { validTo } from '../../shared/transfer/rules.ts'
import { letterStage, restsOn, stepMissing, type LetterEvidence } from '../../shared/transfer/steps.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { given } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord, recordedRank, startPeriod } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { enterRoll, type Entering } from './enter.ts'

type Letter = Omit<Row<'letter'>, 'id' | 'removed'>
type Values = Parsed['transfer']['save']['values']

/** A letter of which nothing is known yet. */
const BLANK: Omit<Letter, 'memberId' | 'validDays'> = {
  direction: '转出',
  letterNo: null,
  nature: null,
  phone: null,
  wechat: null,
  destKind: null,
  destPlace: null,
  backupContact: null,
  toOrg: null,
  toOrgAddress: null,
  toOrgPhone: null,
  issuedOn: null,
  validTo: null,
  duesPaidTo: null,
  landedOn: null,
  receiptOn: null,
  receiptNo: null,
  proofOn: null,
  proofFrom: null,
  returnedOn: null,
  returnKind: null,
  returnReason: null,
  inquiryResult: null,
  state: 'DRAFT',
  remark: null,
  handler: null,
  leaveTalkOn: null,
  lateReason: null,
  inquiredOn: null,
  receiptFrom: null,
  voidedOn: null,
  voidReason: null,
  reissueOf: null,
  fromOrg: null,
  fromOrgAddress: null,
  fromOrgPhone: null,
  incomingKind: null,
  interviewNote: null,
  dossierResult: null,
  residenceProof: null,
  investigation: null,
}

const HAPPENED = [
  ['issuedOn', '开具日期'],
  ['leaveTalkOn', '转出前谈话日期'],
  ['landedOn', '报到日期'],
  ['inquiredOn', '询问日期'],
  ['receiptOn', '回执日期'],
  ['proofOn', '补开证明日期'],
  ['returnedOn', '退回日期'],
  ['voidedOn', '作废日期'],
] as const

/**
 * A step is recorded once it has happened, for the member's state follows it (rules.md 4.4, 4.1); a draft may
 * name a day to come. What an older version let stand is not asked again. Throws DATE_FUTURE.
 */
function demandNotFuture(row: Letter, before: Letter | undefined, today: IsoDate): void {
  if (row.state === 'DRAFT') return
  for (const [field, date] of HAPPENED) {
    const value = row[field]
    const stood = before?.state === row.state && before[field] === value
    if (value && !stood && compareDates(value, today) > 0)
      throw new OfficeError('DATE_FUTURE', { date }, { field })
  }
}

function demandOrder(row: Letter): void {
  const order: [string, string | null, string, string | null, string][] = [
    ['报到日期', row.landedOn, '开具日期', row.issuedOn, 'landedOn'],
    ['回执日期', row.receiptOn, '报到日期', row.landedOn ?? row.issuedOn, 'receiptOn'],
    ['退回日期', row.returnedOn, '开具日期', row.issuedOn, 'returnedOn'],
    ['补开证明日期', row.proofOn, '开具日期', row.issuedOn, 'proofOn'],
    ['询问日期', row.inquiredOn, '开具日期', row.issuedOn, 'inquiredOn'],
    ['作废日期', row.voidedOn, '开具日期', row.issuedOn, 'voidedOn'],
  ]
  for (const [later, a, earlier, b, field] of order) {
    if (a && b && compareDates(a, b) < 0) throw new OfficeError('DATE_ORDER', { later, earlier }, { field })
  }
}

function refuse(missing: readonly string[], to: LetterStage): void {
  if (missing.length === 0) return
  throw new OfficeError('EVIDENCE_MISSING', {
    missing: missing.join('、'),
    step: `登记为${labelOf(LETTER_STAGE, to)}`,
  })
}

/** Whether the step puts its member on a branch's roll, or he stands on one. */
type Place = Pick<LetterEvidence, 'onRoll' | 'enters'>

/** Throws STATE_STEP_REFUSED where rules.md 4.4 has no such step, EVIDENCE_MISSING naming what the step lacks. */
function demandStep(from: LetterStage, to: LetterStage, row: Letter, place: Place): void {
  const missing = stepMissing(from, to, { ...row, ...place })
  if (missing === null) {
    throw new OfficeError('STATE_STEP_REFUSED', {
      from: labelOf(LETTER_STAGE, from),
      to: labelOf(LETTER_STAGE, to),
    })
  }
  refuse(missing, to)
}

/** A correction takes nothing away that the state rests on; what was never there is not asked again. */
function demandStillRests(row: Letter, before: Letter, place: Place): void {
  const lacked = restsOn({ ...before, ...place })
  refuse(
    restsOn({ ...row, ...place }).filter(name => !lacked.includes(name)),
    row.state as LetterState,
  )
}

async function demandLetter(db: Reader, id: number): Promise<Row<'letter'>> {
  return demandRow(db, 'letter', id)
}

/** The number the next letter of the year gets. */
export async function nextLetterNumber(db: Reader, year: number): Promise<string> {
  const used = await db
    .selectFrom('letter')
    .select('letterNo')
    .where('removed', '=', 0)
    .where('direction', '<>', '转入')
    .where('letterNo', 'like', `${year}-%`)
    .execute()
  return nextNumber(
    year,
    used.flatMap(({ letterNo }) => letterNo ?? []),
  )
}

/**
 * The member's state follows the letter: issued for good → 转出在途, receipted or proven → 已转出,
 * returned or void → back on the roll (rules.md 4.1, R-F05).
 */
async function followLetter(tx: Writer, row: Letter, today: IsoDate): Promise<void> {
  if (row.direction !== '转出' || row.nature !== '永久转出') return
  const { memberId } = row
  const member = await memberRecord(tx, memberId)
  const from = member.membership as Membership
  const evidence = `介绍信${row.letterNo ?? ''}`
  const move = (membership: Membership, on: IsoDate | null) =>
    startPeriod(tx, memberId, { orgId: member.orgId, membership, on: on ?? today, evidence })
  // What the member was, not whether the full date is known: that is often missing.
  const back: Membership =
    (await recordedRank(tx, memberId)) ?? (member.fullDate === null ? 'PROBATIONARY' : 'FORMAL')
  const state = row.state as LetterState
  if ((state === 'ISSUED' || state === 'LANDED') && (from === 'FORMAL' || from === 'PROBATIONARY')) {
    await move('LEAVING', row.issuedOn)
  } else if (
    (state === 'RECEIPTED' || state === 'PROVEN') &&
    (from === 'LEAVING' || from === 'FORMAL' || from === 'PROBATIONARY')
  ) {
    await move('LEFT', row.receiptOn ?? row.proofOn)
  } else if (state === 'RETURNED' && from === 'LEAVING') {
    await move(back, row.returnedOn)
  } else if (state === 'VOID' && from === 'LEAVING') {
    await move(back, row.voidedOn)
  }
}

interface Written {
  memberId: number
  before: Row<'letter'> | undefined
  values: Values
  /** where it is to go; null where it is only corrected */
  to: LetterStage | null
  enters?: Entering | undefined
  validDays: number
  today: IsoDate
}

/** 口袋（查找） is what an overdue letter is called once somebody asked after it: no state of its own. */
function stateOf(stage: LetterStage): LetterState {
  return stage === 'OVERDUE' || stage === 'POCKET' ? 'ISSUED' : stage
}

/** Inside a change of its caller. */
export async function writeLetter(tx: Writer, asked: Written): Promise<number> {
  const { memberId, before, values, to, today } = asked
  const member = await memberRecord(tx, memberId)
  const onRoll = (ON_ROLL as readonly string[]).includes(member.membership)
  const place: Place = { onRoll, enters: asked.enters ?? null }
  const stood: Letter = before ?? { ...BLANK, memberId, validDays: asked.validDays }
  const state = to === null ? (stood.state as LetterState) : stateOf(to)
  const row: Letter = { ...stood, ...given(values), state }
  if (state === 'VOID') row.voidedOn ??= today
  if (to === null) demandStillRests(row, stood, place)
  else demandStep(letterStage(stood, today), to, row, place)
  demandOrder(row)
  demandNotFuture(row, before, today)
  if (state !== 'DRAFT' && row.letterNo === null && row.direction !== '转入' && row.issuedOn !== null) {
    row.letterNo = await nextLetterNumber(tx, Number(row.issuedOn.slice(0, 4)))
  }
  row.validTo = validTo(row)
  let id = before?.id
  if (id === undefined) {
    id = (await tx.insertInto('letter').values(row).returning('id').executeTakeFirstOrThrow()).id
  } else {
    await tx.updateTable('letter').set(row).where('id', '=', id).execute()
  }
  // Mending a line of a letter is no new step.
  if (stood.state !== state) await followLetter(tx, row, today)
  if (stood.state !== state && row.direction === '转入' && state === 'LANDED' && !onRoll && asked.enters) {
    await enterRoll(tx, row, asked.enters, today)
  }
  return id
}

export async function saveLetter(
  office: Office,
  { memberId, id, values }: Parsed['transfer']['save'],
): Promise<Outputs['transfer']['save']> {
  const register = office.register()
  const today = office.clock.today()
  const { 'letter.validDays': validDays } = await settingsOf(register.reader)
  const step = values.state === undefined ? null : labelOf(LETTER_STAGE, values.state)
  const label = id === undefined ? '登记介绍信' : step === null ? '修改介绍信' : `介绍信：${step}`
  const { changeId, value } = await change(register, stamp(office, label), async ({ tx }) => {
    const before = id === undefined ? undefined : await demandLetter(tx, id)
    const { state = 'DRAFT' } = values
    const to = state === (before?.state ?? 'DRAFT') || values.state === undefined ? null : state
    return writeLetter(tx, { memberId, before, values, to, validDays, today })
  })
  return { changeId, id: value }
}

export async function stepLetter(
  office: Office,
  { id, to, values, enter }: Parsed['transfer']['step'],
): Promise<Outputs['transfer']['step']> {
  const today = office.clock.today()
  const label = `介绍信：${labelOf(LETTER_STAGE, to)}`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const before = await demandLetter(tx, id)
    const { memberId, validDays } = before
    await writeLetter(tx, { memberId, before, values, to, enters: enter, validDays, today })
  })
  return { changeId }
}

/** A new draft with what was clear of the void letter; the void one keeps its number (rules.md 4.4). */
export async function reissueLetter(
  office: Office,
  { id }: Parsed['transfer']['reissue'],
): Promise<Outputs['transfer']['reissue']> {
  const { changeId, value } = await change(office.register(), stamp(office, '重开介绍信'), async ({ tx }) => {
    const old = await demandLetter(tx, id)
    const stage = letterStage(old, office.clock.today())
    if (stage !== 'VOID') {
      throw new OfficeError('STATE_STEP_REFUSED', { from: labelOf(LETTER_STAGE, stage), to: '重开' })
    }
    const draft: Letter = {
      ...BLANK,
      memberId: old.memberId,
      validDays: old.validDays,
      direction: old.direction,
      nature: old.nature,
      phone: old.phone,
      wechat: old.wechat,
      destKind: old.destKind,
      destPlace: old.destPlace,
      backupContact: old.backupContact,
      toOrg: old.toOrg,
      toOrgAddress: old.toOrgAddress,
      toOrgPhone: old.toOrgPhone,
      duesPaidTo: old.duesPaidTo,
      handler: old.handler,
      leaveTalkOn: old.leaveTalkOn,
      reissueOf: old.id,
    }
    return (await tx.insertInto('letter').values(draft).returning('id').executeTakeFirstOrThrow()).id
  })
  return { changeId, id: value }
}

/** Throws LETTER_NUMBERED: a number that stands on paper is made void, so that the year has no gap. */
export async function removeLetter(office: Office, id: number): Promise<Outputs['transfer']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除介绍信记录'), async ({ tx }) => {
    const { letterNo, direction, state } = await demandLetter(tx, id)
    const numbered = letterNo !== null && readLetterNumber(letterNo) !== null
    if (numbered && direction !== '转入' && state !== 'DRAFT') {
      throw new OfficeError('LETTER_NUMBERED', { number: letterNo })
    }
    // Without a number of the expected form it may go, once it no longer holds the member.
    if (direction !== '转入' && state !== 'DRAFT' && state !== 'VOID') {
      throw new OfficeError('LETTER_ISSUED')
    }
    await tx.updateTable('letter').set({ removed: 1 }).where('id', '=', id).execute()
  })
  return { changeId }
}
