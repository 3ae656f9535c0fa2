/** Taking a step of a disposal case, with what it makes of the person (rules.md 4.3). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import {
  DISPOSAL_KIND,
  DISPOSAL_STATE,
  DISPOSAL_STEP,
  type DisposalKind,
  type DisposalResult,
  type DisposalState,
  type DisposalStep,
} from '../../shared/disposal/codes.ts'
import {
  educatorsProblem,
  missingFor,
  rectifyEnd,
  sessionsMissing,
  voteResult,
  type StepGiven,
  type Votes,
} from '../../shared/disposal/rules.ts'
import {
  leadsTo,
  nextStep,
  resultsOf,
  stepsOf,
  type Route,
  type StepRule,
} from '../../shared/disposal/steps.ts'
import { monthsPassed } from '../../shared/duty/rules.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { change } from '../db/change.ts'
import type { Writer } from '../db/register.ts'
import type { Row, RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { placeOn, carryOutDecision } from '../roster/service.ts'
import { lostOver } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import {
  archivedOf,
  archiveFlags,
  clueOpen,
  demandDisposal,
  notesOf,
  routeOf,
  stepsTaken,
  talkDay,
  termFlags,
  termsOf,
  type CaseRow,
} from './cases.ts'
import { handToLostCase } from './decision.ts'
import { writeOpening } from './service.ts'

type Input = Parsed['disposal']['take']
type Values = Input['values']

/** What a step is taken with: the case with what the step brings, and all that was done before. */
export interface Taking {
  tx: Writer
  /** as it stands with the values of this step */
  row: CaseRow
  rule: StepRule
  values: Values
  steps: readonly Row<'disposalStep'>[]
  settings: Settings
  today: IsoDate
}

/** Throws DISPOSAL_STEP_REFUSED naming the step that comes next. */
function ruleFor(route: Route, state: DisposalState, step: DisposalStep): StepRule {
  const rule = stepsOf(route).find(one => one.step === step && one.from === state)
  if (rule) return rule
  const name = labelOf(DISPOSAL_STEP, step)
  const next = nextStep(route, state)
  if (next === null) throw new OfficeError('DISPOSAL_FILED', { step: name })
  throw new OfficeError('DISPOSAL_STEP_REFUSED', {
    state: labelOf(DISPOSAL_STATE, state),
    step: name,
    next: labelOf(DISPOSAL_STEP, next.step),
  })
}

function demandDay(on: IsoDate, steps: readonly Row<'disposalStep'>[], today: IsoDate): void {
  if (compareDates(on, today) > 0) throw new OfficeError('DATE_FUTURE', { date: '日期' }, { field: 'on' })
  const last = steps.at(-1)
  if (last && compareDates(on, last.onDate) < 0) {
    const earlier = `上一步“${labelOf(DISPOSAL_STEP, last.step as DisposalStep)}”（${last.onDate}）`
    throw new OfficeError('DATE_ORDER', { later: '日期', earlier }, { field: 'on' })
  }
}

/** Columns of the case a step brings along. */
export function patchOf({ values, rule }: Pick<Taking, 'values' | 'rule'>): RowPatch<'disposalCase'> {
  const needs = new Set(rule.needs)
  const { educatorIds, sessionGapReason, heardOn, hearing, unreachableReason, probationEnd } = values
  const only = <T>(need: StepRule['needs'][number], value: T | undefined) =>
    needs.has(need) ? value : undefined
  const patch = {
    educatorId: only('educators', educatorIds?.[0]),
    secondEducatorId: only('educators', educatorIds?.[1]),
    sessionGapReason: only('sessions', sessionGapReason),
    heardOn: only('hearing', heardOn),
    hearing: only('hearing', hearing),
    unreachableReason: only('hearing', unreachableReason),
    probationEnd: only('probationEnd', probationEnd),
    announcedHow: only('announced', values.announcedHow),
    ...(needs.has('terms') && values.terms ? termFlags(values.terms) : {}),
    ...(needs.has('archive') && values.archived ? archiveFlags(values.archived) : {}),
  }
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}

export function votesOf(values: { [K in keyof Votes]?: Votes[K] | undefined }): Votes {
  const { expected, entitled, present, agree, against, abstain } = values
  return {
    expected: expected ?? null,
    entitled: entitled ?? null,
    present: present ?? null,
    agree: agree ?? null,
    against: against ?? null,
    abstain: abstain ?? null,
  }
}

