/** Working a lost-contact case: opening, searching, contact, outcome (rules.md 4.2). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError, type ErrorCode } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import {
  LOST_OUTCOME,
  LOST_STATE,
  SEARCH_CHANNELS,
  type LostOutcome,
  type LostState,
} from '../../shared/search/codes.ts'
import { effortMissing, lostFor, lostStart, outcomeConflict } from '../../shared/search/rules.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { change } from '../db/change.ts'
import { given, toFlag } from '../db/query.ts'
import type { Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { attemptsOf, demandCase, outcomesOf } from './cases.ts'
import { caseContact, ledgersOf } from './ledger.ts'

export { caseContact, ledgersOf }

export {
  caseForDisposal,
  correctDisposalOutcome,
  lostOver,
  recordDisposalOutcome,
} from './disposalOutcome.ts'

type Changed = Outputs['search']['update']
type Saved = Outputs['search']['open']
type Values = Parsed['search']['update']['values']

function toColumns(values: Values) {
  const { lastDuesByProxy, isKey, ...rest } = given(values)
  return {
    ...rest,
    ...(lastDuesByProxy === undefined ? {} : { lastDuesByProxy: toFlag(lastDuesByProxy) }),
    ...(isKey === undefined ? {} : { isKey: toFlag(isKey) }),
  }
}

/** `SL2016-003`: the year the loss was discovered and the next number in it. */
async function nextCaseNo(tx: Writer, foundOn: IsoDate): Promise<string> {
  const prefix = `SL${foundOn.slice(0, 4)}-`
  const rows = await tx
    .selectFrom('lostCase')
    .select('caseNo')
    .where('caseNo', 'like', `${prefix}%`)
    .execute()
  const highest = rows.reduce((max, { caseNo }) => Math.max(max, Number(caseNo.slice(prefix.length)) || 0), 0)
  return `${prefix}${String(highest + 1).padStart(3, '0')}`
}

const CLOSED: readonly string[] = ['EXCLUDED', 'DECIDED'] satisfies LostState[]

/**
 * The member's typed dates as the case begins with them. What attendance or payments know is left out: the
 * case reads it from there, so that a payment entered later still counts.
 */
async function typedContact(tx: Writer, member: Row<'member'>, foundOn: IsoDate) {
  const { lastLifeDate, lastDuesDate, duesByProxy } = member
  const ledgers = await ledgersOf(tx, [member.id])
  const nothing = {
    memberId: member.id,
    foundOn,
    lastLife: null,
    lastDues: null,
    lastDuesByProxy: 0,
  } as const
  const { lastLife, lastDues } = caseContact(nothing, member, ledgers, await settingsOf(tx))
  return {
    lastLife: lastLife === null ? lastLifeDate : null,
    ...(lastDues === null ? { lastDues: lastDuesDate, lastDuesByProxy: duesByProxy } : {}),
  }
}

