/** Forms of the re-registration as they stood on a day: lists, one form, and how many stand where. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { RegistrationOnly } from '../../shared/registration/codes.ts'
import type { RegistrationForm, RegistrationValues } from '../../shared/registration/methods.ts'
import { daysLate, registrationFindings, registrationState } from '../../shared/registration/steps.ts'
import { MEMBERSHIP, ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { disposalStateOn, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'

export type FormRow = Row<'registrationForm'>
type Listed = Outputs['registration']['list']['rows'][number]
type Filter = Parsed['registration']['list']['filter']

/** Throws RECORD_MISSING. */
export async function demandForm(db: Reader, id: number): Promise<FormRow> {
  return demandRow(db, 'registrationForm', id)
}

/** What came after the day has not happened yet. */
export function asOnDay(row: FormRow, on: IsoDate): FormRow {
  if (row.returnedOn !== null && row.returnedOn <= on) {
    return row.checkedOn !== null && row.checkedOn > on
      ? { ...row, checkState: null, checkNote: null, checkedOn: null, checkedBy: null }
      : row
  }
  const { id, driveId, memberId, issuedOn, deadline, note, removed } = row
  return {
    id,
    driveId,
    memberId,
    issuedOn,
    deadline,
    note,
    removed,
    returnedOn: null,
    wish: null,
    applicationOn: null,
    thought: null,
    work: null,
    style: null,
    life: null,
    signedOn: null,
    branchOpinion: null,
    branchOpinionOn: null,
    committeeOpinion: null,
    committeeOpinionOn: null,
    checkState: null,
    checkNote: null,
    checkedOn: null,
    checkedBy: null,
  }
}

/** Key of REGISTRATION_STATE of form `f` on the day: `registrationState` in SQL. */
const stateOn = (on: IsoDate) => sql<string>`CASE
  WHEN "f"."returnedOn" IS NULL OR "f"."returnedOn" > ${on}
    THEN CASE WHEN "f"."deadline" < ${on} THEN 'OVERDUE' ELSE 'ISSUED' END
  WHEN "f"."wish" = '不愿登记' THEN 'UNWILLING'
  WHEN "f"."returnedOn" > "f"."deadline" THEN 'LATE'
  ELSE 'RETURNED' END`

/** What the member is by the day, where he is not on the roll any more. */
const goneOn = ({ on, membership }: PlaceOn) => sql<string | null>`CASE
  WHEN "m"."deathDate" <= ${on} THEN 'DECEASED'
  WHEN ${membership} IN (${sql.join([...ON_ROLL])}) THEN NULL
  ELSE coalesce(${membership}, 'LEFT') END`

const uncheckedOn = (on: IsoDate) => sql<SqlBool>`("f"."checkState" IS NULL OR "f"."checkedOn" > ${on})`

/** One choice of the list; each is counted by the very same condition. */
function only(choice: RegistrationOnly, place: PlaceOn): RawBuilder<SqlBool> {
  const { on } = place
  const state = stateOn(on)
  switch (choice) {
    case 'all':
      return sql<SqlBool>`1`
    case 'issued':
      return sql<SqlBool>`(${state} = 'ISSUED' AND ${goneOn(place)} IS NULL)`
    case 'overdue':
      return sql<SqlBool>`(${state} = 'OVERDUE' AND ${goneOn(place)} IS NULL)`
    case 'returned':
      return sql<SqlBool>`${state} = 'RETURNED'`
    case 'late':
      return sql<SqlBool>`${state} = 'LATE'`
    case 'unwilling':
      return sql<SqlBool>`${state} = 'UNWILLING'`
    case 'unchecked':
      return sql<SqlBool>`(${state} IN ('RETURNED', 'LATE') AND ${uncheckedOn(on)})`
  }
}

/** Forms given by the day, of members who were in the register then. */
export function formsOn(db: Reader, place: PlaceOn, { driveId, orgId }: Pick<Filter, 'driveId' | 'orgId'>) {
  return db
    .selectFrom('registrationForm as f')
    .innerJoin('registrationDrive as d', 'd.id', 'f.driveId')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .where('f.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where('f.issuedOn', '<=', place.on)
    .where(place.known)
    .$if(driveId !== undefined, query => query.where('f.driveId', '=', driveId ?? 0))
    .$if(orgId !== undefined, query => query.where(place.inOrg(orgId ?? 0)))
}

/** How many of the forms the condition holds for; 0 where there is none. */
function sumOf(choice: RegistrationOnly, place: PlaceOn) {
  return sql<number>`coalesce(sum(${only(choice, place)}), 0)`
}

/** The columns of a tally, for a query over forms. */
export function tallyColumns(place: PlaceOn) {
  return [
    sql<number>`count(*)`.as('forms'),
    sumOf('issued', place).as('issued'),
    sumOf('overdue', place).as('overdue'),
    sumOf('returned', place).as('returned'),
    sumOf('late', place).as('late'),
    sumOf('unwilling', place).as('unwilling'),
    sumOf('unchecked', place).as('unchecked'),
  ] as const
}

/** The disposal case a form led to, by form, as it stood on the day. */
async function casesOf(
  db: Reader,
  ids: readonly number[],
  place: PlaceOn,
): Promise<Map<number, Listed['disposal']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('disposalCase as d')
    .select(['d.id', 'd.caseNo', 'd.registrationId', disposalStateOn(place).as('state')])
    .where('d.registrationId', 'in', [...ids])
    .where('d.removed', '=', 0)
    .where('d.openedOn', '<=', place.on)
    .orderBy('d.id')
    .execute()
  return new Map(
    rows.map(({ id, caseNo, state, registrationId }) => [
      registrationId ?? 0,
      // Written through the contract's own code tables.
      { id, caseNo, state: (state ?? 'OPENED') as NonNullable<Listed['disposal']>['state'] },
    ]),
  )
}

