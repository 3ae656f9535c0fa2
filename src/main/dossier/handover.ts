/** Handing dossiers over: the list, its steps, and what is overdue (R-G26, R-G27). */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { CATALOGUE_ITEM } from '../../shared/dossier/catalogue.ts'
import {
  HANDOVER_STATE,
  handoverFindings,
  handoverMissing,
  handoverState,
  letterFindings,
  receiptDue,
  receiptOverdue,
  type HandoverState,
} from '../../shared/dossier/handover.ts'
import type { Handover } from '../../shared/dossier/handoverMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { addDays, compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { orgAndBelow, toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { catalogueOf } from './catalogue.ts'
import { moveCustody } from './custody.ts'
import { demandLetter, lettersById, newestLetter } from './handoverLetters.ts'

type Asked = Parsed['dossier']['handovers']
type Stored = Row<'dossierHandover'>
type Item = Handover['items'][number]

/** Written through the contract's own code table. */
const directionOf = (row: Stored) => row.way as Handover['direction']

async function itemsOf(db: Reader, ids: readonly number[], on: IsoDate): Promise<Map<number, Item[]>> {
  const items = new Map<number, Item[]>()
  if (ids.length === 0) return items
  const names = await organisationNames(db)
  const rows = await db
    .selectFrom('handoverItem as i')
    .innerJoin('member as m', 'm.id', 'i.memberId')
    .select([
      'i.handoverId',
      'i.memberId',
      'i.content',
      'i.copies',
      'i.pages',
      'i.letterId',
      'm.name',
      'm.orgId',
    ])
    .where('i.handoverId', 'in', [...ids])
    .orderBy('i.id')
    .execute()
  const letters = await lettersById(
    db,
    rows.flatMap(({ letterId }) => letterId ?? []),
    on,
  )
  for (const { handoverId, orgId, ...item } of rows) {
    const own = items.get(handoverId) ?? []
    own.push({
      ...item,
      letter: letters.get(item.letterId ?? 0) ?? null,
      orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
    })
    items.set(handoverId, own)
  }
  return items
}

/** The handover as it stood on the day: without what came later. */
function asOnDay(row: Stored, on: IsoDate): Stored {
  const state = handoverState(row, on)
  if (state === 'PREPARED') {
    const nothing = { handedOn: null, place: null, giver: null, taker: null, packageSealed: 0 } as const
    return { ...row, ...nothing, checkResult: null, receiptOn: null, receiptFrom: null }
  }
  return state === 'HANDED' ? { ...row, checkResult: null, receiptOn: null, receiptFrom: null } : row
}

function toHandover(stored: Stored, items: Item[], receiptDays: number, on: IsoDate): Handover {
  const row = asOnDay(stored, on)
  const facts = {
    id: row.id,
    direction: directionOf(row),
    counterpart: row.counterpart,
    counterpartPhone: row.counterpartPhone,
    listedOn: row.listedOn,
    handedOn: row.handedOn,
    place: row.place,
    giver: row.giver,
    taker: row.taker,
    sealed: row.packageSealed === 1,
    checkResult: row.checkResult,
    receiptOn: row.receiptOn,
    receiptFrom: row.receiptFrom,
    remark: row.remark,
  }
  return {
    ...facts,
    state: handoverState(row, on),
    items,
    receiptDue: row.handedOn === null ? null : receiptDue(row.handedOn, receiptDays),
    overdue: receiptOverdue(row, receiptDays, on),
    findings: [...handoverFindings(facts, receiptDays, on), ...letterFindings(facts.direction, items)],
  }
}

function scoped(db: Reader, { only, orgId, id }: Asked, on: IsoDate, receiptDays: number) {
  let query = db.selectFrom('dossierHandover as h').where('h.removed', '=', 0).where('h.listedOn', '<=', on)
  if (id !== undefined) query = query.where('h.id', '=', id)
  if (orgId !== undefined) {
    query = query.where(
      sql<SqlBool>`EXISTS (SELECT 1 FROM "handoverItem" AS "i" JOIN "member" AS "m" ON "m"."id" = "i"."memberId"
        WHERE "i"."handoverId" = "h"."id" AND "m"."orgId" IN ${orgAndBelow(orgId)})`,
    )
  }
  const pending = sql<SqlBool>`("h"."receiptOn" IS NULL OR "h"."receiptOn" > ${on})`
  switch (only) {
    case 'all':
      return query
    case 'out':
      return query.where('h.way', '=', '转出')
    case 'in':
      return query.where('h.way', '=', '转入')
    case 'open':
      return query.where(pending)
    case 'overdue':
      // The last day itself is in time.
      return query.where(pending).where('h.handedOn', '<', addDays(on, -receiptDays))
  }
}

