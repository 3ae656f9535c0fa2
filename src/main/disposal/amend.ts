/**
 * A step that was entered wrongly is put right, with the reason in the log: undo reaches back only as long as
 * nothing later stands on it. What follows from its day follows the right one. What it came to may be put right
 * as long as no later step and no membership rests on it.
 */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  DISPOSAL_RESULT,
  DISPOSAL_STEP,
  type DisposalKind,
  type DisposalResult,
  type DisposalStep,
} from '../../shared/disposal/codes.ts'
import {
  missingFor,
  rectifyEnd,
  sessionsMissing,
  voteResult,
  type Votes,
} from '../../shared/disposal/rules.ts'
import { leadsTo, resultMayChange, resultsOf, takenBy, type StepRule } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { change } from '../db/change.ts'
import { given } from '../db/query.ts'
import type { Writer } from '../db/register.ts'
import type { Row, RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { correctPeriod, memberRecord } from '../roster/service.ts'
import { correctDisposalOutcome } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandDisposal, notesOf, routeOf, stepsTaken, type CaseRow } from './cases.ts'
import { decisionOf } from './decision.ts'
import { demandNoOpenCase } from './service.ts'
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

/** What the step comes to as it is put right: by its votes, else as chosen, else as it stood. */
function resultAmended(next: Step, values: Values, rule: StepRule): DisposalResult | null {
  const stood = next.result as DisposalResult | null
  if (rule.needs.includes('vote'))
    return voteResult(next, next.voteRule === 'present' ? 'present' : 'expected') ?? stood
  const { result = null } = values
  return result !== null && resultsOf(rule).includes(result) ? result : stood
}

type Outcome = Pick<Step, 'result' | 'toState'>

/**
 * Throws DISPOSAL_RESULT_CHANGES where later steps rest on what it came to, DISPOSAL_RESULT_CARRIED where a
 * membership or a further case does.
 */
function outcomeAmended(taken: Step, next: Step, values: Values, rule: StepRule, isLast: boolean): Outcome {
  const stood = { result: taken.result, toState: taken.toState }
  const result = resultAmended(next, values, rule)
  if (result === null || result === taken.result) return stood
  const step = labelOf(DISPOSAL_STEP, rule.step)
  if (!resultMayChange(rule.step)) throw new OfficeError('DISPOSAL_RESULT_CARRIED', { step })
  if (!isLast) {
    throw new OfficeError('DISPOSAL_RESULT_CHANGES', { step, result: labelOf(DISPOSAL_RESULT, result) })
  }
  return { result, toState: leadsTo(rule, result) ?? taken.toState }
}

const isEnd = (state: string) => state === 'CONCLUDED' || state === 'ENDED'

/** What the case keeps of the step; what it kept of one that came to something else goes. */
function kept(row: CaseRow, taken: Step, step: Step, settings: Settings): RowPatch<'disposalCase'> {
  const { onDate, documentNo, toState } = step
  if (step.step === 'OPEN') return { openedOn: onDate }
  const moved = toState !== taken.toState
  const approval = taken.toState === 'APPROVED' ? { approvedOn: null, approvalNo: null, rectifyTo: null } : {}
  const gone = { ...approval, ...(isEnd(taken.toState) ? { concludedOn: null } : {}), state: toState }
  if (toState === 'APPROVED') {
    const term = row.kind === 'RECTIFY' ? { rectifyTo: rectifyEnd(onDate, settings) } : {}
    return { ...(moved ? gone : {}), approvedOn: onDate, approvalNo: documentNo, ...term }
  }
  return { ...(moved ? gone : {}), ...(isEnd(toState) ? { concludedOn: onDate } : {}) }
}

/** The weeks of education run from the talk: moved, they must still be without a gap (R-J12). */
async function demandSessions(tx: Writer, row: CaseRow, steps: readonly Step[], at: number): Promise<void> {
  const talk = steps[at]
  if (talk?.step !== 'TALK') return
  const review = steps.find(({ step }, i) => i > at && step === 'REVIEW')
  if (!review) return
  const days = (await notesOf(tx, row.id)).filter(({ kind }) => kind === 'education').map(one => one.onDate)
  const missing = sessionsMissing(talk.onDate, days, review.onDate, row.sessionGapReason)
  if (missing === null) return
  const details = { missing, step: `更正“${labelOf(DISPOSAL_STEP, 'TALK')}”` }
  throw new OfficeError('EVIDENCE_MISSING', details, { field: 'on' })
}

/** A case that had ended goes on: not beside another on the same member. */
async function demandMayGoOn(tx: Writer, row: CaseRow, before: string, after: string): Promise<void> {
  if (!isEnd(before) || isEnd(after)) return
  const { name } = await memberRecord(tx, row.memberId)
  const { memberId, lostCaseId } = row
  await demandNoOpenCase(tx, { memberId, kind: row.kind as DisposalKind, lostCaseId }, name)
}

interface Effect {
  on: IsoDate
  evidence: string
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
  const decision = decisionOf(row, steps)
  return decision && { on: decision.decidedOn, evidence }
}

/** Membership and annex 9 follow the day and paper of the decision. */
async function follow(tx: Writer, before: CaseRow, steps: readonly Step[]): Promise<void> {
  const row = await demandDisposal(tx, before.id)
  const now = await stepsTaken(tx, row.id)
  const [was, is] = [effectOf(before, steps), effectOf(row, now)]
  if (was && is && (was.on !== is.on || was.evidence !== is.evidence)) {
    await correctPeriod(tx, row.memberId, was, is)
  }
  const decision = decisionOf(row, now)
  if (decision !== null && row.lostCaseId !== null) {
    await correctDisposalOutcome(tx, { disposalId: row.id, ...decision })
  }
}

/**
 * Throws DATE_FUTURE, DATE_ORDER where the day leaves its neighbours, EVIDENCE_MISSING naming what the step
 * would lack, DISPOSAL_RESULT_CHANGES, DISPOSAL_RESULT_CARRIED, DISPOSAL_OPEN, RECORD_MISSING.
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
      const columns = stepColumns(taken, values, rule)
      const said: Step = { ...taken, ...columns }
      const outcome = outcomeAmended(taken, said, values, rule, at === steps.length - 1)
      const next: Step = { ...said, ...outcome }
      await demandMayGoOn(tx, before, taken.toState, next.toState)
      const patch = { ...patchOf({ values, rule }), ...kept(before, taken, next, settings) }
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
      await tx
        .updateTable('disposalStep')
        .set({ ...columns, ...outcome })
        .where('id', '=', stepId)
        .execute()
      await demandSessions(tx, before, await stepsTaken(tx, id), at)
      await follow(tx, before, steps)
    },
  )
  return { changeId }
}
