/** Organisation life of single members: who attended what, and when last. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { exemptionOn } from '../../shared/exemption/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { LIFE_KINDS, type Attendance } from '../../shared/meeting/codes.ts'
import { attendanceFindings, lifeDays } from '../../shared/meeting/rules.ts'
import { lastLife } from '../../shared/search/lastContact.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { exemptionRows } from '../exemption/service.ts'
import type { Pace } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'

type OfMember = Outputs['meeting']['ofMember']
type Line = OfMember['lines'][number]
type Values = Parsed['meeting']['saveLine']['values']

export function demandNotFuture(onDate: IsoDate, today: IsoDate): void {
  if (onDate > today) throw new OfficeError('DATE_FUTURE', { date: '会议日期' }, { field: 'onDate' })
}

/** Days on which organisation life was attended, of some members or of all who have a lost case. */
export async function attendedDays(
  db: Reader,
  of: readonly number[] | 'lost',
): Promise<{ memberId: number; day: IsoDate }[]> {
  const rows = await db
    .selectFrom('attendance as a')
    .innerJoin('meeting as t', 't.id', 'a.meetingId')
    .select(['a.memberId', 't.onDate as day'])
    .where('a.removed', '=', 0)
    .where('t.removed', '=', 0)
    .where('a.state', '=', '到会')
    .where('t.kind', 'in', [...LIFE_KINDS])
    .where(eb =>
      eb('a.memberId', 'in', of === 'lost' ? eb.selectFrom('lostCase').select('lostCase.memberId') : [...of]),
    )
    .execute()
  return rows
}

export interface AttendedLine {
  memberId: number
  onDate: IsoDate
  kind: string
  state: Attendance
}

/** Members whose lines are read in one go. */
const BATCH = 500

/** Organisation life of those who were ever absent without a reason: every line of theirs up to the day. */
export async function linesOfAbsent(
  db: Reader,
  on: IsoDate,
  memberId: number | undefined,
  pace: Pace,
): Promise<Map<number, AttendedLine[]>> {
  const absent = await db
    .selectFrom('attendance')
    .select('memberId')
    .distinct()
    // Written out, so that the index of absences is used.
    .where(sql<boolean>`"state" = '无故缺席' AND "removed" = 0`)
    .$if(memberId !== undefined, query => query.where('memberId', '=', memberId ?? 0))
    .execute()
  const found = new Map<number, AttendedLine[]>()
  for (let from = 0; from < absent.length; from += BATCH) {
    const rows = await db
      .selectFrom('attendance as a')
      .innerJoin('meeting as t', 't.id', 'a.meetingId')
      .select(['a.memberId', 't.onDate', 't.kind', 'a.state'])
      .where('a.removed', '=', 0)
      .where('t.removed', '=', 0)
      .where('t.kind', 'in', [...LIFE_KINDS])
      .where('t.onDate', '<=', on)
      .where(
        'a.memberId',
        'in',
        absent.slice(from, from + BATCH).map(one => one.memberId),
      )
      .execute()
    for (const row of rows) {
      // Written through the contract's own code table.
      const line = { ...row, state: row.state as Attendance }
      const own = found.get(row.memberId)
      if (own) own.push(line)
      else found.set(row.memberId, [line])
    }
    if (pace.due()) await pace.rest()
  }
  return found
}

export async function lifeOfMember(
  db: Reader,
  { memberId, asOf }: Parsed['meeting']['ofMember'],
  today: IsoDate,
): Promise<OfMember> {
  const on = asOf ?? today
  const member = await memberRecord(db, memberId)
  const names = await organisationNames(db)
  const rows = await db
    .selectFrom('attendance as a')
    .innerJoin('meeting as t', 't.id', 'a.meetingId')
    .selectAll('a')
    .select(['t.onDate', 't.kind', 't.orgId'])
    .where('a.memberId', '=', memberId)
    .where('a.removed', '=', 0)
    .where('t.removed', '=', 0)
    .where('t.onDate', '<=', on)
    .orderBy('t.onDate', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
  const lines = rows.map(row => ({
    id: row.id,
    meetingId: row.meetingId,
    onDate: row.onDate,
    // Written through the contract's own code tables.
    kind: row.kind as Line['kind'],
    state: row.state as Line['state'],
    signIn: row.signIn as Line['signIn'],
    orgName: names.get(row.orgId) ?? '',
    leaveWritten: row.leaveWritten === 1,
    leaveApprovedBy: row.leaveApprovedBy,
    leaveSignedLaterOn: row.leaveSignedLaterOn,
    note: row.note,
  }))
  const exemptions = await exemptionRows(db, memberId)
  const found = attendanceFindings(
    lines.map(line => ({ ...line, excused: exemptionOn(exemptions, '组织生活豁免', line.onDate) !== null })),
    await settingsOf(db),
  )
  return {
    lines: lines.map(line => ({ ...line, findings: found.get(line.id) ?? [] })),
    last: lastLife(member.lastLifeDate, { lifeDays: lifeDays(lines), duesDays: [] }, on),
  }
}

type MeetingKey = Parsed['meeting']['addLine']['meeting']

/** The meeting of this kind the organisation held on the day, begun where there is none. */
async function meetingOn(tx: Writer, { orgId, kind, onDate }: MeetingKey): Promise<number> {
  const present = await tx
    .selectFrom('meeting')
    .select('id')
    .where('orgId', '=', orgId)
    .where('kind', '=', kind)
    .where('onDate', '=', onDate)
    .where('removed', '=', 0)
    .orderBy('id')
    .executeTakeFirst()
  if (present) return present.id
  const { id } = await tx
    .insertInto('meeting')
    .values({ orgId, kind, onDate })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

function toColumns(values: Values) {
  return { ...values, leaveWritten: toFlag(values.leaveWritten) }
}

/** One line a member and meeting: a second one takes the place of the first. */
export async function putLine(
  tx: Writer,
  meetingId: number,
  memberId: number,
  columns: Partial<ReturnType<typeof toColumns>> & { state: string },
): Promise<number> {
  const present = await tx
    .selectFrom('attendance')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (present) {
    await tx.updateTable('attendance').set(columns).where('id', '=', present.id).execute()
    return present.id
  }
  const { id } = await tx
    .insertInto('attendance')
    .values({ meetingId, memberId, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function addLine(
  office: Office,
  { memberId, meeting, values }: Parsed['meeting']['addLine'],
): Promise<Outputs['meeting']['addLine']> {
  demandNotFuture(meeting.onDate, office.clock.today())
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记组织生活：${meeting.onDate}${meeting.kind}，${values.state}`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      return putLine(tx, await meetingOn(tx, meeting), memberId, toColumns(values))
    },
  )
  return { changeId, id: value }
}

export async function saveLine(
  office: Office,
  { id, values }: Parsed['meeting']['saveLine'],
): Promise<Outputs['meeting']['saveLine']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, `修改到会情况：${values.state}`),
    async ({ tx }) => {
      const { numUpdatedRows } = await tx
        .updateTable('attendance')
        .set(toColumns(values))
        .where('id', '=', id)
        .where('removed', '=', 0)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
    },
  )
  return { changeId, id }
}

export async function removeLine(
  office: Office,
  { id }: Parsed['meeting']['removeLine'],
): Promise<Outputs['meeting']['removeLine']> {
  const { changeId } = await change(office.register(), stamp(office, '删除到会记录'), async ({ tx }) => {
    await removeRow(tx, 'attendance', id)
  })
  return { changeId }
}
