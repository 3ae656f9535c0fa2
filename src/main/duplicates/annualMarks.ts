/** Marks of yearly reviews of two members made one. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Writer } from '../db/register.ts'

/** Where both were marked in the same review, what was said of the kept one stands. Returns how many moved. */
export async function mergeAnnualMarks(
  tx: Writer,
  { keepId, otherId }: Parsed['duplicates']['merge'],
): Promise<number> {
  const marks = await tx
    .selectFrom('annualMark')
    .select(['id', 'orgId', 'year', 'heading', 'memberId'])
    .where('memberId', 'in', [keepId, otherId])
    .execute()
  const keyOf = ({ orgId, year, heading }: (typeof marks)[number]) => `${orgId} ${year} ${heading}`
  const kept = new Set(marks.filter(({ memberId }) => memberId === keepId).map(keyOf))
  let moved = 0
  for (const mark of marks) {
    if (mark.memberId === keepId) continue
    if (kept.has(keyOf(mark))) {
      await tx.deleteFrom('annualMark').where('id', '=', mark.id).execute()
    } else {
      await tx.updateTable('annualMark').set({ memberId: keepId }).where('id', '=', mark.id).execute()
      moved += 1
    }
  }
  return moved
}
