/** Written reminders to members away, from sending to what came of them (R-E18, rules.md 4.7). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { REMINDER_GROUND, type ReminderGround } from '../../shared/flow/codes.ts'
import {
  REMINDER_NEEDS,
  REMINDER_STATE,
  REMINDER_STEPS,
  reminderState,
  type ReminderNeed,
} from '../../shared/flow/reminders.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { settingsOf } from '../settings/service.ts'
import { contactsByFlow } from './contacts.ts'
import { oneFlow } from './list.ts'
import { callsOf } from './owed.ts'

type Reminders = Outputs['flow']['reminders']
export type ReminderListed = Reminders['reminders'][number]

const BETWEEN = '、'

function groundsOf(text: string): ReminderGround[] {
  const told = text.split(BETWEEN)
  return REMINDER_GROUND.items.filter(({ key }) => told.includes(key)).map(({ key }) => key)
}

/** As it stood on the day: what came later was not known yet. */
export function reminderOn(row: Row<'flowReminder'>, on: IsoDate): ReminderListed {
  const served = row.servedOn !== null && row.servedOn <= on
  const ended = row.outcomeOn !== null && row.outcomeOn <= on
  const state = reminderState({
    servedOn: served ? row.servedOn : null,
    outcome: ended ? row.outcome : null,
  })
  return {
    id: row.id,
    // Written through the contract's own code table.
    kind: row.kind as ReminderListed['kind'],
    reminderNo: row.reminderNo,
    onDate: row.onDate,
    grounds: groundsOf(row.grounds),
    facts: row.facts,
    mendBy: row.mendBy,
    state,
    servedOn: served ? row.servedOn : null,
    servedTo: served ? row.servedTo : null,
    outcomeOn: ended ? row.outcomeOn : null,
    outcomeNote: ended ? row.outcomeNote : null,
    overdue: !ended && row.mendBy !== null && row.mendBy < on,
  }
}

export async function listReminders(
  db: Reader,
  { flowId, asOf }: Parsed['flow']['reminders'],
  today: IsoDate,
): Promise<Reminders> {
  const on = asOf ?? today
  const flow = await oneFlow(db, flowId, on)
  const rows = await db
    .selectFrom('flowReminder')
    .selectAll()
    .where('flowId', '=', flowId)
    .where('removed', '=', 0)
    .where('onDate', '<=', on)
    .orderBy('onDate', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const away = flow.returnedOn === null || flow.returnedOn > on
  const calls = away
    ? await callsOf(db, [flow], await contactsByFlow(db, [flow]), on, await settingsOf(db))
    : new Map<number, never[]>()
  return { calls: [...(calls.get(flowId) ?? [])], reminders: rows.map(row => reminderOn(row, on)) }
}

export async function reminderFor(db: Reader, id: number): Promise<Row<'flowReminder'>> {
  return demandRow(db, 'flowReminder', id)
}

function demandOrder(later: IsoDate, laterName: string, earlier: IsoDate, earlierName: string): void {
  if (compareDates(later, earlier) >= 0) return
  throw new OfficeError('DATE_ORDER', { later: laterName, earlier: earlierName }, { field: 'onDate' })
}

function demandPast(date: IsoDate, name: string, today: IsoDate): void {
  if (compareDates(date, today) > 0) throw new OfficeError('DATE_FUTURE', { date: name }, { field: 'onDate' })
}

/** Throws DATE_FUTURE, and DATE_ORDER for a day before the departure, after what followed, or a term before it. */
export async function saveReminder(
  office: Office,
  { flowId, id, values }: Parsed['flow']['saveReminder'],
): Promise<Outputs['flow']['saveReminder']> {
  const { onDate, mendBy, grounds } = values
  demandPast(onDate, '提醒日期', office.clock.today())
  if (mendBy !== null && compareDates(mendBy, onDate) < 0) {
    throw new OfficeError('DATE_ORDER', { later: '改正期限', earlier: '提醒日期' }, { field: 'mendBy' })
  }
  const label = id === undefined ? `${values.kind}流动党员` : `修改${values.kind}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const { memberId, leftOn } = await demandRow(tx, 'flow', flowId)
    demandOrder(onDate, '提醒日期', leftOn, '外出日期')
    const columns = { ...values, grounds: grounds.join(BETWEEN) }
    if (id === undefined) {
      const inserted = await tx
        .insertInto('flowReminder')
        .values({ ...columns, flowId, memberId })
        .returning('id')
        .executeTakeFirstOrThrow()
      return inserted.id
    }
    const before = await reminderFor(tx, id)
    if (before.servedOn !== null) demandOrder(before.servedOn, '送达日期', onDate, '提醒日期')
    await tx.updateTable('flowReminder').set(columns).where('id', '=', id).execute()
    return id
  })
  return { changeId, id: value }
}

type Step = Parsed['flow']['stepReminder']

function demandNeeds(needs: readonly ReminderNeed[], { onDate, note, to }: Step): IsoDate {
  const has = (need: ReminderNeed) => (need === 'onDay' ? onDate !== null : note !== null && note !== '')
  const missing = needs.filter(need => !has(need))
  if (missing.length === 0 && onDate !== null) return onDate
  throw new OfficeError(
    'EVIDENCE_MISSING',
    {
      missing: missing.map(need => REMINDER_NEEDS[need]).join('、'),
      step: `登记${labelOf(REMINDER_STATE, to)}`,
    },
    { field: missing[0] === 'onDay' ? 'onDate' : 'note' },
  )
}

async function take(tx: Writer, { id, ...step }: Step, today: IsoDate): Promise<void> {
  const { to, note } = step
  const reminder = await reminderFor(tx, id)
  const from = reminderState(reminder)
  const found = REMINDER_STEPS.find(one => one.from === from && one.to === to)
  if (!found) {
    const words = { from: labelOf(REMINDER_STATE, from), to: labelOf(REMINDER_STATE, to) }
    throw new OfficeError('STATE_STEP_REFUSED', words)
  }
  const on = demandNeeds(found.needs, { id, ...step })
  demandPast(on, `${labelOf(REMINDER_STATE, to)}日期`, today)
  const query = tx.updateTable('flowReminder').where('id', '=', id)
  if (to === 'SERVED') {
    demandOrder(on, '送达日期', reminder.onDate, '提醒日期')
    await query.set({ servedOn: on, servedTo: note }).execute()
    return
  }
  demandOrder(on, '整改登记日期', reminder.servedOn ?? reminder.onDate, '送达日期')
  await query.set({ outcome: labelOf(REMINDER_STATE, to), outcomeOn: on, outcomeNote: note }).execute()
}

/** Throws STATE_STEP_REFUSED, EVIDENCE_MISSING, DATE_ORDER and DATE_FUTURE. */
export async function stepReminder(office: Office, step: Step): Promise<Outputs['flow']['stepReminder']> {
  const label = `提醒登记为${labelOf(REMINDER_STATE, step.to)}`
  const { changeId } = await change(office.register(), stamp(office, label), ({ tx }) =>
    take(tx, step, office.clock.today()),
  )
  return { changeId }
}

export async function removeReminder(office: Office, id: number): Promise<Outputs['flow']['removeReminder']> {
  const { changeId } = await change(office.register(), stamp(office, '删除书面提醒'), ({ tx }) =>
    removeRow(tx, 'flowReminder', id),
  )
  return { changeId }
}
