/** Contacts with a member away (R-E07, R-E08). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'

type Contact = Outputs['flow']['contacts']['contacts'][number]

export async function listContacts(db: Reader, flowId: number): Promise<Contact[]> {
  const rows = await db
    .selectFrom('flowContact')
    .selectAll()
    .where('flowId', '=', flowId)
    .where('removed', '=', 0)
    .orderBy('onDate', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    onDate: row.onDate,
    // Written through the contract's own code tables.
    contactBy: row.contactBy as Contact['contactBy'],
    channel: row.channel as Contact['channel'],
    isReport: row.isReport === 1,
    importantActivity: row.importantActivity === 1,
    summary: row.summary,
    person: row.person,
  }))
}

export async function addContact(
  office: Office,
  { flowId, values }: Parsed['flow']['addContact'],
): Promise<Outputs['flow']['addContact']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记一次联系'),
    async ({ tx }) => {
      const flow = await tx
        .selectFrom('flow')
        .select(['leftOn', 'returnedOn'])
        .where('id', '=', flowId)
        .where('removed', '=', 0)
        .executeTakeFirst()
      if (!flow) throw new OfficeError('RECORD_MISSING')
      if (compareDates(values.onDate, flow.leftOn) < 0) {
        throw new OfficeError('DATE_ORDER', { later: '联系日期', earlier: '外出日期' }, { field: 'onDate' })
      }
      const inserted = await tx
        .insertInto('flowContact')
        .values({
          ...values,
          flowId,
          isReport: toFlag(values.isReport),
          importantActivity: toFlag(values.importantActivity),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return inserted.id
    },
  )
  return { changeId, id: value }
}
