/** Reading disposal cases: the list, the card, and what the steps ask for. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type {
  DisposalArchive,
  DisposalGround,
  DisposalKind,
  DisposalState,
  RectifyTerm,
} from '../../shared/disposal/codes.ts'
import { approverOf, SESSION_DAYS } from '../../shared/disposal/rules.ts'
import { nextStep, RUNNING, type Route } from '../../shared/disposal/steps.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { disposalStateOn, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'

export type CaseRow = Row<'disposalCase'>
type Listed = Outputs['disposal']['list']['rows'][number]

/** Throws RECORD_MISSING. */
export async function demandDisposal(db: Reader, id: number): Promise<CaseRow> {
  return demandRow(db, 'disposalCase', id)
}

/** The steps taken, in their order; a step taken again stands behind the first. */
export async function stepsTaken(db: Reader, disposalId: number): Promise<Row<'disposalStep'>[]> {
  return db
    .selectFrom('disposalStep')
    .selectAll()
    .where('disposalId', '=', disposalId)
    .orderBy('id')
    .execute()
}

export async function notesOf(db: Reader, disposalId: number): Promise<Row<'disposalNote'>[]> {
  return db
    .selectFrom('disposalNote')
    .selectAll()
    .where('disposalId', '=', disposalId)
    .where('removed', '=', 0)
    .orderBy('onDate')
    .orderBy('id')
    .execute()
}

export function routeOf(row: CaseRow, settings: Settings): Route {
  // Written through the contract's own code tables.
  const kind = row.kind as DisposalKind
  return {
    kind,
    unreachable: row.unreachable === 1,
    approver: approverOf(kind, settings),
    passEnds: settings['disposal.afterEducation'] === 'close',
  }
}

export function groundsOf(row: Pick<CaseRow, 'grounds'>): DisposalGround[] {
  return row.grounds.split(',') as DisposalGround[]
}

const ARCHIVE_COLUMNS = {
  appraisal: 'archiveAppraisal',
  vote: 'archiveVote',
  inquiry: 'archiveInquiry',
  conclusion: 'archiveConclusion',
  minutes: 'archiveMinutes',
  approval: 'archiveApproval',
  decision: 'archiveDecision',
} as const satisfies Record<DisposalArchive, keyof CaseRow>

const TERM_COLUMNS = {
  minor: 'termMinor',
  willing: 'termWilling',
  measures: 'termMeasures',
} as const satisfies Record<RectifyTerm, keyof CaseRow>

type Flags<K extends string> = Partial<Record<K, 0 | 1>>

function flagged<T extends string, K extends keyof CaseRow>(
  row: CaseRow,
  columns: Readonly<Record<T, K>>,
): T[] {
  // The keys are those of the tables above.
  return (Object.keys(columns) as T[]).filter(key => row[columns[key]] === 1)
}

function flags<T extends string, K extends string>(
  chosen: readonly T[],
  columns: Readonly<Record<T, K>>,
): Flags<K> {
  const entries = (Object.keys(columns) as T[]).map(key => [columns[key], chosen.includes(key) ? 1 : 0])
  return Object.fromEntries(entries) as Flags<K>
}

export const archivedOf = (row: CaseRow) => flagged(row, ARCHIVE_COLUMNS)
export const termsOf = (row: CaseRow) => flagged(row, TERM_COLUMNS)
export const archiveFlags = (chosen: readonly DisposalArchive[]) => flags(chosen, ARCHIVE_COLUMNS)
export const termFlags = (chosen: readonly RectifyTerm[]) => flags(chosen, TERM_COLUMNS)

/** The last session, or the talk they count from. */
const lastSession = (on: IsoDate) => sql<string | null>`(SELECT max("x"."on") FROM (
    SELECT "n"."onDate" AS "on" FROM "disposalNote" AS "n" WHERE "n"."disposalId" = "d"."id"
      AND "n"."removed" = 0 AND "n"."kind" = 'education' AND "n"."onDate" <= ${on}
    UNION ALL SELECT "s"."onDate" FROM "disposalStep" AS "s" WHERE "s"."disposalId" = "d"."id"
      AND "s"."step" = 'TALK' AND "s"."onDate" <= ${on}) AS "x")`

/** The day something is due in a case of this state; null when nothing is. */
const dueOn = (place: PlaceOn) => sql<string | null>`CASE ${disposalStateOn(place)}
  WHEN 'RECTIFYING' THEN "d"."rectifyTo"
  WHEN 'TALKED' THEN date(${lastSession(place.on)}, ${`+${SESSION_DAYS} days`}) END`

function casesOn(db: Reader, place: PlaceOn) {
  return db
    .selectFrom('disposalCase as d')
    .innerJoin('member as m', 'm.id', 'd.memberId')
    .where('d.removed', '=', 0)
    .where('m.removed', '=', 0)
    .$if(place.dated, query => query.where('d.openedOn', '<=', place.on))
}

