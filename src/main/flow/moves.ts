/**
 * Where a member away was, told in contacts: each move knows the place before it, and the record has the
 * place of the last one. Moves may be told late, mended and taken away: the chain is kept whole.
 */

import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Writer } from '../db/register.ts'

interface Move {
  id: number
  flowId: number
  onDate: IsoDate
}

/** The first move told of a later day; of the same day the one entered later. */
async function moveAfter(tx: Writer, { id, flowId, onDate }: Move) {
  return tx
    .selectFrom('flowContact')
    .select(['id', 'fromPlace'])
    .where('flowId', '=', flowId)
    .where('removed', '=', 0)
    .where('place', 'is not', null)
    .where('id', '<>', id)
    .where(eb => eb.or([eb('onDate', '>', onDate), eb.and([eb('onDate', '=', onDate), eb('id', '>', id)])]))
    .orderBy('onDate')
    .orderBy('id')
    .executeTakeFirst()
}

async function setPlace(tx: Writer, id: number, place: string | null, fromPlace: string | null) {
  await tx.updateTable('flowContact').set({ place, fromPlace }).where('id', '=', id).execute()
}

/** The contact tells of this place. Where the member was there already it tells of no move. */
export async function tellPlace(tx: Writer, move: Move, place: string | null): Promise<void> {
  if (place === null || place === '') return
  const next = await moveAfter(tx, move)
  const flow = await tx
    .selectFrom('flow')
    .select('destPlace')
    .where('id', '=', move.flowId)
    .executeTakeFirstOrThrow()
  const before = next ? next.fromPlace : flow.destPlace
  if (place === before) return
  await setPlace(tx, move.id, place, before)
  if (next) {
    await tx.updateTable('flowContact').set({ fromPlace: place }).where('id', '=', next.id).execute()
  } else {
    await tx.updateTable('flow').set({ destPlace: place }).where('id', '=', move.flowId).execute()
  }
}

/** The contact tells of no move any more: what came after it starts where the member was before. */
export async function takeBackPlace(tx: Writer, move: Move): Promise<void> {
  const told = await tx
    .selectFrom('flowContact')
    .select(['place', 'fromPlace'])
    .where('id', '=', move.id)
    .executeTakeFirstOrThrow()
  if (told.place === null) return
  const next = await moveAfter(tx, move)
  await setPlace(tx, move.id, null, null)
  const { fromPlace } = told
  if (next) await tx.updateTable('flowContact').set({ fromPlace }).where('id', '=', next.id).execute()
  else await tx.updateTable('flow').set({ destPlace: fromPlace }).where('id', '=', move.flowId).execute()
}
