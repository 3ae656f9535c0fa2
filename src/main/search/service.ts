/** Opening and writing lost-contact cases; their steps are in steps.ts, decisions in outcomes.ts (rules.md 4.2). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import { change } from '../db/change.ts'
import { given, toFlag } from '../db/query.ts'
import { nextCaseNo } from '../db/nextCaseNo.ts'
import type { Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCase } from './cases.ts'
import { caseContact, ledgersOf } from './ledger.ts'

export { caseContact, ledgersOf }
export { attemptsOf, casesOfMember, listCases, openLostCases } from './cases.ts'
export { checkAttempt, writeAttempt } from './attempts.ts'
export { branchFacts, casesOfMembers } from './branchFacts.ts'

export {
  caseForDisposal,
  correctDisposalOutcome,
  handedOver,
  lacksDisposal,
  lostOver,
  recordDisposalOutcome,
  type Decision,
} from './disposalOutcome.ts'
export { lostDue, type LostDue } from './due.ts'
export { contactsDue } from './contactChecks.ts'

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

const OPEN: readonly string[] = OPEN_LOST

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

/** Contact was lost again while it was followed up: that case ends, the new one goes on (4.2-11). */
async function lostAgain(tx: Writer, id: number, closedOn: IsoDate): Promise<void> {
  await tx
    .updateTable('lostCase')
    .set({ state: 'DECIDED', closedOn, followGapReason: '再次失联，另立失联记录' })
    .where('id', '=', id)
    .execute()
}

/**
 * Opens a case inside a change, to be verified (4.2-1); answers its id. A case still followed up ends with it
 * (4.2-11). Throws CASE_OPEN.
 */
export async function writeNewCase(
  tx: Writer,
  { memberId, values }: Parsed['search']['open'],
): Promise<number> {
  const member = await memberRecord(tx, memberId)
  const cases = await tx
    .selectFrom('lostCase')
    .select(['id', 'state'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .orderBy('id', 'desc')
    .execute()
  if (cases.some(row => OPEN.includes(row.state))) throw new OfficeError('CASE_OPEN', { name: member.name })
  const followed = cases.find(row => row.state === 'FOLLOWING')
  if (followed) await lostAgain(tx, followed.id, values.foundOn)
  const { id } = await tx
    .insertInto('lostCase')
    .values({
      ...(await typedContact(tx, member, values.foundOn)),
      lostOccupation: member.lostOccupation,
      ...toColumns(values),
      foundOn: values.foundOn,
      memberId,
      caseNo: await nextCaseNo(tx, 'lostCase', 'SL', values.foundOn),
      // A second loss is a new case, linked (rules.md 4.2, 11).
      previousCaseId: cases[0]?.id ?? null,
      state: 'VERIFYING',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function openCase(office: Office, input: Parsed['search']['open']): Promise<Saved> {
  const { changeId, value } = await change(office.register(), stamp(office, '立失联记录'), ({ tx }) =>
    writeNewCase(tx, input),
  )
  return { changeId, id: value }
}

/** Throws DATE_ORDER where the case would have been verified before it was discovered. */
export function checkCase(row: Pick<Row<'lostCase'>, 'foundOn' | 'verifiedOn'>, values: Values): void {
  const foundOn = values.foundOn ?? row.foundOn
  const verifiedOn = values.verifiedOn === undefined ? row.verifiedOn : values.verifiedOn
  if (verifiedOn !== null && compareDates(verifiedOn, foundOn) < 0) {
    const details = { later: '核查日期', earlier: '发现日期' }
    throw new OfficeError('DATE_ORDER', details, { field: 'verifiedOn' })
  }
}

/** Writes into a case inside a change. Throws RECORD_MISSING and as `checkCase`. */
export async function writeCase(tx: Writer, { id, values }: Parsed['search']['update']): Promise<void> {
  const row = await demandCase(tx, id)
  checkCase(row, values)
  const patch = toColumns(values)
  if (Object.keys(patch).length > 0)
    await tx.updateTable('lostCase').set(patch).where('id', '=', id).execute()
  if (patch.lostOccupation !== undefined) {
    await tx
      .updateTable('member')
      .set({ lostOccupation: patch.lostOccupation })
      .where('id', '=', row.memberId)
      .execute()
  }
}

export async function updateCase(office: Office, input: Parsed['search']['update']): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '修改失联记录'), ({ tx }) =>
    writeCase(tx, input),
  )
  return { changeId }
}
