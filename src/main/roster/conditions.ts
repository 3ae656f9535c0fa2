/** The roster's filter in SQL: what stands in the covering index `memberList` is asked for there (law 6). */

import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { AskedColumn, ColumnCondition } from '../../shared/roster/columnConditions.ts'
import { ISSUES } from '../../shared/roster/issueWords.ts'
import type { RosterFilter } from '../../shared/roster/schema.ts'
import type { Join, Where } from '../../shared/roster/where.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import { orgAndBelow } from '../db/query.ts'
import type { RegisterTables } from '../db/tables.ts'
import { ARCHIVED, notYetArchived } from './archive.ts'
import { lacksKeyInfo } from './keyInfo.ts'
import { caseStateOn, letterStateOn } from './stateOn.ts'
import { amongListed, searchCondition, searchNeedle, type Found } from './searchText.ts'

type Tables = RegisterTables & { m: RegisterTables['member'] }
export type Builder = ExpressionBuilder<Tables, 'm'>
type Condition = ExpressionWrapper<Tables, 'm', SqlBool>

/** Members with an open flow record on the day; a removed or returned one does not count. */
export const awayOn = (
  on: IsoDate,
) => sql`SELECT "memberId" FROM "flow" WHERE "removed" = 0 AND "leftOn" <= ${on}
  AND ("returnedOn" IS NULL OR "returnedOn" > ${on})`

export const abroadOn = (
  on: IsoDate,
) => sql`SELECT "memberId" FROM "overseas" WHERE "removed" = 0 AND "leftOn" <= ${on}
  AND ("returnedOn" IS NULL OR "returnedOn" > ${on})`

/** Members with a case that is, or on that past day was, neither excluded nor decided. */
export const lostOn = ({ on, dated }: Pick<Scope, 'on' | 'dated'>) =>
  dated
    ? sql`SELECT "c"."memberId" FROM "lostCase" AS "c" WHERE "c"."removed" = 0 AND "c"."foundOn" <= ${on}
        AND ${caseStateOn(on)} IN (${sql.join(OPEN_LOST)})`
    : sql`SELECT "c"."memberId" FROM "lostCase" AS "c" WHERE "c"."removed" = 0
        AND "c"."state" IN (${sql.join(OPEN_LOST)})`

/** Members with a letter past its last valid day and not landed on the day (R-B18). */
const overdueOn = (on: IsoDate) =>
  sql`SELECT "l"."memberId" FROM "letter" AS "l" WHERE "l"."removed" = 0 AND "l"."direction" <> '转入'
    AND "l"."validTo" < ${on} AND ${letterStateOn(on)} = 'ISSUED'`

const touchedBy = (changeId: number) =>
  sql`SELECT "rowId" FROM "changeRow" WHERE "changeId" = ${changeId} AND "tableName" = 'member'
    UNION SELECT "memberId" FROM "flow" WHERE "id" IN
      (SELECT "rowId" FROM "changeRow" WHERE "changeId" = ${changeId} AND "tableName" = 'flow')
    UNION SELECT "memberId" FROM "lostCase" WHERE "id" IN
      (SELECT "rowId" FROM "changeRow" WHERE "changeId" = ${changeId} AND "tableName" = 'lostCase')
    UNION SELECT "c"."memberId" FROM "searchAttempt" AS "a" JOIN "lostCase" AS "c" ON "c"."id" = "a"."caseId"
      WHERE "a"."id" IN
      (SELECT "rowId" FROM "changeRow" WHERE "changeId" = ${changeId} AND "tableName" = 'searchAttempt')`

function among(ids: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`"m"."id" IN (${ids})`
}

function flagCondition(
  eb: Builder,
  flag: NonNullable<RosterFilter['flag']>,
  scope: Scope,
): Condition | RawBuilder<SqlBool> {
  const { on } = scope
  switch (flag) {
    case 'away':
      return among(awayOn(on))
    case 'abroad':
      return among(abroadOn(on))
    case 'lost':
      return among(lostOn(scope))
    case 'pocket':
      return eb.or([eb('m.pocketManual', '=', 1), among(overdueOn(on))])
    case 'hardship':
    case 'seriousIllness':
    case 'unattached':
    case 'hidden':
      return eb(`m.${flag}`, '=', 1)
  }
}

const hasIssue = (code: string) => sql<SqlBool>`instr(',' || "m"."issues" || ',', ${`,${code},`}) > 0`

const column = (key: AskedColumn) => sql.ref(`m.${key}`)

/**
 * What was typed into a column and could not be read, null where there is none. It stands outside the
 * covering index, so the finding that is in it is asked first.
 */
const typedIn = (key: AskedColumn) =>
  sql`CASE WHEN instr("m"."issues", 'AS_TYPED') > 0 THEN json_extract("m"."asTyped", ${`$.${key}`}) END`

