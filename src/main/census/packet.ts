/** The packet: nothing goes up before all five documents and the day of the signature are there (R-A09). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { PACKET_ANNEX, PACKET_DOCUMENT, type PacketDocument } from '../../shared/census/codes.ts'
import { onTime } from '../../shared/census/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import type { Row } from '../db/tables.ts'
import { batchOf, campaignBatches, type CampaignBatch } from '../reporting/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCampaign, demandOpen } from './campaign.ts'
import { packetStanding } from './packetStanding.ts'
import { unitsOn } from './units.ts'

type Packet = Outputs['census']['packet']
type BatchRef = NonNullable<Packet['documents'][number]['batch']>

/** The task marked as the hand-up carries its deadline; of several the first. */
async function deadlineOf(db: Reader, campaignId: number): Promise<IsoDate | null> {
  const row = await db
    .selectFrom('campaignTask')
    .select('deadline')
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .where('handsUp', '=', 1)
    .where('deadline', 'is not', null)
    .orderBy('deadline')
    .executeTakeFirst()
  return row?.deadline ?? null
}

function batchRef({ id, madeAt, persons }: CampaignBatch, annex: number): BatchRef {
  return { id, madeAt, persons: persons.get(annex) ?? 0 }
}

/** A packet of the whole committee is its own, not one of a branch. */
async function committeeId(db: Reader, today: IsoDate): Promise<number> {
  return (await unitsOn(db, undefined, today)).rootId
}

/** A document is there when a batch holds it, when the report was written, or when the clerk says so. */
function documentOf(
  kind: PacketDocument,
  row: Row<'packetDocument'> | undefined,
  batches: readonly CampaignBatch[],
  report: Row<'campaignReport'> | null,
): Packet['documents'][number] {
  const annex = PACKET_ANNEX[kind]
  if (row) {
    const batch = batches.find(({ id }) => id === row.batchId)
    return {
      kind,
      preparedOn: row.preparedOn,
      preparedBy: row.preparedBy,
      remark: row.remark,
      source: row.batchId === null ? 'HAND' : 'BATCH',
      batch: batch && annex !== null ? batchRef(batch, annex) : null,
    }
  }
  const written = annex === null ? report : null
  return {
    kind,
    preparedOn: written?.writtenOn ?? null,
    preparedBy: written?.writtenOn ? written.writtenBy : null,
    remark: null,
    source: written?.writtenOn ? 'REPORT' : null,
    batch: null,
  }
}

function newestOf(batches: readonly CampaignBatch[]): Packet['newest'] {
  const annexes = PACKET_DOCUMENT.items.flatMap(({ key }) => PACKET_ANNEX[key] ?? [])
  for (const { id, madeAt, persons } of batches) {
    const held = annexes.filter(annex => persons.has(annex))
    if (held.length === 0) continue
    const most = held.reduce((now, annex) => Math.max(now, persons.get(annex) ?? 0), 0)
    return { id, madeAt, persons: most, annexes: held }
  }
  return null
}

export async function packetOf(
  db: Reader,
  { campaignId }: Parsed['census']['packet'],
  today: IsoDate,
): Promise<Packet> {
  await demandCampaign(db, campaignId)
  const { documents: rows, head, report, missing, signedOn } = await packetStanding(db, campaignId)
  const batches = await campaignBatches(db, { campaignId, orgId: await committeeId(db, today) })
  const documents = PACKET_DOCUMENT.items.map(({ key }) =>
    documentOf(
      key,
      rows.find(({ kind }) => kind === key),
      batches,
      report,
    ),
  )
  const signedOnReport = !head?.signedOn && signedOn !== null
  const handedOn = head?.handedOn ?? null
  const deadline = await deadlineOf(db, campaignId)
  return {
    documents,
    newest: newestOf(batches),
    signedBy: (signedOnReport ? report?.signedBy : head?.signedBy) ?? null,
    signedOn,
    signedOnReport,
    handedOn,
    handedTo: head?.handedTo ?? null,
    handedBy: head?.handedBy ?? null,
    missing: [
      ...missing.map(kind => labelOf(PACKET_DOCUMENT, kind)),
      ...(signedOn === null ? ['书记签字日期'] : []),
    ],
    deadline,
    late: deadline !== null && !onTime(handedOn ?? today, deadline, await settingsOf(db)),
  }
}

/** A packet that is still here. Throws RECORD_MISSING, CENSUS_ENDED, CENSUS_HANDED. */
async function demandHere(tx: Writer, campaignId: number, today: IsoDate): Promise<Packet> {
  await demandOpen(tx, campaignId)
  const packet = await packetOf(tx, { campaignId }, today)
  if (packet.handedOn !== null) throw new OfficeError('CENSUS_HANDED', { on: packet.handedOn })
  return packet
}

function demandPast(on: IsoDate | null, today: IsoDate, date: string): void {
  if (on !== null && on > today) throw new OfficeError('DATE_FUTURE', { date }, { field: 'on' })
}

type DocumentValues = Pick<Row<'packetDocument'>, 'preparedOn' | 'preparedBy' | 'remark' | 'batchId'>

