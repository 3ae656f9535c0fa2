/** The branches a campaign goes through: those with members on its list (R-A02). */

import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'

export interface SweptBranch {
  orgId: number
  /** accepted by the day (S00 32); null: not yet */
  acceptedOn: IsoDate | null
  /** its 整改规范综合报告 had come by the day; null: not yet */
  closingOn: IsoDate | null
}

/** Each with its own acceptance: one that is accepted and has nobody on the list any more stands for no other. */
export async function sweptBranches(db: Reader, campaignId: number, day: IsoDate): Promise<SweptBranch[]> {
  const rows = await db
    .selectFrom('checkLine as l')
    .leftJoin('branchReport as r', join =>
      join.onRef('r.orgId', '=', 'l.orgId').onRef('r.campaignId', '=', 'l.campaignId'),
    )
    .select(['l.orgId', 'r.acceptedOn', 'r.closingOn'])
    .distinct()
    .where('l.campaignId', '=', campaignId)
    .where('l.listedOn', '<=', day)
    .execute()
  const by = (on: IsoDate | null) => (on !== null && on <= day ? on : null)
  return rows.map(({ orgId, acceptedOn, closingOn }) => ({
    orgId,
    acceptedOn: by(acceptedOn),
    closingOn: by(closingOn),
  }))
}