/** What a condition asks of a column, of what is shown in it: as stored, or as typed where it could not be read. */
function columnCondition(condition: ColumnCondition): RawBuilder<SqlBool> {
  const value = column(condition.column)
  const typed = typedIn(condition.column)
  switch (condition.is) {
    case 'contains':
    case 'lacks': {
      const half = toHalfWidth(condition.text)
      const text = condition.column === 'idNo' ? half.toUpperCase() : half
      const found = sql`coalesce(instr(coalesce(${value}, ${typed}), ${text}), 0)`
      return condition.is === 'contains' ? sql<SqlBool>`${found} > 0` : sql<SqlBool>`${found} = 0`
    }
    case 'oneOf':
      return sql<SqlBool>`${value} IN (${sql.join(condition.values)})`
    case 'from':
      return sql<SqlBool>`${value} >= ${condition.date}`
    case 'to':
      return sql<SqlBool>`${value} <= ${`${condition.date}~`}`
    case 'between':
      return sql<SqlBool>`(${value} >= ${condition.from} AND ${value} <= ${`${condition.to}~`})`
    case 'empty':
      return sql<SqlBool>`(${value} IS NULL AND ${typed} IS NULL)`
    case 'filled':
      return sql<SqlBool>`(${value} IS NOT NULL OR ${typed} IS NOT NULL)`
    case 'troubled': {
      const about = Object.entries(ISSUES).flatMap(([code, { field }]) =>
        field === condition.column ? [hasIssue(code)] : [],
      )
      return joined([...about, sql<SqlBool>`${typed} IS NOT NULL`], 'any')
    }
  }
}

function joined(conditions: readonly RawBuilder<SqlBool>[], join: Join): RawBuilder<SqlBool> {
  const parts = conditions.length === 0 ? [sql<SqlBool>`TRUE`] : conditions
  return sql<SqlBool>`(${sql.join(parts, join === 'any' ? sql` OR ` : sql` AND `)})`
}

function whereCondition(where: Where, join: Join): RawBuilder<SqlBool> {
  return joined(
    where.map(item =>
      item.is === 'group' ? joined(item.of.map(columnCondition), item.join) : columnCondition(item),
    ),
    join,
  )
}

/** Several organisations and everything below each; with `on` as the tree stood on that day. */
export function orgsAndBelow(orgIds: readonly number[], on?: IsoDate): RawBuilder<number> {
  const each = orgIds.map(orgId => sql`SELECT "id" FROM ${orgAndBelow(orgId, on)}`)
  return sql<number>`(${sql.join(each, sql` UNION `)})`
}

export interface Scope {
  on: IsoDate
  /** branch and state are those of the period, not of the member */
  dated: boolean
  /** members the searched text finds, when they are few */
  found: Found | null
}

/** Conditions on the member itself; branch and state as of a day are on its period instead. */
export function conditions(eb: Builder, filter: RosterFilter, scope: Scope): Condition {
  const { dated, found } = scope
  const all: (Condition | RawBuilder<SqlBool>)[] = []
  const there = dated ? notYetArchived(scope.on) : eb('m.removed', '=', 0)
  if (found === null) {
    all.push(filter.archived === true ? ARCHIVED : there)
    if (searchNeedle(filter.text ?? '') !== '') all.push(searchCondition(filter.text ?? ''))
  } else {
    // The plus keeps SQLite from walking the index of all members when a few are known already.
    const known = dated ? there : sql<SqlBool>`+"m"."removed" = 0`
    all.push(filter.archived === true ? ARCHIVED : known, amongListed(found))
  }
  if (!dated) {
    const membership = found === null ? sql`"m"."membership"` : sql`+"m"."membership"`
    // Whatever one in the archive was: all of them are looked for there.
    if (filter.archived !== true || filter.membership !== undefined) {
      all.push(sql<SqlBool>`${membership} IN (${sql.join(filter.membership ?? ON_ROLL)})`)
    }
    if (filter.orgId !== undefined) all.push(sql<SqlBool>`"m"."orgId" IN ${orgAndBelow(filter.orgId)}`)
    if (filter.orgIds !== undefined) all.push(sql<SqlBool>`"m"."orgId" IN ${orgsAndBelow(filter.orgIds)}`)
  }
  if (filter.where !== undefined) all.push(whereCondition(filter.where, filter.whereJoin ?? 'all'))
  if (filter.issues === true) all.push(eb('m.issues', 'is not', null))
  if (filter.issues === false) all.push(eb('m.issues', 'is', null))
  if (filter.issue !== undefined) {
    all.push(hasIssue(filter.issue))
  }
  if (filter.missing !== undefined) all.push(lacksKeyInfo(filter.missing))
  if (filter.changeId !== undefined) all.push(among(touchedBy(filter.changeId)))
  if (filter.flag !== undefined) all.push(flagCondition(eb, filter.flag, scope))
  return eb.and(all)
}
