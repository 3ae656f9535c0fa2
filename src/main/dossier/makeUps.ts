/** Reading make-up cases: the list, and one case with everything written about it. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  MAKE_UP_OVER,
  nextMakeUpStep,
  type MakeUpKind,
  type MakeUpRoute,
  type MakeUpState,
} from '../../shared/dossier/makeUp.ts'
import { makeUpPapers } from '../../shared/dossier/makeUpPapers.ts'
import {
  committeeText,
  formVersion,
  pagesOf,
  proofGiven,
  remarkPage,
  remarkText,
  resolutionText,
  timesFinding,
  witnessesMissing,
  type ColumnFacts,
  type FormVersion,
} from '../../shared/dossier/makeUpRules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'

export type MakeUpCase = Row<'makeUpCase'>
type Listed = Outputs['dossier']['makeUps']['rows'][number]
type Card = Outputs['dossier']['makeUp']

/** Throws RECORD_MISSING. */
export async function demandMakeUp(db: Reader, id: number): Promise<MakeUpCase> {
  return demandRow(db, 'makeUpCase', id)
}

export async function makeUpStepsTaken(db: Reader, makeUpId: number): Promise<Row<'makeUpStep'>[]> {
  return db.selectFrom('makeUpStep').selectAll().where('makeUpId', '=', makeUpId).orderBy('id').execute()
}

export async function witnessesOf(db: Reader, makeUpId: number): Promise<Card['witnesses']> {
  const rows = await db
    .selectFrom('makeUpWitness')
    .select(['id', 'role', 'name', 'state', 'onDate', 'statement'])
    .where('makeUpId', '=', makeUpId)
    .where('removed', '=', 0)
    .orderBy('role')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    ...row,
    // Written through the contract's own code tables.
    role: row.role as Card['witnesses'][number]['role'],
    state: row.state as Card['witnesses'][number]['state'],
  }))
}

export function makeUpRoute({
  kind,
  developedHere,
}: Pick<MakeUpCase, 'kind' | 'developedHere'>): MakeUpRoute {
  return { kind: kind as MakeUpKind, developedHere: developedHere === 1 }
}

/** Which form, by the date of joining (R-G16); null where it is not known. */
export function versionOf(
  { formVersion: taken, receivedOn }: Pick<MakeUpCase, 'formVersion' | 'receivedOn'>,
  settings: Settings,
): FormVersion | null {
  return taken === null ? formVersion(receivedOn, settings['makeup.formSplit']) : (taken as FormVersion)
}

/** What the columns of the form are written from. */
export function columnFacts(
  row: MakeUpCase,
  member: { name: string; membership: string },
  witnesses: Card['witnesses'],
): ColumnFacts {
  return {
    name: member.name,
    probationary: member.membership === 'PROBATIONARY',
    introducers: witnesses.filter(({ role }) => role === 'INTRODUCER').map(({ name }) => name),
    branch: row.branch,
    committee: row.committee,
    vanishedBranch: row.vanishedBranch === 1,
    vanishedCommittee: row.vanishedCommittee === 1,
    appliedOn: row.appliedOn,
    activistOn: row.activistOn,
    receivedOn: row.receivedOn,
    fullOn: row.fullOn,
  }
}

/** Where case `u` stood on the day. */
const stateOn = ({ on, dated }: PlaceOn) =>
  dated
    ? sql<string>`coalesce((SELECT "s"."toState" FROM "makeUpStep" AS "s"
        WHERE "s"."makeUpId" = "u"."id" AND "s"."onDate" <= ${on} ORDER BY "s"."id" DESC LIMIT 1), 'OPENED')`
    : sql<string>`"u"."state"`

const lastOn = ({ on }: PlaceOn) =>
  sql<string>`coalesce((SELECT max("s"."onDate") FROM "makeUpStep" AS "s"
    WHERE "s"."makeUpId" = "u"."id" AND "s"."onDate" <= ${on}), "u"."openedOn")`

function casesOn(db: Reader, place: PlaceOn) {
  return db
    .selectFrom('makeUpCase as u')
    .innerJoin('member as m', 'm.id', 'u.memberId')
    .where('u.removed', '=', 0)
    .where('m.removed', '=', 0)
    .$if(place.dated, query => query.where('u.openedOn', '<=', place.on))
}

