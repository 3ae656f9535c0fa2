/**
 * Who may soon be lost, or is lost already without a case: members near and over the six months (R-B03); and
 * whom the sweep found that had been lost for six months only while it ran (R-B07). For the office alone (R-A22).
 */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { spanBetween, type IsoDate, type PartialDate } from '../../shared/kernel/dates.ts'
import { LIFE_KINDS } from '../../shared/meeting/codes.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import { WATCH_COLUMNS } from '../../shared/search/listColumns.ts'
import type { WatchRow } from '../../shared/search/rhythmMethods.ts'
import { WATCH_WORDS } from '../../shared/search/watchWords.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { offerList, type ListFile } from '../reporting/service.ts'
import { contactDay, placeOn, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { foundDuringSweep } from './duringSweep.ts'
import { latestOver } from './latestOver.ts'

type Asked = Parsed['search']['watch']
type Watched = Outputs['search']['watch']

/** Where it is written that somebody heard of member `m`: rows with a day. */
interface Heard {
  from: RawBuilder<unknown>
  memberId: RawBuilder<number>
  day: RawBuilder<string>
  /** an index leads from the member to the day: asked member by member, else for all at once */
  byMember?: true
}

function heardIn(settings: Settings): Heard[] {
  const own = settings['lost.proxyPaymentCounts'] ? sql`` : sql`AND "p"."payer" = '本人'`
  return [
    {
      from: sql`"attendance" AS "a" JOIN "meeting" AS "t" ON "t"."id" = "a"."meetingId"
        WHERE "a"."removed" = 0 AND "t"."removed" = 0 AND "a"."state" = '到会'
        AND "t"."kind" IN (${sql.join(LIFE_KINDS)})`,
      memberId: sql`"a"."memberId"`,
      day: sql`"t"."onDate"`,
    },
    {
      from: sql`"duesPayment" AS "p" WHERE "p"."removed" = 0 ${own}`,
      memberId: sql`"p"."memberId"`,
      day: sql`"p"."onDate"`,
      byMember: true,
    },
    {
      from: sql`"flowContact" AS "k" JOIN "flow" AS "w" ON "w"."id" = "k"."flowId"
        WHERE "k"."removed" = 0`,
      memberId: sql`"w"."memberId"`,
      day: sql`"k"."onDate"`,
    },
    {
      from: sql`"lostCase" AS "c" WHERE "c"."removed" = 0`,
      memberId: sql`"c"."memberId"`,
      day: sql`${contactDay}`,
    },
  ]
}

/** The days typed on the card; dues paid by others only where they count (R-B09). */
function typedDays(settings: Settings): RawBuilder<string>[] {
  const dues = settings['lost.proxyPaymentCounts']
    ? sql<string>`"m"."lastDuesDate"`
    : sql<string>`CASE WHEN "m"."duesByProxy" = 0 THEN "m"."lastDuesDate" END`
  return [sql`"m"."lastLifeDate"`, dues]
}

/** The last the office heard of member `m` by the day: life, dues, a talk while away, contact in a lost case. */
function lastHeard(on: IsoDate, settings: Settings): RawBuilder<string> {
  const typed = typedDays(settings).map(day => sql`CASE WHEN ${day} <= ${on} THEN ${day} ELSE '' END`)
  const kept = heardIn(settings).map(
    ({ from, memberId, day }) =>
      sql`coalesce((SELECT max(${day}) FROM ${from} AND ${memberId} = "m"."id" AND ${day} <= ${on}), '')`,
  )
  return sql<string>`max(${sql.join([...typed, ...kept])})`
}

interface Span {
  /** '' for ever */
  after: IsoDate
  until: IsoDate
}

const within = (day: RawBuilder<string>, { after, until }: Span) =>
  sql`${day} > ${after} AND ${day} <= ${until}`

function typedWithin(span: Span, settings: Settings): RawBuilder<unknown>[] {
  return typedDays(settings).map(day => sql`(${within(sql`coalesce(${day}, '')`, span)})`)
}

/** Something was heard of member `m` in the span; asked of the few who are left. */
function heardWithin(span: Span, settings: Settings): RawBuilder<SqlBool> {
  const kept = heardIn(settings).map(
    ({ from, memberId, day }) =>
      sql`EXISTS (SELECT 1 FROM ${from} AND ${memberId} = "m"."id" AND ${within(day, span)})`,
  )
  return sql<SqlBool>`(${sql.join([...typedWithin(span, settings), ...kept], sql` OR `)})`
}

/** Nothing was heard of member `m` in the span; asked of everybody, so what is heard of is gathered once. */
function silentWithin(span: Span, settings: Settings): RawBuilder<SqlBool> {
  const kept = heardIn(settings).map(({ from, memberId, day, byMember }) =>
    byMember
      ? sql`EXISTS (SELECT 1 FROM ${from} AND ${memberId} = "m"."id" AND ${within(day, span)})`
      : sql`"m"."id" IN (SELECT ${memberId} FROM ${from} AND ${within(day, span)})`,
  )
  return sql<SqlBool>`NOT (${sql.join([...typedWithin(span, settings), ...kept], sql` OR `)})`
}

const openCase = (on: IsoDate) => sql<number | null>`(SELECT max("o"."id") FROM "lostCase" AS "o"
  WHERE "o"."memberId" = "m"."id" AND "o"."removed" = 0 AND "o"."foundOn" <= ${on}
  AND "o"."state" IN (${sql.join(OPEN_LOST)}))`

function inScope(db: Reader, place: PlaceOn, orgId: number | undefined) {
  return db
    .selectFrom('member as m')
    .where('m.removed', '=', 0)
    .where(place.known)
    .where(place.membership, 'in', ON_ROLL)
    .$if(orgId !== undefined, query => query.where(place.inOrg(orgId ?? 0)))
}

const BASIS = '最近一次联系'

/** Members of the list, with the day it goes by as `since`: the last sign lies in its span, none after it. */
function listed(
  db: Reader,
  kind: Exclude<Asked['kind'], 'duringSweep'>,
  place: PlaceOn,
  orgId: number | undefined,
  settings: Settings,
) {
  const { on } = place
  const over = latestOver(on, settings['lost.months'], settings['lost.triggerStrict'])
  const [after, until] =
    kind === 'over'
      ? (['', over] as const)
      : ([over, latestOver(on, settings['lost.watchMonths'], false)] as const)
  const base = inScope(db, place, orgId)
    .where(silentWithin({ after: until, until: on }, settings))
    .where(heardWithin({ after, until }, settings))
  return { base, since: lastHeard(on, settings) }
}

function lengthText(since: PartialDate, on: IsoDate): string {
  const { months, days } = spanBetween(since, on)
  return `${months}个月${days}天`
}

export async function watchList(
  db: Reader,
  { kind, orgId, asOf, page }: Asked,
  today: IsoDate,
): Promise<Watched> {
  const place = placeOn(asOf, today)
  const names = await organisationNames(db, place.namesOn)
  const settings = await settingsOf(db)
  if (kind === 'duringSweep') return foundDuringSweep(db, { orgId, page, place, names, settings })
  const { base, since } = listed(db, kind, place, orgId, settings)
  const rows = await base
    .select([
      'm.id',
      'm.name',
      'm.phone',
      place.orgId.as('orgId'),
      since.as('since'),
      openCase(place.on).as('caseId'),
      // In the same pass: looking through everybody is what takes the time.
      sql<number>`count(*) OVER ()`.as('total'),
    ])
    .orderBy('since')
    .orderBy('m.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  // A page behind the last has no row to tell the number by.
  const beyond = async () => {
    if (page.offset === 0) return 0
    const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
    return Number(total)
  }
  return {
    total: rows[0]?.total ?? (await beyond()),
    rows: rows.map(row => ({
      memberId: row.id,
      name: row.name,
      orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
      since: row.since,
      basis: BASIS,
      length: lengthText(row.since, place.on),
      phone: row.phone,
      caseId: row.caseId,
    })),
  }
}

/** The list as it is seen, as workbook or on paper. */
export async function watchFile(
  office: Office,
  { format, columns, ...asked }: Parsed['search']['watchFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<WatchRow> = {
    title: WATCH_WORDS[asked.kind].title,
    on: asked.asOf ?? today,
    orgId: asked.orgId,
    columns: WATCH_COLUMNS,
    seen: columns,
    read: (db, page) => watchList(db, { ...asked, page }, today),
    counted: rows => `${rows}名`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
