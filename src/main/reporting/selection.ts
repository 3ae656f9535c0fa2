/** Whose records a run reads: everybody's, those of some organisations, or chosen members'. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { CampaignFacts } from '../../shared/reporting/facts.ts'
import type { Unit } from '../../shared/reporting/run.ts'
import type { Reader } from '../db/register.ts'

/** The days a run is about: who stood in a branch on any of them belongs to its facts. */
export interface Window {
  from: IsoDate
  to: IsoDate
}

export type Selection =
  | { kind: 'all'; window: Window }
  | { kind: 'units'; window: Window; orgIds: readonly number[]; unassigned: boolean }
  | { kind: 'members'; window: Window; memberIds: readonly number[] }

export function windowOf({ startOn, searchEnd, fillDate, fillDate9 }: CampaignFacts): Window {
  const days = [startOn, searchEnd, fillDate, fillDate9].sort()
  return { from: days[0] ?? fillDate, to: days.at(-1) ?? fillDate }
}

export function selectUnits(units: readonly Unit[], window: Window): Selection {
  return {
    kind: 'units',
    window,
    orgIds: units.flatMap(({ memberOrgIds }) => memberOrgIds),
    unassigned: units.some(({ takesUnassigned }) => takesUnassigned),
  }
}

/**
 * Members of a selection as a subquery of `membershipPeriod`. A date known only to the month compares as
 * text like its first day against a whole day, which is what it stands for.
 */
function memberIdsOf(db: Reader, selection: Exclude<Selection, { kind: 'all' }>) {
  const periods = db.selectFrom('membershipPeriod').select('membershipPeriod.memberId')
  if (selection.kind === 'members') return periods.where('memberId', 'in', selection.memberIds)
  const { from, to } = selection.window
  return periods
    .where(eb => eb.or([eb('fromOn', 'is', null), eb('fromOn', '<=', to)]))
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', from)]))
    .where(eb =>
      eb.or([
        eb('orgId', 'in', selection.orgIds),
        ...(selection.unassigned ? [eb('orgId', 'is', null)] : []),
      ]),
    )
}

/** Members who have such records at all: the others are on no list of the lost, or of those away. */
export type Having = 'cases' | 'flows'

function having(asked: Having): RawBuilder<unknown> {
  switch (asked) {
    case 'cases':
      return sql`(SELECT "memberId" FROM "lostCase" WHERE "removed" = 0)`
    case 'flows':
      return sql`(SELECT "memberId" FROM "flow" WHERE "removed" = 0
        UNION SELECT "memberId" FROM "overseas" WHERE "removed" = 0)`
  }
}

/** The condition that keeps a table's rows to the members of a selection, or to those of them with such records. */
export function among(db: Reader, selection: Selection, asked?: Having): RawBuilder<SqlBool> {
  const selected =
    selection.kind === 'all' ? sql<SqlBool>`1 = 1` : sql<SqlBool>`"memberId" in ${memberIdsOf(db, selection)}`
  return asked === undefined ? selected : sql<SqlBool>`(${selected} AND "memberId" IN ${having(asked)})`
}

/** Those of a selection without such records. */
export function amongWithout(db: Reader, selection: Selection, asked: Having): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${among(db, selection)} AND "memberId" NOT IN ${having(asked)})`
}

/** True when a period has a day in the window. */
export function inWindow(period: { fromOn: string | null; toOn: string | null }, window: Window): boolean {
  return (
    (period.fromOn === null || period.fromOn <= window.to) &&
    (period.toOn === null || period.toOn > window.from)
  )
}