async function listed(db: Reader, base: ReturnType<typeof casesOn>, place: PlaceOn): Promise<Listed[]> {
  const names = await organisationNames(db, place.namesOn)
  const rows = await base
    .selectAll('u')
    .select(['m.name', place.orgId.as('orgId'), stateOn(place).as('stateOn'), lastOn(place).as('lastOn')])
    .execute()
  return rows.map(row => {
    const route = makeUpRoute(row)
    const state = row.stateOn as MakeUpState
    return {
      id: row.id,
      caseNo: row.caseNo,
      memberId: row.memberId,
      name: row.name,
      orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
      ...route,
      state,
      openedOn: row.openedOn,
      next: nextMakeUpStep(route, state)?.step ?? null,
      lastOn: row.lastOn,
    }
  })
}

const over = [...MAKE_UP_OVER]

export async function listMakeUps(
  db: Reader,
  { filter, page, asOf }: Parsed['dossier']['makeUps'],
  today: IsoDate,
): Promise<Outputs['dossier']['makeUps']> {
  const place = placeOn(asOf, today)
  let base = casesOn(db, place).where(place.known)
  if (filter.state === 'open') base = base.where(stateOn(place), 'not in', over)
  if (filter.state === 'over') base = base.where(stateOn(place), 'in', over)
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.text !== undefined && filter.text.trim() !== '') base = base.where(searchCondition(filter.text))
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await listed(
    db,
    base.orderBy('u.openedOn', 'desc').orderBy('u.id', 'desc').limit(page.limit).offset(page.offset),
    place,
  )
  return { total: Number(total), rows }
}

export async function makeUpCount(db: Reader, today: IsoDate): Promise<number> {
  const { count } = await casesOn(db, placeOn(undefined, today))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('u.state', 'not in', over)
    .executeTakeFirstOrThrow()
  return count
}

function stepOf(step: Row<'makeUpStep'>): Card['steps'][number] {
  return {
    id: step.id,
    step: step.step as Card['steps'][number]['step'],
    on: step.onDate,
    actor: step.actor,
    documentNo: step.documentNo,
    text: step.text,
    result: step.result as Card['steps'][number]['result'],
    signer: step.signer,
    sealed: step.sealed === 1,
    toState: step.toState as MakeUpState,
  }
}

function valuesOf(row: MakeUpCase): Card['values'] {
  return {
    lostHow: row.lostHow,
    appliedOn: row.appliedOn,
    activistOn: row.activistOn,
    receivedOn: row.receivedOn,
    fullOn: row.fullOn,
    branch: row.branch,
    committee: row.committee,
    vanishedBranch: row.vanishedBranch === 1,
    vanishedCommittee: row.vanishedCommittee === 1,
    developedWhere: row.developedWhere,
    remark: row.remark,
  }
}

/** Throws RECORD_MISSING. */
export async function makeUpCard(
  db: Reader,
  { id, asOf }: Parsed['dossier']['makeUp'],
  today: IsoDate,
): Promise<Card> {
  const row = await demandMakeUp(db, id)
  const member = await memberRecord(db, row.memberId)
  const settings = await settingsOf(db)
  const place = placeOn(asOf, today)
  const [shown] = await listed(db, casesOn(db, place).where('u.id', '=', id), place)
  if (!shown) throw new OfficeError('RECORD_MISSING')
  const steps = (await makeUpStepsTaken(db, id)).filter(({ onDate }) => !place.dated || onDate <= place.on)
  const witnesses = await witnessesOf(db, id)
  const facts = columnFacts(row, member, witnesses)
  const version = versionOf(row, settings)
  return {
    ...shown,
    findingId: row.findingId,
    values: valuesOf(row),
    steps: steps.map(stepOf),
    witnesses,
    proof: proofGiven(witnesses, settings),
    witnessesMissing: witnessesMissing(witnesses, settings),
    timesFinding: timesFinding(facts),
    probationary: facts.probationary,
    approvalNo: row.approvalNo,
    approvalOn: row.approvalOn,
    formVersion: version,
    pagesDue: version === null ? null : pagesOf(version, settings),
    remarkPage: version === null ? null : remarkPage(version, settings),
    fillDate: row.fillDate,
    partySigner: row.partySigner,
    keeper: row.keeper,
    texts: {
      resolution: resolutionText(facts),
      committee: committeeText(facts),
      remark: remarkText(facts),
    },
    papers: [...makeUpPapers(shown)],
  }
}
