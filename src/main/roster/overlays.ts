/** What holds of a member on a day beside the membership (rules.md 4.1), gathered from the rooms that know. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { overlaysOn } from '../../shared/roster/overlays.ts'
import type { Reader } from '../db/register.ts'
import { disposalsOfMember } from '../disposal/service.ts'
import { flowsOfMember, overseasOfMember } from '../flow/service.ts'
import { casesOfMember } from '../search/service.ts'
import { listLetters } from '../transfer/service.ts'
import { memberOrArchived } from './archive.ts'

/** More letters than one member ever has. */
const ALL_LETTERS = { offset: 0, limit: 100 }

/** Throws RECORD_MISSING. */
export async function memberOverlays(
  db: Reader,
  { id, asOf }: Parsed['roster']['overlays'],
  today: IsoDate,
): Promise<Outputs['roster']['overlays']> {
  const member = await memberOrArchived(db, id)
  const on = asOf ?? today
  const sanctions = await db
    .selectFrom('sanction')
    .select(['kind', 'decidedOn', 'effectTo'])
    .where('memberId', '=', id)
    .where('removed', '=', 0)
    .orderBy('decidedOn')
    .execute()
  const letters = { filter: { memberId: id, only: 'all' as const }, page: ALL_LETTERS, asOf }
  const facts = {
    lost: await casesOfMember(db, id, today, asOf),
    disposals: await disposalsOfMember(db, id, today, asOf),
    letters: (await listLetters(db, letters, today)).rows,
    flows: await flowsOfMember(db, id, on),
    stays: await overseasOfMember(db, id),
    sanctions,
    unattached: member.unattached === 1,
    pocketManual: member.pocketManual === 1,
  }
  return { overlays: overlaysOn(facts, on) }
}
