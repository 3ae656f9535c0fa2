/** The campaign whose dates the annexes are computed from. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import { campaignWarnings, proposeCampaign } from '../../shared/census/rules.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'

export async function listCampaigns(db: Reader): Promise<Campaign[]> {
  const rows = await db
    .selectFrom('campaign')
    .selectAll()
    .where('removed', '=', 0)
    .orderBy('startOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    year: row.year,
    // Written through the contract's own code table.
    template: row.template as Campaign['template'],
    startOn: row.startOn,
    searchEnd: row.searchEnd,
    fillDate: row.fillDate,
    fillDate9: row.fillDate9,
    firstPerson: row.firstPerson,
    active: row.active === 1,
  }))
}

/** The named campaign, else the active one; null when there is none. */
export async function campaignOf(db: Reader, id: number | undefined): Promise<Campaign | null> {
  const campaigns = await listCampaigns(db)
  return campaigns.find(campaign => (id === undefined ? campaign.active : campaign.id === id)) ?? null
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
      const row = { ...values, active: toFlag(active) }
      if (id === undefined) {
        const inserted = await tx.insertInto('campaign').values(row).returning('id').executeTakeFirstOrThrow()
        return inserted.id
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

export function campaignProposal({
  template,
  year,
}: Parsed['census']['proposal']): Outputs['census']['proposal'] {
  return { values: proposeCampaign(template, year) }
}
