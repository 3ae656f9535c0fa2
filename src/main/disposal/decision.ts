/** What a disposal case hands to the lost case it belongs to: the outcome with its day and papers (rules.md 4.2-9). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import type { DisposalKind } from '../../shared/disposal/codes.ts'
import { OUTCOME_OF } from '../../shared/disposal/rules.ts'
import { change } from '../db/change.ts'
import type { Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { caseForDisposal, recordDisposalOutcome, type Decision } from '../search/service.ts'
import { demandDisposal, stepsTaken, type CaseRow } from './cases.ts'

type Step = Pick<Row<'disposalStep'>, 'step' | 'onDate' | 'documentNo'>

/** The decision as it stands once it was announced; null before. */
export function decisionOf(row: CaseRow, steps: readonly Step[]): Decision | null {
  const announced = steps.findLast(({ step }) => step === 'ANNOUNCE')
  if (!announced) return null
  const meeting = steps.findLast(({ step }) => step === 'MEETING')
  return {
    decidedOn: row.approvedOn ?? announced.onDate,
    documentNo: row.approvalNo,
    meetingOn: meeting?.onDate ?? null,
    resolutionNo: meeting?.documentNo ?? null,
    notice: row.announcedHow,
  }
}

/** Writes the decision beside the lost case, once there is one and there is such a case. */
export async function handToLostCase(tx: Writer, row: CaseRow, steps: readonly Step[]): Promise<void> {
  const decision = decisionOf(row, steps)
  if (decision === null || row.lostCaseId === null) return
  await recordDisposalOutcome(tx, {
    caseId: row.lostCaseId,
    disposalId: row.id,
    // Written through the contract's own code table.
    outcome: OUTCOME_OF[row.kind as DisposalKind],
    ...decision,
  })
}

/**
 * A disposal case opened by itself turns out to be what is done about a lost member: its outcome is taken over with
 * its day and papers, the membership stays as the case has made it.
 * Throws RECORD_STALE where it belongs to a lost case already, DATE_ORDER where it was decided before the loss was
 * discovered, and what `caseForDisposal` and `recordDisposalOutcome` throw.
 */
export async function linkLost(
  office: Office,
  { id, lostCaseId }: Parsed['disposal']['linkLost'],
): Promise<Outputs['disposal']['linkLost']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '处置案归入失联记录'),
    async ({ tx }) => {
      const before = await demandDisposal(tx, id)
      if (before.lostCaseId !== null) throw new OfficeError('RECORD_STALE')
      const lost = await caseForDisposal(tx, { caseId: lostCaseId, memberId: before.memberId })
      const steps = await stepsTaken(tx, id)
      const decision = decisionOf(before, steps)
      if (decision !== null && compareDates(decision.decidedOn, lost.foundOn) < 0) {
        throw new OfficeError('DATE_ORDER', { later: '处置决定日期', earlier: '失联发现日期' })
      }
      await tx.updateTable('disposalCase').set({ lostCaseId }).where('id', '=', id).execute()
      await handToLostCase(tx, { ...before, lostCaseId }, steps)
    },
  )
  return { changeId }
}
