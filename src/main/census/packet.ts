/** The packet: nothing goes up before all five documents and the day of the signature are there (R-A09). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { PACKET_DOCUMENT } from '../../shared/census/codes.ts'
import { onTime } from '../../shared/census/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { demandCampaign, demandOpen } from './campaign.ts'

type Packet = Outputs['census']['packet']

/** The task that names the hand-up carries its deadline; of several the first. */
async function deadlineOf(db: Reader, campaignId: number): Promise<IsoDate | null> {
  const row = await db
    .selectFrom('campaignTask as t')
    .innerJoin('campaignStage as s', 's.id', 't.stageId')
    .select('t.deadline')
    .where('t.campaignId', '=', campaignId)
    .where('t.removed', '=', 0)
    .where('s.hasPacket', '=', 1)
    .where('t.deadline', 'is not', null)
    .where('t.text', 'like', '%上报%')
    .orderBy('t.deadline')
    .executeTakeFirst()
  return row?.deadline ?? null
}

export async function packetOf(
  db: Reader,
  { campaignId }: Parsed['census']['packet'],
  today: IsoDate,
): Promise<Packet> {
  await demandCampaign(db, campaignId)
  const rows = await db
    .selectFrom('packetDocument')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .execute()
  const head = await db
    .selectFrom('campaignPacket')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .executeTakeFirst()
  const documents = PACKET_DOCUMENT.items.map(({ key }): Packet['documents'][number] => {
    const row = rows.find(({ kind }) => kind === key)
    return {
      kind: key,
      preparedOn: row?.preparedOn ?? null,
      preparedBy: row?.preparedBy ?? null,
      remark: row?.remark ?? null,
    }
  })
  const signedOn = head?.signedOn ?? null
  const handedOn = head?.handedOn ?? null
  const deadline = await deadlineOf(db, campaignId)
  return {
    documents,
    signedBy: head?.signedBy ?? null,
    signedOn,
    handedOn,
    handedTo: head?.handedTo ?? null,
    handedBy: head?.handedBy ?? null,
    missing: [
      ...documents
        .filter(({ preparedOn }) => preparedOn === null)
        .map(({ kind }) => labelOf(PACKET_DOCUMENT, kind)),
      ...(signedOn === null ? ['书记签字日期'] : []),
    ],
    deadline,
    late: deadline !== null && !onTime(handedOn ?? today, deadline),
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
    const known = await tx
      .selectFrom('packetDocument')
      .select('id')
      .where('campaignId', '=', campaignId)
      .where('kind', '=', kind)
      .executeTakeFirst()
    if (on === null) {
      if (known) await tx.deleteFrom('packetDocument').where('id', '=', known.id).execute()
      return
    }
    const row = { preparedOn: on, preparedBy: by, remark }
    if (known) await tx.updateTable('packetDocument').set(row).where('id', '=', known.id).execute()
    else
      await tx
        .insertInto('packetDocument')
        .values({ campaignId, kind, ...row })
        .execute()
  })
  return { changeId }
}

async function writeHead(
  tx: Writer,
  campaignId: number,
  values:
    | { signedBy?: string | null; signedOn?: string | null }
    | Record<'handedOn' | 'handedTo' | 'handedBy', string>,
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
      const { missing, signedOn, documents } = await demandHere(tx, campaignId, today)
      if (missing.length > 0) {
        throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('、'), step: '上报' })
      }
      demandPast(on, today, '上报日期')
      if (signedOn !== null && on < signedOn)
        throw new OfficeError('DATE_ORDER', { later: '上报日期', earlier: '签字日期' }, { field: 'on' })
      const { name } = await demandCampaign(tx, campaignId)
      rename(`排查材料上报：${to}`)
      await writeHead(tx, campaignId, { handedOn: on, handedTo: to, handedBy: by })
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
