/** What the register says of members on a day, as far as a campaign asks. */

import { sql } from 'kysely'
import { isDeficient } from '../../shared/dossier/rules.ts'
import { MATERIAL_STATE } from '../../shared/dossier/codes.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { CHECK_PROBLEM, type CheckProblem } from '../../shared/census/codes.ts'
import type { LetterDates } from '../../shared/transfer/rules.ts'
import { isPocket } from '../../shared/transfer/rules.ts'
import type { Reader } from '../db/register.ts'
import { caseStateOn } from '../roster/service.ts'

export interface Standing {
  memberId: number
  orgId: number | null
  membership: string
  fromOn: string | null
}

/** The period each member stands in on the day; of two that overlap by mistake the later (standing.ts). */
export async function standingsOn(db: Reader, on: IsoDate): Promise<Map<number, Standing>> {
  const standing = sql<Standing & { latest: string }>`(
    SELECT "p"."memberId", "p"."orgId", "p"."membership", "p"."fromOn", max(coalesce("p"."fromOn", '')) AS "latest"
    FROM "membershipPeriod" AS "p" JOIN "member" AS "m" ON "m"."id" = "p"."memberId"
    WHERE "m"."removed" = 0 AND ("m"."deathDate" IS NULL OR "m"."deathDate" > ${on})
      AND ("p"."fromOn" IS NULL OR "p"."fromOn" <= ${on}) AND ("p"."toOn" IS NULL OR "p"."toOn" > ${on})
    GROUP BY "p"."memberId")`
  const rows = await db
    .selectFrom(standing.as('s'))
    .select(['memberId', 'orgId', 'membership', 'fromOn'])
    .execute()
  return new Map(rows.map(row => [row.memberId, row]))
}

export type OwnLetter = LetterDates & { memberId: number }

export async function lettersBy(db: Reader, on: IsoDate): Promise<OwnLetter[]> {
  return db
    .selectFrom('letter')
    .select([
      'memberId',
      'direction',
      'state',
      'issuedOn',
      'validDays',
      'landedOn',
      'receiptOn',
      'proofOn',
      'returnedOn',
      'voidedOn',
    ])
    .where('removed', '=', 0)
    .where('issuedOn', '<=', on)
    .execute()
}

export type Hints = ReadonlyMap<number, ReadonlySet<CheckProblem>>

/** Problems the register itself tells of on the day, by member: what the branch has to look at. */
export async function hintsOn(db: Reader, on: IsoDate): Promise<Hints> {
  const found = new Map<number, Set<CheckProblem>>()
  const add = (memberId: number, problem: CheckProblem) => {
    const own = found.get(memberId) ?? new Set<CheckProblem>()
    found.set(memberId, own.add(problem))
  }
  const away = await db
    .selectFrom('flow')
    .select('memberId')
    .where('removed', '=', 0)
    .where('leftOn', '<=', on)
    .where(eb => eb.or([eb('returnedOn', 'is', null), eb('returnedOn', '>', on)]))
    .execute()
  for (const { memberId } of away) add(memberId, '流动')
  const flagged = await db
    .selectFrom('member')
    .select(['id', 'unattached', 'pocketManual'])
    .where('removed', '=', 0)
    .where(eb => eb.or([eb('unattached', '=', 1), eb('pocketManual', '=', 1)]))
    .execute()
  for (const { id, unattached, pocketManual } of flagged) {
    if (unattached === 1) add(id, '空挂')
    if (pocketManual === 1) add(id, '口袋')
  }
  for (const letter of await lettersBy(db, on)) {
    if (isPocket([letter], false, on)) add(letter.memberId, '口袋')
  }
  const lost = await db
    .selectFrom('lostCase as c')
    .select('c.memberId')
    .where('c.removed', '=', 0)
    .where('c.foundOn', '<=', on)
    .where(caseStateOn(on), 'in', ['SEARCHING', 'NOT_FOUND', 'INVESTIGATED', 'PROPOSED'])
    .where(eb => eb.or([eb('c.contactOn', 'is', null), eb('c.contactOn', '>', on)]))
    .execute()
  for (const { memberId } of lost) add(memberId, '失联')
  const items = await db.selectFrom('dossierItem').select(['memberId', 'present']).execute()
  for (const { memberId, present } of items) {
    if (isDeficient(keyOf(MATERIAL_STATE, present))) add(memberId, '档案')
  }
  return found
}

/** In the order of the code table. */
export function hintList(hints: Hints, memberId: number): CheckProblem[] {
  const own = hints.get(memberId)
  return own === undefined ? [] : CHECK_PROBLEM.items.map(({ key }) => key).filter(key => own.has(key))
}
