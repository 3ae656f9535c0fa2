/** Reading what was found wrong with dossiers: the ledger, one finding, one member. */

import { sql, type RawBuilder } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { checkState } from '../../shared/dossier/check.ts'
import { FINDING_SETTLED } from '../../shared/dossier/findings.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { disposalsOfDossier } from '../disposal/service.ts'
import { organisationNames } from '../organisation/service.ts'
import { checkMarks } from './checkMarks.ts'
import { memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'

type Listed = Outputs['dossier']['findings']['rows'][number]
type Card = Outputs['dossier']['finding']

/** Throws RECORD_MISSING. */
export async function demandFinding(db: Reader, id: number): Promise<Row<'dossierFinding'>> {
  return demandRow(db, 'dossierFinding', id)
}

export async function findingStepsTaken(db: Reader, findingId: number): Promise<Row<'dossierFindingStep'>[]> {
  return db
    .selectFrom('dossierFindingStep')
    .selectAll()
    .where('findingId', '=', findingId)
    .orderBy('id')
    .execute()
}

/** Where finding `f` stood on the day. */
const stateOn = ({ on, dated }: PlaceOn): RawBuilder<string> =>
  dated
    ? sql<string>`coalesce((SELECT "s"."toState" FROM "dossierFindingStep" AS "s"
        WHERE "s"."findingId" = "f"."id" AND "s"."onDate" <= ${on} ORDER BY "s"."id" DESC LIMIT 1), 'OPEN')`
    : sql<string>`"f"."state"`

const makeUpOf = sql<number | null>`(SELECT max("u"."id") FROM "makeUpCase" AS "u"
  WHERE "u"."findingId" = "f"."id" AND "u"."removed" = 0)`

function findingsOn(db: Reader, place: PlaceOn) {
  return db
    .selectFrom('dossierFinding as f')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .where('f.removed', '=', 0)
    .where('m.removed', '=', 0)
    .$if(place.dated, query => query.where('f.foundOn', '<=', place.on))
}

type Base = ReturnType<typeof findingsOn>

async function listed(db: Reader, base: Base, place: PlaceOn): Promise<Listed[]> {
  const names = await organisationNames(db, place.namesOn)
  const rows = await base
    .selectAll('f')
    .select(['m.name', place.orgId.as('orgId'), stateOn(place).as('stateOn'), makeUpOf.as('makeUpId')])
    .execute()
  return rows.map(row => {
    // Written through the contract's own code tables.
    const state = row.stateOn as Listed['state']
    return {
      id: row.id,
      memberId: row.memberId,
      name: row.name,
      orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
      kind: row.kind as Listed['kind'],
      material: row.material as Listed['material'],
      description: row.description,
      foundOn: row.foundOn,
      foundBy: row.foundBy,
      dueOn: row.dueOn,
      overdue: row.dueOn !== null && row.dueOn < place.on && !FINDING_SETTLED.includes(state),
      responsible: row.responsible,
      state,
      makeUpId: row.makeUpId,
    }
  })
}

const settled = [...FINDING_SETTLED]

export async function listFindings(
  db: Reader,
  { filter, page, asOf }: Parsed['dossier']['findings'],
  today: IsoDate,
): Promise<Outputs['dossier']['findings']> {
  const place = placeOn(asOf, today)
  let base = findingsOn(db, place).where(place.known)
  switch (filter.state) {
    case 'open':
      base = base.where(stateOn(place), 'not in', settled)
      break
    case 'overdue':
      base = base.where(stateOn(place), 'not in', settled).where('f.dueOn', '<', place.on)
      break
    case 'settled':
      base = base.where(stateOn(place), 'in', settled)
      break
    case 'all':
      break
  }
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.kind !== undefined) base = base.where('f.kind', '=', filter.kind)
  if (filter.text !== undefined && filter.text.trim() !== '') base = base.where(searchCondition(filter.text))
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await listed(
    db,
    base.orderBy('f.foundOn', 'desc').orderBy('f.id', 'desc').limit(page.limit).offset(page.offset),
    place,
  )
  return { total: Number(total), rows }
}

function stepOf(step: Row<'dossierFindingStep'>): Card['steps'][number] {
  return {
    id: step.id,
    step: step.step as Card['steps'][number]['step'],
    on: step.onDate,
    actor: step.actor,
    documentNo: step.documentNo,
    unit: step.unit,
    text: step.text,
    noSender: step.noSender,
    result: step.result as Card['steps'][number]['result'],
    toState: step.toState as Card['state'],
  }
}

/** Throws RECORD_MISSING. */
export async function findingCard(
  db: Reader,
  { id, asOf }: Parsed['dossier']['finding'],
  today: IsoDate,
): Promise<Card> {
  const place = placeOn(asOf, today)
  const [row] = await listed(db, findingsOn(db, place).where('f.id', '=', id), place)
  if (!row) throw new OfficeError('RECORD_MISSING')
  const steps = await findingStepsTaken(db, id)
  return {
    ...row,
    steps: steps.filter(({ onDate }) => !place.dated || onDate <= place.on).map(stepOf),
    disposals: await disposalsOfDossier(db, row.memberId),
  }
}

/** Findings of a member that are not closed: what keeps his dossier from being sound. */
export async function openFaults(db: Reader, memberId: number): Promise<number> {
  const { count } = await db
    .selectFrom('dossierFinding')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('state', '<>', 'CLOSED')
    .executeTakeFirstOrThrow()
  return count
}

export async function memberCheck(
  db: Reader,
  memberId: number,
  today: IsoDate,
): Promise<Outputs['dossier']['memberCheck']> {
  const { membership } = await memberRecord(db, memberId)
  const marked = (await checkMarks(db, [memberId])).get(memberId)
  const place = placeOn(undefined, today)
  const dossier = await db
    .selectFrom('dossier')
    .select(['checkedOn', 'checkedBy'])
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  const checkedOn = dossier?.checkedOn ?? null
  return {
    state: checkState({
      checkedOn,
      faults: await openFaults(db, memberId),
      marks: marked?.marks ?? {},
      membership: membership as Membership,
    }),
    checkedOn,
    checkedBy: dossier?.checkedBy ?? null,
    findings: await listed(
      db,
      findingsOn(db, place).where('f.memberId', '=', memberId).orderBy('f.foundOn', 'desc').orderBy('f.id'),
      place,
    ),
  }
}

/** Findings open on the day, and those of them past their day. */
export async function findingCounts(db: Reader, today: IsoDate): Promise<{ open: number; overdue: number }> {
  const row = await findingsOn(db, placeOn(undefined, today))
    .select(eb => [
      eb.fn.countAll<number>().as('open'),
      sql<number>`coalesce(sum("f"."dueOn" < ${today}), 0)`.as('overdue'),
    ])
    .where('f.state', 'not in', settled)
    .executeTakeFirstOrThrow()
  return { open: row.open, overdue: row.overdue }
}
