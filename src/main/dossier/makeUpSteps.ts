/** Taking a step of a make-up case, with what it makes of the finding (R-G10–R-G21). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  MAKE_UP_RESULT,
  MAKE_UP_STATE,
  MAKE_UP_STEP,
  makeUpLeadsTo,
  makeUpResults,
  makeUpSteps,
  nextMakeUpStep,
  type MakeUpResult,
  type MakeUpRoute,
  type MakeUpRule,
  type MakeUpState,
  type MakeUpStep,
} from '../../shared/dossier/makeUp.ts'
import {
  makeUpMissing,
  pagesOf,
  witnessesMissing,
  type MakeUpGiven,
} from '../../shared/dossier/makeUpRules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Writer } from '../db/register.ts'
import type { Row, RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { moveCustody, sealDossier } from './custody.ts'
import { demandNotFuture } from './days.ts'
import { writeFindingStep } from './findingSteps.ts'
import {
  columnFacts,
  demandMakeUp,
  makeUpRoute,
  makeUpStepsTaken,
  versionOf,
  witnessesOf,
  type MakeUpCase,
} from './makeUps.ts'

type Input = Parsed['dossier']['takeMakeUp']
type Values = Input['values']

/** Throws MAKE_UP_STEP_REFUSED naming the step that comes next, MAKE_UP_OVER where none does. */
function ruleFor(route: MakeUpRoute, state: MakeUpState, step: MakeUpStep): MakeUpRule {
  const rule = makeUpSteps(route).find(one => one.step === step && one.from === state)
  if (rule) return rule
  const name = labelOf(MAKE_UP_STEP, step)
  const next = nextMakeUpStep(route, state)
  if (next === null) throw new OfficeError('MAKE_UP_OVER', { step: name })
  throw new OfficeError('MAKE_UP_STEP_REFUSED', {
    state: labelOf(MAKE_UP_STATE, state),
    step: name,
    next: labelOf(MAKE_UP_STEP, next.step),
  })
}

function demandDay(
  on: IsoDate,
  { openedOn }: MakeUpCase,
  steps: readonly Row<'makeUpStep'>[],
  today: IsoDate,
) {
  demandNotFuture(on, '日期', 'on', today)
  const last = steps.at(-1)
  const [since, what] = last
    ? [last.onDate, `上一步“${labelOf(MAKE_UP_STEP, last.step as MakeUpStep)}”（${last.onDate}）`]
    : [openedOn, `立案日期（${openedOn}）`]
  if (compareDates(on, since) < 0) {
    throw new OfficeError('DATE_ORDER', { later: '日期', earlier: what }, { field: 'on' })
  }
}

/** Columns of the case a step brings along. */
function patchOf(
  { step }: MakeUpRule,
  values: Values,
  version: MakeUpGiven['version'],
  result: MakeUpResult | null,
): RowPatch<'makeUpCase'> {
  switch (step) {
    case 'BRANCH':
      return { branchMinutes: toFlag(values.branchMinutes === true) }
    case 'COMMITTEE':
      return { committeeMinutes: toFlag(values.committeeMinutes === true) }
    case 'APPROVAL':
      return result === 'AGREE' ? { approvalNo: values.documentNo ?? null, approvalOn: values.on } : {}
    case 'FORM':
      return { cover: toFlag(values.cover === true), formVersion: version }
    case 'PAGES':
      return { pagesTo: values.pagesTo ?? null, fillDate: values.on }
    case 'COLUMNS':
      return { partySigner: values.partySigner ?? null, partySealed: toFlag(values.partySealed === true) }
    case 'KEEP':
      return { keeper: values.keeper ?? null }
    case 'APPLY':
    case 'INTRODUCERS':
    case 'REQUEST':
    case 'REMARK':
    case 'ASK':
    case 'ANSWER':
    case 'VERIFY':
    case 'COMPLETE':
    case 'REPORT':
    case 'SEAL':
      return {}
  }
}

