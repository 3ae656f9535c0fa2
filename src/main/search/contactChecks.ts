/**
 * 联系方式核对 (S02 42 to 44): the contact data of members is made sure of from time to time, so that a loss is seen
 * before it is one. Members who are being searched for are left out: theirs cannot be confirmed.
 */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, spanBetween, type IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { caseStateOn, memberRecord, placeOn, searchCondition } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { latestOver } from './latestOver.ts'

type Asked = Omit<Parsed['search']['contacts'], 'page'>
type Listed = Outputs['search']['contacts']

/** The last day a check may lie on to be over its months: a day more than the months, no day less. */
async function overSince(db: Reader, on: IsoDate): Promise<IsoDate> {
  const { 'lost.contactCheckMonths': months } = await settingsOf(db)
  return latestOver(on, months, true)
}

/** The last check of member `m` by the day, '' where there is none. */
const lastCheck = (on: IsoDate) => sql<string>`coalesce((SELECT max("k"."onDate") FROM "contactCheck" AS "k"
  WHERE "k"."memberId" = "m"."id" AND "k"."removed" = 0 AND "k"."onDate" <= ${on}), '')`

const beingSearchedFor = (on: IsoDate) => sql<boolean>`EXISTS (SELECT 1 FROM "lostCase" AS "c"
  WHERE "c"."memberId" = "m"."id" AND "c"."removed" = 0 AND "c"."foundOn" <= ${on}
  AND ${caseStateOn(on)} IN (${sql.join(OPEN_LOST)}))`

function inList(db: Reader, { list, orgId, text, asOf }: Asked, today: IsoDate, over: IsoDate) {
  const place = placeOn(asOf, today)
  const { on } = place
  const base = db
    .selectFrom('member as m')
    .where('m.removed', '=', 0)
    .where(place.known)
    .where(place.membership, 'in', ON_ROLL)
    .where(eb => eb.not(beingSearchedFor(on)))
    .$if(list === 'due', query => query.where(lastCheck(on), '<=', over))
    .$if(orgId !== undefined, query => query.where(place.inOrg(orgId ?? 0)))
    .$if(text !== undefined && text.trim() !== '', query => query.where(searchCondition(text ?? '')))
  return { base, place }
}

export async function listContacts(
  db: Reader,
  { page, ...asked }: Parsed['search']['contacts'],
  today: IsoDate,
): Promise<Listed> {
  const over = await overSince(db, asked.asOf ?? today)
  const { base, place } = inList(db, asked, today, over)
  const names = await organisationNames(db, place.namesOn)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .select(['m.id', 'm.name', 'm.phone', 'm.wechat', 'm.residence'])
    .select([place.orgId.as('orgId'), lastCheck(place.on).as('checkedOn')])
    .select(
      sql<string | null>`(SELECT "k"."person" FROM "contactCheck" AS "k" WHERE "k"."memberId" = "m"."id"
        AND "k"."removed" = 0 AND "k"."onDate" <= ${place.on} ORDER BY "k"."onDate" DESC, "k"."id" DESC LIMIT 1)`.as(
        'person',
      ),
    )
    .orderBy('checkedOn')
    .orderBy('m.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return {
    total: Number(total),
    rows: rows.map(({ id, orgId, checkedOn, ...row }) => ({
      ...row,
      memberId: id,
      orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
      checkedOn: checkedOn === '' ? null : checkedOn,
      length: checkedOn === '' ? null : lengthText(checkedOn, place.on),
      due: checkedOn <= over,
    })),
  }
}

function lengthText(since: IsoDate, on: IsoDate): string {
  const { months, days } = spanBetween(since, on)
  return `${months}个月${days}天`
}

/** How many have not been checked for too long today, for the workbench. */
export async function contactsDue(db: Reader, today: IsoDate): Promise<{ count: number; months: number }> {
  const { 'lost.contactCheckMonths': months } = await settingsOf(db)
  const { base } = inList(db, { list: 'due' }, today, await overSince(db, today))
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  return { count: Number(total), months }
}

export async function contactChecksOf(
  db: Reader,
  { memberId, asOf }: Parsed['search']['contactChecks'],
  today: IsoDate,
): Promise<Outputs['search']['contactChecks']> {
  const on = asOf ?? today
  const rows = await db
    .selectFrom('contactCheck')
    .select(['id', 'onDate as on', 'person', 'note'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('onDate', '<=', on)
    .orderBy('onDate', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return { rows, due: (rows[0]?.on ?? '') <= (await overSince(db, on)) }
}

const AT_ONCE = 500

/** Those of the members who were not checked on the day already. */
async function unchecked(tx: Writer, ids: readonly number[], on: IsoDate): Promise<number[]> {
  const known = await tx
    .selectFrom('contactCheck')
    .select('memberId')
    .where('memberId', 'in', ids)
    .where('onDate', '=', on)
    .where('removed', '=', 0)
    .execute()
  const done = new Set(known.map(({ memberId }) => memberId))
  return ids.filter(id => !done.has(id))
}

/** Throws DATE_FUTURE, RECORD_MISSING. Who was checked on the day already stays as it is. */
export async function confirmContacts(
  office: Office,
  { memberIds, on, person, note }: Parsed['search']['confirmContacts'],
): Promise<Outputs['search']['confirmContacts']> {
  if (compareDates(on, office.clock.today()) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: '核对日期' }, { field: 'on' })
  }
  const ids = [...new Set(memberIds)]
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `联系方式核对无误：${ids.length}名`),
    async ({ tx, rename }) => {
      const [first] = ids
      if (ids.length === 1 && first !== undefined) {
        const { name } = await memberRecord(tx, first)
        rename(`联系方式核对无误：${name}`)
      }
      let members = 0
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE)
        const { there } = await tx
          .selectFrom('member')
          .select(eb => eb.fn.countAll<number>().as('there'))
          .where('id', 'in', some)
          .where('removed', '=', 0)
          .executeTakeFirstOrThrow()
        if (there !== some.length) throw new OfficeError('RECORD_MISSING')
        const rows = (await unchecked(tx, some, on)).map(memberId => ({ memberId, onDate: on, person, note }))
        if (rows.length > 0) await tx.insertInto('contactCheck').values(rows).execute()
        members += rows.length
      }
      return members
    },
  )
  return { changeId, members: value }
}

export async function removeContactCheck(
  office: Office,
  { id }: Parsed['search']['removeContactCheck'],
): Promise<Outputs['search']['removeContactCheck']> {
  const { changeId } = await change(office.register(), stamp(office, '删除联系方式核对'), ({ tx }) =>
    removeRow(tx, 'contactCheck', id),
  )
  return { changeId }
}
