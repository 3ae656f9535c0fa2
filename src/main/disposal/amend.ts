/**
 * A step that was entered wrongly is put right, with the reason in the log: undo reaches back only as long as
 * nothing later stands on it. What the step came to stays, and what follows from its day follows the right one.
 */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  DISPOSAL_RESULT,
  DISPOSAL_STEP,
  type DisposalKind,
  type DisposalStep,
} from '../../shared/disposal/codes.ts'
import { missingFor, rectifyEnd, voteResult, type Votes } from '../../shared/disposal/rules.ts'
import { takenBy, type StepRule } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { change } from '../db/change.ts'
import { given } from '../db/query.ts'
import type { Writer } from '../db/register.ts'
import type { Row, RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { correctPeriod } from '../roster/service.ts'
import { correctDisposalOutcome } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandDisposal, routeOf, stepsTaken, type CaseRow } from './cases.ts'
import { evidenceOf, givenFor, patchOf, votesOf } from './take.ts'

type Input = Parsed['disposal']['amend']
type Values = Input['values']
type Step = Row<'disposalStep'>

function demandBetween(on: IsoDate, steps: readonly Step[], at: number, today: IsoDate): void {
  const name = (step: Step) => `“${labelOf(DISPOSAL_STEP, step.step as DisposalStep)}”（${step.onDate}）`
  if (compareDates(on, today) > 0) throw new OfficeError('DATE_FUTURE', { date: '日期' }, { field: 'on' })
  const [before, after] = [steps[at - 1], steps[at + 1]]
  if (before && compareDates(on, before.onDate) < 0) {
    throw new OfficeError('DATE_ORDER', { later: '日期', earlier: `上一步${name(before)}` }, { field: 'on' })
  }
  if (after && compareDates(on, after.onDate) > 0) {
    throw new OfficeError('DATE_ORDER', { later: `下一步${name(after)}`, earlier: '日期' }, { field: 'on' })
  }
}

type StepColumns = Omit<Step, 'id' | 'disposalId' | 'step' | 'result' | 'toState' | 'voteRule'>

/** Votes that are told anew over those that stand. */
function overlaid(stood: Votes, values: Values): Votes {
  const { expected, entitled, present, agree, against, abstain } = values
  return { ...stood, ...given({ expected, entitled, present, agree, against, abstain }) }
}

/** What the step says with what is put right; what is not told stays. */
function stepColumns(taken: Step, values: Values, rule: StepRule): StepColumns {
  const { on, actor = taken.actor, documentNo = taken.documentNo, text = taken.text } = values
  const counted = rule.needs.some(need => need === 'vote' || need === 'attendance')
  const stood = votesOf(taken)
  return {
    onDate: on,
    actor,
    documentNo,
    text,
    ...stood,
    ...(counted ? votesOf(overlaid(stood, values)) : {}),
  }
}

/** Throws DISPOSAL_RESULT_CHANGES where the votes put right would have decided otherwise. */
function demandSameResult(taken: Step, next: Step, rule: StepRule): void {
  if (!rule.needs.includes('vote')) return
  const result = voteResult(next, next.voteRule === 'present' ? 'present' : 'expected')
  if (result === null || result === taken.result) return
  throw new OfficeError('DISPOSAL_RESULT_CHANGES', {
    step: labelOf(DISPOSAL_STEP, rule.step),
    result: labelOf(DISPOSAL_RESULT, result),
  })
}

/** What the case keeps of the step. */
function kept(row: CaseRow, step: Step, settings: Settings): RowPatch<'disposalCase'> {
  const { onDate, documentNo, toState } = step
  if (step.step === 'OPEN') return { openedOn: onDate }
  if (toState === 'APPROVED') {
    const term = row.kind === 'RECTIFY' ? { rectifyTo: rectifyEnd(onDate, settings) } : {}
    return { approvedOn: onDate, approvalNo: documentNo, ...term }
  }
  return toState === 'CONCLUDED' || toState === 'ENDED' ? { concludedOn: onDate } : {}
}

