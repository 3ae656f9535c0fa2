/** The letters dossiers go along with: which letter a list names, and whose dossier is on no list yet (R-G26). */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { watchedFrom } from '../../shared/dossier/clocks.ts'
import type { HandoverDirection } from '../../shared/dossier/handover.ts'
import type { Handover } from '../../shared/dossier/handoverMethods.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { letterStage } from '../../shared/transfer/steps.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { letterStateOn, placeOn } from '../roster/service.ts'

type Letter = NonNullable<Handover['items'][number]['letter']>

/** Where letters stand on the day, by their id. */
export async function lettersById(
  db: Reader,
  ids: readonly number[],
  on: IsoDate,
): Promise<Map<number, Letter>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('letter as l')
    .selectAll('l')
    .select(letterStateOn(on).as('stateOn'))
    .where('l.id', 'in', [...ids])
    .where('l.removed', '=', 0)
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      { id: row.id, letterNo: row.letterNo, stage: letterStage({ ...row, state: row.stateOn }, on) },
    ]),
  )
}

/** The organisation at the other end of a letter, and its telephone. */
function otherEnd(row: Row<'letter'>): { counterpart: string; phone: string | null } {
  return row.direction === '转入'
    ? { counterpart: row.fromOrg ?? '', phone: row.fromOrgPhone }
    : { counterpart: row.toOrg ?? '', phone: row.toOrgPhone }
}

/** Letters somebody goes, or came, with: what is a draft, was sent back or is void takes no dossier along. */
const GOING = { 转出: ['ISSUED', 'LANDED', 'RECEIPTED', 'PROVEN'], 转入: ['LANDED', 'RECEIPTED'] } as const

const dayOf = sql<
  string | null
>`(CASE WHEN "l"."direction" = '转入' THEN "l"."landedOn" ELSE "l"."issuedOn" END)`

function goingLetters(db: Reader, on: IsoDate) {
  const state = letterStateOn(on)
  return db
    .selectFrom('letter as l')
    .innerJoin('member as m', 'm.id', 'l.memberId')
    .where('l.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where(dayOf, '<=', on)
    .where(eb =>
      eb.or([
        eb.and([eb('l.direction', '=', '转出'), eb(state, 'in', [...GOING.转出])]),
        eb.and([eb('l.direction', '=', '转入'), eb(state, 'in', [...GOING.转入])]),
      ]),
    )
}

/** Item `i` of list `h` is of letter `l`: a list that names no letter is taken for the member's letters of its way. */
const LISTED = sql<SqlBool>`("h"."removed" = 0 AND ("i"."letterId" = "l"."id"
  OR ("i"."letterId" IS NULL AND "i"."memberId" = "l"."memberId" AND "h"."way" = "l"."direction")))`

/** Of the letters since last year, those whose dossier stands on no list; older ones are taken for settled. */
export async function dueHandovers(
  db: Reader,
  { orgId, page, asOf }: Parsed['dossier']['dueHandovers'],
  today: IsoDate,
): Promise<Outputs['dossier']['dueHandovers']> {
  const place = placeOn(asOf, today)
  const { on } = place
  let base = goingLetters(db, on)
    .where(dayOf, '>=', watchedFrom(on))
    .where(
      sql<SqlBool>`NOT EXISTS (SELECT 1 FROM "handoverItem" AS "i"
        JOIN "dossierHandover" AS "h" ON "h"."id" = "i"."handoverId"
        WHERE ${LISTED} AND "h"."listedOn" <= ${on})`,
    )
  if (orgId !== undefined) base = base.where(place.inOrg(orgId))
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('l')
    .select(['m.name', place.orgId.as('orgId'), letterStateOn(on).as('stateOn'), dayOf.as('day')])
    .orderBy('day')
    .orderBy('l.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return {
    total: Number(total),
    rows: rows.map(row => ({
      letterId: row.id,
      memberId: row.memberId,
      name: row.name,
      orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
      // Only the two ways of the condition above.
      direction: row.direction as HandoverDirection,
      letterNo: row.letterNo,
      on: row.day ?? '',
      stage: letterStage({ ...row, state: row.stateOn }, on),
      ...otherEnd(row),
    })),
  }
}

/** How many dossiers of letters are on no list. */
export async function dueHandoverCount(db: Reader, today: IsoDate): Promise<number> {
  const asked = { orgId: undefined, page: { offset: 0, limit: 1 }, asOf: undefined }
  return (await dueHandovers(db, asked, today)).total
}

/** The letter a member goes or came with last; null where there is none. */
export async function newestLetter(
  db: Reader,
  memberId: number,
  direction: HandoverDirection,
  today: IsoDate,
): Promise<number | null> {
  const row = await goingLetters(db, today)
    .select('l.id')
    .where('l.memberId', '=', memberId)
    .where('l.direction', '=', direction)
    .orderBy(dayOf, 'desc')
    .orderBy('l.id', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Throws INPUT_INVALID where the letter is another member's, gone, or of the other way. */
export async function demandLetter(
  db: Reader,
  { letterId, memberId }: { letterId: number; memberId: number },
  direction: HandoverDirection,
): Promise<void> {
  const row = await db
    .selectFrom('letter')
    .select('id')
    .where('id', '=', letterId)
    .where('memberId', '=', memberId)
    .where('direction', '=', direction)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (row) return
  throw new OfficeError(
    'INPUT_INVALID',
    { field: '介绍信', reason: `不是这名党员的${direction}介绍信，请重新加入党员` },
    { field: 'items' },
  )
}

/** The list a letter's dossier stands on, as it is now; null while it is on none. */
export async function handoverOfLetter(
  db: Reader,
  letterId: number,
): Promise<{ id: number; listedOn: IsoDate; handedOn: IsoDate | null; receiptOn: IsoDate | null } | null> {
  const row = await db
    .selectFrom('letter as l')
    .innerJoin('handoverItem as i', 'i.memberId', 'l.memberId')
    .innerJoin('dossierHandover as h', 'h.id', 'i.handoverId')
    .select(['h.id', 'h.listedOn', 'h.handedOn', 'h.receiptOn'])
    .where('l.id', '=', letterId)
    .where(LISTED)
    .orderBy('h.id', 'desc')
    .executeTakeFirst()
  return row ?? null
}