/** Whatever the drive and the branch. */
const ALL = { driveId: undefined, orgId: undefined }

type Base = ReturnType<typeof formsOn>

interface Read {
  listed: Listed
  row: FormRow
}

async function read(db: Reader, base: Base, place: PlaceOn): Promise<Read[]> {
  const rows = await base
    .selectAll('f')
    .select(['d.name as driveName', 'm.name', 'm.phone', place.orgId.as('orgId'), goneOn(place).as('gone')])
    .execute()
  const names = await organisationNames(db, place.namesOn)
  const cases = await casesOf(
    db,
    rows.map(({ id }) => id),
    place,
  )
  return rows.map(({ driveName, name, phone, orgId, gone, ...stored }) => {
    const row = asOnDay(stored, place.on)
    // Written through the contract's own code tables.
    const wish = row.wish as Listed['wish']
    return {
      row,
      listed: {
        id: row.id,
        driveId: row.driveId,
        driveName,
        memberId: row.memberId,
        name,
        orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
        phone,
        issuedOn: row.issuedOn,
        deadline: row.deadline,
        returnedOn: row.returnedOn,
        wish,
        state: registrationState({ ...row, wish }, place.on),
        daysLate: daysLate(row, place.on),
        check: row.checkState as Listed['check'],
        checkNote: row.checkNote,
        gone: gone === null ? null : labelOf(MEMBERSHIP, gone as Membership),
        disposal: cases.get(row.id) ?? null,
      },
    }
  })
}

function narrowed(db: Reader, filter: Filter, place: PlaceOn): Base {
  const { text } = filter
  const base = formsOn(db, place, filter).where(only(filter.only, place))
  return text === undefined || text.trim() === '' ? base : base.where(searchCondition(text))
}

const inOrder = (base: Base, place: PlaceOn) =>
  base.orderBy(place.orgId).orderBy('m.namePinyin').orderBy('f.id')

export async function listForms(
  db: Reader,
  { filter, page, asOf }: Parsed['registration']['list'],
  today: IsoDate,
): Promise<Outputs['registration']['list']> {
  const place = placeOn(asOf, today)
  const base = narrowed(db, filter, place)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await read(db, inOrder(base, place).limit(page.limit).offset(page.offset), place)
  return { total: Number(total), rows: rows.map(({ listed }) => listed) }
}

/** What is written on the form besides the wish. */
function valuesOf(row: FormRow): RegistrationValues {
  const { thought, work, style, life, signedOn, note } = row
  const { branchOpinion, branchOpinionOn, committeeOpinion, committeeOpinionOn } = row
  return {
    thought,
    work,
    style,
    life,
    signedOn,
    branchOpinion,
    branchOpinionOn,
    committeeOpinion,
    committeeOpinionOn,
    note,
  }
}

function wholeForm({ listed, row }: Read): RegistrationForm {
  const { applicationOn, checkedOn, checkedBy, signedOn } = row
  const checked = listed.check !== null
  const hasCase = listed.disposal !== null
  return {
    ...listed,
    applicationOn,
    checkedOn,
    checkedBy,
    values: valuesOf(row),
    findings: registrationFindings({ ...listed, signedOn, applicationOn, checked, hasCase }),
  }
}

/** Throws RECORD_MISSING where there is no such form on the day. */
export async function oneForm(
  db: Reader,
  { id, asOf }: Parsed['registration']['form'],
  today: IsoDate,
): Promise<RegistrationForm> {
  const place = placeOn(asOf, today)
  const [found] = await read(db, formsOn(db, place, ALL).where('f.id', '=', id), place)
  if (!found) throw new OfficeError('RECORD_MISSING')
  return wholeForm(found)
}

/** Rows read at a time. */
const AT_ONCE = 500

/** All forms of a list, in its order, with what is written on them. */
export async function* everyForm(
  db: Reader,
  filter: Filter,
  place: PlaceOn,
): AsyncGenerator<RegistrationForm> {
  for (let offset = 0; ; offset += AT_ONCE) {
    const page = inOrder(narrowed(db, filter, place), place)
      .limit(AT_ONCE)
      .offset(offset)
    const rows = await read(db, page, place)
    for (const row of rows) yield wholeForm(row)
    if (rows.length < AT_ONCE) return
  }
}

export async function formsOfMember(
  db: Reader,
  { memberId, asOf }: Parsed['registration']['ofMember'],
  today: IsoDate,
): Promise<Outputs['registration']['ofMember']> {
  const place = placeOn(asOf, today)
  const base = formsOn(db, place, ALL).where('f.memberId', '=', memberId)
  const rows = await read(db, base.orderBy('f.issuedOn', 'desc').orderBy('f.id', 'desc'), place)
  return { rows: rows.map(({ listed }) => listed) }
}

/** What the workbench asks: late forms, and members who do not want to register and have no case yet. */
export async function registrationsDue(
  db: Reader,
  today: IsoDate,
): Promise<{ overdue: number; unwilling: number }> {
  const place = placeOn(undefined, today)
  return formsOn(db, place, ALL)
    .select([
      sumOf('overdue', place).as('overdue'),
      sql<number>`coalesce(sum(${only('unwilling', place)} AND ${goneOn(place)} IS NULL AND NOT EXISTS
        (SELECT 1 FROM "disposalCase" AS "c" WHERE "c"."registrationId" = "f"."id" AND "c"."removed" = 0)), 0)`.as(
        'unwilling',
      ),
    ])
    .executeTakeFirstOrThrow()
}
