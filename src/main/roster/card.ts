/** The member card: everything of one person that the roster itself keeps. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import { memberFindings, yearsSince } from '../../shared/roster/rules.ts'
import { lastDues, lastLife } from '../../shared/search/lastContact.ts'
import { lastChangeOfMember } from '../audit/service.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { paymentDays } from '../dues/service.ts'
import { attendedDays } from '../meeting/service.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberOrArchived } from './archive.ts'
import { placeOn } from './placeOn.ts'
import { endedWith } from './sanctions.ts'
import { memberFacts, memberValues, readAsTyped } from './service.ts'

type Card = Outputs['roster']['card']

/** 党龄 counts from the day of becoming a full member (rules.md 3.2). */
function partyAge(row: Row<'member'>, on: IsoDate): number | null {
  return yearsSince(row.fullDate, on)
}

async function periodsOf(
  db: Reader,
  memberId: number,
  names: ReadonlyMap<number, string>,
): Promise<Card['periods']> {
  const rows = await db
    .selectFrom('membershipPeriod')
    .selectAll()
    .where('memberId', '=', memberId)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    orgId: row.orgId,
    orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
    membership: row.membership as Membership,
    fromOn: row.fromOn,
    toOn: row.toOn,
    evidence: row.evidence,
  }))
}

async function familyOf(db: Reader, memberId: number): Promise<Card['family']> {
  const rows = await db
    .selectFrom('family')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    // Written through the contract's own code tables.
    relation: row.relation as Card['family'][number]['relation'],
    politics: row.politics as Card['family'][number]['politics'],
    name: row.name,
    birth: row.birth,
    unit: row.unit,
    post: row.post,
    phone: row.phone,
    address: row.address,
    isEmergency: row.isEmergency === 1,
    isSearchContact: row.isSearchContact === 1,
  }))
}

async function educationOf(db: Reader, memberId: number): Promise<Card['education']> {
  const rows = await db
    .selectFrom('education')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as Card['education'][number]['kind'],
    level: row.level as Card['education'][number]['level'],
    degree: row.degree as Card['education'][number]['degree'],
    school: row.school,
    major: row.major,
    fromOn: row.fromOn,
    toOn: row.toOn,
    certificateNo: row.certificateNo,
  }))
}

async function sanctionsOf(db: Reader, memberId: number): Promise<Card['sanctions']> {
  const rows = await db
    .selectFrom('sanction')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .orderBy('decidedOn')
    .orderBy('id')
    .execute()
  // Only what ends a membership is looked up in the log.
  const ended = rows.some(({ kind }) => kind === '开除党籍') ? await endedWith(db, memberId) : null
  return rows.map(row => ({
    id: row.id,
    family: row.family as Card['sanctions'][number]['family'],
    kind: row.kind as Card['sanctions'][number]['kind'],
    decidedOn: row.decidedOn,
    decidedBy: row.decidedBy,
    documentNo: row.documentNo,
    note: row.note,
    effectTo: row.effectTo,
    ended: row.kind === '开除党籍' ? (ended?.get(row.id) ?? null) : null,
  }))
}

/** Newest last; with a day in the past, without what was granted later. */
async function honoursOf(db: Reader, memberId: number, asOf: IsoDate | undefined): Promise<Card['honours']> {
  const rows = await db
    .selectFrom('honour')
    .select(['id', 'title', 'level', 'grantedBy', 'grantedOn', 'documentNo', 'note'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .$if(asOf !== undefined, query =>
      query.where(eb => eb.or([eb('grantedOn', 'is', null), eb('grantedOn', '<=', asOf ?? '')])),
    )
    .orderBy('grantedOn')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, level: row.level as Card['honours'][number]['level'] }))
}

/** Newest year first; on a past day without the years after it. */
async function studyHoursOf(db: Reader, memberId: number, on: IsoDate): Promise<Card['studyHours']> {
  return db
    .selectFrom('studyHours')
    .select(['id', 'year', 'tenths', 'note'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('year', '<=', Number(on.slice(0, 4)))
    .orderBy('year', 'desc')
    .orderBy('id')
    .execute()
}

async function contactOf(
  db: Reader,
  member: Row<'member'>,
  on: IsoDate,
): Promise<Pick<Card, 'lastLife' | 'lastDues'>> {
  const days = await paymentDays(db, [member.id])
  const attended = await attendedDays(db, [member.id])
  const ledger = { lifeDays: attended.map(({ day }) => day), duesDays: days.map(({ day }) => day) }
  const dues = { date: member.lastDuesDate, byProxy: member.duesByProxy === 1 }
  return { lastLife: lastLife(member.lastLifeDate, ledger, on), lastDues: lastDues(dues, ledger, on) }
}

/** The card, with age and party age on `on`. */
export async function memberCard(
  db: Reader,
  { id, asOf }: Parsed['roster']['card'],
  today: IsoDate,
): Promise<Card> {
  const row = await memberOrArchived(db, id)
  const on = asOf ?? today
  const names = await organisationNames(db)
  const place = placeOn(asOf, today)
  // Who was not in the register on the day stands where it stands today.
  const then = await db
    .selectFrom('member as m')
    .select([place.orgId.as('orgId'), place.membership.as('membership')])
    .where('m.id', '=', id)
    .where(place.known)
    .executeTakeFirst()
  const { orgId, membership } = then ?? row
  const namesThen = place.dated ? await organisationNames(db, on) : names
  return {
    id,
    orgId,
    orgName: orgId === null ? '' : (namesThen.get(orgId) ?? ''),
    membership: membership as Membership,
    values: memberValues(row),
    asTyped: readAsTyped(row.asTyped),
    findings: memberFindings(memberFacts(row), today),
    age: yearsSince(row.birth, on),
    partyAge: partyAge(row, on),
    periods: await periodsOf(db, id, names),
    family: await familyOf(db, id),
    education: await educationOf(db, id),
    sanctions: await sanctionsOf(db, id),
    honours: await honoursOf(db, id, asOf),
    studyHours: await studyHoursOf(db, id, on),
    ...(await contactOf(db, row, on)),
    lastChange: await lastChangeOfMember(db, id),
  }
}
