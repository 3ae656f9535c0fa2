/** Who keeps a dossier since when: dated, so that a list of an earlier day names the keeper of that day. */

import { sql, type RawBuilder } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord, type PlaceOn } from '../roster/service.ts'
import { demandNotFuture } from './days.ts'

/** The keeper of dossier `d` of member `m` on the day; before its first move, whom that move names. */
export function keeperOn({ on, dated }: PlaceOn): RawBuilder<string | null> {
  if (!dated) return sql<string | null>`"d"."keeper"`
  const moves = sql`"dossierCustody" AS "k" WHERE "k"."memberId" = "m"."id" AND "k"."removed" = 0`
  return sql<string | null>`(CASE
    WHEN EXISTS (SELECT 1 FROM ${moves} AND "k"."onDate" <= ${on}) THEN (SELECT "k"."keeper" FROM ${moves}
      AND "k"."onDate" <= ${on} ORDER BY "k"."onDate" DESC, "k"."id" DESC LIMIT 1)
    WHEN EXISTS (SELECT 1 FROM ${moves}) THEN (SELECT "k"."keeperBefore" FROM ${moves}
      ORDER BY "k"."onDate", "k"."id" LIMIT 1)
    ELSE "d"."keeper" END)`
}

type Moves = Outputs['dossier']['card']['custody']

/** Every move, the first at the beginning. */
export async function custodyOf(db: Reader, memberId: number): Promise<Moves> {
  return db
    .selectFrom('dossierCustody')
    .select(['id', 'onDate', 'keeper', 'keeperBefore', 'reason', 'handoverId'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .orderBy('onDate')
    .orderBy('id')
    .execute()
}

async function keeperNow(db: Reader, memberId: number): Promise<string | null> {
  const row = await db
    .selectFrom('dossier')
    .select('keeper')
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return row?.keeper ?? null
}

/** Box and shelf are those of the keeper before: they do not go along. */
async function settleKeeper(tx: Writer, memberId: number, keeper: string | null): Promise<void> {
  if ((await keeperNow(tx, memberId)) === keeper) return
  const moved = { keeper, box: null, shelf: null }
  const { numUpdatedRows } = await tx
    .updateTable('dossier')
    .set(moved)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    await tx
      .insertInto('dossier')
      .values({ memberId, ...moved })
      .execute()
}

export interface CustodyMove {
  memberId: number
  onDate: IsoDate
  keeper: string
  reason: string
  handoverId?: number
}

/** The dossier went to somebody else; inside a change of its caller. A move before the last one leaves the keeper. */
export async function moveCustody(tx: Writer, move: CustodyMove): Promise<number> {
  const { memberId, onDate } = move
  const moves = await custodyOf(tx, memberId)
  const before = moves.findLast(one => one.onDate <= onDate)
  const after = moves.find(one => one.onDate > onDate)
  const { id } = await tx
    .insertInto('dossierCustody')
    .values({
      ...move,
      keeperBefore: before?.keeper ?? (after ? after.keeperBefore : await keeperNow(tx, memberId)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (after === undefined) await settleKeeper(tx, memberId, move.keeper)
  else
    await tx
      .updateTable('dossierCustody')
      .set({ keeperBefore: move.keeper })
      .where('id', '=', after.id)
      .execute()
  return id
}

/** Longest name of a keeper. */
const KEEPER_MAX = 60

/** Sealed papers lie with whom they were handed to from that day (R-G21, S04 552). */
export async function sealDossier(
  tx: Writer,
  {
    memberId,
    onDate,
    unit,
    actor,
  }: { memberId: number; onDate: IsoDate; unit: string | null; actor: string | null },
): Promise<void> {
  const keeper = (unit ?? '').trim().slice(0, KEEPER_MAX)
  if (keeper === '') return
  await moveCustody(tx, { memberId, onDate, keeper, reason: actor === null ? '封存' : `封存，${actor}经办` })
}

/** A keeper put right where he stands: the last move said the same, and says it now. */
export async function correctKeeper(tx: Writer, memberId: number, keeper: string | null): Promise<void> {
  const last = (await custodyOf(tx, memberId)).at(-1)
  if (!last || keeper === null) return
  await tx.updateTable('dossierCustody').set({ keeper }).where('id', '=', last.id).execute()
}

/** Throws RECORD_MISSING, DATE_FUTURE. */
export async function moveDossier(
  office: Office,
  { memberId, values }: Parsed['dossier']['moveDossier'],
): Promise<Outputs['dossier']['moveDossier']> {
  demandNotFuture(values.onDate, '变更日期', 'onDate', office.clock.today())
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `变更档案保管单位：${values.keeper}`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      return moveCustody(tx, { memberId, ...values })
    },
  )
  return { changeId, id: value }
}

/** Throws RECORD_MISSING; CUSTODY_HANDED for what a signed list says. */
export async function removeCustody(
  office: Office,
  { id }: Parsed['dossier']['removeCustody'],
): Promise<Outputs['dossier']['removeCustody']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除误登的保管单位变更'),
    async ({ tx }) => {
      const row = await tx
        .selectFrom('dossierCustody')
        .selectAll()
        .where('id', '=', id)
        .where('removed', '=', 0)
        .executeTakeFirst()
      if (!row) throw new OfficeError('RECORD_MISSING')
      if (row.handoverId !== null) throw new OfficeError('CUSTODY_HANDED')
      const moves = await custodyOf(tx, row.memberId)
      const after = moves[moves.findIndex(one => one.id === id) + 1]
      await removeRow(tx, 'dossierCustody', id)
      if (after === undefined) await settleKeeper(tx, row.memberId, row.keeperBefore)
      else
        await tx
          .updateTable('dossierCustody')
          .set({ keeperBefore: row.keeperBefore })
          .where('id', '=', after.id)
          .execute()
    },
  )
  return { changeId }
}
