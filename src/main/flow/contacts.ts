/** Contacts with members away (R-E07, R-E08). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'

type Contact = Outputs['flow']['contacts']['contacts'][number]

/** A contact as the rhythm counts it. */
export interface ContactOf {
  onDate: IsoDate
  contactBy: string
  isReport: boolean
}

/** SQLite takes a bounded number of values. */
const AT_ONCE = 500

/** The contacts of these records, oldest first. */
export async function contactsByFlow(
  db: Reader,
  flows: readonly { id: number }[],
): Promise<ReadonlyMap<number, readonly ContactOf[]>> {
  const found = new Map<number, ContactOf[]>()
  for (let from = 0; from < flows.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('flowContact')
      .select(['flowId', 'onDate', 'contactBy', 'isReport'])
      .where(
        'flowId',
        'in',
        flows.slice(from, from + AT_ONCE).map(({ id }) => id),
      )
      .where('removed', '=', 0)
      .orderBy('onDate')
      .execute()
    for (const { flowId, onDate, contactBy, isReport } of rows) {
      const list = found.get(flowId) ?? []
      list.push({ onDate, contactBy, isReport: isReport === 1 })
      found.set(flowId, list)
    }
  }
  return found
}

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
    place: row.place,
    fromPlace: row.fromPlace,
  }))
}

/** A contact, and where it tells of a move, the record's place. */
async function insertContact(
  tx: Writer,
  flowId: number,
  values: Parsed['flow']['addContact']['values'],
  today: IsoDate,
): Promise<number> {
  if (compareDates(values.onDate, today) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: '联系日期' }, { field: 'onDate' })
  }
  const flow = await tx
    .selectFrom('flow as f')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .select(['f.leftOn', 'f.destPlace', 'f.keeper', 'm.name'])
    .where('f.id', '=', flowId)
    .where('f.removed', '=', 0)
    .executeTakeFirst()
  if (!flow) throw new OfficeError('RECORD_MISSING')
  if (compareDates(values.onDate, flow.leftOn) < 0) {
    throw new OfficeError(
      'DATE_ORDER',
      { later: '联系日期', earlier: `${flow.name}的外出日期` },
      { field: 'onDate' },
    )
  }
  const { place, ...rest } = values
  const moved = place !== null && place !== '' && place !== flow.destPlace
  const { id } = await tx
    .insertInto('flowContact')
    .values({
      ...rest,
      flowId,
      person: rest.person ?? flow.keeper,
      isReport: toFlag(rest.isReport),
      importantActivity: toFlag(rest.importantActivity),
      ...(moved ? { place, fromPlace: flow.destPlace } : {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (moved) await movePlace(tx, flowId)
  return id
}

/** The record's place is that of the latest move. */
async function movePlace(tx: Writer, flowId: number): Promise<void> {
  const last = await tx
    .selectFrom('flowContact')
    .select('place')
    .where('flowId', '=', flowId)
    .where('removed', '=', 0)
    .where('place', 'is not', null)
    .orderBy('onDate', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (last) await tx.updateTable('flow').set({ destPlace: last.place }).where('id', '=', flowId).execute()
}

export async function addContact(
  office: Office,
  { flowId, values }: Parsed['flow']['addContact'],
): Promise<Outputs['flow']['addContact']> {
  const { changeId, value } = await change(office.register(), stamp(office, '登记一次联系'), ({ tx }) =>
    insertContact(tx, flowId, values, office.clock.today()),
  )
  return { changeId, id: value }
}

/** The same contact with everybody named. Throws DATE_ORDER naming who had not left yet; then nothing is written. */
export async function addContacts(
  office: Office,
  { flowIds, values }: Parsed['flow']['addContacts'],
): Promise<Outputs['flow']['addContacts']> {
  const each = [...new Set(flowIds)]
  const label = `给${each.length}名党员登记一次联系`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    for (const flowId of each) await insertContact(tx, flowId, values, office.clock.today())
  })
  return { changeId, contacts: each.length }
}

export async function removeContact(office: Office, id: number): Promise<Outputs['flow']['removeContact']> {
  const { changeId } = await change(office.register(), stamp(office, '删除联系记录'), async ({ tx }) => {
    const contact = await tx
      .selectFrom('flowContact')
      .select(['flowId', 'place', 'fromPlace'])
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    await removeRow(tx, 'flowContact', id)
    if (contact === undefined || contact.place === null) return
    const { flowId, fromPlace } = contact
    await tx.updateTable('flow').set({ destPlace: fromPlace }).where('id', '=', flowId).execute()
    await movePlace(tx, flowId)
  })
  return { changeId }
}