export async function openCase(
  office: Office,
  { memberId, values }: Parsed['search']['open'],
): Promise<Saved> {
  const { changeId, value } = await change(office.register(), stamp(office, '立失联记录'), async ({ tx }) => {
    const member = await memberRecord(tx, memberId)
    const cases = await tx
      .selectFrom('lostCase')
      .select(['id', 'state'])
      .where('memberId', '=', memberId)
      .where('removed', '=', 0)
      .orderBy('id', 'desc')
      .execute()
    if (cases.some(row => !CLOSED.includes(row.state)))
      throw new OfficeError('CASE_OPEN', { name: member.name })
    const { id } = await tx
      .insertInto('lostCase')
      .values({
        ...(await typedContact(tx, member, values.foundOn)),
        lostOccupation: member.lostOccupation,
        ...toColumns(values),
        foundOn: values.foundOn,
        memberId,
        caseNo: await nextCaseNo(tx, values.foundOn),
        // A second loss is a new case, linked (rules.md 4.2, 11).
        previousCaseId: cases[0]?.id ?? null,
        state: 'VERIFYING',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
  return { changeId, id: value }
}

type CaseRow = Row<'lostCase'>

/** Runs one step of a case as one change, from the row as it stands. */
async function step(
  office: Office,
  id: number,
  label: string,
  write: (tx: Writer, row: CaseRow, settings: Settings) => Promise<void>,
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await write(tx, await demandCase(tx, id), await settingsOf(tx))
  })
  return { changeId }
}

function refuseStep(row: CaseRow, to: LostState, allowed: readonly LostState[]): void {
  if ((allowed as readonly string[]).includes(row.state)) return
  throw new OfficeError('STATE_STEP_REFUSED', {
    from: labelOf(LOST_STATE, row.state as LostState),
    to: labelOf(LOST_STATE, to),
  })
}

function notBefore(day: IsoDate, other: IsoDate | null, later: string, earlier: string, field: string): void {
  if (other !== null && compareDates(day, other) < 0)
    throw new OfficeError('DATE_ORDER', { later, earlier }, { field })
}

export function updateCase(office: Office, { id, values }: Parsed['search']['update']): Promise<Changed> {
  return step(office, id, '修改失联记录', async (tx, row) => {
    const patch = toColumns(values)
    const foundOn = patch.foundOn ?? row.foundOn
    const verifiedOn = patch.verifiedOn === undefined ? row.verifiedOn : patch.verifiedOn
    if (verifiedOn !== null) notBefore(verifiedOn, foundOn, '核查日期', '发现日期', 'verifiedOn')
    if (Object.keys(patch).length > 0)
      await tx.updateTable('lostCase').set(patch).where('id', '=', id).execute()
    if (patch.lostOccupation !== undefined) {
      await tx
        .updateTable('member')
        .set({ lostOccupation: patch.lostOccupation })
        .where('id', '=', row.memberId)
        .execute()
    }
  })
}

/** 核查中 → 查找中: more than six months must be confirmed (rules.md 4.2, 3; R-B03). */
export function startSearching(
  office: Office,
  { id, verifiedOn }: Parsed['search']['startSearching'],
): Promise<Changed> {
  return step(office, id, '核查属实，转入查找', async (tx, row, settings) => {
    refuseStep(row, 'SEARCHING', ['VERIFYING'])
    notBefore(verifiedOn, row.foundOn, '核查日期', '发现日期', 'verifiedOn')
    const member = await memberRecord(tx, row.memberId)
    const start = lostStart(
      { ...row, ...caseContact(row, member, await ledgersOf(tx, [member.id]), settings) },
      { ...member, duesByProxy: member.duesByProxy === 1 },
      settings,
    )
    if (
      start === null ||
      !lostFor(start.date, verifiedOn, settings['lost.months'], settings['lost.triggerStrict'])
    ) {
      throw new OfficeError('EVIDENCE_MISSING', {
        missing:
          start === null ? '最近一次参加组织生活或交纳党费的日期' : `失联超过${settings['lost.months']}个月`,
        step: '转入查找',
      })
    }
    await tx.updateTable('lostCase').set({ state: 'SEARCHING', verifiedOn }).where('id', '=', id).execute()
  })
}

export function excludeCase(
  office: Office,
  { id, on, evidence }: Parsed['search']['exclude'],
): Promise<Changed> {
  return step(office, id, '排除失联', async (tx, row) => {
    refuseStep(row, 'EXCLUDED', ['VERIFYING'])
    notBefore(on, row.foundOn, '排除日期', '发现日期', 'on')
    await tx
      .updateTable('lostCase')
      .set({ state: 'EXCLUDED', verifiedOn: on, investigation: evidence })
      .where('id', '=', id)
      .execute()
  })
}

export function contactMade(office: Office, input: Parsed['search']['contactMade']): Promise<Changed> {
  const { id, contactOn, contactHow, ...rest } = input
  return step(office, id, '取得联系', async (tx, row, settings) => {
    refuseStep(row, 'FOUND', ['VERIFYING', 'SEARCHING', 'NOT_FOUND'])
    const ledgers = await ledgersOf(tx, [row.memberId])
    const known = caseContact(row, await memberRecord(tx, row.memberId), ledgers, settings)
    const start = row.startOverride ?? known.lastLife ?? known.lastDues
    notBefore(contactOn, start, '取得联系日期', '失联开始日期', 'contactOn')
    await tx
      .updateTable('lostCase')
      .set({ ...given(rest), state: 'FOUND', contactOn, contactHow, verifiedOn: row.verifiedOn ?? contactOn })
      .where('id', '=', id)
      .execute()
  })
}

/** 仍无法取得联系: the effort gate R-C08, or the reason why enough was done. */
export function markNotFound(
  office: Office,
  { id, effortOverride }: Parsed['search']['notFound'],
): Promise<Changed> {
  return step(office, id, '仍无法取得联系', async (tx, row, settings) => {
    refuseStep(row, 'NOT_FOUND', ['SEARCHING'])
    const missing = effortMissing(await attemptsOf(tx, id), settings)
    const reason = effortOverride?.trim() ?? ''
    if (missing.length > 0 && reason === '') {
      throw new OfficeError('EFFORT_MISSING', { missing: missing.join('、') }, { field: 'effortOverride' })
    }
    await tx
      .updateTable('lostCase')
      .set({ state: 'NOT_FOUND', effortOverride: reason === '' ? null : reason })
      .where('id', '=', id)
      .execute()
  })
}

export function reopenCase(office: Office, { id }: Parsed['search']['reopen']): Promise<Changed> {
  return step(office, id, '重新查找', async (tx, row) => {
    refuseStep(row, 'SEARCHING', ['NOT_FOUND'])
    await tx
      .updateTable('lostCase')
      .set({ state: 'SEARCHING', effortOverride: null })
      .where('id', '=', id)
      .execute()
  })
}

function demandChannel(channel: string, settings: Settings): void {
  const known: Readonly<Record<string, { label: string; publicChannel?: true } | undefined>> = SEARCH_CHANNELS
  const entry = known[channel]
  if (entry?.publicChannel === true && !settings['search.publicChannels']) {
    const code: ErrorCode = 'PUBLIC_CHANNEL_OFF'
    throw new OfficeError(code, { channel: entry.label }, { field: 'channel' })
  }
}

export async function addAttempt(
  office: Office,
  { caseId, values }: Parsed['search']['addAttempt'],
): Promise<Saved> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记一次查找'),
    async ({ tx }) => {
      await demandCase(tx, caseId)
      demandChannel(values.channel, await settingsOf(tx))
      const { id } = await tx
        .insertInto('searchAttempt')
        .values({ caseId, ...values })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
  )
  return { changeId, id: value }
}

export async function updateAttempt(
  office: Office,
  { id, values }: Parsed['search']['updateAttempt'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '修改查找记录'), async ({ tx }) => {
    demandChannel(values.channel, await settingsOf(tx))
    const { numUpdatedRows } = await tx
      .updateTable('searchAttempt')
      .set(values)
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
  })
  return { changeId }
}

