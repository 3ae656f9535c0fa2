/** Members from elsewhere who are here while their relation stays at home. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { InflowRow } from '../../shared/flow/statisticMethods.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { given, orgAndBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'

export async function listInflows(
  db: Reader,
  { orgId, asOf, status, page }: Parsed['flow']['inflows'],
  today: IsoDate,
): Promise<Outputs['flow']['inflows']> {
  const on = asOf ?? today
  let base = db.selectFrom('flowIn as n').where('n.removed', '=', 0).where('n.arrivedOn', '<=', on)
  if (orgId !== undefined) base = base.where('n.orgId', 'in', orgAndBelow(orgId, asOf))
  if (status === 'present') {
    base = base.where(eb => eb.or([eb('n.leftOn', 'is', null), eb('n.leftOn', '>', on)]))
  }
  if (status === 'left') base = base.where('n.leftOn', '<=', on)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('n')
    .orderBy('n.orgId')
    .orderBy('n.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, asOf)
  return {
    total: Number(total),
    rows: rows.map(row => ({
      id: row.id,
      name: row.name,
      idNo: row.idNo,
      phone: row.phone,
      fromOrg: row.fromOrg,
      orgId: row.orgId,
      arrivedOn: row.arrivedOn,
      unitName: row.unitName,
      certNo: row.certNo,
      remark: row.remark,
      // Checked by the table itself.
      fromProvince: row.fromProvince as InflowRow['fromProvince'],
      leftOn: row.leftOn !== null && row.leftOn > on ? null : row.leftOn,
      orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
    })),
  }
}

function demandFilled<T>(value: T | undefined, field: string, name: string): T {
  if (value === undefined) {
    throw new OfficeError('INPUT_INVALID', { field: name, reason: '请填写' }, { field })
  }
  return value
}

export async function saveInflow(
  office: Office,
  { id, values }: Parsed['flow']['saveInflow'],
): Promise<Outputs['flow']['saveInflow']> {
  const today = office.clock.today()
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记流入党员'),
    async ({ tx }) => {
      const before = id === undefined ? undefined : await demandRow(tx, 'flowIn', id)
      const patch = given(values)
      const name = demandFilled(patch.name ?? before?.name, 'name', '姓名')
      const fromProvince = demandFilled(
        patch.fromProvince ?? before?.fromProvince,
        'fromProvince',
        '来自省内或省外',
      )
      const arrivedOn = demandFilled(patch.arrivedOn ?? before?.arrivedOn, 'arrivedOn', '流入日期')
      const leftOn = patch.leftOn === undefined ? before?.leftOn : patch.leftOn
      if (compareDates(arrivedOn, today) > 0) {
        throw new OfficeError('DATE_FUTURE', { date: '流入日期' }, { field: 'arrivedOn' })
      }
      if (leftOn && compareDates(leftOn, arrivedOn) < 0) {
        throw new OfficeError('DATE_ORDER', { later: '离开日期', earlier: '流入日期' }, { field: 'leftOn' })
      }
      if (id !== undefined) {
        await tx.updateTable('flowIn').set(patch).where('id', '=', id).execute()
        return id
      }
      const inserted = await tx
        .insertInto('flowIn')
        .values({ ...patch, name, fromProvince, arrivedOn })
        .returning('id')
        .executeTakeFirstOrThrow()
      return inserted.id
    },
  )
  return { changeId, id: value }
}

export async function removeInflow(office: Office, id: number): Promise<Outputs['flow']['removeInflow']> {
  const { changeId } = await change(office.register(), stamp(office, '删除流入党员'), ({ tx }) =>
    removeRow(tx, 'flowIn', id),
  )
  return { changeId }
}
