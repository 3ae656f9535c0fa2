/** One run of the annexes: for whom, for which campaign, as of which day, with which settings. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { AnnexNumber, CampaignFacts, OrganisationFacts } from '../../shared/reporting/facts.ts'
import type { AnnexScope } from '../../shared/reporting/methods.ts'
import { prepareRun, type Run } from '../../shared/reporting/run.ts'
import { campaignOf } from '../census/service.ts'
import type { Reader } from '../db/register.ts'
import { settingsOf } from '../settings/service.ts'
import { loadOrganisations } from './loadFacts.ts'

export type RunScope = Omit<AnnexScope, 'annex'>

/** Annexes that need no dates but their own: they can be made without a campaign. */
export const WITHOUT_CAMPAIGN: ReadonlySet<AnnexNumber> = new Set([1, 2, 4])

export interface OpenRun {
  run: Run
  /** these members alone; undefined: everybody */
  memberIds: readonly number[] | undefined
  /** false: only the annexes of WITHOUT_CAMPAIGN can be made */
  hasCampaign: boolean
  campaignId: number | null
}

/** The dates of the campaign; a day asked for takes the place of the fill dates. */
async function campaignFacts(
  db: Reader,
  { campaignId, asOf }: RunScope,
): Promise<{ id: number; days: CampaignFacts } | null> {
  const campaign = await campaignOf(db, campaignId)
  if (campaign === null) {
    if (campaignId === undefined) return null
    throw new OfficeError('RECORD_MISSING', undefined, { field: 'campaignId' })
  }
  const { id, name, template, startOn, searchEnd, fillDate, fillDate9 } = campaign
  const on = { fillDate: asOf ?? fillDate, fillDate9: asOf ?? fillDate9 }
  return { id, days: { name, template, startOn, searchEnd, ...on } }
}

/** Without a campaign one day stands for all its dates: annex 4 then holds who is away on that day. */
function singleDay(day: IsoDate): CampaignFacts {
  return { name: '', template: null, startOn: day, searchEnd: day, fillDate: day, fillDate9: day }
}

/** The organisation asked for; a 党小组 reports with its branch. Throws RECORD_MISSING. */
function scopeOf(organisations: readonly OrganisationFacts[], orgId: number | undefined): number {
  const byId = new Map(organisations.map(org => [org.id, org]))
  let org = orgId === undefined ? organisations.find(({ parentId }) => parentId === null) : byId.get(orgId)
  while (org?.kind === '党小组' && org.parentId !== null) org = byId.get(org.parentId)
  if (!org) throw new OfficeError('RECORD_MISSING', undefined, { field: 'orgId' })
  return org.id
}

async function demandMembers(db: Reader, memberIds: readonly number[] | undefined): Promise<void> {
  if (memberIds === undefined) return
  const row = await db
    .selectFrom('member')
    .select(eb => eb.fn.countAll().as('count'))
    .where('id', 'in', memberIds)
    .where('removed', '=', 0)
    .executeTakeFirstOrThrow()
  if (Number(row.count) !== memberIds.length)
    throw new OfficeError('RECORD_MISSING', undefined, { field: 'memberId' })
}

/** One member or several of them, each once. */
function membersOf({ memberId, memberIds }: RunScope): readonly number[] | undefined {
  return memberId === undefined ? memberIds && [...new Set(memberIds)] : [memberId]
}

/** Throws RECORD_MISSING where the organisation, the member or the campaign asked for is not there. */
export async function openRun(db: Reader, scope: RunScope, today: IsoDate): Promise<OpenRun> {
  const campaign = await campaignFacts(db, scope)
  const days = campaign?.days ?? singleDay(scope.asOf ?? today)
  const organisations = await loadOrganisations(db, { from: days.startOn, on: days.fillDate })
  const memberIds = membersOf(scope)
  await demandMembers(db, memberIds)
  return {
    run: prepareRun({
      settings: await settingsOf(db),
      campaign: days,
      organisations,
      scopeOrgId: scopeOf(organisations, scope.orgId),
    }),
    memberIds,
    hasCampaign: campaign !== null,
    campaignId: campaign?.id ?? null,
  }
}

/** The run of one day, whatever campaign there is: for lists outside the nine annexes. Throws RECORD_MISSING. */
export async function openDay(
  db: Reader,
  { orgId, on, from }: { orgId?: number | undefined; on: IsoDate; from: IsoDate },
): Promise<Run> {
  const organisations = await loadOrganisations(db, { from, on })
  return prepareRun({
    settings: await settingsOf(db),
    campaign: { ...singleDay(on), startOn: from },
    organisations,
    scopeOrgId: scopeOf(organisations, orgId),
  })
}

/** Throws CAMPAIGN_MISSING where the annex needs a campaign and there is none. */
export function demandCampaign({ hasCampaign }: OpenRun, annex: AnnexNumber): void {
  if (!hasCampaign && !WITHOUT_CAMPAIGN.has(annex)) throw new OfficeError('CAMPAIGN_MISSING')
}
