/**
 * What hangs on members besides their own row: periods, posts, flow, stays abroad, lost cases, letters.
 * Few members have more than a period, so the whole committee's is read in one sweep a table.
 */

import type {
  AttemptFacts,
  ConductFacts,
  FlowFacts,
  LetterFacts,
  LostCaseFacts,
  OutcomeFacts,
  OverseasFacts,
  PostFacts,
} from '../../shared/reporting/facts.ts'
import type { PeriodFacts, StandingFacts } from '../../shared/reporting/standing.ts'
import { sentence } from '../../shared/kernel/text.ts'
import { clueBeside } from '../../shared/search/caseWords.ts'
import { outcomeOfSanction } from '../../shared/search/codes.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { caseContact, ledgersOf } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { among, amongWithout, type Having, type Selection } from './selection.ts'

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

/** Ids of members whose periods are read at a time; others get their turn in between. */
const SLICE = 2000

/** Everybody has at least one: a whole committee's are read in slices. */
async function periods(db: Reader, of: Asked, work: Work): Promise<Records['periods']> {
  const select = db
    .selectFrom('membershipPeriod')
    .select(['memberId', 'orgId', 'membership', 'fromOn', 'toOn'])
    .orderBy('memberId')
    .orderBy('fromOn')
  if (of.with !== undefined || of.selection.kind === 'members') {
    return byMember(await select.where(among(db, of.selection, of.with)).execute())
  }
  const all = new Map<number, Omit<PeriodRow, 'memberId'>[]>()
  const last = await lastMember(db)
  for (let above = 0; above < last; above += SLICE) {
    const rows = await select
      .where('memberId', '>', above)
      .where('memberId', '<=', above + SLICE)
      .where(among(db, of.selection))
      .execute()
    for (const [memberId, own] of byMember(rows)) all.set(memberId, own)
    await work.breathe()
  }
  return all
}

type PeriodRow = PeriodFacts & { memberId: number }

async function lastMember(db: Reader): Promise<number> {
  const { last } = await db
    .selectFrom('member')
    .select(eb => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return last
}

/** Where the members without a lost case stood: as much as column 1 of annex 7 asks of them. */
export async function* standingsWithoutCase(
  db: Reader,
  selection: Selection,
  work: Work,
): AsyncGenerator<StandingFacts, void, void> {
  const last = await lastMember(db)
  for (let above = 0; above < last; above += SLICE) {
    const rows = await db
      .selectFrom('membershipPeriod')
      .innerJoin('member', 'member.id', 'membershipPeriod.memberId')
      .select([
        'memberId',
        'membershipPeriod.orgId',
        'membershipPeriod.membership',
        'fromOn',
        'toOn',
        'deathDate',
      ])
      .where('memberId', '>', above)
      .where('memberId', '<=', above + SLICE)
      .where('member.removed', '=', 0)
      .where(amongWithout(db, selection, 'cases'))
      .orderBy('memberId')
      .orderBy('fromOn')
      .execute()
    for (const own of groupBy(
      rows,
      row => row.memberId,
      row => row,
    ).values()) {
      yield { periods: own, deathDate: own[0]?.deathDate ?? null }
    }
    await work.breathe()
  }
}

async function posts(db: Reader, of: Asked): Promise<Records['posts']> {
  const rows = await db
    .selectFrom('orgPost')
    .select(['memberId', 'body', 'post', 'fromOn', 'toOn'])
    .where('removed', '=', 0)
    .where(among(db, of.selection, of.with))
    .orderBy('id')
    .execute()
  return byMember(rows)
}

async function flows(db: Reader, of: Asked): Promise<Records['flows']> {
  const rows = await db
    .selectFrom('flow')
    .select([
      'id',
      'memberId',
      'leftOn',
      'returnedOn',
      'expectedBack',
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
    .where(among(db, of.selection, of.with))
    .orderBy('leftOn')
    .orderBy('id')
    .execute()
  return byMember(rows)
}

async function overseas(db: Reader, of: Asked): Promise<Records['overseas']> {
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
    .where(among(db, of.selection, of.with))
    .orderBy('leftOn')
    .orderBy('id')
    .execute()
  return byMember(rows)
}

async function letters(db: Reader, of: Asked): Promise<Records['letters']> {
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
      'voidedOn',
      'letterNo',
      'toOrg',
      'inquiryResult',
    ])
    .where('removed', '=', 0)
    .where(among(db, of.selection, of.with))
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

async function cases(db: Reader, of: Asked): Promise<Records['cases']> {
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
    .where(among(db, of.selection, of.with))
    .orderBy('foundOn')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return new Map()
  const caseIds = of.selection.kind === 'all' ? null : rows.map(({ id }) => id)
  const ids = [...new Set(rows.map(({ memberId }) => memberId))]
  const ledgers = await ledgersOf(db, of.selection.kind === 'all' ? 'lost' : ids)
  const settings = await settingsOf(db)
  const persons = await datesOf(db, [...ledgers.keys()])
  const tried = await attempts(db, caseIds)
  const decided = await outcomes(db, caseIds)
  const checked = await conductChecks(db, caseIds)
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
      checks: checked.get(row.id) ?? [],
    }),
  )
}

