/** Drives: the form is given to every formal member on the roll of its day (S01 15, R-J16). */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { registrationDeadline } from '../../shared/registration/steps.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { bulkInsert } from '../db/bulkInsert.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader, Register, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { createPace, quietWork } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { placeOn, recordedRank, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { formsOn, tallyColumns } from './forms.ts'

type Asked = Parsed['registration']['previewIssue']
type Whom = Omit<Asked, 'driveId'>
type Drive = Row<'registrationDrive'>

/** Throws RECORD_MISSING. */
export async function demandDrive(db: Reader, id: number): Promise<Drive> {
  return demandRow(db, 'registrationDrive', id)
}

/** Members on the roll of the day, of the branches or by the names that were asked for. */
function onRoll(db: Reader, place: PlaceOn, { orgIds, memberIds }: Whom) {
  return db
    .selectFrom('member as m')
    .where('m.removed', '=', 0)
    .where(eb => eb.or([eb('m.deathDate', 'is', null), eb('m.deathDate', '>', place.on)]))
    .where(place.membership, 'in', [...ON_ROLL])
    .$if(orgIds !== undefined, query => query.where(eb => eb.or((orgIds ?? []).map(id => place.inOrg(id)))))
    .$if(memberIds !== undefined, query => query.where('m.id', 'in', memberIds ?? []))
}

interface Found {
  memberId: number
  orgId: number | null
  membership: string
  has: number
}

async function candidates(
  db: Reader,
  driveId: number | undefined,
  whom: Whom,
  today: IsoDate,
): Promise<Found[]> {
  const place = placeOn(whom.issuedOn, today)
  return onRoll(db, place, whom)
    .select([
      'm.id as memberId',
      place.orgId.as('orgId'),
      place.membership.as('membership'),
      sql<number>`EXISTS (SELECT 1 FROM "registrationForm" AS "f" WHERE "f"."driveId" = ${driveId ?? 0}
        AND "f"."memberId" = "m"."id" AND "f"."removed" = 0)`.as('has'),
    ])
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .execute()
}

/**
 * Who gets the form: 正式党员. Named one by one, also who is on his way out or kept while abroad, where he was
 * formal before.
 */
async function isFormal(db: Reader, { membership, memberId }: Found, named: boolean): Promise<boolean> {
  if (membership === 'FORMAL') return true
  if (!named || membership === 'PROBATIONARY') return false
  return (await recordedRank(db, memberId)) !== 'PROBATIONARY'
}

interface Issuing {
  whom: Found[]
  already: number
  probationary: number
}

async function issuing(
  db: Reader,
  driveId: number | undefined,
  whom: Whom,
  today: IsoDate,
): Promise<Issuing> {
  const found = await candidates(db, driveId, whom, today)
  const named = whom.memberIds !== undefined
  const formal: Found[] = []
  for (const one of found) if (await isFormal(db, one, named)) formal.push(one)
  return {
    whom: formal.filter(({ has }) => has === 0),
    already: formal.filter(({ has }) => has === 1).length,
    probationary: found.length - formal.length,
  }
}

async function daysOf(db: Reader, driveId: number | undefined): Promise<number> {
  if (driveId !== undefined) return (await demandDrive(db, driveId)).days
  return (await settingsOf(db))['rereg.days']
}

/** Throws DATE_FUTURE: who is formal on a day to come is not known yet. */
function demandPast(issuedOn: IsoDate, today: IsoDate): void {
  if (compareDates(issuedOn, today) > 0)
    throw new OfficeError('DATE_FUTURE', { date: '发放日期' }, { field: 'issuedOn' })
}

export async function previewIssue(
  db: Reader,
  { driveId, ...whom }: Asked,
  today: IsoDate,
): Promise<Outputs['registration']['previewIssue']> {
  demandPast(whom.issuedOn, today)
  const days = await daysOf(db, driveId)
  const found = await issuing(db, driveId, whom, today)
  return {
    members: found.whom.length,
    branches: new Set(found.whom.map(({ orgId }) => orgId)).size,
    already: found.already,
    probationary: found.probationary,
    deadline: registrationDeadline(whom.issuedOn, days),
  }
}

const COLUMNS = ['driveId', 'memberId', 'issuedOn', 'deadline'] as const

/** Writes the forms; inside a change of its caller. Throws REGISTRATION_NOBODY. */
async function giveForms(
  register: Register,
  tx: Writer,
  { driveId, days }: { driveId: number; days: number },
  whom: Whom,
  today: IsoDate,
): Promise<number> {
  const { whom: members, probationary } = await issuing(tx, driveId, whom, today)
  if (members.length === 0) {
    const why = probationary > 0 ? '所选的不是正式党员' : '在册的正式党员都已发过，或者没有正式党员'
    throw new OfficeError('REGISTRATION_NOBODY', { why })
  }
  const deadline = registrationDeadline(whom.issuedOn, days)
  const { insert } = bulkInsert(register, 'registrationForm', COLUMNS)
  const pace = createPace(quietWork())
  for (const { memberId } of members) {
    insert([driveId, memberId, whom.issuedOn, deadline])
    if (pace.due()) await pace.rest()
  }
  return members.length
}

/** Throws DATE_FUTURE, REGISTRATION_NOBODY. */
export async function openDrive(
  office: Office,
  { name, note, ...whom }: Parsed['registration']['open'],
): Promise<Outputs['registration']['open']> {
  const today = office.clock.today()
  demandPast(whom.issuedOn, today)
  const register = office.register()
  const { changeId, value } = await change(
    register,
    stamp(office, `发放党员登记申请表：${name}`),
    async ({ tx, rename }) => {
      const days = await daysOf(tx, undefined)
      const { id } = await tx
        .insertInto('registrationDrive')
        .values({ name, issuedOn: whom.issuedOn, days, note })
        .returning('id')
        .executeTakeFirstOrThrow()
      const forms = await giveForms(register, tx, { driveId: id, days }, whom, today)
      rename(`发放党员登记申请表：${name}，${forms}名`)
      return { id, forms }
    },
  )
  return { changeId, ...value }
}

/** Throws RECORD_MISSING, DATE_FUTURE, DATE_ORDER before the drive began, REGISTRATION_NOBODY. */
export async function issueForms(
  office: Office,
  { driveId, ...whom }: Parsed['registration']['issue'],
): Promise<Outputs['registration']['issue']> {
  const today = office.clock.today()
  demandPast(whom.issuedOn, today)
  const register = office.register()
  const { changeId, value } = await change(
    register,
    stamp(office, '补发党员登记申请表'),
    async ({ tx, rename }) => {
      const { days, issuedOn, name } = await demandDrive(tx, driveId)
      if (compareDates(whom.issuedOn, issuedOn) < 0) {
        const details = { later: '补发日期', earlier: `本次发放日期（${issuedOn}）` }
        throw new OfficeError('DATE_ORDER', details, { field: 'issuedOn' })
      }
      const forms = await giveForms(register, tx, { driveId, days }, whom, today)
      rename(`补发党员登记申请表：${name}，${forms}名`)
      return forms
    },
  )
  return { changeId, forms: value }
}

export async function updateDrive(
  office: Office,
  { id, name, note }: Parsed['registration']['updateDrive'],
): Promise<Outputs['registration']['updateDrive']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '修改党员登记的名称'),
    async ({ tx }) => {
      await demandDrive(tx, id)
      await tx.updateTable('registrationDrive').set({ name, note }).where('id', '=', id).execute()
    },
  )
  return { changeId }
}

