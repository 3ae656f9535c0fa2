/** The register of readings: who may read, what was given back, what is overdue (R-G24, R-G25). */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  blocksReading,
  readingFindings,
  readingOverdue,
  readingRefusals,
  type ReaderFacts,
  type ReadingKind,
} from '../../shared/dossier/reading.ts'
import type { Reader as ReaderOfDossier, Reading } from '../../shared/dossier/readingMethods.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import { rankHeld } from '../../shared/roster/membership.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'

type Asked = Parsed['dossier']['readings']

const OVERDUE = (on: IsoDate) => sql<SqlBool>`("r"."endedOn" IS NULL OR "r"."endedOn" > ${on})
  AND (CASE WHEN "r"."way" = '外借' THEN coalesce("r"."dueOn", "r"."onDate") ELSE "r"."onDate" END) < ${on}`

function scoped(db: Reader, { only, orgId, text }: Asked, place: PlaceOn) {
  let query = db
    .selectFrom('dossierReading as r')
    .innerJoin('member as m', 'm.id', 'r.memberId')
    .where('r.removed', '=', 0)
    .where('r.onDate', '<=', place.on)
  if (orgId !== undefined) query = query.where(place.inOrg(orgId))
  if (text !== undefined && text.trim() !== '') query = query.where(searchCondition(text))
  if (only === 'open')
    query = query.where(sql<SqlBool>`("r"."endedOn" IS NULL OR "r"."endedOn" > ${place.on})`)
  if (only === 'overdue') query = query.where(OVERDUE(place.on))
  return query
}

type Stored = Row<'dossierReading'> & { name: string; orgId: number | null }

function toReading(row: Stored, names: ReadonlyMap<number, string>, leader: string, on: IsoDate): Reading {
  // Written through the contract's own code table.
  const kind = row.way as ReadingKind
  const ended = row.endedOn !== null && row.endedOn <= on
  const days = { kind, onDate: row.onDate, dueOn: row.dueOn, endedOn: ended ? row.endedOn : null }
  return {
    ...days,
    id: row.id,
    memberId: row.memberId,
    name: row.name,
    orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
    readers: [row.firstReader, row.secondReader].filter(name => name !== null),
    unit: row.unit,
    letterNo: row.letterNo,
    purpose: row.purpose,
    approvedBy: row.approvedBy,
    approvedOn: row.approvedOn,
    supervisor: row.supervisor,
    lendReason: row.lendReason,
    distinctReason: row.distinctReason,
    endCheck: ended ? row.endCheck : null,
    remark: row.remark,
    overdue: readingOverdue(days, on),
    findings: readingFindings({ ...days, approvedBy: row.approvedBy }, leader, on),
  }
}

