/**
 * 联系方式核对 (S02 42 to 44): the contact data of members is made sure of from time to time, so that a loss is seen
 * before it is one. Members who are being searched for are left out: theirs cannot be confirmed.
 */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, spanBetween, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Page } from '../../shared/kernel/paging.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { caseStateOn, memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { latestOver } from './latestOver.ts'

type Asked = Omit<Parsed['search']['contacts'], 'page'>
type Listed = Outputs['search']['contacts']

/** The last day a check may lie on to be over its months: a day more than the months, no day less. */
async function overSince(db: Reader, on: IsoDate): Promise<IsoDate> {
  const { 'lost.contactCheckMonths': months } = await settingsOf(db)
  return latestOver(on, months, true)
}

const beingSearchedFor = (
  on: IsoDate,
) => sql<SqlBool>`"m"."id" IN (SELECT "c"."memberId" FROM "lostCase" AS "c"
  WHERE "c"."removed" = 0 AND "c"."foundOn" <= ${on} AND ${caseStateOn(on)} IN (${sql.join(OPEN_LOST)}))`

/** What holds of a member `m` the list is about: on the roll, in reach, of the branch and the words asked for. */
function asked({ orgId, text }: Asked, { on, known, membership, inOrg }: PlaceOn): RawBuilder<SqlBool> {
  const conditions = [
    sql<SqlBool>`"m"."removed" = 0`,
    known,
    sql<SqlBool>`${membership} IN (${sql.join([...ON_ROLL])})`,
    sql<SqlBool>`NOT ${beingSearchedFor(on)}`,
    ...(orgId === undefined ? [] : [inOrg(orgId)]),
    ...(text === undefined || text.trim() === '' ? [] : [searchCondition(text)]),
  ]
  return sql<SqlBool>`(${sql.join(conditions, sql` AND `)})`
}

/** How many the list holds; of those that are due, all but who was checked since. */
async function totalOf(db: Reader, input: Asked, place: PlaceOn, over: IsoDate): Promise<number> {
  const since = sql<SqlBool>`"m"."id" IN (SELECT "k"."memberId" FROM "contactCheck" AS "k"
    WHERE "k"."removed" = 0 AND "k"."onDate" > ${over} AND "k"."onDate" <= ${place.on})`
  const { total } = await db
    .selectFrom('member as m')
    .where(asked(input, place))
    .$if(input.list === 'due', query => query.where(sql<SqlBool>`NOT ${since}`))
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

interface Checked {
  id: number
  /** '' where the member never was */
  checkedOn: string
  person: string | null
}

/** Members who were never checked by the day, by id; walked through in that order where the list is of everybody. */
async function neverChecked(db: Reader, input: Asked, place: PlaceOn, page?: Page): Promise<number[]> {
  const ofAll = input.orgId === undefined && (input.text ?? '').trim() === ''
  const walked = sql.raw(ofAll && page !== undefined ? 'NOT INDEXED' : '')
  const limit = page === undefined ? sql`` : sql`ORDER BY "m"."id" LIMIT ${page.limit} OFFSET ${page.offset}`
  const found = sql<{ id: number }>`(SELECT "m"."id" AS "id" FROM "member" AS "m" ${walked}
    WHERE ${asked(input, place)} AND NOT EXISTS (SELECT 1 FROM "contactCheck" AS "k"
      WHERE "k"."memberId" = "m"."id" AND "k"."removed" = 0 AND "k"."onDate" <= ${place.on}) ${limit})`
  const rows = await db.selectFrom(found.as('found')).select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Members with their last check up to the day, from the oldest: walked through by the index of days. */
function lastChecks(
  db: Reader,
  input: Asked,
  place: PlaceOn,
  until: IsoDate,
  { limit, offset }: Page,
): Promise<Checked[]> {
  const { on } = place
  const found = sql<Checked>`(SELECT "k"."memberId" AS "id", "k"."onDate" AS "checkedOn", "k"."person" AS "person"
    FROM "contactCheck" AS "k" CROSS JOIN "member" AS "m" ON "m"."id" = "k"."memberId"
    WHERE "k"."removed" = 0 AND "k"."onDate" <= ${until} AND ${asked(input, place)}
      AND NOT EXISTS (SELECT 1 FROM "contactCheck" AS "n"
        WHERE "n"."memberId" = "k"."memberId" AND "n"."removed" = 0 AND "n"."onDate" <= ${on}
        AND ("n"."onDate" > "k"."onDate" OR ("n"."onDate" = "k"."onDate" AND "n"."id" > "k"."id")))
    ORDER BY "k"."onDate", "k"."memberId" LIMIT ${limit} OFFSET ${offset})`
  return db.selectFrom(found.as('found')).selectAll().orderBy('checkedOn').orderBy('id').execute()
}

/**
 * A page in its order: who was never checked first. Both halves end with the page instead of all members being
 * gathered and sorted.
 */
async function pageOf(
  db: Reader,
  input: Asked,
  place: PlaceOn,
  over: IsoDate,
  page: Page,
): Promise<Checked[]> {
  const never = await neverChecked(db, input, place, page)
  const rows = never.map(id => ({ id, checkedOn: '', person: null }))
  if (never.length === page.limit) return rows
  const before =
    never.length > 0 || page.offset === 0
      ? page.offset + never.length
      : (await neverChecked(db, input, place)).length
  const rest = { offset: Math.max(0, page.offset - before), limit: page.limit - never.length }
  return [...rows, ...(await lastChecks(db, input, place, input.list === 'due' ? over : place.on, rest))]
}

export async function listContacts(
  db: Reader,
  { page, ...input }: Parsed['search']['contacts'],
  today: IsoDate,
): Promise<Listed> {
  const place = placeOn(input.asOf, today)
  const over = await overSince(db, place.on)
  const names = await organisationNames(db, place.namesOn)
  const listed = await pageOf(db, input, place, over, page)
  const ids = listed.map(({ id }) => id)
  const members = await db
    .selectFrom('member as m')
    .select(['m.id', 'm.name', 'm.phone', 'm.wechat', 'm.residence', place.orgId.as('orgId')])
    .where('m.id', 'in', ids)
    .execute()
  const byId = new Map(members.map(member => [member.id, member]))
  return {
    total: await totalOf(db, input, place, over),
    rows: listed.flatMap(({ id, checkedOn, person }) => {
      const member = byId.get(id)
      if (!member) return []
      const { name, phone, wechat, residence, orgId } = member
      return [
        {
          memberId: id,
          name,
          phone,
          wechat,
          residence,
          person,
          orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
          checkedOn: checkedOn === '' ? null : checkedOn,
          length: checkedOn === '' ? null : lengthText(checkedOn, place.on),
          due: checkedOn <= over,
        },
      ]
    }),
  }
}

function lengthText(since: IsoDate, on: IsoDate): string {
  const { months, days } = spanBetween(since, on)
  return `${months}个月${days}天`
}

/** How many have not been checked for too long today, for the workbench. */
export async function contactsDue(db: Reader, today: IsoDate): Promise<{ count: number; months: number }> {
  const { 'lost.contactCheckMonths': months } = await settingsOf(db)
  const place = placeOn(undefined, today)
  return { count: await totalOf(db, { list: 'due' }, place, await overSince(db, today)), months }
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
