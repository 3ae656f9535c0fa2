/** What was decided on a lost member: management, disposal, membership, sanction (rules.md 4.2, 9 and 10). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { LOST_OUTCOME, sanctionOfOutcome, type LostOutcome } from '../../shared/search/codes.ts'
import { outcomeConflict } from '../../shared/search/rules.ts'
import {
  MEMBERSHIP_AFTER,
  outcomeRule,
  stepOfOutcome,
  type LostGiven,
  type LostStepRule,
} from '../../shared/search/steps.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { carryOutDecision, enterSanction, isProbationary, memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCase, outcomesOf, type CaseRow } from './cases.ts'
import { lostOver } from './disposalOutcome.ts'
import { demandEvidence, notBefore, notFuture, refuseStep, ruleOf, standingOf, told } from './step.ts'

type Input = Parsed['search']['decide']
type Saved = Outputs['search']['open']
type Changed = Outputs['search']['update']

/** What the decision rests on: its papers, and what the case says of the person (R-D01, R-D04). */
async function decisionGiven(
  tx: Writer,
  row: CaseRow,
  input: Input,
  standing: readonly string[],
): Promise<LostGiven> {
  const member = await memberRecord(tx, row.memberId)
  const meetingOn = input.meetingOn ?? null
  const clue = row.conduct === '违纪违法线索'
  return {
    notPersonal: row.cause === '非纯个人主观',
    goodAttitude: row.attitude === '端正',
    noFault: row.conduct === '无',
    clue: !clue || standing.includes('Z1'),
    clueFound: clue,
    handedTo: told(input.handedTo),
    probationary: await isProbationary(tx, member),
    probationEnd: (input.probationEnd ?? null) !== null,
    meeting: meetingOn !== null,
    overSix: meetingOn === null || (await lostOver(tx, row.id, meetingOn)),
    resolution: told(input.resolutionNo),
    document: told(input.documentNo),
    notice: told(input.notice),
    // It is the disposal case that writes its outcome here (disposalOutcome.ts).
    disposal: false,
  }
}

function patchOf({ to }: LostStepRule, { decidedOn }: Input) {
  if (to === null) return null
  if (to === 'DECIDED') return { state: to, closedOn: decidedOn }
  // What the search had come to is over; what was found out of him is asked anew when it ends again.
  return to === 'SEARCHING'
    ? { state: to, notFoundOn: null, investigatedOn: null, preOpinionOn: null }
    : { state: to }
}

function demandDay(row: CaseRow, { decidedOn, meetingOn }: Input, office: Office): void {
  const [since, what] = row.contactOn === null ? [row.foundOn, '发现日期'] : [row.contactOn, '取得联系日期']
  notBefore(decidedOn, since, '决定日期', what, 'decidedOn')
  notFuture(decidedOn, office.clock.today(), '决定日期', 'decidedOn')
  if (meetingOn !== null && meetingOn !== undefined) {
    notBefore(decidedOn, meetingOn, '决定日期', '支部大会日期', 'decidedOn')
  }
}

/** A 处分 stands on the member's card as well: appraisals and the list of sanctioned members read it there. */
async function enterOnCard(tx: Writer, row: CaseRow, input: Input): Promise<void> {
  const kind = sanctionOfOutcome(input.outcome)
  if (kind === null) return
  const { decidedOn, documentNo = null } = input
  const note = `失联记录${row.caseNo}`
  await enterSanction(tx, row.memberId, {
    family: '党纪',
    kind,
    decidedOn,
    decidedBy: null,
    documentNo,
    note,
  })
}

/** The decision changes the membership on its day, unless the clerk has changed it already (rules.md 4.1). */
async function carryOut(tx: Writer, row: CaseRow, input: Input, today: IsoDate): Promise<void> {
  const { outcome, decidedOn, documentNo = null, probationEnd = null } = input
  const membership = MEMBERSHIP_AFTER[outcome]
  if (membership === undefined) return
  const evidence = [`失联记录${row.caseNo}`, documentNo].filter(Boolean).join('，')
  await carryOutDecision(
    tx,
    {
      id: row.memberId,
      membership,
      on: decidedOn,
      evidence: `${labelOf(LOST_OUTCOME, outcome)}（${evidence}）`,
      ...(probationEnd === null ? {} : { probationEnd }),
    },
    today,
  )
}

export async function decideOutcome(office: Office, input: Input): Promise<Saved> {
  const { id, outcome, decidedOn } = input
  const label = `处理结果：${labelOf(LOST_OUTCOME, outcome)}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const row = await demandCase(tx, id)
    const standing = standingOf(row)
    const existing = (await outcomesOf(tx, id))
      .filter(({ endedOn }) => endedOn === null)
      .map(entry => entry.outcome)
    const conflict = outcomeConflict(existing, outcome)
    if (conflict !== null)
      throw new OfficeError('OUTCOME_CONFLICT', { reason: conflict }, { field: 'outcome' })
    const rule = outcomeRule(standing, outcome) ?? refuseStep(row, stepOfOutcome(outcome, standing.found))
    demandDay(row, input, office)
    const { 'lost.months': months } = await settingsOf(tx)
    demandEvidence(rule, await decisionGiven(tx, row, input, existing), months)
    const { documentNo = null, note = null, meetingOn = null } = input
    const { resolutionNo = null, notice = null, handedTo = null } = input
    const inserted = await tx
      .insertInto('lostOutcome')
      .values({ caseId: id, outcome, decidedOn, documentNo, note, meetingOn, resolutionNo, notice, handedTo })
      .returning('id')
      .executeTakeFirstOrThrow()
    const patch = patchOf(rule, input)
    if (patch !== null) await tx.updateTable('lostCase').set(patch).where('id', '=', id).execute()
    await enterOnCard(tx, row, input)
    await carryOut(tx, row, input, office.clock.today())
    return inserted.id
  })
  return { changeId, id: value }
}

/** 继续查找: whoever was not found is searched for again (4.2-10, Z9). */
export async function reopenCase(office: Office, { id, on }: Parsed['search']['reopen']): Promise<Changed> {
  const row = await demandCase(office.register().reader, id)
  ruleOf(row, 'CONTINUE')
  const { changeId } = await decideOutcome(office, {
    id,
    outcome: 'Z9',
    decidedOn: on ?? office.clock.today(),
  })
  return { changeId }
}

/** Outcomes that leave the case where it is. */
const BESIDE: readonly string[] = ['Z1', 'Z9'] satisfies LostOutcome[]

/** Throws OUTCOME_FINAL: what was decided is only changed by a new case (4.2-12). */
export async function removeOutcome(office: Office, id: number): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除处理结果'), async ({ tx }) => {
    const entry = await demandRow(tx, 'lostOutcome', id)
    if (entry.disposalId !== null) throw new OfficeError('OUTCOME_OF_DISPOSAL')
    const { state } = await demandCase(tx, entry.caseId)
    if (state === 'DECIDED' || !BESIDE.includes(entry.outcome)) throw new OfficeError('OUTCOME_FINAL')
    await tx.updateTable('lostOutcome').set({ removed: 1 }).where('id', '=', id).execute()
  })
  return { changeId }
}
