/** What a disposal case means for the lost case it came from (rules.md 4.2, 9 and 10; R-D10, R-D11). */

import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { LostOutcome, LostState } from '../../shared/search/codes.ts'
import { lostFor, lostStart, outcomeConflict } from '../../shared/search/rules.ts'
import { comesFromDisposal, TO_DISPOSE } from '../../shared/search/steps.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCase, outcomesOf } from './cases.ts'
import { caseContact, ledgersOf } from './ledger.ts'

/** Cases on which an opinion was formed: only these can lead to a disposal (4.2, 8 to 10). */
const DISPOSABLE: readonly string[] = TO_DISPOSE

/** The lost case a disposal comes from. Throws RECORD_MISSING, EVIDENCE_MISSING before there is an opinion on it. */
export async function caseForDisposal(
  db: Reader,
  { caseId, memberId }: { caseId: number; memberId: number },
): Promise<Row<'lostCase'>> {
  const row = await demandCase(db, caseId)
  if (row.memberId !== memberId) throw new OfficeError('RECORD_MISSING', undefined, { field: 'lostCaseId' })
  if (!DISPOSABLE.includes(row.state)) {
    const details = { missing: '失联记录的调查核实和初步意见', step: '立案' }
    throw new OfficeError('EVIDENCE_MISSING', details, { field: 'lostCaseId' })
  }
  return row
}

/** To whom and when clues of misconduct were handed over in the lost case (R-D04); null where they were not. */
export async function handedOver(
  db: Reader,
  caseId: number,
): Promise<{ handedTo: string; on: IsoDate; documentNo: string | null } | null> {
  const handed = (await outcomesOf(db, caseId)).flatMap(({ outcome, handedTo, decidedOn: on, documentNo }) =>
    outcome === 'Z1' && handedTo !== null ? [{ handedTo, on, documentNo }] : [],
  )
  return handed.at(-1) ?? null
}

/** More than six months without contact on the day: what 自行脱党除名 of the lost rests on (R-D06). */
export async function lostOver(db: Reader, caseId: number, on: IsoDate): Promise<boolean> {
  const row = await demandCase(db, caseId)
  const member = await memberRecord(db, row.memberId)
  const settings = await settingsOf(db)
  const start = lostStart(
    { ...row, ...caseContact(row, member, await ledgersOf(db, [member.id]), settings) },
    { ...member, duesByProxy: member.duesByProxy === 1 },
    settings,
  )
  return start !== null && lostFor(start.date, on, settings['lost.months'], settings['lost.triggerStrict'])
}

/** The day of a decision and the papers it rests on, as they are shown and printed beside the lost case. */
export interface Decision {
  decidedOn: IsoDate
  documentNo: string | null
  meetingOn: IsoDate | null
  resolutionNo: string | null
  /** how the person was told */
  notice: string | null
}

export interface DisposalOutcome extends Decision {
  caseId: number
  disposalId: number
  outcome: LostOutcome
}

/**
 * Whether the outcome stands on the lost case without a disposal case: entered before it had to have one. The case
 * may then be made up for, also on somebody who is a member no longer.
 */
export async function lacksDisposal(db: Reader, caseId: number, outcome: LostOutcome): Promise<boolean> {
  const { contactOn } = await demandCase(db, caseId)
  if (!comesFromDisposal(outcome, contactOn !== null)) return false
  const standing = (await outcomesOf(db, caseId)).filter(({ endedOn }) => endedOn === null)
  // 劝而不退除名 is made up for by the 劝退 that comes before it.
  const sought: readonly string[] = outcome === 'O2' ? ['O2', 'O3'] : [outcome]
  return standing.some(entry => entry.disposalId === null && sought.includes(entry.outcome))
}

/**
 * Writes what a disposal decided beside its lost case, where annex 9 counts it: once, also where the clerk
 * had entered the same outcome by hand. What had been decided before holds until that day (law 7).
 * Throws OUTCOME_CONFLICT where something else was decided later.
 */
export async function recordDisposalOutcome(
  tx: Writer,
  { caseId, disposalId, outcome, ...decision }: DisposalOutcome,
): Promise<void> {
  const { decidedOn } = decision
  let endedOn: IsoDate | null = null
  const row = await demandCase(tx, caseId)
  const standing = (await outcomesOf(tx, caseId)).filter(({ endedOn }) => endedOn === null)
  const same = standing.find(entry => entry.outcome === outcome)
  for (const entry of standing) {
    if (entry === same || outcomeConflict([entry.outcome], outcome) === null) continue
    if (entry.decidedOn > decidedOn) {
      // Typed earlier without its case, and now made up for from its beginning: it goes on standing.
      if (
        entry.disposalId === null &&
        comesFromDisposal(entry.outcome as LostOutcome, row.contactOn !== null)
      ) {
        endedOn = entry.decidedOn
        continue
      }
      const reason = outcomeConflict([entry.outcome], outcome) ?? ''
      throw new OfficeError('OUTCOME_CONFLICT', { reason })
    }
    await tx.updateTable('lostOutcome').set({ endedOn: decidedOn }).where('id', '=', entry.id).execute()
  }
  const decided = { ...decision, disposalId, endedOn }
  if (same) await tx.updateTable('lostOutcome').set(decided).where('id', '=', same.id).execute()
  else
    await tx
      .insertInto('lostOutcome')
      .values({ caseId, outcome, ...decided })
      .execute()
  if (row.state === 'DECIDED') return
  // 延长预备期 keeps him among those who are managed and followed up (4.2, 9 and 11).
  const followed = outcome === 'M5' && row.contactOn !== null
  const patch = followed
    ? ({ state: 'FOLLOWING' satisfies LostState } as const)
    : ({ state: 'DECIDED' satisfies LostState, closedOn: decidedOn } as const)
  await tx.updateTable('lostCase').set(patch).where('id', '=', caseId).execute()
}

/** The disposal's decision was entered with a wrong day or paper. Throws DATE_ORDER. */
export async function correctDisposalOutcome(
  tx: Writer,
  { disposalId, ...decision }: Omit<DisposalOutcome, 'caseId' | 'outcome'>,
): Promise<void> {
  const { decidedOn } = decision
  const own = await tx
    .selectFrom('lostOutcome')
    .selectAll()
    .where('disposalId', '=', disposalId)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!own) return
  for (const other of await outcomesOf(tx, own.caseId)) {
    if (other.id === own.id || other.endedOn !== own.decidedOn) continue
    if (other.decidedOn > decidedOn) {
      const details = { later: '日期', earlier: `原处理结果的决定日期（${other.decidedOn}）` }
      throw new OfficeError('DATE_ORDER', details, { field: 'on' })
    }
    await tx.updateTable('lostOutcome').set({ endedOn: decidedOn }).where('id', '=', other.id).execute()
  }
  await tx.updateTable('lostOutcome').set(decision).where('id', '=', own.id).execute()
  // The case ended with the decision it corrects.
  await tx
    .updateTable('lostCase')
    .set({ closedOn: decidedOn })
    .where('id', '=', own.caseId)
    .where('closedOn', '=', own.decidedOn)
    .execute()
}