/** With its forms, as long as none came back. Throws RECORD_MISSING, REGISTRATION_RETURNED. */
export async function removeDrive(
  office: Office,
  { id }: Parsed['registration']['removeDrive'],
): Promise<Outputs['registration']['removeDrive']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除党员登记'),
    async ({ tx, rename }) => {
      const { name } = await demandDrive(tx, id)
      const { back } = await tx
        .selectFrom('registrationForm')
        .select(eb => eb.fn.countAll<number>().as('back'))
        .where('driveId', '=', id)
        .where('removed', '=', 0)
        .where('returnedOn', 'is not', null)
        .executeTakeFirstOrThrow()
      if (back > 0) throw new OfficeError('REGISTRATION_RETURNED', { count: back })
      await tx
        .updateTable('registrationForm')
        .set({ removed: 1 })
        .where('driveId', '=', id)
        .where('removed', '=', 0)
        .execute()
      await tx.updateTable('registrationDrive').set({ removed: 1 }).where('id', '=', id).execute()
      rename(`删除党员登记：${name}`)
    },
  )
  return { changeId }
}

/** How many forms of a drive, or of all, stand where. Throws RECORD_MISSING. */
export async function tallyForms(
  db: Reader,
  { driveId, orgId, asOf }: Parsed['registration']['tally'],
  today: IsoDate,
): Promise<Outputs['registration']['tally']> {
  const place = placeOn(asOf, today)
  const name = driveId === undefined ? null : (await demandDrive(db, driveId)).name
  const forms = formsOn(db, place, { driveId, orgId })
  return { name, tally: await forms.select(tallyColumns(place)).executeTakeFirstOrThrow() }
}

/** Newest first; a drive without forms in the organisation that is asked for is left out. */
export async function listDrives(
  db: Reader,
  { orgId, page, asOf }: Parsed['registration']['drives'],
  today: IsoDate,
): Promise<Outputs['registration']['drives']> {
  const place = placeOn(asOf, today)
  // The forms bring their own drive along as `d`.
  const base = db
    .selectFrom('registrationDrive as drive')
    .where('drive.removed', '=', 0)
    .where('drive.issuedOn', '<=', place.on)
    .where(eb =>
      eb.exists(
        formsOn(db, place, { driveId: undefined, orgId })
          .where(sql<SqlBool>`"f"."driveId" = "drive"."id"`)
          .select('f.id'),
      ),
    )
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const drives = await base
    .selectAll('drive')
    .orderBy('drive.issuedOn', 'desc')
    .orderBy('drive.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const rows: Outputs['registration']['drives']['rows'] = []
  for (const { id, name, issuedOn, days, note } of drives) {
    const counts = await formsOn(db, place, { driveId: id, orgId })
      .select([...tallyColumns(place), sql<number>`count(DISTINCT ${place.orgId})`.as('branches')])
      .executeTakeFirstOrThrow()
    rows.push({ id, name, issuedOn, days, note, deadline: registrationDeadline(issuedOn, days), ...counts })
  }
  return { total: Number(total), rows }
}