export async function listHandovers(
  db: Reader,
  asked: Asked,
  today: IsoDate,
): Promise<Outputs['dossier']['handovers']> {
  const on = asked.asOf ?? today
  const receiptDays = (await settingsOf(db))['dossier.receiptDays']
  const base = scoped(db, asked, on, receiptDays)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('h')
    .orderBy('h.listedOn', 'desc')
    .orderBy('h.id', 'desc')
    .limit(asked.page.limit)
    .offset(asked.page.offset)
    .execute()
  const items = await itemsOf(
    db,
    rows.map(({ id }) => id),
    on,
  )
  return {
    total: Number(total),
    rows: rows.map(row => toHandover(row, items.get(row.id) ?? [], receiptDays, on)),
  }
}

/** Throws RECORD_MISSING. */
export async function handoverOf(db: Reader, id: number, today: IsoDate): Promise<Handover> {
  const asked = { only: 'all' as const, orgId: undefined, id, page: { offset: 0, limit: 1 }, asOf: undefined }
  const [found] = (await listHandovers(db, asked, today)).rows
  if (!found) throw new OfficeError('RECORD_MISSING')
  return found
}

/** Dossiers handed over, or received, whose receipt is past its last day. */
export async function overdueReceipts(db: Reader, today: IsoDate): Promise<number> {
  const asked = { only: 'overdue' as const, orgId: undefined, id: undefined, page: { offset: 0, limit: 1 } }
  return (await listHandovers(db, { ...asked, asOf: undefined }, today)).total
}

/** What the catalogue says of the dossier, as the 明细 of its line. */
export async function proposeHandover(
  db: Reader,
  { memberId, direction }: Parsed['dossier']['proposeHandover'],
  today: IsoDate,
): Promise<Outputs['dossier']['proposeHandover']> {
  const { name, items } = await catalogueOf(db, memberId, today)
  const papers = items.flatMap(item => item.papers)
  const copiesOf = (list: typeof papers) => list.reduce((sum, { copies }) => sum + copies, 0)
  const named = items
    .filter(item => item.papers.length > 0)
    .map(({ item, papers: own }) => `${labelOf(CATALOGUE_ITEM, item)}${copiesOf(own)}份`)
  return {
    memberId,
    name,
    content: named.join('、').slice(0, 300),
    copies: copiesOf(papers),
    pages: papers.reduce((sum, { copies, pages }) => sum + copies * (pages ?? 0), 0),
    letterId: await newestLetter(db, memberId, direction, today),
  }
}

async function demandHandover(tx: Reader, id: number): Promise<Stored> {
  const row = await tx
    .selectFrom('dossierHandover')
    .selectAll()
    .where('id', '=', id)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!row) throw new OfficeError('RECORD_MISSING')
  return row
}

/** A signed list stands; a mistake in it is undone, not written over. Throws HANDOVER_SIGNED. */
async function demandUnsigned(tx: Reader, id: number): Promise<void> {
  const { handedOn } = await demandHandover(tx, id)
  if (handedOn !== null) throw new OfficeError('HANDOVER_SIGNED')
}

async function writeItems(
  tx: Writer,
  handoverId: number,
  { items, direction }: Pick<Parsed['dossier']['saveHandover']['values'], 'items' | 'direction'>,
): Promise<void> {
  await tx.deleteFrom('handoverItem').where('handoverId', '=', handoverId).execute()
  for (const item of items) {
    const { letterId, memberId } = item
    await memberRecord(tx, memberId)
    if (letterId !== null) await demandLetter(tx, { letterId, memberId }, direction)
    await tx
      .insertInto('handoverItem')
      .values({ handoverId, ...item })
      .execute()
  }
}

