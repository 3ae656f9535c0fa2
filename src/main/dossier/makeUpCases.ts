/** Opening and writing make-up cases; the steps themselves are in makeUpSteps.ts. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { makeUpOf, type FindingKind } from '../../shared/dossier/findings.ts'
import { MAKE_UP_KIND, MAKE_UP_OVER, MAKE_UP_STEP, type MakeUpStep } from '../../shared/dossier/makeUp.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { given, toFlag } from '../db/query.ts'
import { nextCaseNo } from '../db/nextCaseNo.ts'
import type { Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { demandFinding } from './findings.ts'
import { demandNotFuture } from './days.ts'
import { writeFindingStep } from './findingSteps.ts'
import { demandMakeUp, makeUpStepsTaken } from './makeUps.ts'

type Saved = Outputs['dossier']['openMakeUp']
type Changed = Outputs['dossier']['updateMakeUp']
type Values = Parsed['dossier']['updateMakeUp']['values']

function toColumns(values: Values) {
  const { vanishedBranch, vanishedCommittee, ...rest } = given(values)
  return {
    ...rest,
    ...(vanishedBranch === undefined ? {} : { vanishedBranch: toFlag(vanishedBranch) }),
    ...(vanishedCommittee === undefined ? {} : { vanishedCommittee: toFlag(vanishedCommittee) }),
  }
}

async function demandNoOpenCase(tx: Writer, memberId: number, name: string): Promise<void> {
  const running = await tx
    .selectFrom('makeUpCase')
    .select('caseNo')
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('state', 'not in', [...MAKE_UP_OVER])
    .executeTakeFirst()
  if (running) throw new OfficeError('MAKE_UP_OPEN', { name, caseNo: running.caseNo }, { field: 'memberId' })
}

/** The finding a case settles: the member's own, and one that a case of this kind can settle. */
async function demandFindingOf(
  tx: Writer,
  { memberId, kind, findingId, openedOn }: Parsed['dossier']['openMakeUp'],
): Promise<void> {
  if (findingId === null) return
  const finding = await demandFinding(tx, findingId)
  if (finding.memberId !== memberId) throw new OfficeError('RECORD_MISSING')
  if (makeUpOf(finding.kind as FindingKind) !== kind) {
    throw new OfficeError(
      'INPUT_INVALID',
      { field: '补办种类', reason: '与登记的档案问题不符，整档遗失办整档补办，缺件办部分补齐' },
      { field: 'kind' },
    )
  }
  if (compareDates(openedOn, finding.foundOn) < 0) {
    const details = { later: '立案日期', earlier: `发现日期（${finding.foundOn}）` }
    throw new OfficeError('DATE_ORDER', details, { field: 'openedOn' })
  }
}

/** Two names as the card tells them: 张三、李四. */
function introducersOf(text: string | null): string[] {
  return (text ?? '').split(/[、，,；;\s]+/u).filter(name => name !== '')
}

/** What the member's card knows stands on the case from the start; the clerk corrects it. */
async function writeWitnesses(tx: Writer, makeUpId: number, member: Row<'member'>): Promise<void> {
  for (const name of introducersOf(member.introducers).slice(0, 2)) {
    await tx
      .insertInto('makeUpWitness')
      .values({ memberId: member.id, makeUpId, role: 'INTRODUCER', name, state: 'PENDING' })
      .execute()
  }
}

export async function openMakeUp(office: Office, input: Parsed['dossier']['openMakeUp']): Promise<Saved> {
  const { memberId, kind, developedHere, findingId, openedOn, values } = input
  const today = office.clock.today()
  demandNotFuture(openedOn, '立案日期', 'openedOn', today)
  const label = `补办档案立案：${labelOf(MAKE_UP_KIND, kind)}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const member = await memberRecord(tx, memberId)
    await demandNoOpenCase(tx, memberId, member.name)
    await demandFindingOf(tx, input)
    const caseNo = await nextCaseNo(tx, 'makeUpCase', 'BD', openedOn)
    const { id } = await tx
      .insertInto('makeUpCase')
      .values({
        receivedOn: member.joinDate,
        fullOn: member.fullDate,
        branch: member.joinBranch,
        ...toColumns(values),
        memberId,
        caseNo,
        findingId,
        kind,
        developedHere: toFlag(developedHere),
        openedOn,
        state: 'OPENED',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeWitnesses(tx, id, member)
    if (findingId !== null) {
      const step = { on: openedOn, documentNo: caseNo }
      await writeFindingStep(tx, { id: findingId, step: 'MAKE_UP', values: step, byMakeUp: true }, today)
    }
    return id
  })
  return { changeId, id: value }
}

export async function updateMakeUp(
  office: Office,
  { id, values }: Parsed['dossier']['updateMakeUp'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '修改补办情况'), async ({ tx }) => {
    await demandMakeUp(tx, id)
    const patch = toColumns(values)
    if (Object.keys(patch).length === 0) return
    await tx.updateTable('makeUpCase').set(patch).where('id', '=', id).execute()
  })
  return { changeId }
}

/** Throws MAKE_UP_HANDLED once a step was taken: what was done is taken back in the log. */
export async function removeMakeUp(
  office: Office,
  { id }: Parsed['dossier']['removeMakeUp'],
): Promise<Changed> {
  const today = office.clock.today()
  const { changeId } = await change(office.register(), stamp(office, '删除误立的补办'), async ({ tx }) => {
    const row = await demandMakeUp(tx, id)
    const last = (await makeUpStepsTaken(tx, id)).at(-1)
    if (last) {
      throw new OfficeError('MAKE_UP_HANDLED', { step: labelOf(MAKE_UP_STEP, last.step as MakeUpStep) })
    }
    await tx.updateTable('makeUpCase').set({ removed: 1 }).where('id', '=', id).execute()
    if (row.findingId !== null) {
      const step = { on: today, documentNo: `${row.caseNo}误立` }
      await writeFindingStep(tx, { id: row.findingId, step: 'GIVEN_UP', values: step, byMakeUp: true }, today)
    }
  })
  return { changeId }
}

export async function saveWitness(
  office: Office,
  { makeUpId, id, values }: Parsed['dossier']['saveWitness'],
): Promise<Outputs['dossier']['saveWitness']> {
  const { onDate, name, state } = values
  if (onDate !== null) demandNotFuture(onDate, '签字日期', 'onDate', office.clock.today())
  if (state === 'SIGNED' && onDate === null) {
    throw new OfficeError(
      'EVIDENCE_MISSING',
      { missing: '签字日期', step: '登记为已出具证明' },
      { field: 'onDate' },
    )
  }
  const label = `${id === null ? '登记' : '修改'}证明人：${name}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const { memberId } = await demandMakeUp(tx, makeUpId)
    if (id === null) {
      const row = await tx
        .insertInto('makeUpWitness')
        .values({ memberId, makeUpId, ...values })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    }
    const { numUpdatedRows } = await tx
      .updateTable('makeUpWitness')
      .set(values)
      .where('id', '=', id)
      .where('makeUpId', '=', makeUpId)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
    return id
  })
  return { changeId, id: value }
}

export async function removeWitness(
  office: Office,
  { id }: Parsed['dossier']['removeWitness'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除证明人'), async ({ tx }) =>
    removeRow(tx, 'makeUpWitness', id),
  )
  return { changeId }
}
