/** Sanctions decided elsewhere in the register: they stand on the member's card like those entered there. */

import type { Parsed } from '../../shared/api/contract.ts'
import { sanctionEffectTo } from '../../shared/roster/sanctions.ts'
import type { Writer } from '../db/register.ts'

type Sanction = Parsed['roster']['saveSanction']['values']

/** Enters a 处分 on the card, unless the same one of that day stands there already. */
export async function enterSanction(tx: Writer, memberId: number, sanction: Sanction): Promise<void> {
  const { kind, decidedOn } = sanction
  const known = await tx
    .selectFrom('sanction')
    .select('id')
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('kind', '=', kind)
    .where('decidedOn', '=', decidedOn)
    .executeTakeFirst()
  if (known) return
  const effectTo = sanctionEffectTo(kind, decidedOn)
  await tx
    .insertInto('sanction')
    .values({ memberId, ...sanction, effectTo })
    .execute()
}
