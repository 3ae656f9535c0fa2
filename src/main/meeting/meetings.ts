/** Meetings of one organisation: the list, the sheet of who was there, and both saved as one step. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Attendance } from '../../shared/meeting/codes.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import { orgAndBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { saveRow } from '../db/saveRow.ts'
import { exemptMembers } from '../exemption/service.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { demandNotFuture, putLine } from './service.ts'

type List = Outputs['meeting']['list']

const counted = (state: Attendance) => sql<number>`coalesce(sum("a"."state" = ${state}), 0)`

export async function listMeetings(
  db: Reader,
  { orgId, asOf, limit }: Parsed['meeting']['list'],
): Promise<List> {
  let base = db.selectFrom('meeting as t').where('t.orgId', '=', orgId).where('t.removed', '=', 0)
  if (asOf !== undefined) base = base.where('t.onDate', '<=', asOf)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .leftJoin('attendance as a', join => join.onRef('a.meetingId', '=', 't.id').on('a.removed', '=', 0))
    .selectAll('t')
    .select([
      counted('到会').as('present'),
      counted('请假').as('onLeave'),
      counted('无故缺席').as('absent'),
      counted('豁免').as('exempt'),
    ])
    .groupBy('t.id')
    .orderBy('t.onDate', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()
  return {
    total: Number(total),
    rows: rows.map(({ removed, kind, ...row }) => {
      if (removed === 1) throw new Error('a removed meeting is not listed')
      return { ...row, kind: kind as List['rows'][number]['kind'] }
    }),
  }
}

/** Who was on the roll of the organisation and below it on the day, with what is recorded of him. */
export async function meetingSheet(
  db: Reader,
  { orgId, onDate, meetingId }: Parsed['meeting']['sheet'],
): Promise<Outputs['meeting']['sheet']> {
  const rows = await db
    .selectFrom('membershipPeriod as p')
    .innerJoin('member as m', 'm.id', 'p.memberId')
    .leftJoin('attendance as a', join =>
      join
        .onRef('a.memberId', '=', 'm.id')
        .on('a.meetingId', '=', meetingId ?? 0)
        .on('a.removed', '=', 0),
    )
    .select(['m.id as memberId', 'm.name', 'p.orgId', 'a.state'])
    .where('m.removed', '=', 0)
    .where('p.membership', 'in', [...ON_ROLL])
    .where('p.orgId', 'in', orgAndBelow(orgId, onDate))
    .where(eb => eb.or([eb('p.fromOn', 'is', null), eb('p.fromOn', '<=', onDate)]))
    .where(eb => eb.or([eb('p.toOn', 'is', null), eb('p.toOn', '>', onDate)]))
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .execute()
  const names = await organisationNames(db)
  const excused = await exemptMembers(db, '组织生活豁免', onDate)
  return {
    rows: rows.map(row => ({
      memberId: row.memberId,
      name: row.name,
      orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
      state: row.state as Attendance | null,
      excused: excused.has(row.memberId),
    })),
  }
}

export async function saveMeeting(
  office: Office,
  { id, values, lines }: Parsed['meeting']['save'],
): Promise<Outputs['meeting']['save']> {
  demandNotFuture(values.onDate, office.clock.today())
  const present = lines.filter(({ state }) => state === '到会').length
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记会议：${values.onDate}${values.kind}，到会${present}名`),
    async ({ tx }) => {
      const meetingId = await saveRow(tx, 'meeting', id, values)
      for (const { memberId, state } of lines) {
        if (state !== null) await putLine(tx, meetingId, memberId, { state })
        else
          await tx
            .updateTable('attendance')
            .set({ removed: 1 })
            .where('meetingId', '=', meetingId)
            .where('memberId', '=', memberId)
            .where('removed', '=', 0)
            .execute()
      }
      return meetingId
    },
  )
  return { changeId, id: value }
}

/** The meeting with everybody's line. */
export async function removeMeeting(
  office: Office,
  { id }: Parsed['meeting']['remove'],
): Promise<Outputs['meeting']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除会议'), async ({ tx }) => {
    await removeRow(tx, 'meeting', id)
    await tx
      .updateTable('attendance')
      .set({ removed: 1 })
      .where('meetingId', '=', id)
      .where('removed', '=', 0)
      .execute()
  })
  return { changeId }
}
