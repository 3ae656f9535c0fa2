/** Members abroad (rules.md 3.4). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { keepUntil } from '../../shared/flow/rules.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { given } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord, placeOn } from '../roster/service.ts'

type Listed = Outputs['flow']['overseas']['rows'][number]
type JoinedRow = Row<'overseas'> & { name: string; orgId: number | null }

function toListed(row: JoinedRow, names: ReadonlyMap<number, string>): Listed {
  // Written through the contract's own code tables.
  const handling = row.handling as Listed['handling']
  return {
    id: row.id,
    memberId: row.memberId,
    name: row.name,
    orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
    leftOn: row.leftOn,
    reason: row.reason as Listed['reason'],
    country: row.country,
    city: row.city,
    contactState: row.contactState as Listed['contactState'],
    handling,
    handledOn: row.handledOn,
    handledDoc: row.handledDoc,
    returnedOn: row.returnedOn,
    lifeRestored: row.lifeRestored as Listed['lifeRestored'],
    appliedOn: row.appliedOn,
    restoredOn: row.restoredOn,
    dossierTo: row.dossierTo,
    remark: row.remark,
    keepUntil: keepUntil(row.leftOn, handling),
  }
}

function joined(db: Reader) {
  return db
    .selectFrom('overseas as o')
    .innerJoin('member as m', 'm.id', 'o.memberId')
    .where('o.removed', '=', 0)
    .where('m.removed', '=', 0)
}

export async function listOverseas(
  db: Reader,
  { orgId, status, page, asOf }: Parsed['flow']['overseas'],
  today: IsoDate,
): Promise<Outputs['flow']['overseas']> {
  const place = placeOn(asOf, today)
  const { on, dated } = place
  let base = joined(db).where(place.known)
  if (dated) base = base.where('o.leftOn', '<=', on)
  if (orgId !== undefined) base = base.where(place.inOrg(orgId))
  if (status === 'abroad') {
    base = base
      .where('o.leftOn', '<=', on)
      .where(eb => eb.or([eb('o.returnedOn', 'is', null), eb('o.returnedOn', '>', on)]))
  }
  if (status === 'returned') base = base.where('o.returnedOn', '<=', on)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('o')
    .select(['m.name', place.orgId.as('orgId')])
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('o.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return {
    total: Number(total),
    rows: rows.map(row => {
      const later = dated && row.returnedOn !== null && row.returnedOn > on
      return toListed(later ? { ...row, returnedOn: null } : row, names)
    }),
  }
}

export async function overseasOfMember(db: Reader, memberId: number): Promise<Listed[]> {
  const rows = await joined(db)
    .where('o.memberId', '=', memberId)
    .selectAll('o')
    .select(['m.name', 'm.orgId'])
    .orderBy('o.leftOn', 'desc')
    .execute()
  const names = await organisationNames(db)
  return rows.map(row => toListed(row, names))
}

const ORDERED: [keyof Row<'overseas'>, string, keyof Row<'overseas'>, string][] = [
  ['returnedOn', '回国日期', 'leftOn', '出国日期'],
  ['restoredOn', '恢复组织生活日期', 'appliedOn', '申请日期'],
]

export async function saveOverseas(
  office: Office,
  { memberId, id, values }: Parsed['flow']['saveOverseas'],
): Promise<Outputs['flow']['saveOverseas']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记出国（境）'),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      const before = id === undefined ? undefined : await demandRow(tx, 'overseas', id)
      const patch = given(values)
      const { leftOn = before?.leftOn, reason = before?.reason } = patch
      if (leftOn === undefined)
        throw new OfficeError('INPUT_INVALID', { field: '出国日期', reason: '请填写' }, { field: 'leftOn' })
      if (reason === undefined)
        throw new OfficeError('INPUT_INVALID', { field: '出国原因', reason: '请选择' }, { field: 'reason' })
      const whole: Partial<Row<'overseas'>> = { ...before, ...patch, leftOn, reason }
      for (const [later, laterName, earlier, earlierName] of ORDERED) {
        const [a, b] = [whole[later], whole[earlier]]
        if (typeof a === 'string' && typeof b === 'string' && compareDates(a, b) < 0) {
          throw new OfficeError('DATE_ORDER', { later: laterName, earlier: earlierName }, { field: later })
        }
      }
      if (id !== undefined) {
        await tx.updateTable('overseas').set(patch).where('id', '=', id).execute()
        return id
      }
      const inserted = await tx
        .insertInto('overseas')
        .values({ ...patch, memberId, leftOn, reason })
        .returning('id')
        .executeTakeFirstOrThrow()
      return inserted.id
    },
  )
  return { changeId, id: value }
}

export async function removeOverseas(office: Office, id: number): Promise<Outputs['flow']['removeOverseas']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除出国（境）记录'),
    async ({ tx }) => {
      await removeRow(tx, 'overseas', id)
    },
  )
  return { changeId }
}
