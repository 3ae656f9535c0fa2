/** Who comes in is on a branch's roll once his letter is accepted (R-F08, R-F09). */

import type { Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP, type Membership } from '../../shared/roster/codes.ts'
import type { Writer } from '../db/register.ts'
import { demandBranch, memberRecord, renewIssues, startPeriod } from '../roster/service.ts'

export type Entering = NonNullable<Parsed['transfer']['step']['enter']>

/**
 * The member is on the branch's roll from the day he landed. Only who belongs elsewhere comes in this way (left
 * once, or never was here): who was struck off applies anew (R-J15). Throws STATE_STEP_REFUSED.
 */
export async function enterRoll(
  tx: Writer,
  letter: { memberId: number; letterNo: string | null; landedOn: IsoDate | null },
  { orgId, membership }: Entering,
  today: IsoDate,
): Promise<void> {
  const { memberId: id, letterNo, landedOn } = letter
  const from = (await memberRecord(tx, id)).membership as Membership
  if (from !== 'LEFT' && from !== 'INCOMING') {
    throw new OfficeError('STATE_STEP_REFUSED', {
      from: labelOf(MEMBERSHIP, from),
      to: labelOf(MEMBERSHIP, membership),
    })
  }
  await demandBranch(tx, orgId)
  const on = landedOn ?? today
  await startPeriod(tx, id, { orgId, membership, on, evidence: `转入介绍信${letterNo ?? ''}` })
  await tx.updateTable('member').set({ transferInOn: on }).where('id', '=', id).execute()
  await renewIssues(tx, id, today)
}
