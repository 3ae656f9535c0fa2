/** The roster's filter in SQL: what stands in the covering index `memberList` is asked for there (law 6). */

import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { RosterFilter } from '../../shared/roster/schema.ts'
import { orgAndBelow } from '../db/query.ts'
import type { RegisterTables } from '../db/tables.ts'
import { amongListed, searchCondition, searchNeedle } from './searchText.ts'

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

/** Members with a case that is neither excluded nor decided. */
export const LOST = sql`SELECT "memberId" FROM "lostCase" WHERE "removed" = 0
  AND "state" IN ('VERIFYING', 'SEARCHING', 'FOUND', 'NOT_FOUND')`

/** Members with a letter past its last valid day and not landed (R-B18). */
const overdueOn = (on: IsoDate) =>
  sql`SELECT "memberId" FROM "letter" WHERE "removed" = 0 AND "state" = 'ISSUED' AND "validTo" < ${on}`

const touchedBy = (changeId: number) =>
  sql`SELECT "rowId" FROM "changeRow" WHERE "changeId" = ${changeId} AND "tableName" = 'member'`

function among(ids: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`"m"."id" IN (${ids})`
}

function flagCondition(
  eb: Builder,
  flag: NonNullable<RosterFilter['flag']>,
  on: IsoDate,
): Condition | RawBuilder<SqlBool> {
  switch (flag) {
    case 'away':
      return among(awayOn(on))
    case 'abroad':
      return among(abroadOn(on))
    case 'lost':
      return among(LOST)
    case 'pocket':
      return eb.or([eb('m.pocketManual', '=', 1), among(overdueOn(on))])
    case 'hardship':
    case 'seriousIllness':
    case 'unattached':
    case 'hidden':
      return eb(`m.${flag}`, '=', 1)
  }
}

export interface Scope {
  on: IsoDate
  /** branch and state are those of the period, not of the member */
  dated: boolean
  /** members the searched text finds, when they are few */
  found: readonly number[] | null
}

/** Conditions on the member itself; branch and state as of a day are on its period instead. */
export function conditions(eb: Builder, filter: RosterFilter, { on, dated, found }: Scope): Condition {
  const all: (Condition | RawBuilder<SqlBool>)[] = []
  if (found === null) {
    all.push(eb('m.removed', '=', 0))
    if (searchNeedle(filter.text ?? '') !== '') all.push(searchCondition(filter.text ?? ''))
  } else {
    // The plus keeps SQLite from walking the index of all members when a few are known already.
    all.push(sql<SqlBool>`+"m"."removed" = 0`, amongListed(found))
  }
  if (!dated) {
    const membership = found === null ? sql`"m"."membership"` : sql`+"m"."membership"`
    all.push(sql<SqlBool>`${membership} IN (${sql.join(filter.membership ?? ON_ROLL)})`)
    if (filter.orgId !== undefined) all.push(sql<SqlBool>`"m"."orgId" IN ${orgAndBelow(filter.orgId)}`)
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
    all.push(sql<SqlBool>`instr(',' || "m"."issues" || ',', ${`,${filter.issue},`}) > 0`)
  }
  if (filter.changeId !== undefined) all.push(among(touchedBy(filter.changeId)))
  if (filter.flag !== undefined) all.push(flagCondition(eb, filter.flag, on))
  return eb.and(all)
}
