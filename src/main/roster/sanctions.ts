/** Sanctions decided elsewhere in the register: they stand on the member's card like those entered there. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { sanctionEffectTo } from '../../shared/roster/sanctions.ts'
import type { Reader, Writer } from '../db/register.ts'

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

type Ended = NonNullable<Outputs['roster']['card']['sanctions'][number]['ended']>

/**
 * The operations that wrote a sanction of the member and ended his membership with it, by sanction: as long as he
 * is 出党 by that very period. Taking the record away gives no membership back, taking the operation back does.
 */
export async function endedWith(db: Reader, memberId: number): Promise<ReadonlyMap<number, Ended>> {
  const rows = await db
    .selectFrom('sanction as s')
    .innerJoin('changeRow as w', 'w.rowId', 's.id')
    .innerJoin('changeRow as p', 'p.changeId', 'w.changeId')
    .innerJoin('membershipPeriod as m', 'm.id', 'p.rowId')
    .innerJoin('change as c', 'c.id', 'w.changeId')
    .select(['s.id as sanctionId', 'c.id as changeId', 'c.at', 'c.label'])
    .where('s.memberId', '=', memberId)
    .where('w.tableName', '=', 'sanction')
    .where('p.tableName', '=', 'membershipPeriod')
    .where('p.op', '=', 'I')
    .where('m.memberId', '=', memberId)
    .where('m.membership', '=', 'REMOVED')
    .where('m.toOn', 'is', null)
    .orderBy('c.id')
    .execute()
  // Done again after it was undone: the last time counts.
  return new Map(rows.map(({ sanctionId, ...ended }) => [sanctionId, ended]))
}
