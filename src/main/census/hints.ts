/** Problems the register itself tells of a campaign's members, with those of the annexes. */

import { sql, type SqlBool } from 'kysely'
import { CHECK_PROBLEM, type CheckProblem } from '../../shared/census/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { isPocket } from '../../shared/transfer/rules.ts'
import type { Reader } from '../db/register.ts'
import { caseStateOn, contactDay } from '../roster/service.ts'
import { annexPersons, type AnnexAsk } from './annexPersons.ts'
import { deficientItems, lettersBy } from './facts.ts'

export type Hints = ReadonlyMap<number, ReadonlySet<CheckProblem>>

type Found = Map<number, Set<CheckProblem>>

function add(found: Found, memberId: number, problem: CheckProblem): void {
  const own = found.get(memberId) ?? new Set<CheckProblem>()
  found.set(memberId, own.add(problem))
}

/** 空挂 and 口袋: as marked on the card, and whose letter ran out. */
export async function attachmentHints(db: Reader, on: IsoDate): Promise<Found> {
  const found: Found = new Map()
  const flagged = await db
    .selectFrom('member')
    .select(['id', 'unattached', 'pocketManual'])
    .where('removed', '=', 0)
    .where(eb => eb.or([eb('unattached', '=', 1), eb('pocketManual', '=', 1)]))
    .execute()
  for (const { id, unattached, pocketManual } of flagged) {
    if (unattached === 1) add(found, id, '空挂')
    if (pocketManual === 1) add(found, id, '口袋')
  }
  for (const letter of await lettersBy(db, on)) {
    if (isPocket([letter], false, on)) add(found, letter.memberId, '口袋')
  }
  return found
}

/**
 * Problems the register itself tells of on the day, by member: what the branch has to look at. 流动 are the
 * members of annex 4, 失联 those of annex 3 and whoever is being searched for that day.
 */
export async function hintsOn(
  db: Reader,
  asked: AnnexAsk,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<Hints> {
  const on = asOf ?? today
  const found = await attachmentHints(db, on)
  const { away, lost: listed } = await annexPersons(db, asked, asOf, today)
  for (const { member } of away) add(found, member.id, '流动')
  for (const { member } of listed) add(found, member.id, '失联')
  const lost = await db
    .selectFrom('lostCase as c')
    .select('c.memberId')
    .where('c.removed', '=', 0)
    .where('c.foundOn', '<=', on)
    .where(caseStateOn(on), '<>', 'EXCLUDED')
    .where(sql<SqlBool>`coalesce(${contactDay} > ${on}, TRUE)`)
    .execute()
  for (const { memberId } of lost) add(found, memberId, '失联')
  for (const { memberId } of await deficientItems(db, asked.memberIds)) add(found, memberId, '档案')
  return found
}

/** In the order of the code table. */
export function hintList(hints: Hints, memberId: number): CheckProblem[] {
  const own = hints.get(memberId)
  return own === undefined ? [] : CHECK_PROBLEM.items.map(({ key }) => key).filter(key => own.has(key))
}
