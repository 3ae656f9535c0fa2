/** Opening findings and taking their steps (rules.md 4.5). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  FINDING_KIND,
  FINDING_RESULT,
  FINDING_STATE,
  FINDING_STEP,
  findingMissing,
  findingSteps,
  nextFindingSteps,
  type FindingKind,
  type FindingResult,
  type FindingRule,
  type FindingState,
  type FindingStep,
} from '../../shared/dossier/findings.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { given } from '../db/query.ts'
import type { Writer } from '../db/register.ts'
import type { NewRow, Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { sealDossier } from './custody.ts'
import { demandNotFuture } from './days.ts'
import { demandFinding, findingStepsTaken } from './findings.ts'

type Changed = Outputs['dossier']['takeFinding']
type Values = Parsed['dossier']['takeFinding']['values']

/** The same thing is not found twice while the first is open. */
async function knownFinding(
  tx: Writer,
  { memberId, kind, material }: Pick<NewRow<'dossierFinding'>, 'memberId' | 'kind' | 'material'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('dossierFinding')
    .select('id')
    .where('memberId', '=', memberId)
    .where('kind', '=', kind)
    .where('material', 'is', material ?? null)
    .where('removed', '=', 0)
    .where('state', 'not in', ['CLOSED', 'SEALED'])
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a finding unless it is known already; inside a change of its caller. */
export async function writeFinding(
  tx: Writer,
  row: Omit<NewRow<'dossierFinding'>, 'state'>,
): Promise<number | null> {
  if (await knownFinding(tx, row)) return null
  const { id } = await tx
    .insertInto('dossierFinding')
    .values({ ...row, state: 'OPEN' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function openFinding(
  office: Office,
  { memberId, kind, material, values }: Parsed['dossier']['openFinding'],
): Promise<Outputs['dossier']['openFinding']> {
  demandNotFuture(values.foundOn, '发现日期', 'foundOn', office.clock.today())
  const label = `登记档案问题：${labelOf(FINDING_KIND, kind)}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const { name } = await memberRecord(tx, memberId)
    const { responsible = null, ...rest } = values
    const id = await writeFinding(tx, { memberId, kind, material, responsible, ...rest })
    if (id === null) throw new OfficeError('FINDING_KNOWN', { name }, { field: 'kind' })
    return id
  })
  return { changeId, id: value }
}

export async function updateFinding(
  office: Office,
  { id, values }: Parsed['dossier']['updateFinding'],
): Promise<Changed> {
  if (values.foundOn !== undefined) {
    demandNotFuture(values.foundOn, '发现日期', 'foundOn', office.clock.today())
  }
  const { changeId } = await change(office.register(), stamp(office, '修改档案问题'), async ({ tx }) => {
    await demandFinding(tx, id)
    const patch = given(values)
    if (Object.keys(patch).length === 0) return
    await tx.updateTable('dossierFinding').set(patch).where('id', '=', id).execute()
  })
  return { changeId }
}

/** Throws FINDING_STEP_REFUSED, naming what may be done instead. */
function ruleFor(kind: FindingKind, state: FindingState, step: FindingStep, byMakeUp: boolean): FindingRule {
  const rule = findingSteps(kind).find(
    one => one.step === step && one.from === state && (one.byMakeUp ?? false) === byMakeUp,
  )
  if (rule) return rule
  const open = nextFindingSteps(kind, state)
  const own = open.filter(one => one.byMakeUp !== true).map(one => `“${labelOf(FINDING_STEP, one.step)}”`)
  throw new OfficeError('FINDING_STEP_REFUSED', {
    state: labelOf(FINDING_STATE, state),
    step: labelOf(FINDING_STEP, step),
    next:
      open.length === 0
        ? '这个问题已经了结'
        : own.length === 0
          ? '请在补办中继续'
          : `可以办理${own.join('、')}${own.length < open.length ? '，或转补办' : ''}`,
  })
}

/** Throws INPUT_INVALID where a choice is open, or was made where there is none. */
function leadsTo({ to }: FindingRule, result: FindingResult | null): FindingState {
  if (typeof to === 'string') return to
  if (result !== null) return to[result]
  throw new OfficeError('INPUT_INVALID', { field: '结果', reason: '请选择调查结果' }, { field: 'result' })
}

function demandDay(
  on: IsoDate,
  { foundOn }: Row<'dossierFinding'>,
  steps: readonly Row<'dossierFindingStep'>[],
  today: IsoDate,
): void {
  demandNotFuture(on, '日期', 'on', today)
  const last = steps.at(-1)
  const [since, what] = last
    ? [last.onDate, `上一步“${labelOf(FINDING_STEP, last.step as FindingStep)}”（${last.onDate}）`]
    : [foundOn, `发现日期（${foundOn}）`]
  if (compareDates(on, since) < 0) {
    throw new OfficeError('DATE_ORDER', { later: '日期', earlier: what }, { field: 'on' })
  }
}

/** What was missing or irregular is there now (R-G04). */
async function markMended(
  tx: Writer,
  { memberId, material }: Row<'dossierFinding'>,
  on: IsoDate,
): Promise<void> {
  if (material === null) return
  await tx
    .updateTable('dossierItem')
    .set({ present: '有', markedOn: on })
    .where('memberId', '=', memberId)
    .where('item', '=', material)
    .where('present', 'in', ['缺', '不规范'])
    .execute()
}

/** Takes one step; inside a change of its caller. */
export async function writeFindingStep(
  tx: Writer,
  {
    id,
    step,
    values,
    byMakeUp = false,
  }: { id: number; step: FindingStep; values: Values; byMakeUp?: boolean },
  today: IsoDate,
): Promise<void> {
  const row = await demandFinding(tx, id)
  // Written through the contract's own code tables.
  const rule = ruleFor(row.kind as FindingKind, row.state as FindingState, step, byMakeUp)
  demandDay(values.on, row, await findingStepsTaken(tx, id), today)
  const told = {
    actor: values.actor ?? null,
    documentNo: values.documentNo ?? null,
    unit: values.unit ?? null,
    text: values.text ?? null,
    noSender: values.noSender ?? null,
  }
  const missing = findingMissing(rule, told)
  if (missing.length > 0) {
    throw new OfficeError('EVIDENCE_MISSING', {
      missing: missing.join('、'),
      step: `办理“${labelOf(FINDING_STEP, step)}”`,
    })
  }
  const result = typeof rule.to === 'string' ? null : (values.result ?? null)
  const toState = leadsTo(rule, result)
  await tx
    .insertInto('dossierFindingStep')
    .values({ memberId: row.memberId, findingId: id, step, onDate: values.on, ...told, result, toState })
    .execute()
  await tx.updateTable('dossierFinding').set({ state: toState }).where('id', '=', id).execute()
  if (toState === 'CLOSED') await markMended(tx, row, values.on)
  // What a make-up case seals goes where that case says.
  if (step === 'SEAL' && !byMakeUp)
    await sealDossier(tx, { memberId: row.memberId, onDate: values.on, unit: told.unit, actor: told.actor })
}

export async function takeFinding(
  office: Office,
  { id, step, values }: Parsed['dossier']['takeFinding'],
): Promise<Changed> {
  const result = values.result ? `，${labelOf(FINDING_RESULT, values.result)}` : ''
  const label = `档案问题：${labelOf(FINDING_STEP, step)}${step === 'INQUIRE' ? result : ''}`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) =>
    writeFindingStep(tx, { id, step, values }, office.clock.today()),
  )
  return { changeId }
}

/** Throws FINDING_HANDLED once a step was taken: what was done is taken back in the log. */
export async function removeFinding(
  office: Office,
  { id }: Parsed['dossier']['removeFinding'],
): Promise<Changed> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除误登的档案问题'),
    async ({ tx }) => {
      await demandFinding(tx, id)
      const last = (await findingStepsTaken(tx, id)).at(-1)
      if (last) {
        throw new OfficeError('FINDING_HANDLED', { step: labelOf(FINDING_STEP, last.step as FindingStep) })
      }
      await tx.updateTable('dossierFinding').set({ removed: 1 }).where('id', '=', id).execute()
    },
  )
  return { changeId }
}
