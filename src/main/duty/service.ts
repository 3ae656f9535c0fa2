/** Tasks given to members, reasons for months of default, and who is 「三不」 by them (S01 15, S04 380). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { FAULT, FAULTS } from '../../shared/duty/codes.ts'
import { assignmentFindings, reasonFindings } from '../../shared/duty/findings.ts'
import { faultsText, isFull, threeNo, type DutySettings, type FaultRuns } from '../../shared/duty/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { saveRow } from '../db/saveRow.ts'
import { quietWork } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord, placeOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { runsOn } from './runs.ts'

type OfMember = Outputs['duty']['ofMember']
type Assignment = OfMember['assignments'][number]
type Reason = OfMember['reasons'][number]

/** The runs of one member as the contract tells them. */
export function faultLines(runs: FaultRuns | undefined, settings: DutySettings): OfMember['faults'] {
  return FAULTS.flatMap(fault => {
    const run = runs?.[fault] ?? null
    return run === null ? [] : [{ fault, ...run, full: isFull(run, settings) }]
  })
}

export async function dutiesOfMember(
  db: Reader,
  { memberId, asOf }: Parsed['duty']['ofMember'],
  today: IsoDate,
): Promise<OfMember> {
  const place = placeOn(asOf, today)
  await memberRecord(db, memberId)
  const settings = await settingsOf(db)
  const runs = (await runsOn(db, place, { memberId }, quietWork())).get(memberId)
  const assignments = await db
    .selectFrom('assignment')
    .select(['id', 'task', 'givenOn', 'dueOn', 'givenBy', 'result', 'endedOn', 'reason', 'note'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('givenOn', '<=', place.on)
    .orderBy('givenOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const reasons = await db
    .selectFrom('dutyReason')
    .select(['id', 'fault', 'fromMonth', 'toMonth', 'reason', 'evidence'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('fromMonth', '<=', place.on.slice(0, 7))
    .orderBy('fromMonth', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return {
    // Written through the contract's own code tables.
    assignments: assignments.map(row => {
      const own = { ...row, result: row.result as Assignment['result'] }
      return { ...own, findings: assignmentFindings(own, place.on) }
    }),
    reasons: reasons.map(row => {
      const own = { ...row, fault: row.fault as Reason['fault'] }
      return { ...own, findings: reasonFindings(own) }
    }),
    faults: faultLines(runs, settings),
    listed: runs !== undefined && threeNo(runs, settings) !== null,
  }
}

/** Why each member who is 「三不」 on the day is it, in words. */
export async function threeNoReasons(
  db: Reader,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<Map<number, string>> {
  const settings = await settingsOf(db)
  const found = new Map<number, string>()
  for (const [id, runs] of await runsOn(db, placeOn(asOf, today), {}, quietWork())) {
    const standing = threeNo(runs, settings)
    if (standing !== null) found.set(id, faultsText(runs, standing.full))
  }
  return found
}

export async function saveAssignment(
  office: Office,
  { memberId, id, values }: Parsed['duty']['saveAssignment'],
): Promise<Outputs['duty']['saveAssignment']> {
  const said = values.result === null ? '' : `，${values.result}`
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记交办任务：${values.task}${said}`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      return saveRow(tx, 'assignment', id, { memberId, ...values })
    },
  )
  return { changeId, id: value }
}

export async function removeAssignment(
  office: Office,
  { id }: Parsed['duty']['removeAssignment'],
): Promise<Outputs['duty']['removeAssignment']> {
  const { changeId } = await change(office.register(), stamp(office, '删除交办任务'), async ({ tx }) => {
    await removeRow(tx, 'assignment', id)
  })
  return { changeId }
}

export async function saveReason(
  office: Office,
  { memberId, id, values }: Parsed['duty']['saveReason'],
): Promise<Outputs['duty']['saveReason']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记正当理由：${labelOf(FAULT, values.fault)}，${values.fromMonth}起`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      return saveRow(tx, 'dutyReason', id, { memberId, ...values })
    },
  )
  return { changeId, id: value }
}

export async function removeReason(
  office: Office,
  { id }: Parsed['duty']['removeReason'],
): Promise<Outputs['duty']['removeReason']> {
  const { changeId } = await change(office.register(), stamp(office, '删除正当理由'), async ({ tx }) => {
    await removeRow(tx, 'dutyReason', id)
  })
  return { changeId }
}
