/** Records on a member's card that ask for a material of their own (R-G03). */

import type { EventMaterial } from '../../shared/dossier/codes.ts'
import type { Reader } from '../db/register.ts'

export async function eventCounts(db: Reader, memberId: number): Promise<Record<EventMaterial, number>> {
  const honours = await db
    .selectFrom('honour')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .executeTakeFirstOrThrow()
  const sanctions = await db
    .selectFrom('sanction')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .executeTakeFirstOrThrow()
  const failed = await db
    .selectFrom('appraisalResult')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('memberId', '=', memberId)
    .where('final', '=', '不合格')
    .where('removed', '=', 0)
    .executeTakeFirstOrThrow()
  return { HONOUR: honours.count, APPRAISAL_FAIL: failed.count, SANCTION: sanctions.count }
}
