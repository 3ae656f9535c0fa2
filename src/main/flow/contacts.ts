/** Contacts with members away (R-E07, R-E08). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { takeBackPlace, tellPlace } from './moves.ts'

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

type Values = Parsed['flow']['addContact']['values']

/** The record a contact is of. Throws where the day lies outside the absence (rules.md 3.3) or is to come. */
async function flowOn(tx: Writer, flowId: number, onDate: IsoDate, today: IsoDate) {
  if (compareDates(onDate, today) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: '联系日期' }, { field: 'onDate' })
  }
  const flow = await tx
    .selectFrom('flow as f')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .select(['f.leftOn', 'f.returnedOn', 'f.keeper', 'm.name'])
    .where('f.id', '=', flowId)
    .where('f.removed', '=', 0)
    .executeTakeFirst()
  if (!flow) throw new OfficeError('RECORD_MISSING')
  const { leftOn, returnedOn, name } = flow
  const demand = (later: string, earlier: string, fine: boolean) => {
    if (!fine) throw new OfficeError('DATE_ORDER', { later, earlier }, { field: 'onDate' })
  }
  demand('联系日期', `${name}的外出日期`, compareDates(onDate, leftOn) >= 0)
  demand(`${name}的返回日期`, '联系日期', returnedOn === null || compareDates(onDate, returnedOn) <= 0)
  return flow
}

/** The place is told on its own: it may be no move. */
function toColumns({ onDate, contactBy, channel, summary, person, isReport, importantActivity }: Values) {
  const flags = { isReport: toFlag(isReport), importantActivity: toFlag(importantActivity) }
  return { onDate, contactBy, channel, summary, person, ...flags }
}

/** A contact, and where it tells of a move, the record's place. */
async function insertContact(tx: Writer, flowId: number, values: Values, today: IsoDate): Promise<number> {
  const { onDate, place } = values
  const flow = await flowOn(tx, flowId, onDate, today)
  const { id } = await tx
    .insertInto('flowContact')
    .values({ ...toColumns(values), flowId, person: values.person ?? flow.keeper })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tellPlace(tx, { id, flowId, onDate }, place)
  return id
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

/** A contact put right. Of a move the place and its day are told anew, so the places of other days stay right. */
export async function saveContact(
  office: Office,
  { id, values }: Parsed['flow']['saveContact'],
): Promise<Outputs['flow']['saveContact']> {
  const { changeId } = await change(office.register(), stamp(office, '修改联系记录'), async ({ tx }) => {
    const before = await demandRow(tx, 'flowContact', id)
    await flowOn(tx, before.flowId, values.onDate, office.clock.today())
    const place = values.place === '' ? null : values.place
    const retold = place !== before.place || (place !== null && values.onDate !== before.onDate)
    if (retold) await takeBackPlace(tx, before)
    await tx.updateTable('flowContact').set(toColumns(values)).where('id', '=', id).execute()
    if (retold) await tellPlace(tx, { ...before, onDate: values.onDate }, place)
  })
  return { changeId, id }
}

export async function removeContact(office: Office, id: number): Promise<Outputs['flow']['removeContact']> {
  const { changeId } = await change(office.register(), stamp(office, '删除联系记录'), async ({ tx }) => {
    const contact = await demandRow(tx, 'flowContact', id)
    await removeRow(tx, 'flowContact', id)
    await takeBackPlace(tx, contact)
  })
  return { changeId }
}
