/** The campaigns, and the one asked for. */

import { OfficeError } from '../../shared/api/errors.ts'
import { KEY_GROUP } from '../../shared/census/codes.ts'
import { groupsOf } from '../../shared/census/lines.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import type { Reader } from '../db/register.ts'

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
    keyGroups: row.keyGroups === null ? KEY_GROUP.items.map(({ key }) => key) : groupsOf(row.keyGroups),
    active: row.active === 1,
    endedOn: row.endedOn,
  }))
}

/** The named campaign, else the active one; null when there is none. */
export async function campaignOf(db: Reader, id: number | undefined): Promise<Campaign | null> {
  const campaigns = await listCampaigns(db)
  return campaigns.find(campaign => (id === undefined ? campaign.active : campaign.id === id)) ?? null
}

/** Throws RECORD_MISSING. */
export async function demandCampaign(db: Reader, id: number): Promise<Campaign> {
  const campaign = await campaignOf(db, id)
  if (!campaign) throw new OfficeError('RECORD_MISSING', undefined, { field: 'campaignId' })
  return campaign
}

/** A campaign that may still be worked on. Throws RECORD_MISSING, CENSUS_ENDED. */
export async function demandOpen(db: Reader, id: number): Promise<Campaign> {
  const campaign = await demandCampaign(db, id)
  if (campaign.endedOn !== null) throw new OfficeError('CENSUS_ENDED', { on: campaign.endedOn })
  return campaign
}
