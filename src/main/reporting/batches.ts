/** What was handed up (报送批次): kept, listed, signed, and read again as it was. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { batchHeadSchema, batchText, type BatchHead, type FrozenSheet } from '../../shared/reporting/batch.ts'
import { regionalSettings } from '../../shared/reporting/regional.ts'
import type { BatchSummary } from '../../shared/reporting/batchMethods.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { textHash, thaw, type KeptSheet } from './freeze.ts'

export interface NewBatch {
  head: BatchHead
  campaignId: number | null
  /** the organisation it is handed up by */
  orgId: number
  destination: string
  folder: string
  sheets: readonly KeptSheet[]
}

/** Keeps a batch inside the change that records the hand-over; answers its id. */
export async function keepBatch(
  tx: Writer,
  { head, campaignId, orgId, destination, folder, sheets }: NewBatch,
): Promise<number> {
  const content = JSON.stringify(head)
  const { id } = await tx
    .insertInto('reportBatch')
    .values({
      unit: head.unit,
      campaign: head.campaign?.name ?? '',
      campaignId,
      orgId,
      madeAt: head.madeAt,
      madeBy: head.madeBy,
      destination,
      folder,
      content,
      sha256: textHash(batchText(content, sheets)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const sheet of sheets) {
    await tx
      .insertInto('reportBatchSheet')
      .values({ batchId: id, ...sheet })
      .execute()
  }
  return id
}

export interface KeptBatch {
  row: Row<'reportBatch'>
  head: BatchHead
}

/** Throws RECORD_MISSING; BATCH_DAMAGED where its list or the hashes of its sheets are not those it was sealed with. */
export async function batchOf(db: Reader, batchId: number): Promise<KeptBatch> {
  const row = await db.selectFrom('reportBatch').selectAll().where('id', '=', batchId).executeTakeFirst()
  if (!row) throw new OfficeError('RECORD_MISSING', undefined, { field: 'batchId' })
  const sheets = await db
    .selectFrom('reportBatchSheet')
    .select(['annex', 'position', 'sha256'])
    .where('batchId', '=', batchId)
    .orderBy('annex')
    .orderBy('position')
    .execute()
  if (textHash(batchText(row.content, sheets)) !== row.sha256) throw new OfficeError('BATCH_DAMAGED')
  return { row, head: batchHeadSchema.parse(JSON.parse(row.content)) }
}

/** The frozen sheets of an annex in their order, one at a time; each is checked against its hash. */
export async function* sheetsOf(
  db: Reader,
  batchId: number,
  annex: number,
  from = 0,
): AsyncGenerator<FrozenSheet, void, void> {
  for (let position = from; ; position += 1) {
    const kept = await db
      .selectFrom('reportBatchSheet')
      .select(['content', 'sha256'])
      .where('batchId', '=', batchId)
      .where('annex', '=', annex)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!kept) return
    yield await thaw(kept)
  }
}

type Signature = BatchSummary['signatures'][number]

async function signaturesOf(db: Reader, batchIds: readonly number[]): Promise<Map<number, Signature[]>> {
  const found = new Map<number, Signature[]>()
  if (batchIds.length === 0) return found
  const rows = await db
    .selectFrom('reportSignature')
    .select(['id', 'batchId', 'role', 'name', 'signedOn'])
    .where('batchId', 'in', batchIds)
    .where('removed', '=', 0)
    .orderBy('signedOn')
    .orderBy('id')
    .execute()
  for (const { batchId, ...signature } of rows) {
    found.set(batchId, [...(found.get(batchId) ?? []), signature])
  }
  return found
}

function annexesOf({ files }: BatchHead): number[] {
  return [...new Set(files.map(({ annex }) => annex))].sort((a, b) => a - b)
}

function summaryOf(row: Row<'reportBatch'>, head: BatchHead, signatures: Signature[]): BatchSummary {
  const { id, unit, campaign, madeAt, madeBy, destination, sha256 } = row
  const persons = head.files.reduce((most, file) => Math.max(most, file.persons), 0)
  return {
    id,
    unit,
    campaign,
    madeAt,
    madeBy,
    destination,
    annexes: annexesOf(head),
    persons,
    signatures,
    sha256,
  }
}

export interface CampaignBatch {
  id: number
  madeAt: string
  /** persons by annex */
  persons: ReadonlyMap<number, number>
}

/** Batches of an organisation made for a campaign, newest first; the last few, because only the newest is offered. */
export async function campaignBatches(
  db: Reader,
  { campaignId, orgId }: { campaignId: number; orgId: number },
  limit = 20,
): Promise<CampaignBatch[]> {
  const rows = await db
    .selectFrom('reportBatch')
    .select(['id', 'madeAt', 'content'])
    .where('campaignId', '=', campaignId)
    .where('orgId', '=', orgId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, madeAt, content }) => {
    const { files } = batchHeadSchema.parse(JSON.parse(content))
    return { id, madeAt, persons: new Map(files.map(({ annex, persons }) => [annex, persons])) }
  })
}

