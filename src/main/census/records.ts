/** Meetings and trainings of a campaign; questions and reports sent up with their answers (D45). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { CAMPAIGN_MEETING, CONSULTATION_KIND } from '../../shared/census/codes.ts'
import type { CampaignMeeting, Consultation } from '../../shared/census/recordMethods.ts'
import { answerState, attendanceWarning } from '../../shared/census/records.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { demandCampaign, demandOpen } from './campaign.ts'

const TRAINING = '专题培训'

export async function campaignMeetings(
  db: Reader,
  { campaignId, asOf, page }: Parsed['census']['meetings'],
): Promise<Outputs['census']['meetings']> {
  await demandCampaign(db, campaignId)
  const names = await organisationNames(db, asOf)
  const all = db
    .selectFrom('campaignMeeting')
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .$if(asOf !== undefined, query => query.where('on', '<=', asOf ?? ''))
  const { total, trainings, trained } = await all
    .select(eb => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('kind', '=', TRAINING).as('trainings'),
      eb.fn
        .coalesce(eb.fn.sum<number>('attendance').filterWhere('kind', '=', TRAINING), eb.lit(0))
        .as('trained'),
    ])
    .executeTakeFirstOrThrow()
  const rows = await all
    .selectAll()
    .orderBy('on', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return {
    total,
    trainings,
    trained,
    rows: rows.map(
      ({ id, kind, on, orgId, place, chair, attendees, expected, attendance, content }): CampaignMeeting => ({
        id,
        kind: keyOf(CAMPAIGN_MEETING, kind) ?? '其他',
        on,
        orgId,
        orgName: orgId === null ? null : (names.get(orgId) ?? ''),
        place,
        chair,
        attendees,
        expected,
        attendance,
        content,
        warning: attendanceWarning(expected, attendance),
      }),
    ),
  }
}

function demandPast(on: IsoDate | null, today: IsoDate, date: string, field: string): void {
  if (on !== null && on > today) throw new OfficeError('DATE_FUTURE', { date }, { field })
}

async function demandRecord(tx: Writer, table: 'campaignMeeting' | 'consultation', id: number) {
  const row = await demandRow(tx, table, id)
  if (row.campaignId !== null) await demandOpen(tx, row.campaignId)
  return row
}

/** Throws RECORD_MISSING, CENSUS_ENDED, DATE_FUTURE. */
export async function saveMeeting(
  office: Office,
  { campaignId, id, values }: Parsed['census']['saveMeeting'],
): Promise<Outputs['census']['saveMeeting']> {
  const label = `${id === undefined ? '登记' : '修改'}排查会议培训：${values.on} ${values.kind}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await demandOpen(tx, campaignId)
    demandPast(values.on, office.clock.today(), '会议日期', 'on')
    if (id !== undefined) {
      await demandRecord(tx, 'campaignMeeting', id)
      await tx.updateTable('campaignMeeting').set(values).where('id', '=', id).execute()
      return id
    }
    const made = await tx
      .insertInto('campaignMeeting')
      .values({ campaignId, ...values })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
  return { changeId, id: value }
}

/** Throws RECORD_MISSING, CENSUS_ENDED. */
export async function removeMeeting(
  office: Office,
  { id }: Parsed['census']['removeMeeting'],
): Promise<Outputs['census']['removeMeeting']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除排查会议培训'),
    async ({ tx, rename }) => {
      const { on, kind } = await demandRecord(tx, 'campaignMeeting', id)
      rename(`删除排查会议培训：${on} ${kind}`)
      await removeRow(tx, 'campaignMeeting', id)
    },
  )
  return { changeId }
}

function toConsultation(row: Row<'consultation'>, day: IsoDate): Consultation {
  const answered = row.answeredOn !== null && row.answeredOn <= day
  return {
    id: row.id,
    kind: keyOf(CONSULTATION_KIND, row.kind) ?? '请示',
    number: row.number,
    on: row.on,
    addressee: row.addressee,
    subject: row.subject,
    content: row.content,
    by: row.by,
    dueOn: row.dueOn,
    answeredOn: answered ? row.answeredOn : null,
    answeredBy: answered ? row.answeredBy : null,
    answer: answered ? row.answer : null,
    state: answerState(row, day),
  }
}

/** Questions of a campaign without an answer on the day; `late` only those past the day asked for. */
function unanswered(db: Reader, campaignId: number, day: IsoDate, late: boolean) {
  return db
    .selectFrom('consultation')
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .where('on', '<=', day)
    .where('kind', '=', '请示')
    .where(eb => eb.or([eb('answeredOn', 'is', null), eb('answeredOn', '>', day)]))
    .$if(late, query => query.where('dueOn', '<', day))
}

async function countUnanswered(db: Reader, campaignId: number, day: IsoDate, late: boolean): Promise<number> {
  const { count } = await unanswered(db, campaignId, day, late)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Questions whose answer is past the day asked for, for the workbench. */
export function overdueAnswers(db: Reader, campaignId: number, today: IsoDate): Promise<number> {
  return countUnanswered(db, campaignId, today, true)
}

export async function campaignConsultations(
  db: Reader,
  { campaignId, only, asOf, page }: Parsed['census']['consultations'],
  today: IsoDate,
): Promise<Outputs['census']['consultations']> {
  await demandCampaign(db, campaignId)
  const day = asOf ?? today
  const listed =
    only === 'all'
      ? db
          .selectFrom('consultation')
          .where('campaignId', '=', campaignId)
          .where('removed', '=', 0)
          .where('on', '<=', day)
      : unanswered(db, campaignId, day, only === 'overdue')
  const { total } = await listed.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await listed
    .selectAll()
    .orderBy('on', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return {
    total,
    waiting: await countUnanswered(db, campaignId, day, false),
    overdue: await countUnanswered(db, campaignId, day, true),
    rows: rows.map(row => toConsultation(row, day)),
  }
}

/** Throws RECORD_MISSING, CENSUS_ENDED, DATE_FUTURE, DATE_ORDER. */
export async function saveConsultation(
  office: Office,
  { campaignId, id, values }: Parsed['census']['saveConsultation'],
): Promise<Outputs['census']['saveConsultation']> {
  const label = `${id === undefined ? '登记' : '修改'}${values.kind}：${values.subject.slice(0, 20)}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await demandOpen(tx, campaignId)
    const today = office.clock.today()
    demandPast(values.on, today, `${values.kind}日期`, 'on')
    demandPast(values.answeredOn, today, '答复日期', 'answeredOn')
    if (values.answeredOn !== null && values.answeredOn < values.on)
      throw new OfficeError(
        'DATE_ORDER',
        { later: '答复日期', earlier: `${values.kind}日期` },
        { field: 'answeredOn' },
      )
    if (id !== undefined) {
      await demandRecord(tx, 'consultation', id)
      await tx.updateTable('consultation').set(values).where('id', '=', id).execute()
      return id
    }
    const made = await tx
      .insertInto('consultation')
      .values({ campaignId, ...values })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
  return { changeId, id: value }
}

/** Throws RECORD_MISSING, CENSUS_ENDED. */
export async function removeConsultation(
  office: Office,
  { id }: Parsed['census']['removeConsultation'],
): Promise<Outputs['census']['removeConsultation']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除请示报告'),
    async ({ tx, rename }) => {
      const { on, kind } = await demandRecord(tx, 'consultation', id)
      rename(`删除${kind}：${on}`)
      await removeRow(tx, 'consultation', id)
    },
  )
  return { changeId }
}