export async function listReadings(
  db: Reader,
  asked: Asked,
  today: IsoDate,
): Promise<Outputs['dossier']['readings']> {
  const place = placeOn(asked.asOf, today)
  const leader = (await settingsOf(db))['dossier.leader']
  const base = scoped(db, asked, place)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('r')
    .select(['m.name', place.orgId.as('orgId')])
    .orderBy('r.onDate', 'desc')
    .orderBy('r.id', 'desc')
    .limit(asked.page.limit)
    .offset(asked.page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return {
    total: Number(total),
    rows: rows.map(row => toReading(row, names, leader, place.on)),
    leader,
  }
}

/** Dossiers that were not given back by their day. */
export async function overdueReadings(db: Reader, today: IsoDate): Promise<number> {
  const asked = { only: 'overdue' as const, orgId: undefined, text: undefined, asOf: undefined }
  return (await listReadings(db, { ...asked, page: { offset: 0, limit: 1 } }, today)).total
}

/** What one of the two says the other is to him: relatives of R-G25 only. */
async function relationBetween(
  db: Reader,
  subject: Row<'member'>,
  { name, memberId }: ReaderOfDossier,
): Promise<string | null> {
  const said = await db
    .selectFrom('family')
    .select('relation')
    .where('removed', '=', 0)
    .where(eb =>
      eb.or([
        eb.and([eb('memberId', '=', subject.id), eb('name', '=', name)]),
        ...(memberId === null
          ? []
          : [eb.and([eb('memberId', '=', memberId), eb('name', '=', subject.name)])]),
      ]),
    )
    .execute()
  return said.map(({ relation }) => relation).find(blocksReading) ?? null
}

/** A full member on the day, also while his relation is on its way; as it is now where no day is recorded. */
async function isFormal(db: Reader, { id, membership }: Row<'member'>, on: IsoDate): Promise<boolean> {
  const periods = await db
    .selectFrom('membershipPeriod')
    .select('membership')
    .where('memberId', '=', id)
    .where(eb => eb.or([eb('fromOn', 'is', null), eb('fromOn', '<=', on)]))
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
  // Written through the contract's own code table.
  const states = periods.map(period => period.membership as Membership)
  return rankHeld(states.length === 0 ? [membership as Membership] : states) === 'FORMAL'
}

async function readerFacts(
  db: Reader,
  subject: Row<'member'>,
  reader: ReaderOfDossier,
  on: IsoDate,
): Promise<ReaderFacts> {
  const member = reader.memberId === null ? null : await memberRecord(db, reader.memberId)
  return {
    name: member?.name ?? reader.name,
    formal: member ? await isFormal(db, member, on) : reader.formal,
    isSubject: reader.memberId === subject.id,
    relation: await relationBetween(db, subject, reader),
  }
}

/** Throws RECORD_MISSING, DATE_FUTURE, READING_REFUSED naming every reason. */
export async function admitReading(
  office: Office,
  { memberId, values }: Parsed['dossier']['admitReading'],
): Promise<Outputs['dossier']['admitReading']> {
  if (compareDates(values.onDate, office.clock.today()) > 0)
    throw new OfficeError('DATE_FUTURE', { date: '查阅日期' }, { field: 'onDate' })
  const { kind, readers, ...rest } = values
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记${kind === '外借' ? '外借' : '查阅'}档案：${rest.unit}`),
    async ({ tx }) => {
      const subject = await memberRecord(tx, memberId)
      const facts: ReaderFacts[] = []
      for (const reader of readers) facts.push(await readerFacts(tx, subject, reader, values.onDate))
      const refusals = readingRefusals({ ...rest, kind, subject: subject.name, readers: facts })
      const [first, second] = facts
      if (refusals.length > 0 || !first || rest.approvedOn === null)
        throw new OfficeError('READING_REFUSED', { reasons: refusals.map(({ text }) => text).join('；') })
      const inserted = await tx
        .insertInto('dossierReading')
        .values({
          ...rest,
          approvedOn: rest.approvedOn,
          dueOn: kind === '外借' ? rest.dueOn : null,
          memberId,
          way: kind,
          firstReader: first.name,
          secondReader: second?.name ?? null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return inserted.id
    },
  )
  return { changeId, id: value }
}

/** Throws RECORD_MISSING, READING_ENDED, DATE_FUTURE, DATE_ORDER. */
export async function endReading(
  office: Office,
  { id, endedOn, endCheck }: Parsed['dossier']['endReading'],
): Promise<Outputs['dossier']['endReading']> {
  const { changeId } = await change(office.register(), stamp(office, '登记档案归还'), async ({ tx }) => {
    const row = await tx
      .selectFrom('dossierReading')
      .select(['onDate', 'endedOn'])
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (!row) throw new OfficeError('RECORD_MISSING')
    if (row.endedOn !== null) throw new OfficeError('READING_ENDED', { on: row.endedOn })
    if (compareDates(endedOn, office.clock.today()) > 0)
      throw new OfficeError('DATE_FUTURE', { date: '归还日期' }, { field: 'endedOn' })
    if (compareDates(endedOn, row.onDate) < 0)
      throw new OfficeError('DATE_ORDER', { later: '归还日期', earlier: '查阅日期' }, { field: 'endedOn' })
    await tx.updateTable('dossierReading').set({ endedOn, endCheck }).where('id', '=', id).execute()
  })
  return { changeId }
}

export async function removeReading(
  office: Office,
  { id }: Parsed['dossier']['removeReading'],
): Promise<Outputs['dossier']['removeReading']> {
  const { changeId } = await change(office.register(), stamp(office, '删除查阅登记'), async ({ tx }) => {
    await removeRow(tx, 'dossierReading', id)
  })
  return { changeId }
}