const overdue = (place: PlaceOn) => sql<boolean>`${dueOn(place)} < ${place.on}`

type Base = ReturnType<typeof casesOn>

async function listed(db: Reader, base: Base, place: PlaceOn): Promise<Listed[]> {
  const settings = await settingsOf(db)
  const names = await organisationNames(db)
  const rows = await base
    .selectAll('d')
    .select([
      'm.name',
      place.orgId.as('orgId'),
      disposalStateOn(place).as('stateOn'),
      dueOn(place).as('dueOn'),
    ])
    .execute()
  return rows.map(({ name, orgId, stateOn: state, dueOn: due, ...row }) => {
    const present = (state ?? 'OPENED') as DisposalState
    return {
      id: row.id,
      caseNo: row.caseNo,
      memberId: row.memberId,
      name,
      orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
      kind: row.kind as DisposalKind,
      state: present,
      openedOn: row.openedOn,
      next: nextStep(routeOf(row, settings), present)?.step ?? null,
      dueOn: due,
      overdue: due !== null && due < place.on,
      clueOpen: clueOpen(row),
      lostCaseId: row.lostCaseId,
      announced: row.announcedHow !== null,
    }
  })
}

/** Clues of misconduct that were not handed over yet (R-D04). */
export function clueOpen({ violation, clueTo, clueOn }: CaseRow): boolean {
  return violation === 1 && (clueTo === null || clueOn === null)
}

export async function listDisposals(
  db: Reader,
  { filter, page, asOf }: Parsed['disposal']['list'],
  today: IsoDate,
): Promise<Outputs['disposal']['list']> {
  const place = placeOn(asOf, today)
  let base = casesOn(db, place).where(place.known)
  switch (filter.state) {
    case 'open':
      base = base.where(disposalStateOn(place), 'in', [...RUNNING])
      break
    case 'overdue':
      base = base.where(overdue(place))
      break
    case 'filing':
      base = base.where(disposalStateOn(place), 'in', ['CONCLUDED', 'ENDED'])
      break
    case 'all':
      break
  }
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.text !== undefined && filter.text.trim() !== '') base = base.where(searchCondition(filter.text))
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await listed(
    db,
    base.orderBy('d.openedOn', 'desc').orderBy('d.id', 'desc').limit(page.limit).offset(page.offset),
    place,
  )
  return { total: Number(total), rows }
}

/** Cases running on the day, and those of them with something overdue. */
export async function disposalCounts(db: Reader, today: IsoDate): Promise<{ open: number; overdue: number }> {
  const place = placeOn(undefined, today)
  const row = await casesOn(db, place)
    .select(eb => [
      eb.fn.countAll().as('open'),
      sql<number>`coalesce(sum(${overdue(place)}), 0)`.as('overdue'),
    ])
    .where('d.state', 'in', [...RUNNING])
    .executeTakeFirstOrThrow()
  return { open: Number(row.open), overdue: row.overdue }
}

export async function disposalsOfMember(
  db: Reader,
  memberId: number,
  today: IsoDate,
  asOf?: IsoDate,
): Promise<Listed[]> {
  const place = placeOn(asOf, today)
  return listed(
    db,
    casesOn(db, place)
      .where('d.memberId', '=', memberId)
      .orderBy('d.openedOn', 'desc')
      .orderBy('d.id', 'desc'),
    place,
  )
}

/** The case that runs for each of these members on the day, where there is one. */
export async function runningDisposals(
  db: Reader,
  memberIds: readonly number[],
  place: PlaceOn,
): Promise<Map<number, { id: number; caseNo: string }>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('disposalCase as d')
    .select(['d.id', 'd.caseNo', 'd.memberId'])
    .where('d.memberId', 'in', [...memberIds])
    .where('d.removed', '=', 0)
    .where(disposalStateOn(place), 'in', [...RUNNING])
    .execute()
  return new Map(rows.map(({ memberId, ...own }) => [memberId, own]))
}

/** Cases opened because of what the dossier showed (R-D03). */
export async function disposalsOfDossier(
  db: Reader,
  memberId: number,
): Promise<{ id: number; caseNo: string }[]> {
  return db
    .selectFrom('disposalCase')
    .select(['id', 'caseNo'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('source', '=', 'DOSSIER')
    .orderBy('id')
    .execute()
}

/** One case as the list shows it. Throws RECORD_MISSING. */
export async function listedCase(
  db: Reader,
  id: number,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<Listed> {
  const place = placeOn(asOf, today)
  const [row] = await listed(db, casesOn(db, place).where('d.id', '=', id), place)
  if (!row) throw new OfficeError('RECORD_MISSING')
  return row
}

/** The day of the talk that began the education. */
export function talkDay(steps: readonly Pick<Row<'disposalStep'>, 'step' | 'onDate'>[]): IsoDate | null {
  return steps.findLast(({ step }) => step === 'TALK')?.onDate ?? null
}