async function educators({ tx, row, values, today }: Taking): Promise<string | null> {
  const ids = [row.educatorId, row.secondEducatorId].filter(id => id !== null)
  const place = placeOn(values.on, today)
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('member as m')
          .select(['m.id', 'm.name', place.membership.as('membership')])
          .where('m.id', 'in', ids)
          .where('m.removed', '=', 0)
          .execute()
  const family = await tx
    .selectFrom('family')
    .select('name')
    .where('memberId', '=', row.memberId)
    .where('removed', '=', 0)
    .execute()
  return educatorsProblem(
    rows.map(({ id, name, membership }) => ({ id, name, membership })),
    { id: row.memberId, relatives: family.map(({ name }) => name) },
  )
}

async function sessions({ tx, row, steps, values }: Taking): Promise<string | null> {
  const notes = await notesOf(tx, row.id)
  const days = notes.filter(({ kind }) => kind === 'education').map(({ onDate }) => onDate)
  return sessionsMissing(talkDay(steps) ?? row.openedOn, days, values.on, row.sessionGapReason)
}

/** The six months of 自行脱党除名: of who cannot be reached more than six (R-D06), else six (R-J06). */
async function overSix({ tx, row, values, settings }: Taking): Promise<boolean> {
  if (row.lostCaseId !== null && row.unreachable === 1) return lostOver(tx, row.lostCaseId, values.on)
  return row.sinceOn !== null && monthsPassed(row.sinceOn, values.on, settings['dues.unpaidMonths'])
}

export async function givenFor(taking: Taking): Promise<StepGiven> {
  const { row, rule, values } = taking
  const needs = new Set(rule.needs)
  const told = (text: string | null) => text !== null && text.trim() !== ''
  return {
    on: values.on,
    actor: values.actor ?? null,
    documentNo: values.documentNo ?? null,
    text: values.text ?? null,
    votes: votesOf(values),
    announcedHow: row.announcedHow,
    educatorsProblem: needs.has('educators') ? await educators(taking) : null,
    sessionsMissing: needs.has('sessions') ? await sessions(taking) : null,
    heard: (row.heardOn !== null && told(row.hearing)) || told(row.unreachableReason),
    overSix: needs.has('overSix') ? await overSix(taking) : true,
    probationEnd: row.probationEnd,
    clueOpen: clueOpen(row),
    rectifyTo: row.rectifyTo,
    terms: termsOf(row),
    archived: archivedOf(row),
  }
}

/** What the step came to: by the votes at a meeting, else what was chosen. Throws INPUT_INVALID. */
function resultOf({ rule, values, settings }: Taking): DisposalResult | null {
  if (rule.step === 'MEETING') {
    return typeof rule.to === 'string' ? null : voteResult(votesOf(values), settings['disposal.vote'])
  }
  const choices = resultsOf(rule)
  if (choices.length === 0) return null
  const chosen = values.result ?? null
  if (chosen !== null && choices.includes(chosen)) return chosen
  throw new OfficeError('INPUT_INVALID', { field: '结果', reason: '请选择结果' }, { field: 'result' })
}

/** What the decision is called where it changes the membership: the kind and the approval. */
export function evidenceOf(row: CaseRow): string {
  const kind = labelOf(DISPOSAL_KIND, row.kind as DisposalKind)
  return `${kind}（${row.caseNo}${row.approvalNo === null ? '' : `，${row.approvalNo}`}）`
}

/** The announced decision changes the membership (rules.md 4.1); 劝退 only once the person leaves. */
async function carryOut({ tx, row, today, values }: Taking): Promise<void> {
  const id = row.memberId
  const on = row.approvedOn ?? values.on
  const evidence = evidenceOf(row)
  switch (row.kind as DisposalKind) {
    case 'REFUSED':
    case 'SELF_LEFT':
    case 'EXPEL':
    case 'WITHDRAW':
      return carryOutDecision(tx, { id, membership: 'REMOVED', on, evidence }, today)
    case 'REVOKE':
      return carryOutDecision(tx, { id, membership: 'REVOKED', on, evidence }, today)
    case 'EXTEND': {
      const end = row.probationEnd === null ? {} : { probationEnd: row.probationEnd }
      return carryOutDecision(tx, { id, membership: 'PROBATIONARY', on, evidence, ...end }, today)
    }
    case 'RECTIFY':
    case 'PERSUADE':
      return
  }
}

