/** One step of a case by the table of rules.md 4.2: refused where it does not follow, or lacks its evidence. */

import type { Outputs } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { LOST_STATE, type LostState } from '../../shared/search/codes.ts'
import {
  LOST_STEP,
  stepMissing,
  stepsFrom,
  type LostGiven,
  type LostStep,
  type LostStepRule,
  type Standing,
} from '../../shared/search/steps.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { change } from '../db/change.ts'
import type { Writer } from '../db/register.ts'
import type { RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCase, type CaseRow } from './cases.ts'

type Changed = Outputs['search']['update']

export interface Stepping {
  tx: Writer
  row: CaseRow
  settings: Settings
  today: IsoDate
}

export function standingOf(row: Pick<CaseRow, 'state' | 'contactOn'>): Standing {
  // Written through the contract's own code table.
  return { state: row.state as LostState, found: row.contactOn !== null }
}

/** Throws LOST_STEP_REFUSED, saying what can be done here. */
export function refuseStep(row: Pick<CaseRow, 'state' | 'contactOn'>, step: LostStep): never {
  const standing = standingOf(row)
  const next = [...new Set(stepsFrom(standing).map(rule => labelOf(LOST_STEP, rule.step)))]
  throw new OfficeError('LOST_STEP_REFUSED', {
    state: labelOf(LOST_STATE, standing.state),
    step: labelOf(LOST_STEP, step),
    next:
      next.length === 0 || standing.state === 'DECIDED'
        ? '情况有变化的，请另立失联记录'
        : `现在可以办理：${next.join('、')}`,
  })
}

/** Throws LOST_STEP_REFUSED. */
export function ruleOf(row: Pick<CaseRow, 'state' | 'contactOn'>, step: LostStep): LostStepRule {
  return stepsFrom(standingOf(row)).find(rule => rule.step === step) ?? refuseStep(row, step)
}

/** Throws EVIDENCE_MISSING naming what the step lacks. */
export function demandEvidence(rule: LostStepRule, given: LostGiven, months?: number): void {
  const missing = stepMissing(rule, given, months)
  if (missing.length === 0) return
  const step = `办理“${labelOf(LOST_STEP, rule.step)}”`
  throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('；'), step })
}

export function notBefore(
  day: IsoDate,
  other: IsoDate | null,
  later: string,
  earlier: string,
  field: string,
): void {
  if (other !== null && compareDates(day, other) < 0)
    throw new OfficeError('DATE_ORDER', { later, earlier }, { field })
}

export function notFuture(day: IsoDate, today: IsoDate, date: string, field: string): void {
  if (compareDates(day, today) > 0) throw new OfficeError('DATE_FUTURE', { date }, { field })
}

export const told = (text: string | null | undefined) =>
  text !== null && text !== undefined && text.trim() !== ''

/** Takes a step as one change, from the case as it stands; `work` gives what it writes and what it rests on. */
export async function takeStep(
  office: Office,
  id: number,
  step: LostStep,
  work: (stepping: Stepping) => Promise<{ given: LostGiven; patch: RowPatch<'lostCase'> }>,
): Promise<Changed> {
  const label = `失联党员：${labelOf(LOST_STEP, step)}`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const row = await demandCase(tx, id)
    const rule = ruleOf(row, step)
    const settings = await settingsOf(tx)
    const { given, patch } = await work({ tx, row, settings, today: office.clock.today() })
    demandEvidence(rule, given, settings['lost.months'])
    const state = rule.to === null ? {} : { state: rule.to }
    await tx
      .updateTable('lostCase')
      .set({ ...patch, ...state })
      .where('id', '=', id)
      .execute()
  })
  return { changeId }
}
