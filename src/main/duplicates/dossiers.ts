/** Two dossiers made one: a member has one dossier and one mark a material. */

import { fieldName } from '../audit/service.ts'
import type { Writer } from '../db/register.ts'
import type { Row, RowPatch } from '../db/tables.ts'
import { CUSTODY_COLUMNS } from '../dossier/service.ts'

interface Pair {
  keepId: number
  otherId: number
}

/** What the kept dossier has stands, the other fills what is empty, and what differs goes into the remark. */
export async function mergeDossiers(tx: Writer, { keepId, otherId }: Pair): Promise<number> {
  const dossierOf = async (memberId: number) =>
    tx.selectFrom('dossier').selectAll().where('memberId', '=', memberId).executeTakeFirst()
  const kept = await dossierOf(keepId)
  const other = await dossierOf(otherId)
  if (!other) return 0
  if (!kept) {
    await tx.updateTable('dossier').set({ memberId: keepId }).where('id', '=', other.id).execute()
    return 1
  }
  await tx.deleteFrom('dossier').where('id', '=', other.id).execute()
  const filled: RowPatch<'dossier'> = Object.fromEntries(
    CUSTODY_COLUMNS.map(column => [column, kept[column] ?? other[column]] as const),
  )
  const differing = CUSTODY_COLUMNS.flatMap(column => {
    const [mine, theirs] = [kept[column], other[column]]
    return mine !== null && theirs !== null && mine !== theirs
      ? [`${fieldName('dossier', column)}${theirs}`]
      : []
  })
  const note = differing.length === 0 ? null : `合并前另一条：${differing.join('，')}`
  const remarks = new Set([kept.remark, other.remark, note].filter(text => text !== null && text !== ''))
  await tx
    .updateTable('dossier')
    .set({ ...filled, remark: remarks.size === 0 ? null : [...remarks].join('；') })
    .where('id', '=', kept.id)
    .execute()
  return 1
}

/** The better evidence first: what one of the two files holds, the member's file holds. */
const EVIDENCE = ['有', '不规范', '缺', '未到期', '']

function better(first: Row<'dossierItem'>, second: Row<'dossierItem'>): Row<'dossierItem'> {
  return EVIDENCE.indexOf(second.present) < EVIDENCE.indexOf(first.present) ? second : first
}

/** Of two marks the better evidence stands, and the note says what the other was. */
export async function mergeItems(tx: Writer, { keepId, otherId }: Pair): Promise<number> {
  const itemsOf = async (memberId: number) =>
    tx.selectFrom('dossierItem').selectAll().where('memberId', '=', memberId).orderBy('id').execute()
  const keptOf = new Map((await itemsOf(keepId)).map(row => [row.item, row]))
  const moving = await itemsOf(otherId)
  for (const other of moving) {
    const kept = keptOf.get(other.item)
    if (!kept) {
      await tx.updateTable('dossierItem').set({ memberId: keepId }).where('id', '=', other.id).execute()
      continue
    }
    const winner = better(kept, other)
    const loser = winner === kept ? other : kept
    const said =
      winner.present !== loser.present && loser.present !== '' ? `合并前另一条为“${loser.present}”` : null
    const notes = new Set([winner.note, loser.note, said].filter(text => text !== null && text !== ''))
    await tx.deleteFrom('dossierItem').where('id', '=', other.id).execute()
    await tx
      .updateTable('dossierItem')
      .set({
        present: winner.present,
        markedOn: winner.markedOn,
        note: notes.size === 0 ? null : [...notes].join('；'),
      })
      .where('id', '=', kept.id)
      .execute()
  }
  return moving.length
}