export async function removeAttempt(office: Office, id: number): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除查找记录'), async ({ tx }) => {
    await removeRow(tx, 'searchAttempt', id)
  })
  return { changeId }
}

/** Outcomes that only a found member can have (R-D08). */
const FOUND_ONLY: readonly LostOutcome[] = ['M1', 'M2', 'M3', 'M4']
/** Outcomes that only a probationary member can have (R-J17). */
const PROBATIONARY_ONLY: readonly LostOutcome[] = ['M5', 'C2']

export async function decideOutcome(office: Office, input: Parsed['search']['decide']): Promise<Saved> {
  const { id, outcome, decidedOn, documentNo = null, note = null } = input
  const label = `处理结果：${labelOf(LOST_OUTCOME, outcome)}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const row = await demandCase(tx, id)
    const member = await memberRecord(tx, row.memberId)
    refuseStep(row, 'DECIDED', ['FOUND', 'NOT_FOUND', 'DECIDED'])
    notBefore(
      decidedOn,
      row.contactOn ?? row.foundOn,
      '决定日期',
      row.contactOn === null ? '发现日期' : '取得联系日期',
      'decidedOn',
    )
    if (FOUND_ONLY.includes(outcome) && row.contactOn === null) {
      throw new OfficeError('EVIDENCE_MISSING', { missing: '取得联系的记录', step: label })
    }
    if (PROBATIONARY_ONLY.includes(outcome) && member.fullDate !== null) {
      throw new OfficeError('EVIDENCE_MISSING', { missing: '预备党员身份', step: label })
    }
    const existing = (await outcomesOf(tx, id)).filter(({ endedOn }) => endedOn === null)
    const conflict = outcomeConflict(
      existing.map(entry => entry.outcome),
      outcome,
    )
    if (conflict !== null)
      throw new OfficeError('OUTCOME_CONFLICT', { reason: conflict }, { field: 'outcome' })
    const inserted = await tx
      .insertInto('lostOutcome')
      .values({ caseId: id, outcome, decidedOn, documentNo, note })
      .returning('id')
      .executeTakeFirstOrThrow()
    const settles = outcome !== 'Z9' && outcome !== 'Z1'
    if (settles && row.state !== 'DECIDED') {
      await tx.updateTable('lostCase').set({ state: 'DECIDED' }).where('id', '=', id).execute()
    }
    return inserted.id
  })
  return { changeId, id: value }
}

export async function removeOutcome(office: Office, id: number): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除处理结果'), async ({ tx }) => {
    const outcome = await tx
      .selectFrom('lostOutcome')
      .select(['caseId', 'disposalId'])
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (!outcome) throw new OfficeError('RECORD_MISSING')
    if (outcome.disposalId !== null) throw new OfficeError('OUTCOME_OF_DISPOSAL')
    await tx.updateTable('lostOutcome').set({ removed: 1 }).where('id', '=', id).execute()
    const left = await outcomesOf(tx, outcome.caseId)
    if (left.every(entry => entry.outcome === 'Z9' || entry.outcome === 'Z1')) {
      const row = await demandCase(tx, outcome.caseId)
      const state: LostState = row.contactOn === null ? 'NOT_FOUND' : 'FOUND'
      if (row.state === 'DECIDED')
        await tx.updateTable('lostCase').set({ state }).where('id', '=', row.id).execute()
    }
  })
  return { changeId }
}
