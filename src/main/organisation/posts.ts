/** Posts: who holds which office in which organisation, from when to when. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'

type Post = Outputs['organisation']['posts']['posts'][number]

export async function listPosts(db: Reader, input: Parsed['organisation']['posts']): Promise<Post[]> {
  let query = db
    .selectFrom('orgPost as p')
    .innerJoin('member as m', 'm.id', 'p.memberId')
    .select([
      'p.id',
      'p.orgId',
      'p.memberId',
      'm.name as memberName',
      'p.body',
      'p.post',
      'p.fromOn',
      'p.toOn',
    ])
    .where('p.removed', '=', 0)
    .where('m.removed', '=', 0)
    .orderBy('p.orgId')
    .orderBy('p.id')
  const { orgId, memberId, asOf } = input
  if (orgId !== undefined) query = query.where('p.orgId', '=', orgId)
  if (memberId !== undefined) query = query.where('p.memberId', '=', memberId)
  if (asOf !== undefined) {
    query = query
      .where(eb => eb.or([eb('p.fromOn', 'is', null), eb('p.fromOn', '<=', asOf)]))
      .where(eb => eb.or([eb('p.toOn', 'is', null), eb('p.toOn', '>', asOf)]))
  }
  const rows = await query.execute()
  return rows.map(row => ({ ...row, body: row.body as Post['body'], post: row.post as Post['post'] }))
}

export async function savePost(
  office: Office,
  { id, values }: Parsed['organisation']['savePost'],
): Promise<Outputs['organisation']['savePost']> {
  const { fromOn, toOn } = values
  if (fromOn !== null && toOn !== null && compareDates(toOn, fromOn) < 0) {
    throw new OfficeError('DATE_ORDER', { later: '离任日期', earlier: '任职日期' }, { field: 'toOn' })
  }
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记任职：${values.body}${values.post}`),
    async ({ tx }) => {
      if (id === undefined) {
        const inserted = await tx
          .insertInto('orgPost')
          .values(values)
          .returning('id')
          .executeTakeFirstOrThrow()
        return inserted.id
      }
      const updated = await tx
        .updateTable('orgPost')
        .set(values)
        .where('id', '=', id)
        .where('removed', '=', 0)
        .executeTakeFirst()
      if (updated.numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
      return id
    },
  )
  return { changeId, id: value }
}

export async function removePost(
  office: Office,
  { id }: Parsed['organisation']['removePost'],
): Promise<Outputs['organisation']['removePost']> {
  const { changeId } = await change(office.register(), stamp(office, '删除任职记录'), async ({ tx }) => {
    await tx.updateTable('orgPost').set({ removed: 1 }).where('id', '=', id).execute()
  })
  return { changeId }
}
