/** Check lines of campaigns of two members made one. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Writer } from '../db/register.ts'

/** Each person once on a list (R-A01): where both were on it, the line of the kept one stands. Returns how many moved. */
export async function mergeCheckLines(
  tx: Writer,
  { keepId, otherId }: Parsed['duplicates']['merge'],
): Promise<number> {
  const lines = await tx
    .selectFrom('checkLine')
    .select(['id', 'campaignId', 'memberId'])
    .where('memberId', 'in', [keepId, otherId])
    .execute()
  const kept = new Set(
    lines.filter(({ memberId }) => memberId === keepId).map(({ campaignId }) => campaignId),
  )
  let moved = 0
  for (const { id, campaignId, memberId } of lines) {
    if (memberId === keepId) continue
    if (kept.has(campaignId)) await tx.deleteFrom('checkLine').where('id', '=', id).execute()
    else {
      await tx.updateTable('checkLine').set({ memberId: keepId }).where('id', '=', id).execute()
      moved += 1
    }
  }
  return moved
}