/** Newest first. */
export async function listBatches(
  db: Reader,
  { page }: Parsed['reporting']['batches'],
): Promise<Outputs['reporting']['batches']> {
  const { total } = await db
    .selectFrom('reportBatch')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('reportBatch')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const signatures = await signaturesOf(
    db,
    rows.map(({ id }) => id),
  )
  return {
    total,
    rows: rows.map(row =>
      summaryOf(row, batchHeadSchema.parse(JSON.parse(row.content)), signatures.get(row.id) ?? []),
    ),
  }
}

/** Null where the batch was made before copies were told: its sheets are printed once. */
function copiesOf({ settings }: BatchHead, annex: number): string | null {
  const plan = settings[`print.copyPlan.${annex}`]
  return plan === undefined ? null : String(plan)
}

export async function batchCard(
  db: Reader,
  { batchId }: Parsed['reporting']['batch'],
): Promise<Outputs['reporting']['batch']> {
  const { row, head } = await batchOf(db, batchId)
  const counts = await db
    .selectFrom('reportBatchSheet')
    .select(eb => ['annex', eb.fn.countAll<number>().as('sheets'), eb.fn.sum<number>('pages').as('pages')])
    .where('batchId', '=', batchId)
    .groupBy('annex')
    .orderBy('annex')
    .execute()
  return {
    batch: summaryOf(row, head, (await signaturesOf(db, [batchId])).get(batchId) ?? []),
    folder: row.folder,
    annexes: counts.flatMap(({ annex, sheets, pages }) => {
      const file = head.files.find(one => one.annex === annex)
      if (!file) return []
      const { title, asOf, persons } = file
      return [{ annex, title, asOf, persons, sheets, pages, copies: copiesOf(head, annex) }]
    }),
    checks: head.checks,
    files: head.files.map(({ name, sha256 }) => ({ name, sha256 })),
    settings: regionalSettings(head.settings),
  }
}

/** Throws DATE_FUTURE, RECORD_MISSING. A signature never touches what was signed. */
export async function signBatch(
  office: Office,
  { batchId, role, name, signedOn }: Parsed['reporting']['signBatch'],
): Promise<Outputs['reporting']['signBatch']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '登记报送批次签字'),
    async ({ tx, rename }) => {
      const { row } = await batchOf(tx, batchId)
      if (signedOn > office.clock.today())
        throw new OfficeError('DATE_FUTURE', { date: '签字日期' }, { field: 'signedOn' })
      rename(`登记报送批次签字：${row.unit} ${row.madeAt.slice(0, 10)}，${role}`)
      await tx.insertInto('reportSignature').values({ batchId, role, name, signedOn }).execute()
    },
  )
  return { changeId }
}

export async function unsignBatch(
  office: Office,
  { signatureId }: Parsed['reporting']['unsignBatch'],
): Promise<Outputs['reporting']['unsignBatch']> {
  const { changeId } = await change(office.register(), stamp(office, '删除报送批次签字'), async ({ tx }) => {
    await removeRow(tx, 'reportSignature', signatureId)
  })
  return { changeId }
}
