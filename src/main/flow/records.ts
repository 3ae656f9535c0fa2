/** Writing the records of members away. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { uncovered } from '../../shared/duplicates/merging.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { given, toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { keepRegister } from './certificates.ts'

type SaveInput = Parsed['flow']['save']

function flagged(values: SaveInput['values']) {
  const { placeFixed, ...rest } = given(values)
  return placeFixed === undefined ? rest : { ...rest, placeFixed: toFlag(placeFixed) }
}

interface Away {
  leftOn: IsoDate
  returnedOn: IsoDate | null
}

const spanOf = ({ leftOn, returnedOn }: Away) => ({ fromOn: leftOn, toOn: returnedOn })

/** A record of the member beside the one that is written. */
export type Standing = Away & { id: number }

/** When the member was away: what a further record must not overlap. */
export async function absencesOf(db: Reader, memberId: number): Promise<Standing[]> {
  return db
    .selectFrom('flow')
    .select(['id', 'leftOn', 'returnedOn'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .orderBy('id')
    .execute()
}

/**
 * Intervals of one member never overlap (rules.md 3.3). Two that do already, after two members became one, may
 * be mended and ended: what is asked is whether the days that come new are free.
 */
function demandFreeInterval(others: readonly Standing[], next: Away, present?: Standing): void {
  const added = present ? uncovered(spanOf(next), [spanOf(present)]) : [spanOf(next)]
  for (const { id, leftOn, returnedOn } of others) {
    if (id === present?.id) continue
    const shared = added.some(
      ({ fromOn, toOn }) =>
        (returnedOn === null || fromOn === null || compareDates(fromOn, returnedOn) < 0) &&
        (toOn === null || compareDates(toOn, leftOn) > 0),
    )
    if (!shared) continue
    throw new OfficeError(
      'PERIOD_OVERLAP',
      { period: `${leftOn} 至 ${returnedOn ?? '今'}` },
      { field: 'leftOn' },
    )
  }
}

function demandOrder(leftOn: IsoDate, later: IsoDate | null | undefined, name: string, field: string): void {
  if (later && compareDates(later, leftOn) < 0) {
    throw new OfficeError('DATE_ORDER', { later: name, earlier: '外出日期' }, { field })
  }
}

/**
 * Contacts lie within the absence (rules.md 3.3): no day that leaves them out is taken. What lay outside before,
 * after two members became one, holds nothing up.
 */
async function demandContactsWithin(db: Reader, next: Away, present: Standing): Promise<void> {
  const holds = ({ leftOn, returnedOn }: Away, day: IsoDate) =>
    compareDates(day, leftOn) >= 0 && (returnedOn === null || compareDates(day, returnedOn) <= 0)
  const contacts = await db
    .selectFrom('flowContact')
    .select('onDate')
    .where('flowId', '=', present.id)
    .where('removed', '=', 0)
    .orderBy('onDate')
    .execute()
  const left = contacts.map(({ onDate }) => onDate).filter(day => holds(present, day) && !holds(next, day))
  const first = left[0]
  const last = left.at(-1)
  if (first !== undefined && compareDates(first, next.leftOn) < 0) {
    throw new OfficeError('DATE_ORDER', { later: `${first}的联系`, earlier: '外出日期' }, { field: 'leftOn' })
  }
  if (last !== undefined) {
    throw new OfficeError(
      'DATE_ORDER',
      { later: '返回日期', earlier: `${last}的联系` },
      { field: 'returnedOn' },
    )
  }
}

/** Another paper than the proposed one is chosen with a reason (rules.md 3.3). */
function demandReason(whole: { paper?: string | null; paperReason?: string | null }): void {
  if (!whole.paper || whole.paperReason?.trim()) return
  throw new OfficeError('INPUT_INVALID', { field: '改办理由', reason: '请填写' }, { field: 'paperReason' })
}

type FlowRecord = Row<'flow'>

/**
 * What the record would be, checked against everything a record must keep to; nothing is written.
 *
 * @param before the record as it stands; undefined for a new one
 * @param others all records of the member
 */
export async function checkFlow(
  db: Reader,
  values: SaveInput['values'],
  before: FlowRecord | undefined,
  others: readonly Standing[],
) {
  const patch = flagged(values)
  const leftOn = patch.leftOn ?? before?.leftOn
  const reason = patch.reason ?? before?.reason
  if (leftOn === undefined)
    throw new OfficeError('INPUT_INVALID', { field: '外出日期', reason: '请填写' }, { field: 'leftOn' })
  if (reason === undefined)
    throw new OfficeError('INPUT_INVALID', { field: '外出原因', reason: '请选择' }, { field: 'reason' })
  const whole = { ...before, ...patch, leftOn, reason }
  demandOrder(leftOn, whole.returnedOn, '返回日期', 'returnedOn')
  demandOrder(leftOn, whole.expectedBack, '预计返回日期', 'expectedBack')
  const next = { leftOn, returnedOn: whole.returnedOn ?? null }
  demandFreeInterval(others, next, before)
  if (before) await demandContactsWithin(db, next, before)
  const status = patch.status ?? (whole.returnedOn ? '已返回' : (before?.status ?? '外出中'))
  demandReason(whole)
  return { patch, leftOn, reason, status }
}

/** Writes a record inside a change; answers its id. Throws RECORD_MISSING and as `checkFlow`. */
export async function writeFlow(
  tx: Writer,
  { memberId, id, values, flowOccupation }: SaveInput,
): Promise<number> {
  const before = id === undefined ? undefined : await demandRow(tx, 'flow', id)
  const others = await absencesOf(tx, memberId)
  const { patch, leftOn, reason, status } = await checkFlow(tx, values, before, others)
  if (flowOccupation !== undefined) {
    await tx.updateTable('member').set({ flowOccupation }).where('id', '=', memberId).execute()
  }
  if (id !== undefined) {
    await keepRegister(tx, id, patch.certNo)
    await tx
      .updateTable('flow')
      .set({ ...patch, status })
      .where('id', '=', id)
      .execute()
    return id
  }
  const inserted = await tx
    .insertInto('flow')
    .values({ ...patch, memberId, leftOn, reason, status })
    .returning('id')
    .executeTakeFirstOrThrow()
  return inserted.id
}

export async function saveFlow(office: Office, input: SaveInput): Promise<Outputs['flow']['save']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记流动党员'),
    async ({ tx }) => {
      await memberRecord(tx, input.memberId)
      return writeFlow(tx, input)
    },
  )
  return { changeId, id: value }
}

export async function endFlow(
  office: Office,
  { id, returnedOn }: Parsed['flow']['end'],
): Promise<Outputs['flow']['end']> {
  const { changeId } = await change(office.register(), stamp(office, '登记流动党员返回'), async ({ tx }) => {
    const flow = await demandRow(tx, 'flow', id)
    demandOrder(flow.leftOn, returnedOn, '返回日期', 'returnedOn')
    const next = { leftOn: flow.leftOn, returnedOn }
    demandFreeInterval(await absencesOf(tx, flow.memberId), next, flow)
    await demandContactsWithin(tx, next, flow)
    await tx.updateTable('flow').set({ returnedOn, status: '已返回' }).where('id', '=', id).execute()
  })
  return { changeId }
}

export async function removeFlow(office: Office, id: number): Promise<Outputs['flow']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除流动记录'), async ({ tx }) => {
    await removeRow(tx, 'flow', id)
  })
  return { changeId }
}
