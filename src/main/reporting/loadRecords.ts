/**
 * What hangs on members besides their own row: periods, posts, flow, stays abroad, lost cases, letters.
 * Few members have more than a period, so the whole committee's is read in one sweep a table.
 */

import type {
  AttemptFacts,
  FlowFacts,
  LetterFacts,
  LostCaseFacts,
  OutcomeFacts,
  OverseasFacts,
  PostFacts,
} from '../../shared/reporting/facts.ts'
import type { PeriodFacts } from '../../shared/reporting/standing.ts'
import type { Reader } from '../db/register.ts'
import { caseContact, ledgersOf } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { among, type Selection } from './selection.ts'

export type Grouped<T> = ReadonlyMap<number, readonly T[]>

export interface Records {
  periods: Grouped<PeriodFacts>
  posts: Grouped<PostFacts>
  flows: Grouped<FlowFacts>
  overseas: Grouped<OverseasFacts>
  cases: Grouped<LostCaseFacts>
  letters: Grouped<LetterFacts>
}

/** Rows by one of their columns, in the order they came. */
export function groupBy<R, T>(
  rows: readonly R[],
  key: (row: R) => number,
  value: (row: R) => T,
): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const id = key(row)
    const known = groups.get(id)
    if (known) known.push(value(row))
    else groups.set(id, [value(row)])
  }
  return groups
}

function byMember<R extends { memberId: number }>(rows: readonly R[]): Map<number, Omit<R, 'memberId'>[]> {
  return groupBy(
    rows,
    row => row.memberId,
    row => row,
  )
}

async function periods(db: Reader, of: Selection): Promise<Records['periods']> {
  const rows = await db
    .selectFrom('membershipPeriod')
    .select(['memberId', 'orgId', 'membership', 'fromOn', 'toOn'])
    .where(among(db, of))
    .orderBy('memberId')
    .orderBy('fromOn')
    .execute()
  return byMember(rows)
}

async function posts(db: Reader, of: Selection): Promise<Records['posts']> {
  const rows = await db
    .selectFrom('orgPost')
    .select(['memberId', 'body', 'post', 'fromOn', 'toOn'])
    .where('removed', '=', 0)
    .where(among(db, of))
    .orderBy('id')
    .execute()
  return byMember(rows)
}

async function flows(db: Reader, of: Selection): Promise<Records['flows']> {
  const rows = await db
    .selectFrom('flow')
    .select([
      'id',
      'memberId',
      'leftOn',
      'returnedOn',
      'status',
      'reason',
      'direction',
      'destPlace',
      'unitName',
      'hostOrgType',
      'hostContact',
      'hostContactPhone',
      'phone',
      'certNo',
      'remark',
    ])
    .where('removed', '=', 0)
    .where(among(db, of))
    .orderBy('leftOn')
    .orderBy('id')
    .execute()
  return byMember(rows)
}

async function overseas(db: Reader, of: Selection): Promise<Records['overseas']> {
  const rows = await db
    .selectFrom('overseas')
    .select([
      'id',
      'memberId',
      'leftOn',
      'returnedOn',
      'reason',
      'country',
      'contactState',
      'handling',
      'lifeRestored',
    ])
    .where('removed', '=', 0)
    .where(among(db, of))
    .orderBy('leftOn')
    .orderBy('id')
    .execute()
  return byMember(rows)
}

async function letters(db: Reader, of: Selection): Promise<Records['letters']> {
  const rows = await db
    .selectFrom('letter')
    .select([
      'memberId',
      'direction',
      'state',
      'issuedOn',
      'validDays',
      'landedOn',
      'receiptOn',
      'proofOn',
      'returnedOn',
      'letterNo',
      'toOrg',
      'inquiryResult',
    ])
    .where('removed', '=', 0)
    .where(among(db, of))
    .orderBy('issuedOn')
    .orderBy('id')
    .execute()
  return byMember(rows)
}

/** What was typed of the last contact of those who have a ledger. */
async function datesOf(db: Reader, memberIds: readonly number[]) {
  if (memberIds.length === 0) return new Map<number, never>()
  const rows = await db
    .selectFrom('member')
    .select(['id', 'lastLifeDate', 'lastDuesDate', 'duesByProxy'])
    .where('id', 'in', [...memberIds])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

async function cases(db: Reader, of: Selection): Promise<Records['cases']> {
  const rows = await db
    .selectFrom('lostCase')
    .select([
      'id',
      'memberId',
      'caseNo',
      'foundOn',
      'lastLife',
      'lastDues',
      'lastDuesByProxy',
      'startOverride',
      'situation',
      'situationNote',
      'lostOccupation',
      'reasonText',
      'secretary',
      'state',
      'contactOn',
      'currentAddress',
      'currentPhone',
      'effortOverride',
      'conduct',
      'investigation',
      'remark',
    ])
    .where('removed', '=', 0)
    .where(among(db, of))
    .orderBy('foundOn')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return new Map()
  const caseIds = of.kind === 'all' ? null : rows.map(({ id }) => id)
  const ids = [...new Set(rows.map(({ memberId }) => memberId))]
  const ledgers = await ledgersOf(db, of.kind === 'all' ? 'lost' : ids)
  const settings = await settingsOf(db)
  const persons = await datesOf(db, [...ledgers.keys()])
  const tried = await attempts(db, caseIds)
  const decided = await outcomes(db, caseIds)
  // Without a ledger the case stands as it was typed.
  const knownTo = (row: (typeof rows)[number]) => {
    const person = persons.get(row.memberId)
    return person ? caseContact(row, person, ledgers, settings) : {}
  }
  return groupBy(
    rows,
    ({ memberId }) => memberId,
    row => ({
      ...row,
      lastDuesByProxy: row.lastDuesByProxy === 1,
      ...knownTo(row),
      attempts: tried.get(row.id) ?? [],
      outcomes: decided.get(row.id) ?? [],
    }),
  )
}

async function attempts(db: Reader, caseIds: readonly number[] | null): Promise<Grouped<AttemptFacts>> {
  const rows = await db
    .selectFrom('searchAttempt')
    .select(['caseId', 'at', 'channel', 'target', 'targetPhone', 'responsible', 'course', 'result'])
    .where('removed', '=', 0)
    .$if(caseIds !== null, query => query.where('caseId', 'in', caseIds ?? []))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return groupBy(
    rows,
    ({ caseId }) => caseId,
    row => row,
  )
}

async function outcomes(db: Reader, caseIds: readonly number[] | null): Promise<Grouped<OutcomeFacts>> {
  const rows = await db
    .selectFrom('lostOutcome')
    .select(['caseId', 'outcome', 'decidedOn'])
    .where('removed', '=', 0)
    .$if(caseIds !== null, query => query.where('caseId', 'in', caseIds ?? []))
    .orderBy('decidedOn')
    .orderBy('id')
    .execute()
  return groupBy(
    rows,
    ({ caseId }) => caseId,
    row => row,
  )
}

export async function loadRecords(db: Reader, of: Selection): Promise<Records> {
  return {
    periods: await periods(db, of),
    posts: await posts(db, of),
    flows: await flows(db, of),
    overseas: await overseas(db, of),
    cases: await cases(db, of),
    letters: await letters(db, of),
  }
}
