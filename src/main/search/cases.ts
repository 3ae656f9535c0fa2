/** Reading lost-contact cases: lists, and the facts the rules ask for. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { lostStart, searchDuration, verifyBy } from '../../shared/search/rules.ts'
import { OPEN_LOST, type LostState } from '../../shared/search/codes.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { isPocket } from '../../shared/transfer/rules.ts'
import { campaignOf } from '../census/service.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { caseStateOn, memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { listedBy } from './filters.ts'
import { caseContact, ledgersOf, type Ledgers } from './ledger.ts'
import { roundsOf, turnOf } from './rounds.ts'

type Listed = Outputs['search']['list']['rows'][number]
export type CaseRow = Row<'lostCase'>

export async function demandCase(db: Reader, id: number): Promise<CaseRow> {
  return demandRow(db, 'lostCase', id)
}

export async function attemptsOf(db: Reader, caseId: number): Promise<Row<'searchAttempt'>[]> {
  return db
    .selectFrom('searchAttempt')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('removed', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function outcomesOf(db: Reader, caseId: number): Promise<Row<'lostOutcome'>[]> {
  return db
    .selectFrom('lostOutcome')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('removed', '=', 0)
    .orderBy('decidedOn')
    .orderBy('id')
    .execute()
}

export interface Context {
  settings: Settings
  names: ReadonlyMap<number, string>
  /** end of the length for those not found: the search end once it has passed, else the day itself */
  end: IsoDate
  on: IsoDate
  place: PlaceOn
  /** of the members whose cases are told */
  ledgers: Ledgers
}

export async function contextFor(db: Reader, asOf: IsoDate | undefined, today: IsoDate): Promise<Context> {
  const place = placeOn(asOf, today)
  const { on } = place
  const campaign = await campaignOf(db, undefined)
  // R-B01: the campaign's search end, else the reference day; a sweep still running measures today.
  const end =
    campaign && compareDates(campaign.searchEnd, on) <= 0 && compareDates(campaign.startOn, on) <= 0
      ? campaign.searchEnd
      : on
  return {
    settings: await settingsOf(db),
    names: await organisationNames(db, place.namesOn),
    end,
    on,
    place,
    ledgers: new Map(),
  }
}

export async function withLedgers(db: Reader, context: Context, rows: readonly CaseRow[]): Promise<Context> {
  return { ...context, ledgers: await ledgersOf(db, [...new Set(rows.map(row => row.memberId))]) }
}

/** A case as it stood on the day, with the branch its member was in. */
type CaseOnDay = CaseRow & { orgId: number | null }

/** Rows of `lostCase as c` with what they had come to on the day: what came later is not yet known. */
export function casesOn(db: Reader, { on, dated, orgId }: PlaceOn) {
  const base = db
    .selectFrom('lostCase as c')
    .innerJoin('member as m', 'm.id', 'c.memberId')
    .where('c.removed', '=', 0)
    .where('m.removed', '=', 0)
  const state = dated ? caseStateOn(on) : sql<string>`"c"."state"`
  const read = async (query: typeof base): Promise<CaseOnDay[]> => {
    const rows = await query
      .selectAll('c')
      .select([orgId.as('orgId'), state.as('stateOn')])
      .execute()
    const by = (date: IsoDate | null) => (!dated || (date !== null && date <= on) ? date : null)
    return rows.map(({ stateOn, ...row }) => ({
      ...row,
      state: stateOn,
      contactOn: by(row.contactOn),
      verifiedOn: by(row.verifiedOn),
      closedOn: by(row.closedOn),
    }))
  }
  return { base, state, read }
}

function durationOf(row: CaseRow, start: string | null, { end }: Context): Listed['duration'] {
  if (start === null) return null
  const last = row.contactOn ?? end
  return compareDates(start, last) > 0 ? null : searchDuration(start, last)
}

export function lettersOf(db: Reader, memberId: number) {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .execute()
}