async function givenFor(
  tx: Writer,
  row: MakeUpCase,
  values: Values,
  settings: Settings,
): Promise<MakeUpGiven> {
  const witnesses = await witnessesOf(tx, row.id)
  const version = versionOf(row, settings)
  return {
    ...columnFacts(row, await memberRecord(tx, row.memberId), witnesses),
    actor: values.actor ?? null,
    documentNo: values.documentNo ?? null,
    text: values.text ?? null,
    signer: values.signer ?? null,
    sealed: values.sealed === true,
    ownSignature: values.ownSignature === true,
    witnessesMissing: witnessesMissing(witnesses, settings),
    branchMinutes: values.branchMinutes === true,
    committeeMinutes: values.committeeMinutes === true,
    version,
    cover: values.cover === true,
    pagesTo: values.pagesTo ?? null,
    pagesDue: version === null ? null : pagesOf(version, settings),
    partySigner: values.partySigner ?? null,
    partySealed: values.partySealed === true,
    keeper: values.keeper ?? null,
  }
}

/** Throws INPUT_INVALID where the step has results and none of them was chosen. */
function resultOf(rule: MakeUpRule, values: Values): MakeUpResult | null {
  const choices = makeUpResults(rule)
  if (choices.length === 0) return null
  const chosen = values.result ?? null
  if (chosen !== null && choices.includes(chosen)) return chosen
  throw new OfficeError('INPUT_INVALID', { field: '结果', reason: '请选择结果' }, { field: 'result' })
}

/** The dossier lies where it was brought to, from that day (R-G20). */
async function keep(tx: Writer, memberId: number, { keeper, on }: Values): Promise<void> {
  await moveCustody(tx, { memberId, onDate: on, keeper: keeper ?? '', reason: '补办后存档' })
  await tx.updateTable('dossier').set({ filedOn: on }).where('memberId', '=', memberId).execute()
}

/** What the end of a case makes of the finding it settles. */
async function settle(tx: Writer, row: MakeUpCase, to: MakeUpState, values: Values, today: IsoDate) {
  if (row.findingId === null) return
  const id = row.findingId
  const step = { on: values.on, documentNo: row.caseNo }
  const take = (name: 'MADE_UP' | 'GIVEN_UP' | 'SEAL') =>
    writeFindingStep(tx, { id, step: name, values: step, byMakeUp: true }, today)
  if (to === 'FILED') await take('MADE_UP')
  else if (to === 'REFUSED') await take('GIVEN_UP')
  else if (to === 'SEALED') await take('SEAL')
}

export async function takeMakeUp(
  office: Office,
  { id, step, values }: Input,
): Promise<Outputs['dossier']['takeMakeUp']> {
  const today = office.clock.today()
  const result = values.result ? `，${labelOf(MAKE_UP_RESULT, values.result)}` : ''
  const label = `补办档案：${labelOf(MAKE_UP_STEP, step)}${result}`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const row = await demandMakeUp(tx, id)
    const settings = await settingsOf(tx)
    // Written through the contract's own code tables.
    const rule = ruleFor(makeUpRoute(row), row.state as MakeUpState, step)
    demandDay(values.on, row, await makeUpStepsTaken(tx, id), today)
    const given = await givenFor(tx, row, values, settings)
    const missing = makeUpMissing(rule, given)
    if (missing.length > 0) {
      throw new OfficeError('EVIDENCE_MISSING', {
        missing: missing.join('；'),
        step: `办理“${labelOf(MAKE_UP_STEP, step)}”`,
      })
    }
    const came = resultOf(rule, values)
    const to = makeUpLeadsTo(rule, came)
    if (to === null) throw new OfficeError('RECORD_STALE')
    await tx
      .insertInto('makeUpStep')
      .values({
        memberId: row.memberId,
        makeUpId: id,
        step,
        onDate: values.on,
        actor: given.actor,
        documentNo: given.documentNo,
        text: given.text,
        signer: given.signer,
        sealed: toFlag(given.sealed),
        ownSignature: toFlag(given.ownSignature),
        result: came,
        toState: to,
      })
      .execute()
    await tx
      .updateTable('makeUpCase')
      .set({ ...patchOf(rule, values, given.version, came), state: to })
      .where('id', '=', id)
      .execute()
    if (step === 'KEEP') await keep(tx, row.memberId, values)
    if (step === 'SEAL')
      await sealDossier(tx, {
        memberId: row.memberId,
        onDate: values.on,
        unit: given.text,
        actor: given.actor,
      })
    await settle(tx, row, to, values, today)
  })
  return { changeId }
}