interface Effect {
  on: IsoDate
  evidence: string
}

/** Since when the decision holds, once it was announced. */
function decidedOn(row: CaseRow, steps: readonly Step[]): IsoDate | null {
  const announced = steps.findLast(({ step }) => step === 'ANNOUNCE')
  return announced ? (row.approvedOn ?? announced.onDate) : null
}

/** The day and words the membership was changed with; null where it was not. */
function effectOf(row: CaseRow, steps: readonly Step[]): Effect | null {
  const evidence = evidenceOf(row)
  const kind = row.kind as DisposalKind
  if (kind === 'RECTIFY') return null
  if (kind === 'PERSUADE') {
    const left = steps.find(({ step, result }) => step === 'ANSWER' && result === 'LEAVES')
    return left ? { on: left.onDate, evidence } : null
  }
  const on = decidedOn(row, steps)
  return on === null ? null : { on, evidence }
}

/** Membership and annex 9 follow the day and paper of the decision. */
async function follow(tx: Writer, before: CaseRow, steps: readonly Step[]): Promise<void> {
  const row = await demandDisposal(tx, before.id)
  const now = await stepsTaken(tx, row.id)
  const [was, is] = [effectOf(before, steps), effectOf(row, now)]
  if (was && is && (was.on !== is.on || was.evidence !== is.evidence)) {
    await correctPeriod(tx, row.memberId, was, is)
  }
  const decided = decidedOn(row, now)
  if (decided !== null && row.lostCaseId !== null) {
    const { id: disposalId, approvalNo: documentNo } = row
    await correctDisposalOutcome(tx, { disposalId, decidedOn: decided, documentNo })
  }
}

/**
 * Throws DATE_FUTURE, DATE_ORDER where the day leaves its neighbours, EVIDENCE_MISSING naming what the step
 * would lack, DISPOSAL_RESULT_CHANGES, RECORD_MISSING.
 */
export async function amendStep(
  office: Office,
  { id, stepId, values, reason }: Input,
): Promise<Outputs['disposal']['amend']> {
  const today = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, '更正处置程序'),
    async ({ tx, rename }) => {
      const before = await demandDisposal(tx, id)
      const steps = await stepsTaken(tx, id)
      const at = steps.findIndex(step => step.id === stepId)
      const taken = steps[at]
      if (!taken) throw new OfficeError('RECORD_MISSING')
      const name = labelOf(DISPOSAL_STEP, taken.step as DisposalStep)
      rename(`更正“${name}”：${reason}`)
      const settings = await settingsOf(tx)
      const rule = takenBy(routeOf(before, settings), steps, at)
      if (rule === null) throw new OfficeError('RECORD_STALE')
      demandBetween(values.on, steps, at, today)
      const next: Step = { ...taken, ...stepColumns(taken, values, rule) }
      const patch = { ...patchOf({ values, rule }), ...kept(before, next, settings) }
      if (Object.keys(patch).length > 0) {
        await tx.updateTable('disposalCase').set(patch).where('id', '=', id).execute()
      }
      const { onDate: on, actor, documentNo, text } = next
      const onHand = await givenFor({
        tx,
        row: await demandDisposal(tx, id),
        rule,
        values: { ...votesOf(next), on, actor, documentNo, text },
        steps: steps.slice(0, at),
        settings,
        today,
      })
      const missing = missingFor(rule, onHand)
      if (missing.length > 0) {
        const details = { missing: missing.join('；'), step: `更正“${name}”` }
        throw new OfficeError('EVIDENCE_MISSING', details)
      }
      demandSameResult(taken, next, rule)
      await tx
        .updateTable('disposalStep')
        .set(stepColumns(taken, values, rule))
        .where('id', '=', stepId)
        .execute()
      await follow(tx, before, steps)
    },
  )
  return { changeId }
}