export async function toListed(db: Reader, row: CaseOnDay, context: Context): Promise<Listed> {
  const member = await memberRecord(db, row.memberId)
  const { on, dated } = context.place
  const attempts = (await attemptsOf(db, row.id)).filter(({ at }) => !dated || at.slice(0, 10) <= on)
  const outcomes = (await outcomesOf(db, row.id)).filter(
    ({ decidedOn, endedOn }) => (!dated || decidedOn <= on) && (endedOn === null || (dated && endedOn > on)),
  )
  const letters = await lettersOf(db, row.memberId)
  const start = startOf(row, member, context)
  return {
    id: row.id,
    caseNo: row.caseNo,
    memberId: row.memberId,
    name: member.name,
    orgName: row.orgId === null ? '' : (context.names.get(row.orgId) ?? ''),
    // Written through the contract's own code tables.
    state: row.state as LostState,
    foundOn: row.foundOn,
    isKey: row.isKey === 1,
    isPocket: isPocket(letters, member.pocketManual === 1, context.on),
    start: start?.date ?? null,
    startAssumed: start?.assumed ?? false,
    duration: durationOf(row, start?.date ?? null, context),
    attempts: attempts.length,
    lastAttemptOn: attempts.at(-1)?.at.slice(0, 10) ?? null,
    contactOn: row.contactOn,
    verifyBy: verifyBy(row.foundOn, context.settings),
    verifiedOn: row.verifiedOn,
    outcomes: outcomes.map(outcome => outcome.outcome as Listed['outcomes'][number]),
    turn: turnOf(await roundsOf(db, row, attempts, context)),
  }
}

/** The case with the dates it goes by. */
export function lostFacts(row: CaseRow, member: Row<'member'>, { ledgers, settings }: Context) {
  return { ...row, ...caseContact(row, member, ledgers, settings) }
}

export function personFacts(member: Row<'member'>) {
  return { ...member, duesByProxy: member.duesByProxy === 1 }
}

function startOf(row: CaseRow, member: Row<'member'>, context: Context) {
  return lostStart(lostFacts(row, member, context), personFacts(member), context.settings)
}

export async function listCases(
  db: Reader,
  { filter, page, asOf }: Parsed['search']['list'],
  today: IsoDate,
): Promise<Outputs['search']['list']> {
  const context = await contextFor(db, asOf, today)
  const { place } = context
  const cases = casesOn(db, place)
  let base = cases.base.where(place.known)
  base = base.where(listedBy(filter.state, cases.state, place, context.settings))
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.text !== undefined && filter.text.trim() !== '') base = base.where(searchCondition(filter.text))
  if (place.dated) base = base.where('c.foundOn', '<=', place.on)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await cases.read(
    base.orderBy('c.foundOn', 'desc').orderBy('c.id', 'desc').limit(page.limit).offset(page.offset),
  )
  const told = await withLedgers(db, context, rows)
  const listed: Listed[] = []
  for (const row of rows) listed.push(await toListed(db, row, told))
  return { total: Number(total), rows: listed }
}

/** The lost-contact case that stands open for each of these members on the day, where there is one. */
export async function openLostCases(
  db: Reader,
  memberIds: readonly number[],
  on: IsoDate,
): Promise<Map<number, number>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('lostCase as c')
    .select(['c.id', 'c.memberId'])
    .where('c.memberId', 'in', [...memberIds])
    .where('c.removed', '=', 0)
    .where('c.foundOn', '<=', on)
    .where(caseStateOn(on), 'in', [...OPEN_LOST])
    .orderBy('c.id')
    .execute()
  return new Map(rows.map(({ id, memberId }) => [memberId, id]))
}

/** All cases of one member, newest first; as they stood on `asOf` where it is given. */
export async function casesOfMember(
  db: Reader,
  memberId: number,
  today: IsoDate,
  asOf?: IsoDate,
): Promise<Listed[]> {
  const context = await contextFor(db, asOf, today)
  const cases = casesOn(db, context.place)
  const rows = await cases.read(cases.base.where('c.memberId', '=', memberId).orderBy('c.foundOn', 'desc'))
  const told = await withLedgers(db, context, rows)
  const listed: Listed[] = []
  for (const row of rows) listed.push(await toListed(db, row, told))
  return listed
}
