/** Lists of members: filtered, sorted and paged in SQL (law 6). */

import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import type { MemberRow, RosterFilter } from '../../shared/roster/schema.ts'
import { orgIdsBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { RegisterTables } from '../db/tables.ts'

type ListInput = Parsed['roster']['list']
type Tables = RegisterTables & { m: RegisterTables['member'] }
type Builder = ExpressionBuilder<Tables, 'm'>
type Condition = ExpressionWrapper<Tables, 'm', SqlBool>

/** What was typed into a search box, as `memberSearch` holds it. */
export function searchNeedle(typed: string): string {
  return toHalfWidth(typed).replace(/[\s']/g, '').toLowerCase()
}

/** Open flow record covering the day; a removed or returned one does not count. */
function isAway(eb: Builder, on: IsoDate): Condition {
  return eb.exists(
    eb
      .selectFrom('flow')
      .select('flow.id')
      .whereRef('flow.memberId', '=', 'm.id')
      .where('flow.removed', '=', 0)
      .where('flow.leftOn', '<=', on)
      .where(e => e.or([e('flow.returnedOn', 'is', null), e('flow.returnedOn', '>', on)])),
  )
}

function isAbroad(eb: Builder, on: IsoDate): Condition {
  return eb.exists(
    eb
      .selectFrom('overseas')
      .select('overseas.id')
      .whereRef('overseas.memberId', '=', 'm.id')
      .where('overseas.removed', '=', 0)
      .where('overseas.leftOn', '<=', on)
      .where(e => e.or([e('overseas.returnedOn', 'is', null), e('overseas.returnedOn', '>', on)])),
  )
}

/** A case that is neither excluded nor decided. */
function isLost(eb: Builder): Condition {
  return eb.exists(
    eb
      .selectFrom('lostCase')
      .select('lostCase.id')
      .whereRef('lostCase.memberId', '=', 'm.id')
      .where('lostCase.removed', '=', 0)
      .where('lostCase.state', 'in', ['VERIFYING', 'SEARCHING', 'FOUND', 'NOT_FOUND']),
  )
}

/** A letter past its last valid day and not landed (R-B18), or the mark set by hand. */
function isPocket(eb: Builder, on: IsoDate): Condition {
  return eb.or([
    eb('m.pocketManual', '=', 1),
    eb.exists(
      eb
        .selectFrom('letter')
        .select('letter.id')
        .whereRef('letter.memberId', '=', 'm.id')
        .where('letter.removed', '=', 0)
        .where('letter.state', '=', 'ISSUED')
        .where('letter.validTo', '<', on),
    ),
  ])
}

function flagCondition(eb: Builder, flag: NonNullable<RosterFilter['flag']>, on: IsoDate): Condition {
  switch (flag) {
    case 'away':
      return isAway(eb, on)
    case 'abroad':
      return isAbroad(eb, on)
    case 'lost':
      return isLost(eb)
    case 'pocket':
      return isPocket(eb, on)
    case 'hardship':
    case 'seriousIllness':
    case 'unattached':
    case 'hidden':
      return eb(`m.${flag}`, '=', 1)
  }
}

interface Scope {
  /** organisation ids, or null for all */
  orgIds: number[] | null
  on: IsoDate
}

/** Conditions on the member itself; branch and state as of a day are on its period instead. */
function conditions(eb: Builder, filter: RosterFilter, scope: Scope, dated: boolean): Condition[] {
  const all: Condition[] = [eb('m.removed', '=', 0)]
  if (!dated) {
    all.push(eb('m.membership', 'in', filter.membership ?? [...ON_ROLL]))
    if (scope.orgIds) all.push(eb('m.orgId', 'in', scope.orgIds))
  }
  const needle = filter.text === undefined ? '' : searchNeedle(filter.text)
  if (needle !== '') {
    all.push(
      eb.and([
        sql<SqlBool>`"m"."id" IN (SELECT "memberId" FROM "memberSearch" WHERE instr("text", ${needle}) > 0 OR instr("text", ${needle.toUpperCase()}) > 0)`,
      ]),
    )
  }
  if (filter.sex !== undefined) all.push(eb('m.sex', '=', filter.sex))
  if (filter.nation !== undefined) all.push(eb('m.nation', '=', filter.nation))
  if (filter.education !== undefined) all.push(eb('m.education', '=', filter.education))
  if (filter.birthFrom !== undefined) all.push(eb('m.birth', '>=', filter.birthFrom))
  if (filter.birthTo !== undefined) all.push(eb('m.birth', '<=', `${filter.birthTo}~`))
  if (filter.joinFrom !== undefined) all.push(eb('m.joinDate', '>=', filter.joinFrom))
  if (filter.joinTo !== undefined) all.push(eb('m.joinDate', '<=', `${filter.joinTo}~`))
  if (filter.issues === true) all.push(eb('m.issues', 'is not', null))
  if (filter.issues === false) all.push(eb('m.issues', 'is', null))
  if (filter.issue !== undefined) {
    all.push(eb.and([sql<SqlBool>`instr(',' || "m"."issues" || ',', ${`,${filter.issue},`}) > 0`]))
  }
  if (filter.flag !== undefined) all.push(flagCondition(eb, filter.flag, scope.on))
  return all
}

type SortColumn = ListInput['sort'][number]['column']

/** The expression a column sorts by; names by pinyin, branches by their name. */
function sortExpression(column: SortColumn) {
  switch (column) {
    case 'name':
      return sql`"m"."namePinyin"`
    case 'orgName':
      return sql`(SELECT "o"."shortName" FROM "organisation" AS "o" WHERE "o"."id" = "m"."orgId")`
    case 'membership':
    case 'sex':
    case 'nation':
    case 'birth':
    case 'idNo':
    case 'education':
    case 'joinDate':
    case 'fullDate':
    case 'phone':
    case 'unit':
      return sql.ref(`m.${column}`)
  }
}

const LIST_COLUMNS = [
  'm.id',
  'm.name',
  'm.sex',
  'm.nation',
  'm.birth',
  'm.idNo',
  'm.education',
  'm.joinDate',
  'm.fullDate',
  'm.phone',
  'm.unit',
  'm.residence',
  'm.remark',
  'm.issues',
] as const

/** One page of the roster, today or as of a day. */
export async function listMembers(
  db: Reader,
  input: ListInput,
  today: IsoDate,
): Promise<Outputs['roster']['list']> {
  const { filter, page } = input
  const scope: Scope = {
    orgIds: filter.orgId === undefined ? null : await orgIdsBelow(db, filter.orgId),
    on: input.asOf ?? today,
  }
  const dated = input.asOf !== undefined && input.asOf !== today
  return dated
    ? listAsOf(db, filter, input.sort, page, scope)
    : listPresent(db, filter, input.sort, page, scope)
}

type Sort = ListInput['sort']

async function listPresent(
  db: Reader,
  filter: RosterFilter,
  sort: Sort,
  page: ListInput['page'],
  scope: Scope,
): Promise<Outputs['roster']['list']> {
  const base = db
    .selectFrom('member as m')
    .where(eb => eb.and(conditions(eb as Builder, filter, scope, false)))
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  let query = base.select([...LIST_COLUMNS, 'm.orgId', 'm.membership'])
  for (const { column, descending } of sort) {
    query = query.orderBy(sortExpression(column), descending ? 'desc' : 'asc')
  }
  if (sort.length === 0) query = query.orderBy('m.namePinyin')
  const rows = await query.orderBy('m.id').limit(page.limit).offset(page.offset).execute()
  return { total: Number(total), rows: await withMarks(db, rows, scope.on) }
}

async function listAsOf(
  db: Reader,
  filter: RosterFilter,
  sort: Sort,
  page: ListInput['page'],
  scope: Scope,
): Promise<Outputs['roster']['list']> {
  const { on, orgIds } = scope
  let base = db
    .selectFrom('membershipPeriod as p')
    .innerJoin('member as m', 'm.id', 'p.memberId')
    .where(eb => eb.or([eb('p.fromOn', 'is', null), eb('p.fromOn', '<=', on)]))
    .where(eb => eb.or([eb('p.toOn', 'is', null), eb('p.toOn', '>', on)]))
    .where('p.membership', 'in', filter.membership ?? [...ON_ROLL])
    .where(eb => eb.and(conditions(eb as unknown as Builder, filter, scope, true)))
  if (orgIds) base = base.where('p.orgId', 'in', orgIds)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  let query = base.select([...LIST_COLUMNS, 'p.orgId', 'p.membership'])
  for (const { column, descending } of sort) {
    const expression =
      column === 'membership'
        ? sql`"p"."membership"`
        : column === 'orgName'
          ? sql`(SELECT "o"."shortName" FROM "organisation" AS "o" WHERE "o"."id" = "p"."orgId")`
          : sortExpression(column)
    query = query.orderBy(expression, descending ? 'desc' : 'asc')
  }
  if (sort.length === 0) query = query.orderBy('m.namePinyin')
  const rows = await query.orderBy('m.id').limit(page.limit).offset(page.offset).execute()
  return { total: Number(total), rows: await withMarks(db, rows, on) }
}

type ListedRow = Omit<MemberRow, 'issues' | 'away' | 'abroad' | 'lost' | 'orgName' | 'membership'> & {
  issues: string | null
  membership: string
}

/** Adds branch names and the away, abroad and lost marks: for the rows of one page only. */
async function withMarks(db: Reader, rows: readonly ListedRow[], on: IsoDate): Promise<MemberRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const marks = await db
    .selectFrom('member as m')
    .select(eb => [
      'm.id',
      isAway(eb as Builder, on).as('away'),
      isAbroad(eb as Builder, on).as('abroad'),
      isLost(eb as Builder).as('lost'),
    ])
    .where('m.id', 'in', ids)
    .execute()
  const orgs = await db
    .selectFrom('organisation')
    .select(['id', 'shortName', 'fullName'])
    .where('id', 'in', [...new Set(rows.flatMap(row => row.orgId ?? []))])
    .execute()
  const markOf = new Map(marks.map(mark => [mark.id, mark]))
  const nameOf = new Map(orgs.map(org => [org.id, org.shortName || org.fullName]))
  return rows.map(row => {
    const mark = markOf.get(row.id)
    return {
      ...row,
      membership: row.membership as Membership,
      orgName: row.orgId === null ? '' : (nameOf.get(row.orgId) ?? ''),
      issues: row.issues === null ? [] : row.issues.split(','),
      away: Boolean(mark?.away),
      abroad: Boolean(mark?.abroad),
      lost: Boolean(mark?.lost),
    }
  })
}

/** The quick search: best matches first, whatever their state. */
export async function findMembers(
  db: Reader,
  { text, limit }: { text: string; limit: number },
  today: IsoDate,
): Promise<Outputs['roster']['find']> {
  const needle = searchNeedle(text)
  if (needle === '') return { rows: [] }
  const upper = needle.toUpperCase()
  // 0: the whole name, its initials or its pinyin; 1: the beginning of one of them; 2: somewhere inside.
  const rank = sql<number>`CASE
      WHEN lower("m"."name") = ${needle} OR replace("m"."namePinyin", ' ', '') = ${needle}
        OR instr(' ' || "m"."nameInitials" || ' ', ' ' || ${needle} || ' ') > 0
        OR "m"."idNo" = ${upper} OR "m"."phone" = ${needle} THEN 0
      WHEN instr(lower("m"."name"), ${needle}) = 1 OR instr(replace("m"."namePinyin", ' ', ''), ${needle}) = 1
        OR instr(' ' || "m"."nameInitials", ' ' || ${needle}) > 0 THEN 1
      ELSE 2 END`
  const rows = await db
    .selectFrom('member as m')
    .select([...LIST_COLUMNS, 'm.orgId', 'm.membership'])
    .where('m.removed', '=', 0)
    .where(
      sql<SqlBool>`"m"."id" IN (SELECT "memberId" FROM "memberSearch" WHERE instr("text", ${needle}) > 0 OR instr("text", ${upper}) > 0)`,
    )
    .orderBy(rank)
    .orderBy(sql`CASE WHEN "m"."membership" IN ('FORMAL', 'PROBATIONARY') THEN 0 ELSE 1 END`)
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return { rows: await withMarks(db, rows, today) }
}

export async function rosterSummary(
  db: Reader,
  orgId: number | undefined,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<Outputs['roster']['summary']> {
  const count = async (filter: RosterFilter) => {
    const withOrg = orgId === undefined ? filter : { ...filter, orgId }
    const { total } = await listMembers(
      db,
      { filter: withOrg, sort: [], page: { offset: 0, limit: 1 }, asOf },
      today,
    )
    return total
  }
  return {
    onRoll: await count({}),
    probationary: await count({ membership: ['PROBATIONARY'] }),
    withIssues: await count({ issues: true }),
  }
}