async function announce(taking: Taking): Promise<void> {
  const { tx, row } = taking
  await carryOut(taking)
  await handToLostCase(tx, row, await stepsTaken(tx, row.id))
}

/** The case that goes on from one that failed: 劝退 from 限期改正, 劝而不退除名 from 劝退. */
async function goOn({ tx, row, values }: Taking, kind: 'PERSUADE' | 'REFUSED'): Promise<number> {
  return writeOpening(tx, kind, {
    row: {
      memberId: row.memberId,
      kind,
      grounds: kind === 'PERSUADE' ? 'J2d' : row.grounds,
      source: 'EARLIER',
      sourceNote: `${row.caseNo} ${labelOf(DISPOSAL_KIND, row.kind as DisposalKind)}`,
      lostCaseId: row.lostCaseId,
      previousDisposalId: row.id,
      facts: row.facts,
      violation: row.violation,
      clueTo: row.clueTo,
      clueOn: row.clueOn,
      clueNo: row.clueNo,
      openedOn: values.on,
    },
    actor: values.actor ?? null,
    documentNo: values.documentNo ?? null,
    text: values.text ?? null,
  })
}

/** What follows from the step; answers the case that goes on, where there is one. */
async function follow(taking: Taking, result: DisposalResult | null): Promise<number | null> {
  const { tx, row, rule, values, today } = taking
  if (rule.step === 'ANNOUNCE') await announce(taking)
  if (rule.step === 'RECTIFY_REVIEW' && result === 'FAIL') return goOn(taking, 'PERSUADE')
  if (rule.step !== 'ANSWER') return null
  if (result === 'REFUSES') return goOn(taking, 'REFUSED')
  await carryOutDecision(
    tx,
    { id: row.memberId, membership: 'REMOVED', on: values.on, evidence: evidenceOf(row) },
    today,
  )
  return null
}

/** What the state reached adds to the case. */
function reached(taking: Taking, to: DisposalState): RowPatch<'disposalCase'> {
  const { row, values, settings } = taking
  const { on } = values
  if (to === 'APPROVED') {
    const term = row.kind === 'RECTIFY' ? { rectifyTo: rectifyEnd(on, settings) } : {}
    return { approvedOn: on, approvalNo: values.documentNo ?? null, ...term }
  }
  return to === 'CONCLUDED' || to === 'ENDED' ? { concludedOn: on } : {}
}

export async function takeStep(
  office: Office,
  { id, step, values }: Input,
): Promise<Outputs['disposal']['take']> {
  const today = office.clock.today()
  const label = `组织处置：${labelOf(DISPOSAL_STEP, step)}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const before = await demandDisposal(tx, id)
    const settings = await settingsOf(tx)
    // Written through the contract's own code tables.
    const rule = ruleFor(routeOf(before, settings), before.state as DisposalState, step)
    const steps = await stepsTaken(tx, id)
    demandDay(values.on, steps, today)
    const patch = patchOf({ values, rule })
    if (Object.keys(patch).length > 0) {
      await tx.updateTable('disposalCase').set(patch).where('id', '=', id).execute()
    }
    const taking = { tx, row: await demandDisposal(tx, id), rule, values, steps, settings, today }
    const missing = missingFor(rule, await givenFor(taking))
    if (missing.length > 0) {
      throw new OfficeError('EVIDENCE_MISSING', {
        missing: missing.join('；'),
        step: `办理“${labelOf(DISPOSAL_STEP, step)}”`,
      })
    }
    const result = resultOf(taking)
    const to = leadsTo(rule, result)
    if (to === null) throw new OfficeError('RECORD_STALE')
    const vote = rule.needs.includes('vote') ? { voteRule: settings['disposal.vote'] } : {}
    const votes = rule.needs.some(need => need === 'vote' || need === 'attendance') ? votesOf(values) : {}
    await tx
      .insertInto('disposalStep')
      .values({
        disposalId: id,
        step,
        onDate: values.on,
        actor: values.actor ?? null,
        documentNo: values.documentNo ?? null,
        text: values.text ?? null,
        result,
        toState: to,
        ...votes,
        ...vote,
      })
      .execute()
    await tx
      .updateTable('disposalCase')
      .set({ ...reached(taking, to), state: to })
      .where('id', '=', id)
      .execute()
    return follow(taking, result)
  })
  return { changeId, followingId: value }
}