async function putDocument(
  tx: Writer,
  campaignId: number,
  kind: PacketDocument,
  values: DocumentValues,
): Promise<void> {
  const known = await tx
    .selectFrom('packetDocument')
    .select('id')
    .where('campaignId', '=', campaignId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (known) await tx.updateTable('packetDocument').set(values).where('id', '=', known.id).execute()
  else
    await tx
      .insertInto('packetDocument')
      .values({ campaignId, kind, ...values })
      .execute()
}

/**
 * Binds every annex of the packet that a batch holds to it, whole and unharmed. Throws CENSUS_ENDED,
 * CENSUS_HANDED, RECORD_MISSING where it is no batch of this campaign, BATCH_DAMAGED.
 */
export async function useBatch(
  office: Office,
  { campaignId, batchId }: Parsed['census']['useBatch'],
): Promise<Outputs['census']['useBatch']> {
  const today = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, '用报送批次备齐上报材料'),
    async ({ tx, rename }) => {
      await demandHere(tx, campaignId, today)
      const { row, head } = await batchOf(tx, batchId)
      if (row.campaignId !== campaignId || row.orgId !== (await committeeId(tx, today)))
        throw new OfficeError('RECORD_MISSING', undefined, { field: 'batchId' })
      const held = new Set(head.files.map(({ annex }) => annex))
      const kinds = PACKET_DOCUMENT.items
        .map(({ key }) => key)
        .filter(key => held.has(PACKET_ANNEX[key] ?? 0))
      rename(
        `上报材料备齐：${row.madeAt.slice(0, 10)} 报送批次，附件${kinds.map(key => PACKET_ANNEX[key]).join('、')}`,
      )
      for (const kind of kinds) {
        await putDocument(tx, campaignId, kind, {
          preparedOn: row.madeAt.slice(0, 10),
          preparedBy: row.madeBy,
          remark: null,
          batchId,
        })
      }
    },
  )
  return { changeId }
}

/** Throws CENSUS_ENDED, CENSUS_HANDED, DATE_FUTURE. */
export async function prepareDocument(
  office: Office,
  { campaignId, kind, on, by, remark }: Parsed['census']['prepareDocument'],
): Promise<Outputs['census']['prepareDocument']> {
  const today = office.clock.today()
  const label = `${on === null ? '取消上报材料备齐' : '上报材料备齐'}：${labelOf(PACKET_DOCUMENT, kind)}`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await demandHere(tx, campaignId, today)
    demandPast(on, today, '备齐日期')
    if (on === null) {
      await tx
        .deleteFrom('packetDocument')
        .where('campaignId', '=', campaignId)
        .where('kind', '=', kind)
        .execute()
      return
    }
    await putDocument(tx, campaignId, kind, { preparedOn: on, preparedBy: by, remark, batchId: null })
  })
  return { changeId }
}

async function writeHead(
  tx: Writer,
  campaignId: number,
  values: { signedBy: string | null; signedOn: string | null } & Partial<
    Record<'handedOn' | 'handedTo' | 'handedBy', string>
  >,
): Promise<void> {
  const known = await tx
    .selectFrom('campaignPacket')
    .select('id')
    .where('campaignId', '=', campaignId)
    .executeTakeFirst()
  if (known) await tx.updateTable('campaignPacket').set(values).where('id', '=', known.id).execute()
  else
    await tx
      .insertInto('campaignPacket')
      .values({ campaignId, ...values })
      .execute()
}

/** Throws CENSUS_ENDED, CENSUS_HANDED, DATE_FUTURE. */
export async function signPacket(
  office: Office,
  { campaignId, by, on }: Parsed['census']['signPacket'],
): Promise<Outputs['census']['signPacket']> {
  const today = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, '登记排查材料书记签字'),
    async ({ tx }) => {
      await demandHere(tx, campaignId, today)
      demandPast(on, today, '签字日期')
      await writeHead(tx, campaignId, { signedBy: on === null ? null : by, signedOn: on })
    },
  )
  return { changeId }
}

/** Throws CENSUS_ENDED, CENSUS_HANDED, EVIDENCE_MISSING naming the documents, DATE_FUTURE, DATE_ORDER. */
export async function handUpPacket(
  office: Office,
  { campaignId, on, to, by }: Parsed['census']['handUpPacket'],
): Promise<Outputs['census']['handUpPacket']> {
  const today = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, '排查材料上报'),
    async ({ tx, rename }) => {
      const { missing, signedBy, signedOn, documents } = await demandHere(tx, campaignId, today)
      if (missing.length > 0) {
        throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('、'), step: '上报' })
      }
      demandPast(on, today, '上报日期')
      if (signedOn !== null && on < signedOn)
        throw new OfficeError('DATE_ORDER', { later: '上报日期', earlier: '签字日期' }, { field: 'on' })
      const { name } = await demandCampaign(tx, campaignId)
      rename(`排查材料上报：${to}`)
      // What goes up carries its signature, also where it stands on the report.
      await writeHead(tx, campaignId, { signedBy, signedOn, handedOn: on, handedTo: to, handedBy: by })
      await tx
        .insertInto('exportRecord')
        .values({
          at: office.clock.now(),
          what: `${name}材料上报`,
          destination: to,
          detail: JSON.stringify({ on, by, signedOn, documents }),
        })
        .execute()
    },
  )
  return { changeId }
}
