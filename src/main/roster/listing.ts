/** The members of a list as SQL finds them: those of today, and those of a day whose periods say where they stood. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Parsed } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { MEMBERSHIP, ON_ROLL } from '../../shared/roster/codes.ts'
import { orgAndBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { conditions, orgsAndBelow, type Builder, type Scope } from './conditions.ts'
import { holdsText, searchCondition, searchNeedle } from './searchText.ts'

type ListInput = Parsed['roster']['list']
export type Sort = ListInput['sort']

/** Where branch and state stand, and the day names are of where it is not today. */
interface SortPlace {
  org: string
  state: string
  on?: IsoDate
}

/** What the list calls a branch: its present name, or the one of the day. */
function branchName({ org, on }: SortPlace): RawBuilder<unknown> {
  const present = sql`(SELECT "o"."shortName" FROM "organisation" AS "o" WHERE "o"."id" = ${sql.ref(org)})`
  if (on === undefined) return present
  return sql`coalesce((SELECT "n"."shortName" FROM "organisationName" AS "n" WHERE "n"."orgId" = ${sql.ref(org)}
    AND ("n"."fromOn" IS NULL OR "n"."fromOn" <= ${on}) AND "n"."toOn" > ${on}), ${present})`
}

/** What a column sorts by: names by pinyin or by strokes, branches by their name. */
function sortExpression(column: Sort[number]['column'], place: SortPlace): RawBuilder<unknown> {
  switch (column) {
    case 'name':
      return sql`"m"."namePinyin"`
    case 'nameStrokes':
      return sql`(SELECT "s"."strokes" FROM "memberSearch" AS "s" WHERE "s"."memberId" = "m"."id")`
    case 'orgName':
      return branchName(place)
    case 'membership':
      return sql.ref(place.state)
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

function orderBy(sort: Sort, place: SortPlace): RawBuilder<unknown> {
  const keys = sort.map(
    ({ column, descending }) => sql`${sortExpression(column, place)} ${descending ? sql`DESC` : sql`ASC`}`,
  )
  return sql.join([...keys, ...(sort.length === 0 ? [sql`"m"."namePinyin"`] : []), sql`"m"."id"`])
}

export type Stored = string | number | null

/** What a list is sorted by, in its order. */
function sortKeys(sort: Sort, place: { org: string; state: string }): RawBuilder<Stored>[] {
  const keys = sort.length === 0 ? [{ column: 'name' as const }] : sort
  return keys.map(({ column }) => sql<Stored>`${sortExpression(column, place)}`)
}

export interface Placed {
  id: number
  orgId: number | null
  membership: string
}

/** The same with what it is sorted by, as `k0`, `k1`, … */
export type Keyed = Placed & Record<`k${number}`, Stored>

/** Members of a list in one branch, or in none, and what the list calls it. */
export interface BranchCount {
  orgId: number | null
  name: Stored
  members: number
}

const PRESENT = { org: 'm.orgId', state: 'm.membership' }
const DATED = { org: 'p.orgId', state: 'p.membership' }

export type Wanted = Pick<ListInput, 'filter' | 'sort'>
/** Rows from `offset` on, at most `limit`. */
export interface Part {
  offset: number
  limit: number
}

/**
 * How the members are come by. SQLite knows the shape of the data no better than its words tell, and the page
 * that is wanted not at all: where we know better we say so.
 */
export interface Way {
  /** `names`: walked in the order of their names; `columns`: through the index that covers what lists ask for */
  through?: 'names' | 'columns'
  /** of these branches alone; null: of those in none */
  branches?: readonly (number | null)[]
}

export interface Listing {
  count: () => Promise<number>
  /** how many of the list are in each branch, in no order */
  branches: () => Promise<BranchCount[]>
  /** those of the list whose ids lie behind `above` and not behind `to`, in no order */
  keyed: (above: number, to: number) => Promise<Keyed[]>
  /** members in their order, with branch and state on the day */
  placed: (part: Part) => Promise<Placed[]>
}

const INDEX = { names: 'memberName', columns: 'memberList' } as const

/** Members through one index and no other. */
function membersThrough(through: 'names' | 'columns') {
  return sql<Row<'member'>>`"member"`.as<'m'>(sql`"m" INDEXED BY ${sql.ref(INDEX[through])}`)
}

function ofBranches(column: string, branches: readonly (number | null)[]): RawBuilder<SqlBool> {
  const named = branches.filter(orgId => orgId !== null)
  const inOne = sql<SqlBool>`${sql.ref(column)} IN (${sql.join(named)})`
  if (named.length === branches.length) return inOne
  return sql<SqlBool>`(${sql.ref(column)} IS NULL OR ${inOne})`
}

/** The members of today who are listed, before they are put in order. */
function presentBase(db: Reader, filter: Wanted['filter'], scope: Scope, { through, branches }: Way) {
  const plain = db.selectFrom('member as m')
  const all =
    through === undefined
      ? plain
      : // The same columns under the same name; only the index is told.
        (db.selectFrom(membersThrough(through)) as unknown as typeof plain)
  const base = all.where(eb => conditions(eb as Builder, filter, scope))
  return branches === undefined ? base : base.where(ofBranches('m.orgId', branches))
}

function presentMembers(db: Reader, { filter, sort }: Wanted, scope: Scope, way: Way): Listing {
  const base = presentBase(db, filter, scope, way)
  return {
    count: async () => {
      if (asksTextAlone(filter, scope)) return countSearched(db, filter.text ?? '')
      const row = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
      return Number(row.total)
    },
    branches: async () => {
      const rows = await base
        .select(eb => [
          'm.membership',
          'm.orgId',
          branchName(PRESENT).as('name'),
          eb.fn.countAll().as('members'),
        ])
        .groupBy(['m.membership', 'm.orgId'])
        .execute()
      return rows.map(({ orgId, name, members }) => ({
        orgId,
        name: name as Stored,
        members: Number(members),
      }))
    },
    keyed: (above, to) =>
      base
        .select(['m.id', 'm.orgId', 'm.membership'])
        .select(sortKeys(sort, PRESENT).map((key, i) => key.as(`k${i}` as const)))
        .where('m.id', '>', above)
        .where('m.id', '<=', to)
        .execute(),
    placed: ({ offset, limit }) =>
      base
        .select(['m.id', 'm.orgId', 'm.membership'])
        .orderBy(orderBy(sort, PRESENT))
        .limit(limit)
        .offset(offset)
        .execute(),
  }
}

function asksTextAlone({ text, ...others }: Wanted['filter'], { found }: Scope): boolean {
  const alone = Object.values(others).every(value => value === undefined)
  return alone && found === null && searchNeedle(text ?? '') !== ''
}

const NOT_ON_ROLL = MEMBERSHIP.items.map(({ key }) => key).filter(key => !ON_ROLL.includes(key))

/**
 * How many of the roster a text finds that finds many: all of those whose texts hold it, who are gone through
 * fast, less the few who are not on the roll.
 */
async function countSearched(db: Reader, text: string): Promise<number> {
  const [all, others] = await Promise.all([
    db
      .selectFrom('memberSearch as f')
      .where(holdsText(searchNeedle(text)))
      .select(eb => eb.fn.countAll().as('total'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('member as m')
      .where(
        sql<SqlBool>`("m"."removed" = 1
          OR ("m"."removed" = 0 AND "m"."membership" IN (${sql.join(NOT_ON_ROLL)})))`,
      )
      .where(searchCondition(text))
      .select(eb => eb.fn.countAll().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return Number(all.total) - Number(others.total)
}

/** True for periods "p" of the day, in the states and the branches that are asked for. */
function standsOn(filter: Wanted['filter'], on: IsoDate): RawBuilder<SqlBool> {
  const { membership, orgId, orgIds } = filter
  const all = [
    sql`("p"."fromOn" IS NULL OR "p"."fromOn" <= ${on}) AND ("p"."toOn" IS NULL OR "p"."toOn" > ${on})`,
    sql`"p"."membership" IN (${sql.join(membership ?? ON_ROLL)})`,
    ...(orgId === undefined ? [] : [sql`"p"."orgId" IN ${orgAndBelow(orgId, on)}`]),
    ...(orgIds === undefined ? [] : [sql`"p"."orgId" IN ${orgsAndBelow(orgIds, on)}`]),
  ]
  return sql<SqlBool>`(${sql.join(all, sql` AND `)})`
}

function datedBase(db: Reader, filter: Wanted['filter'], scope: Scope, { through, branches }: Way) {
  const { on } = scope
  const plain = db.selectFrom('membershipPeriod as p').innerJoin('member as m', 'm.id', 'p.memberId')
  const joined =
    through === undefined
      ? plain
      : // A cross join is taken in its order: the members first, and their periods for each.
        (db
          .selectFrom(membersThrough(through))
          .crossJoin('membershipPeriod as p')
          .where(sql<SqlBool>`"p"."memberId" = "m"."id"`) as unknown as typeof plain)
  const base = joined
    .where(standsOn(filter, on))
    // The conditions ask of `m` only, which this builder knows too, beside the period.
    .where(eb => conditions(eb as unknown as Builder, filter, scope))
  return branches === undefined ? base : base.where(ofBranches('p.orgId', branches))
}

function membersAsOf(db: Reader, { filter, sort }: Wanted, scope: Scope, way: Way): Listing {
  const { on } = scope
  const base = datedBase(db, filter, scope, way)
  return {
    count: async () => {
      const row = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
      return Number(row.total)
    },
    branches: async () => {
      const rows = await base
        .select(eb => ['p.orgId', branchName({ ...DATED, on }).as('name'), eb.fn.countAll().as('members')])
        .groupBy('p.orgId')
        .execute()
      return rows.map(({ orgId, name, members }) => ({
        orgId,
        name: name as Stored,
        members: Number(members),
      }))
    },
    keyed: (above, to) =>
      base
        .select(['m.id', 'p.orgId', 'p.membership'])
        .select(sortKeys(sort, DATED).map((key, i) => key.as(`k${i}` as const)))
        .where('m.id', '>', above)
        .where('m.id', '<=', to)
        .execute(),
    placed: ({ offset, limit }) =>
      base
        .select(['m.id', 'p.orgId', 'p.membership'])
        .orderBy(orderBy(sort, { ...DATED, on }))
        .limit(limit)
        .offset(offset)
        .execute(),
  }
}

/** Rows looked at for every row that is wanted. */
const AHEAD = 4
const AHEAD_AT_LEAST = 400

/**
 * A page of an earlier day without asking everybody's periods: the first members in the order of the list,
 * whenever they were members, and of these the ones of the day. Fewer than are wanted where most of the first
 * were none on that day.
 */
export async function placedAhead(
  db: Reader,
  { filter, sort }: Wanted,
  scope: Scope,
  { offset, limit }: Part,
): Promise<Placed[]> {
  const first = db
    .selectFrom(membersThrough('columns'))
    .where(eb => conditions(eb as unknown as Builder, filter, scope))
    .select('m.id')
    .select(sortKeys(sort, PRESENT).map((key, i) => key.as(`k${i}` as const)))
    .orderBy(orderBy(sort, PRESENT))
    .limit(Math.max(AHEAD_AT_LEAST, AHEAD * (offset + limit)))
  const keys = sort.map(
    ({ descending }, i) => sql`${sql.ref(`m.k${i}`)} ${descending ? sql`DESC` : sql`ASC`}`,
  )
  return db
    .selectFrom(first.as('m'))
    .crossJoin('membershipPeriod as p')
    .where(sql<SqlBool>`"p"."memberId" = "m"."id"`)
    .where(standsOn(filter, scope.on))
    .select(['m.id', 'p.orgId', 'p.membership'])
    .orderBy(sql.join([...keys, sql`"m"."id"`]))
    .limit(limit)
    .offset(offset)
    .execute()
}

export function listing(db: Reader, wanted: Wanted, scope: Scope, way: Way = {}): Listing {
  return scope.dated ? membersAsOf(db, wanted, scope, way) : presentMembers(db, wanted, scope, way)
}
