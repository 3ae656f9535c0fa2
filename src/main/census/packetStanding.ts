/** What of a packet is there: registered by hand, part of a frozen batch, or the report that was written (R-A09). */

import { PACKET_DOCUMENT, type PacketDocument } from '../../shared/census/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { keptCampaignReport } from './campaignReport.ts'

export interface PacketStanding {
  documents: readonly Row<'packetDocument'>[]
  head: Row<'campaignPacket'> | undefined
  /** D11, once it was saved */
  report: Row<'campaignReport'> | null
  missing: readonly PacketDocument[]
  /** by the packet, else by the report in it */
  signedOn: IsoDate | null
}

export async function packetStanding(db: Reader, campaignId: number): Promise<PacketStanding> {
  const documents = await db
    .selectFrom('packetDocument')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .execute()
  const head = await db
    .selectFrom('campaignPacket')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .executeTakeFirst()
  const report = (await keptCampaignReport(db, { campaignId, kind: 'D11' }))?.row ?? null
  const present = new Set(documents.map(({ kind }) => kind))
  if (report !== null && report.writtenOn !== null) present.add('REPORT')
  return {
    documents,
    head,
    report,
    missing: PACKET_DOCUMENT.items.map(({ key }) => key).filter(key => !present.has(key)),
    signedOn: head?.signedOn ?? report?.signedOn ?? null,
  }
}
