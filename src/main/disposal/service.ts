/** Opening and writing disposal cases; the steps themselves are in take.ts. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import { DISPOSAL_KIND, type DisposalKind, type DisposalState } from '../../shared/disposal/codes.ts'
import { groundsProblem, mayRunBeside, OUTCOME_OF } from '../../shared/disposal/rules.ts'
import { firstState, NEEDS, PROBATIONARY_KINDS, RUNNING } from '../../shared/disposal/steps.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import { given, toFlag } from '../db/query.ts'
import { nextCaseNo } from '../db/nextCaseNo.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { NewRow } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { demandUnwilling } from '../registration/service.ts'
import { isProbationary, memberRecord } from '../roster/service.ts'
import { caseForDisposal, handedOver, lacksDisposal } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { archiveFlags, demandDisposal } from './cases.ts'

export { disposalCounts, disposalsOfDossier, disposalsOfMember, runningDisposals } from './cases.ts'

type Changed = Outputs['disposal']['update']
type Saved = Outputs['disposal']['open']
type Values = Parsed['disposal']['update']['values']

function toColumns(values: Values) {
  const { violation, ...rest } = given(values)
  return { ...rest, ...(violation === undefined ? {} : { violation: toFlag(violation) }) }
}

/** One running case a member (rules.md 3.10), but for what mayRunBeside says. Throws DISPOSAL_OPEN. */
export async function demandNoOpenCase(
  tx: Writer,
  { memberId, kind, lostCaseId }: { memberId: number; kind: DisposalKind; lostCaseId: number | null },
  name: string,
): Promise<void> {
  const running = await tx
    .selectFrom('disposalCase')
    .select(['caseNo', 'kind', 'lostCaseId'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('state', 'in', [...RUNNING])
    .execute()
  // Written through the contract's own code table.
  const inTheWay = running.find(
    other => !mayRunBeside({ kind, lostCaseId }, { ...other, kind: other.kind as DisposalKind }),
  )
  if (inTheWay)
    throw new OfficeError('DISPOSAL_OPEN', { name, caseNo: inTheWay.caseNo }, { field: 'memberId' })
}

function refuse(missing: string, field: string): never {
  throw new OfficeError('EVIDENCE_MISSING', { missing, step: '立案' }, { field })
}

/** Who can be disposed of: on the roll, or 停止党籍 (R-D12); whoever a case is only made up for need not be. */
async function demandMember(
  db: Reader,
  { memberId, kind, lostCaseId }: Pick<Parsed['disposal']['open'], 'memberId' | 'kind' | 'lostCaseId'>,
): Promise<string> {
  const member = await memberRecord(db, memberId)
  if (lostCaseId !== undefined && (await lacksDisposal(db, lostCaseId, OUTCOME_OF[kind]))) return member.name
  const membership = member.membership as Membership
  if (!ON_ROLL.includes(membership) && membership !== 'SUSPENDED') refuse('在册党员身份', 'memberId')
  if (PROBATIONARY_KINDS.includes(kind) && !(await isProbationary(db, member))) {
    refuse('预备党员身份', 'kind')
  }
  return member.name
}

/** What a case starts with. */
export interface Opening {
  row: Omit<NewRow<'disposalCase'>, 'caseNo' | 'state'>
  actor: string | null
  documentNo: string | null
  text: string | null
}

/** Writes a case and its first step; inside a change of its caller. */
export async function writeOpening(
  tx: Writer,
  kind: Parsed['disposal']['open']['kind'],
  { row, actor, documentNo, text }: Opening,
): Promise<number> {
  const state: DisposalState = firstState(kind)
  const { id } = await tx
    .insertInto('disposalCase')
    .values({ ...row, caseNo: await nextCaseNo(tx, 'disposalCase', 'CZ', row.openedOn), state })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('disposalStep')
    .values({ disposalId: id, step: 'OPEN', onDate: row.openedOn, actor, documentNo, text, toState: state })
    .execute()
  return id
}

/** Clues that were handed over in the lost case need not be handed over again (R-D04). */
async function clueOf(
  tx: Writer,
  lostCaseId: number,
): Promise<Pick<NewRow<'disposalCase'>, 'clueTo' | 'clueOn' | 'clueNo'>> {
  const handed = await handedOver(tx, lostCaseId)
  if (handed === null) return {}
  const clueTo = handed.handedTo.includes('公安') ? '公安机关' : '纪检机关'
  return { clueTo, clueOn: handed.on, clueNo: handed.documentNo }
}

export async function openDisposal(office: Office, input: Parsed['disposal']['open']): Promise<Saved> {
  const { memberId, kind, grounds, source, lostCaseId, registrationId, openedOn, values } = input
  const today = office.clock.today()
  if (compareDates(openedOn, today) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: '立案日期' }, { field: 'openedOn' })
  }
  const label = `组织处置立案：${labelOf(DISPOSAL_KIND, kind)}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const name = await demandMember(tx, input)
    await demandNoOpenCase(tx, { memberId, kind, lostCaseId: lostCaseId ?? null }, name)
    const problem = groundsProblem(kind, grounds, await settingsOf(tx))
    if (problem !== null) throw new OfficeError('DISPOSAL_GROUNDS', { reason: problem }, { field: 'grounds' })
    // 劝而不退 follows from a 劝退 that was refused, never by itself (R-J07).
    if (kind === 'REFUSED') refuse('劝退决定和本人拒绝的记录，请在劝退案中登记本人答复', 'kind')
    const documentNo = input.documentNo ?? null
    if (documentNo === null || documentNo === '') {
      refuse(kind === 'WITHDRAW' ? '本人书面申请' : '支委会会议记录', 'documentNo')
    }
    const actor = input.actor ?? null
    if (actor === null || actor === '') refuse(NEEDS.actor, 'actor')
    const lost = lostCaseId === undefined ? null : await caseForDisposal(tx, { caseId: lostCaseId, memberId })
    if (registrationId !== undefined) await demandUnwilling(tx, { registrationId, memberId, kind, name })
    const columns = { ...(lost === null ? {} : await clueOf(tx, lost.id)), ...toColumns(values) }
    if (kind === 'SELF_LEFT' && lost === null && (columns.sinceOn ?? null) === null) {
      refuse('从何时起不参加组织生活、不交党费或不做工作', 'sinceOn')
    }
    return writeOpening(tx, kind, {
      row: {
        ...columns,
        memberId,
        kind,
        grounds: grounds.join(','),
        source,
        lostCaseId: lost?.id ?? null,
        registrationId: registrationId ?? null,
        unreachable: toFlag(lost !== null && lost.contactOn === null),
        violation: toFlag(values.violation === true || lost?.conduct === '违纪违法线索'),
        openedOn,
      },
      actor,
      documentNo,
      text: null,
    })
  })
  return { changeId, id: value }
}

export async function updateDisposal(
  office: Office,
  { id, values }: Parsed['disposal']['update'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '修改组织处置'), async ({ tx }) => {
    await demandDisposal(tx, id)
    const patch = toColumns(values)
    if (Object.keys(patch).length === 0) return
    await tx.updateTable('disposalCase').set(patch).where('id', '=', id).execute()
  })
  return { changeId }
}

export async function setArchived(
  office: Office,
  { id, archived }: Parsed['disposal']['setArchived'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '标记归档材料'), async ({ tx }) => {
    await demandDisposal(tx, id)
    await tx.updateTable('disposalCase').set(archiveFlags(archived)).where('id', '=', id).execute()
  })
  return { changeId }
}

/** States before anything was carried out: a case opened by mistake may be taken away. */
const BEFORE_ANNOUNCED: readonly string[] = [
  ...RUNNING.filter(state => state !== 'ANNOUNCED' && state !== 'RECTIFYING'),
  'ENDED',
] satisfies DisposalState[]

export async function removeDisposal(
  office: Office,
  { id, reason }: Parsed['disposal']['remove'],
): Promise<Changed> {
  const { changeId } = await change(
    office.register(),
    stamp(office, `删除误立的处置案（${reason}）`),
    async ({ tx }) => {
      const row = await demandDisposal(tx, id)
      if (!BEFORE_ANNOUNCED.includes(row.state)) throw new OfficeError('DISPOSAL_CARRIED_OUT')
      await tx.updateTable('disposalCase').set({ removed: 1 }).where('id', '=', id).execute()
    },
  )
  return { changeId }
}