/** Throws RECORD_MISSING, DATE_FUTURE, HANDOVER_SIGNED, HANDOVER_TWICE. */
export async function saveHandover(
  office: Office,
  { id, values }: Parsed['dossier']['saveHandover'],
): Promise<Outputs['dossier']['saveHandover']> {
  const { items, direction, ...row } = values
  if (compareDates(row.listedOn, office.clock.today()) > 0)
    throw new OfficeError('DATE_FUTURE', { date: '清单日期' }, { field: 'listedOn' })
  if (new Set(items.map(({ memberId }) => memberId)).size < items.length)
    throw new OfficeError('HANDOVER_TWICE', undefined, { field: 'items' })
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记档案交接：${direction}${items.length}份，${row.counterpart}`),
    async ({ tx }) => {
      if (id === undefined) {
        const inserted = await tx
          .insertInto('dossierHandover')
          .values({ ...row, way: direction })
          .returning('id')
          .executeTakeFirstOrThrow()
        await writeItems(tx, inserted.id, values)
        return inserted.id
      }
      await demandUnsigned(tx, id)
      await tx
        .updateTable('dossierHandover')
        .set({ ...row, way: direction })
        .where('id', '=', id)
        .execute()
      await writeItems(tx, id, values)
      return id
    },
  )
  return { changeId, id: value }
}

type Step = Parsed['dossier']['stepHandover']['step']

/** Signing follows the list, a receipt follows the signing, and neither is to come. Throws DATE_FUTURE, DATE_ORDER. */
function demandDays(row: Stored, step: Step, today: IsoDate): void {
  const [field, on, before] =
    step.to === 'HANDED'
      ? (['handedOn', step.handedOn, row.listedOn] as const)
      : (['receiptOn', step.receiptOn, row.handedOn] as const)
  const [later, earlier] = step.to === 'HANDED' ? ['交接日期', '清单日期'] : ['回执日期', '交接日期']
  if (compareDates(on, today) > 0) throw new OfficeError('DATE_FUTURE', { date: later }, { field })
  if (before !== null && compareDates(on, before) < 0)
    throw new OfficeError('DATE_ORDER', { later, earlier }, { field })
}

const STEP_WORDS: Readonly<Record<Step['to'], string>> = { HANDED: '登记交接签字', RECEIPTED: '登记回执' }

function stateOf({ handedOn, receiptOn }: Stored): HandoverState {
  if (handedOn === null) return 'PREPARED'
  return receiptOn === null ? 'HANDED' : 'RECEIPTED'
}

/** What went out is kept by who got it, what came in by the committee, from the day it was handed over (R-G26). */
async function changeKeeper(
  tx: Writer,
  handover: Stored,
  items: readonly Item[],
  onDate: IsoDate,
): Promise<void> {
  const out = directionOf(handover) === '转出'
  const keeper = out ? handover.counterpart : (await settingsOf(tx))['dossier.keeperWithoutHR']
  const reason = out ? `随组织关系转往${handover.counterpart}` : `从${handover.counterpart}转来`
  for (const { memberId } of items)
    await moveCustody(tx, { memberId, onDate, keeper, reason, handoverId: handover.id })
}

/** Throws RECORD_MISSING, STATE_STEP_REFUSED, EVIDENCE_MISSING naming what lacks, DATE_FUTURE, DATE_ORDER. */
export async function stepHandover(
  office: Office,
  { id, step }: Parsed['dossier']['stepHandover'],
): Promise<Outputs['dossier']['stepHandover']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, `档案交接：${STEP_WORDS[step.to]}`),
    async ({ tx }) => {
      const before = await demandHandover(tx, id)
      const patch =
        step.to === 'HANDED'
          ? {
              handedOn: step.handedOn,
              place: step.place,
              giver: step.giver,
              taker: step.taker,
              packageSealed: toFlag(step.sealed),
            }
          : { receiptOn: step.receiptOn, receiptFrom: step.receiptFrom, checkResult: step.checkResult }
      const after = { ...before, ...patch }
      const items = (await itemsOf(tx, [id], office.clock.today())).get(id) ?? []
      const from = stateOf(before)
      const missing = handoverMissing(from, step.to, {
        ...after,
        direction: directionOf(before),
        sealed: after.packageSealed === 1,
        contents: items.map(({ content }) => content),
      })
      if (missing === null) {
        throw new OfficeError('STATE_STEP_REFUSED', {
          from: labelOf(HANDOVER_STATE, from),
          to: labelOf(HANDOVER_STATE, step.to),
        })
      }
      if (missing.length > 0)
        throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('、'), step: STEP_WORDS[step.to] })
      demandDays(before, step, office.clock.today())
      await tx.updateTable('dossierHandover').set(patch).where('id', '=', id).execute()
      if (step.to === 'HANDED') await changeKeeper(tx, before, items, step.handedOn)
    },
  )
  return { changeId }
}

/** Throws RECORD_MISSING, HANDOVER_SIGNED. */
export async function removeHandover(
  office: Office,
  { id }: Parsed['dossier']['removeHandover'],
): Promise<Outputs['dossier']['removeHandover']> {
  const { changeId } = await change(office.register(), stamp(office, '删除档案交接清单'), async ({ tx }) => {
    await demandUnsigned(tx, id)
    await removeRow(tx, 'dossierHandover', id)
  })
  return { changeId }
}