function courseWords(attempt: { course: string; clue: string | null }): string {
  const clue = clueBeside(attempt)
  return clue === '' ? attempt.course : `${sentence(attempt.course)}线索：${clue}`
}

async function attempts(db: Reader, caseIds: readonly number[] | null): Promise<Grouped<AttemptFacts>> {
  const rows = await db
    .selectFrom('searchAttempt')
    .select(['caseId', 'at', 'channel', 'target', 'targetPhone', 'responsible', 'course', 'result', 'clue'])
    .where('removed', '=', 0)
    .$if(caseIds !== null, query => query.where('caseId', 'in', caseIds ?? []))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return groupBy(
    rows,
    ({ caseId }) => caseId,
    row => ({ ...row, course: courseWords(row) }),
  )
}

type CaseOutcome = OutcomeFacts & { caseId: number }

/** 党纪处分 on the cards of lost members since they were found missing: annex 9 counts them as well (R-D10). */
async function sanctions(db: Reader, caseIds: readonly number[] | null): Promise<CaseOutcome[]> {
  const rows = await db
    .selectFrom('sanction as s')
    .innerJoin('lostCase as c', 'c.memberId', 's.memberId')
    .select(['c.id as caseId', 's.kind', 's.decidedOn'])
    .where('s.removed', '=', 0)
    .where('c.removed', '=', 0)
    .where('s.family', '=', '党纪')
    .whereRef('s.decidedOn', '>=', 'c.foundOn')
    .$if(caseIds !== null, query => query.where('c.id', 'in', caseIds ?? []))
    .orderBy('s.decidedOn')
    .orderBy('s.id')
    .execute()
  return rows.flatMap(({ kind, ...row }) => {
    const outcome = outcomeOfSanction(kind)
    return outcome === null ? [] : [{ ...row, outcome, endedOn: null }]
  })
}

async function outcomes(db: Reader, caseIds: readonly number[] | null): Promise<Grouped<OutcomeFacts>> {
  const decided = await db
    .selectFrom('lostOutcome')
    .select(['caseId', 'outcome', 'decidedOn', 'endedOn'])
    .where('removed', '=', 0)
    .$if(caseIds !== null, query => query.where('caseId', 'in', caseIds ?? []))
    .orderBy('decidedOn')
    .orderBy('id')
    .execute()
  const keyOf = ({ caseId, outcome, decidedOn }: CaseOutcome) => `${caseId} ${outcome} ${decidedOn}`
  const known = new Set(decided.map(keyOf))
  const more = (await sanctions(db, caseIds)).filter(one => !known.has(keyOf(one)))
  return groupBy(
    [...decided, ...more],
    ({ caseId }) => caseId,
    row => row,
  )
}

async function conductChecks(db: Reader, caseIds: readonly number[] | null): Promise<Grouped<ConductFacts>> {
  const rows = await db
    .selectFrom('conductCheck')
    .select(['caseId', 'kind', 'source', 'finding'])
    .where('removed', '=', 0)
    .$if(caseIds !== null, query => query.where('caseId', 'in', caseIds ?? []))
    .orderBy('onDate')
    .orderBy('id')
    .execute()
  return groupBy(
    rows,
    ({ caseId }) => caseId,
    row => row,
  )
}

/** Whose records are read. */
export interface Asked {
  selection: Selection
  /** only of members who have such records at all */
  with?: Having | undefined
}

export async function loadRecords(db: Reader, of: Asked, work: Work): Promise<Records> {
  return {
    periods: await periods(db, of, work),
    posts: await posts(db, of),
    flows: await flows(db, of),
    overseas: await overseas(db, of),
    cases: await cases(db, of),
    letters: await letters(db, of),
  }
}
