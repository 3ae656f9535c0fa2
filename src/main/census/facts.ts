/** What the register says of members on a day, as far as a campaign asks. */

import { sql, type SqlBool } from 'kysely'
import { isDeficient } from '../../shared/dossier/rules.ts'
import { MATERIAL_STATE } from '../../shared/dossier/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { LetterDates } from '../../shared/transfer/rules.ts'
import type { Reader } from '../db/register.ts'

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

const DEFICIENT = MATERIAL_STATE.items.map(({ key }) => key).filter(isDeficient)

/** Materials of dossiers that are missing or irregular (R-G01), of these members alone where some are given. */
export async function deficientItems(
  db: Reader,
  memberIds?: readonly number[],
): Promise<{ memberId: number; item: string; present: string }[]> {
  const ids = memberIds && JSON.stringify(memberIds)
  return db
    .selectFrom('dossierItem')
    .select(['memberId', 'item', 'present'])
    .where('present', 'in', DEFICIENT)
    .$if(ids !== undefined, query =>
      query.where(sql<SqlBool>`"memberId" IN (SELECT "value" FROM json_each(${ids}))`),
    )
    .execute()
}
