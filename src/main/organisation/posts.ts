/** Posts: who holds which office in which organisation, from when to when. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { addDays, compareDates } from '../../shared/kernel/dates.ts'
import { overlap, secretariesBeside } from '../../shared/organisation/posts.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from './service.ts'

type Post = Outputs['organisation']['posts']['posts'][number]
type Held = Omit<Post, 'orgName' | 'secretariesBeside' | 'onRoll'>

const COLUMNS = [
  'p.id',
  'p.orgId',
  'p.memberId',
  'm.name as memberName',
  'p.body',
  'p.post',
  'p.fromOn',
  'p.toOn',
] as const

function posts(db: Reader) {
  return db
    .selectFrom('orgPost as p')
    .innerJoin('member as m', 'm.id', 'p.memberId')
    .select([...COLUMNS])
    .where('p.removed', '=', 0)
    .where('m.removed', '=', 0)
    .orderBy('p.orgId')
    .orderBy('p.id')
}

type PostRow = Omit<Held, 'body' | 'post'> & { body: string; post: string }

/** Written through the contract's own code tables. */
function held(row: PostRow): Held {
  return { ...row, body: row.body as Held['body'], post: row.post as Held['post'] }
}

/** Whether each of these members was on the roll on the day his post began; unknown days are not asked. */
async function wasOnRoll(db: Reader, rows: readonly Held[]): Promise<(post: Held) => boolean> {
  const periods = await db
    .selectFrom('membershipPeriod')
    .select(['memberId', 'fromOn', 'toOn'])
    .where('memberId', 'in', [...new Set(rows.map(({ memberId }) => memberId))])
    .where('membership', 'in', [...ON_ROLL])
    .execute()
  return ({ memberId, fromOn }) => {
    if (fromOn === null) return true
    const day = { fromOn, toOn: addDays(fromOn, 1) }
    return periods.some(period => period.memberId === memberId && overlap(period, day))
  }
}

export async function listPosts(db: Reader, input: Parsed['organisation']['posts']): Promise<Post[]> {
  let query = posts(db)
  const { orgId, memberId, asOf } = input
  if (orgId !== undefined) query = query.where('p.orgId', '=', orgId)
  if (memberId !== undefined) query = query.where('p.memberId', '=', memberId)
  if (asOf !== undefined) {
    query = query
      .where(eb => eb.or([eb('p.fromOn', 'is', null), eb('p.fromOn', '<=', asOf)]))
      .where(eb => eb.or([eb('p.toOn', 'is', null), eb('p.toOn', '>', asOf)]))
  }
  const rows = (await query.execute()).map(held)
  if (rows.length === 0) return []
  const names = await organisationNames(db)
  const onRoll = await wasOnRoll(db, rows)
  const secretaries = (
    await posts(db)
      .where('p.orgId', 'in', [...new Set(rows.map(row => row.orgId))])
      .where('p.post', '=', '书记')
      .execute()
  ).map(held)
  return rows.map(row => ({
    ...row,
    orgName: names.get(row.orgId) ?? '',
    secretariesBeside: secretariesBeside(row, secretaries).map(other => other.memberName),
    onRoll: onRoll(row),
  }))
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
    await removeRow(tx, 'orgPost', id)
  })
  return { changeId }
}
