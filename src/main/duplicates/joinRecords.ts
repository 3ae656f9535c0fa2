/** Two open records of one kind made one: what stands stays, what is empty is filled, what differs is noted. */

import { sql } from 'kysely'
import type { OpenKindKey } from '../../shared/duplicates/openRecords.ts'
import { fieldName } from '../audit/service.ts'
import type { Writer } from '../db/register.ts'

/** What a record is, not what it says; and steps that only the record they were taken on has taken. */
const ITS_OWN: Readonly<Record<OpenKindKey, readonly string[]>> = {
  lostCase: [
    'caseNo',
    'previousCaseId',
    'state',
    'verifiedOn',
    'effortOverride',
    'notFoundOn',
    'investigatedOn',
    'closedOn',
    'followGapReason',
  ],
  flow: ['status', 'returnedOn'],
  letter: ['state', 'validDays', 'validTo', 'reissueOf'],
}

/** Marks that say something about a date and go with it. */
const GOES_WITH: Readonly<Partial<Record<string, string>>> = {
  lastDues: 'lastDuesByProxy',
  startOverride: 'startAssumed',
}

/** Kept as keys of code tables: a note would show the key. */
const CODED = new Set(['situation', 'direction', 'hostOrgType'])

type Values = Readonly<Record<string, unknown>>

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

/** What the standing record takes over; the earlier day of leaving or of finding out holds for both. */
function takenOver(kind: OpenKindKey, stays: Values, other: Values): Record<string, unknown> {
  const own = new Set(['id', 'memberId', 'removed', 'remark', ...ITS_OWN[kind]])
  const taken: Record<string, unknown> = {}
  const differing: string[] = []
  for (const [column, theirs] of Object.entries(other)) {
    const mine = stays[column]
    if (own.has(column) || isEmpty(theirs) || mine === theirs) continue
    if (isEmpty(mine)) {
      taken[column] = theirs
      const mark = GOES_WITH[column]
      if (mark !== undefined) taken[mark] = other[mark]
      continue
    }
    if (typeof theirs !== 'string' || CODED.has(column)) continue
    differing.push(`${fieldName(kind, column)}${theirs}`)
  }
  for (const day of ['leftOn', 'foundOn']) {
    const [mine, theirs] = [stays[day], other[day]]
    if (typeof mine !== 'string' || typeof theirs !== 'string' || theirs >= mine) continue
    taken[day] = theirs
    differing.splice(
      differing.indexOf(`${fieldName(kind, day)}${theirs}`),
      1,
      `${fieldName(kind, day)}${mine}`,
    )
  }
  const called = kind === 'lostCase' ? `${String(other.caseNo)}：` : ''
  const note = differing.length === 0 ? '' : `合并前另一条：${called}${differing.join('，')}`
  const remarks = new Set([stays.remark, other.remark, note].filter(text => !isEmpty(text)))
  return { ...taken, remark: remarks.size === 0 ? null : [...remarks].join('；') }
}

/** Takes the other record away; what it said and the standing one did not is taken over. */
export async function joinRecords(
  tx: Writer,
  kind: OpenKindKey,
  stays: number,
  other: number,
): Promise<void> {
  const table = sql.table(kind)
  const rowOf = async (id: number) => {
    const { rows } = await sql<Values>`SELECT * FROM ${table} WHERE "id" = ${id}`.execute(tx)
    return rows[0] ?? {}
  }
  const values = takenOver(kind, await rowOf(stays), await rowOf(other))
  const columns = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`UPDATE ${table} SET ${sql.join(columns)} WHERE "id" = ${stays}`.execute(tx)
  await sql`UPDATE ${table} SET "removed" = 1 WHERE "id" = ${other}`.execute(tx)
}
