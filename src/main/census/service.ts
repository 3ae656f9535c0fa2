/** The campaign whose dates the annexes are computed from. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { campaignWarnings, proposeCampaign } from '../../shared/census/rules.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { settingsOf } from '../settings/service.ts'

export { campaignDue } from './board.ts'
export {
  checkBranchLine,
  patchedLine,
  runningLines,
  writeBranchLine,
  type BranchLine,
  type BranchLinePatch,
} from './branchLines.ts'
export { campaignOf, listCampaigns } from './campaign.ts'
export { sweepsDue } from './sweeps.ts'

/** An id no batch names: one of a campaign taken back is given to no other, or its batches would be taken for its own. */
async function freshId(db: Reader): Promise<number> {
  const campaign = await db
    .selectFrom('campaign')
    .select(eb => eb.fn.max('id').as('last'))
    .executeTakeFirst()
  const batch = await db
    .selectFrom('reportBatch')
    .select(eb => eb.fn.max('campaignId').as('last'))
    .executeTakeFirst()
  return 1 + Math.max(campaign?.last ?? 0, batch?.last ?? 0)
}

export async function saveCampaign(
  office: Office,
  { id, values, active }: Parsed['census']['save'],
): Promise<Outputs['census']['save']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `设定集中排查：${values.name}`),
    async ({ tx }) => {
      if (active) await tx.updateTable('campaign').set({ active: 0 }).where('active', '=', 1).execute()
      const row = { ...values, keyGroups: values.keyGroups.join(','), active: toFlag(active) }
      if (id === undefined) {
        const fresh = { id: await freshId(tx), ...row }
        await tx.insertInto('campaign').values(fresh).execute()
        return fresh.id
      }
      const { numUpdatedRows } = await tx
        .updateTable('campaign')
        .set(row)
        .where('id', '=', id)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
      return id
    },
  )
  return { changeId, id: value, warnings: campaignWarnings(values) }
}

export async function campaignProposal(
  db: Reader,
  { template, year }: Parsed['census']['proposal'],
): Promise<Outputs['census']['proposal']> {
  return { values: proposeCampaign(template, year, await settingsOf(db)) }
}
