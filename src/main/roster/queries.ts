/**
 * Lists of members: filtered, sorted and paged in SQL (law 6).
 *
 * A page is found in two steps: first its ids, from narrow indexes (pages.ts), then the rows of those ids. The
 * number of rows is counted once for a filter and remembered until the data changes.
 */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import type { MemberRow, RosterFilter } from '../../shared/roster/schema.ts'
import { namesOn } from '../db/query.ts'
import type { Reader, Register } from '../db/register.ts'
import { createPace, type Pace, type Work } from '../longWork.ts'
import { compareStored, pacedSort } from '../pacedSort.ts'
import { abroadOn, awayOn, lostOn, type Scope } from './conditions.ts'
import { listing, type Keyed, type Listing, type Placed, type Sort, type Wanted } from './listing.ts'
import { countMembers, placedPage } from './pages.ts'
import { fewFound, searchCondition, searchNeedle } from './searchText.ts'
import { readAsTyped } from './service.ts'

type ListInput = Parsed['roster']['list']

/** One page of the roster, today or as of a day. */
export async function listMembers(
  register: Register,
  input: ListInput,
  today: IsoDate,
): Promise<Outputs['roster']['list']> {
  const on = input.asOf ?? today
  const { filter } = input
  const scope: Scope = {
    on,
    dated: on !== today && filter.archived !== true,
    found: await fewFound(register, filter.text),
  }
  const { total, placed } = await placedPage(register, input, scope)
  return { total, rows: await listedRows(register.reader, placed, scope) }
}

/** Rows read at a time where the whole list is wanted. */
const BLOCK = 250
/** Ids among which a whole list is looked for at a time. */
const SLICE = 1000

export interface WholeList {
  total: number
  /** every row in its order, a block at a time */
  blocks: () => AsyncGenerator<MemberRow[], void, void>
}

/** Members sorted as SQL would sort them all at once, read a slice at a time: others get their turn. */
async function placedWhole(db: Reader, { keyed }: Listing, sort: Sort, pace: Pace): Promise<Placed[]> {
  const { last } = await db
    .selectFrom('member')
    .select(eb => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const all: Keyed[] = []
  for (let above = 0; above < last; above += SLICE) {
    for (const row of await keyed(above, above + SLICE)) all.push(row)
    await pace.rest()
  }
  const signs = sort.length === 0 ? [1] : sort.map(({ descending }) => (descending ? -1 : 1))
  return pacedSort(
    all,
    (first, second) => {
      for (const [i, sign] of signs.entries()) {
        const order = compareStored(first[`k${i}`] ?? null, second[`k${i}`] ?? null)
        if (order !== 0) return order * sign
      }
      return first.id - second.id
    },
    pace,
  )
}

/** A whole list: its members are placed first, their rows read as they are asked for. */
export async function wholeList(
  db: Reader,
  { asOf, ...wanted }: Wanted & { asOf?: IsoDate | undefined },
  today: IsoDate,
  work: Work,
): Promise<WholeList> {
  const on = asOf ?? today
  const scope: Scope = { on, dated: on !== today && wanted.filter.archived !== true, found: null }
  const members = listing(db, wanted, scope)
  const placed = await placedWhole(db, members, wanted.sort, createPace(work))
  return {
    total: placed.length,
    blocks: async function* () {
      for (let from = 0; from < placed.length; from += BLOCK) {
        yield await listedRows(db, placed.slice(from, from + BLOCK), scope)
      }
    },
  }
}

const LIST_COLUMNS = [
  'id',
  'name',
  'sex',
  'nation',
  'birth',
  'idNo',
  'education',
  'joinDate',
  'fullDate',
  'phone',
  'unit',
  'residence',
  'remark',
  'asTyped',
  'issues',
  'removed',
  'archivedOn',
  'archiveReason',
] as const

/** Those of a page's members whom `named` lists; it is asked for each of them, not listed for everybody. */
async function namedOn(
  db: Reader,
  named: RawBuilder<unknown>,
  page: readonly number[],
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('member as m')
    .select('m.id')
    .where('m.id', 'in', [...page])
    .where(sql<SqlBool>`EXISTS (${named} AND "memberId" = "m"."id")`)
    .execute()
  return new Set(rows.map(row => row.id))
}

/** 已归档 2024-03-20：已划归他镇管理 */
function archiveWords(on: string | null, reason: string | null): string {
  return `已归档${on === null ? '' : ` ${on}`}：${reason ?? ''}`
}

/** The rows of a page in its order, with branch names and the away, abroad and lost marks. */
async function listedRows(
  db: Reader,
  placed: readonly Placed[],
  { on, dated }: Pick<Scope, 'on' | 'dated'>,
): Promise<MemberRow[]> {
  if (placed.length === 0) return []
  const ids = placed.map(row => row.id)
  const rows = await db
    .selectFrom('member')
    .select([...LIST_COLUMNS])
    .where('id', 'in', ids)
    .execute()
  const orgs = await db
    .selectFrom('organisation')
    .select(['id', 'shortName', 'fullName'])
    .where('id', 'in', [...new Set(placed.flatMap(row => row.orgId ?? []))])
    .execute()
  const away = await namedOn(db, awayOn(on), ids)
  const abroad = await namedOn(db, abroadOn(on), ids)
  const lost = await namedOn(db, lostOn({ on, dated }), ids)
  const rowOf = new Map(rows.map(row => [row.id, row]))
  const past = dated ? await namesOn(db, on) : null
  const nameOf = new Map(
    orgs.map(org => {
      const { shortName, fullName } = past?.get(org.id) ?? org
      return [org.id, shortName || fullName]
    }),
  )
  return placed.flatMap(({ id, orgId, membership }) => {
    const found = rowOf.get(id)
    if (!found) return []
    const { asTyped, removed, archivedOn, archiveReason, ...row } = found
    return [
      {
        ...row,
        ...(asTyped === null ? {} : { asTyped: readAsTyped(asTyped) }),
        ...(removed === 0 || (archivedOn !== null && archivedOn > on)
          ? {}
          : { archived: archiveWords(archivedOn, archiveReason) }),
        orgId,
        membership: membership as Membership,
        orgName: orgId === null ? '' : (nameOf.get(orgId) ?? ''),
        issues: row.issues === null ? [] : row.issues.split(','),
        away: away.has(id),
        abroad: abroad.has(id),
        lost: lost.has(id),
      },
    ]
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
  const placed = await db
    .selectFrom('member as m')
    .select(['m.id', 'm.orgId', 'm.membership'])
    .where('m.removed', '=', 0)
    .where(searchCondition(text))
    .orderBy(rank)
    .orderBy(sql`CASE WHEN "m"."membership" IN ('FORMAL', 'PROBATIONARY') THEN 0 ELSE 1 END`)
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return { rows: await listedRows(db, placed, { on: today, dated: false }) }
}

export async function rosterSummary(
  register: Register,
  orgId: number | undefined,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<Outputs['roster']['summary']> {
  const on = asOf ?? today
  const scope: Scope = { on, dated: on !== today, found: null }
  const count = (filter: RosterFilter) =>
    countMembers(register, { filter: orgId === undefined ? filter : { ...filter, orgId }, sort: [] }, scope)
  return {
    onRoll: await count({}),
    probationary: await count({ membership: ['PROBATIONARY'] }),
    withIssues: await count({ issues: true }),
  }
}
