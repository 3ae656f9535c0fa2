/** Members: creating, changing, moving, removing. Queries are in queries.ts, records in records.ts. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { addMonths, compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import { MEMBERSHIP, ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { MEMBER_KEYS, memberField, type MemberKey } from '../../shared/roster/fields.ts'
import { rankBefore, stepEvidence } from '../../shared/roster/membership.ts'
import { issuesOf, memberFindings, type MemberFacts } from '../../shared/roster/rules.ts'
import type { MemberFinding, TypedValues } from '../../shared/roster/schema.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { NewRow, Row, RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { readName } from '../../shared/roster/namePinyin.ts'
import { asTypedJson, readTyped } from './typedValues.ts'

export { readName } from '../../shared/roster/namePinyin.ts'
export { lacksKeyInfo } from './keyInfo.ts'
export { printedPerson } from './printedPerson.ts'
export { placeOn, type PlaceOn } from './placeOn.ts'
export { caseStateOn, contactDay, disposalStateOn, letterStateOn } from './stateOn.ts'
export { remembered, rememberedWork } from './remembered.ts'
export { enterSanction } from './sanctions.ts'
export { searchCondition } from './searchText.ts'

type MemberRecord = Row<'member'>

/** The typed texts kept beside a member's fields. */
export function readAsTyped(json: string | null): Partial<Record<string, string>> {
  // Written by this module only.
  return json === null ? {} : (JSON.parse(json) as Partial<Record<string, string>>)
}

/** A member's values as the contract and the rules know them: flags as booleans. */
export function memberValues(row: MemberRecord): Record<MemberKey, string | boolean | null> {
  const entries = MEMBER_KEYS.map(key => {
    const value = row[key]
    return [key, typeof value === 'number' ? value === 1 : value] as const
  })
  return Object.fromEntries(entries) as Record<MemberKey, string | boolean | null>
}

export function memberFacts(row: MemberRecord): MemberFacts {
  return {
    membership: row.membership as Membership,
    values: memberValues(row),
    asTyped: readAsTyped(row.asTyped),
  }
}

/** The present branch and state are those of today: what begins later is not yet so. Throws DATE_FUTURE. */
function demandNotFuture(on: string | null, today: IsoDate, field: 'on' | 'fromOn'): void {
  if (on !== null && compareDates(on, today) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: '变动日期' }, { field })
  }
}

export async function demandBranch(db: Reader, orgId: number): Promise<string> {
  const org = await db
    .selectFrom('organisation')
    .select(['kind', 'fullName', 'shortName', 'dissolved'])
    .where('id', '=', orgId)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!org) throw new OfficeError('RECORD_MISSING', undefined, { field: 'orgId' })
  if (!mayHoldMembers(org.kind)) throw new OfficeError('MEMBER_NEEDS_ORG', undefined, { field: 'orgId' })
  const name = org.shortName || org.fullName
  if (org.dissolved !== null) {
    throw new OfficeError('ORG_DISSOLVED', { name, on: org.dissolved }, { field: 'orgId' })
  }
  return name
}

/** Reads a member that is not removed. Throws RECORD_MISSING. */
export async function memberRecord(db: Reader, id: number): Promise<MemberRecord> {
  return demandRow(db, 'member', id)
}

/** Writes the finding codes of a member anew, after whatever changed. */
export async function renewIssues(tx: Writer, id: number, today: IsoDate): Promise<MemberFinding[]> {
  const row = await memberRecord(tx, id)
  const findings = memberFindings(memberFacts(row), today)
  const issues = issuesOf(findings)
  if (issues !== row.issues) await tx.updateTable('member').set({ issues }).where('id', '=', id).execute()
  return findings
}

interface NewMember {
  values: TypedValues
  orgId: number | null
  membership: Membership
  fromOn: string | null
  evidence: string | null
}

/** Inside a change of its caller. Throws INPUT_INVALID naming the field. */
export async function writeNewMember(
  tx: Writer,
  { values, orgId, membership, fromOn, evidence }: NewMember,
  today: IsoDate,
): Promise<number> {
  const { name, columns, asTyped } = readTyped(values, {}, today)
  if (name === undefined) {
    throw new OfficeError('INPUT_INVALID', { field: '姓名', reason: '请填写姓名' }, { field: 'name' })
  }
  const row: NewRow<'member'> = {
    ...columns,
    ...readName(name),
    name,
    orgId,
    membership,
    asTyped: asTypedJson(asTyped),
  }
  const { id } = await tx.insertInto('member').values(row).returning('id').executeTakeFirstOrThrow()
  await tx
    .insertInto('membershipPeriod')
    .values({ memberId: id, orgId, membership, fromOn, evidence })
    .execute()
  await renewIssues(tx, id, today)
  return id
}

export async function createMember(
  office: Office,
  {
    values,
    orgId,
    membership,
    fromOn,
  }: Parsed['roster']['create'] & { membership: Membership; fromOn: string | null },
): Promise<Outputs['roster']['create']> {
  const today = office.clock.today()
  demandNotFuture(fromOn, today, 'fromOn')
  const { name = '', columns } = readTyped(values, {}, today)
  const began = fromOn ?? columns.transferInOn ?? columns.joinDate ?? null
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `新增党员：${name}`),
    async ({ tx }) => {
      await demandBranch(tx, orgId)
      return writeNewMember(tx, { values, orgId, membership, fromOn: began, evidence: null }, today)
    },
  )
  return { changeId, id: value }
}

export async function updateMember(
  office: Office,
  { id, values }: Parsed['roster']['update'],
): Promise<Outputs['roster']['update']> {
  const today = office.clock.today()
  const fields = MEMBER_KEYS.filter(key => values[key] !== undefined).map(key => memberField(key).label)
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `修改${fields.slice(0, 3).join('、')}${fields.length > 3 ? '等' : ''}`),
    async ({ tx }) => {
      const before = await memberRecord(tx, id)
      const { name, columns, asTyped } = readTyped(values, readAsTyped(before.asTyped), today)
      const patch: RowPatch<'member'> = {
        ...columns,
        ...(name === undefined ? {} : { name, ...readName(name) }),
        asTyped: asTypedJson(asTyped),
      }
      await tx.updateTable('member').set(patch).where('id', '=', id).execute()
      return renewIssues(tx, id, today)
    },
  )
  return { changeId, id, findings: value }
}

/** The period that is open now. */
async function openPeriod(db: Reader, memberId: number): Promise<Row<'membershipPeriod'> | undefined> {
  return db
    .selectFrom('membershipPeriod')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('toOn', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

interface NextPeriod {
  orgId: number | null
  membership: Membership
  on: IsoDate
  evidence: string | null
}

/**
 * Ends the open period on `on` and starts the next: branch and state are dated (law 7). A period that
 * would end before it began is refused with DATE_ORDER.
 */
export async function startPeriod(tx: Writer, memberId: number, next: NextPeriod): Promise<void> {
  const present = await openPeriod(tx, memberId)
  if (present) {
    if (present.fromOn !== null && compareDates(next.on, present.fromOn) < 0) {
      throw new OfficeError(
        'DATE_ORDER',
        { later: '变动日期', earlier: `上次变动日期（${present.fromOn}）` },
        { field: 'on' },
      )
    }
    await tx.updateTable('membershipPeriod').set({ toOn: next.on }).where('id', '=', present.id).execute()
  }
  await tx
    .insertInto('membershipPeriod')
    .values({
      memberId,
      orgId: next.orgId,
      membership: next.membership,
      fromOn: next.on,
      evidence: next.evidence,
    })
    .execute()
  await tx
    .updateTable('member')
    .set({ orgId: next.orgId, membership: next.membership })
    .where('id', '=', memberId)
    .execute()
}

interface Begun {
  on: IsoDate
  evidence: string
}

/**
 * A period that was begun with a wrong day or paper: it and the one before it meet on the right day. Throws
 * RECORD_STALE where the membership was changed otherwise since, DATE_ORDER where the day does not fit.
 */
export async function correctPeriod(tx: Writer, memberId: number, was: Begun, now: Begun): Promise<void> {
  const periods = await tx
    .selectFrom('membershipPeriod')
    .selectAll()
    .where('memberId', '=', memberId)
    .orderBy('id')
    .execute()
  const period = periods.find(({ fromOn, evidence }) => fromOn === was.on && evidence === was.evidence)
  if (!period) throw new OfficeError('RECORD_STALE')
  const before = periods.findLast(({ id, toOn }) => id < period.id && toOn === was.on)
  const refuse = (later: string, earlier: string) => {
    throw new OfficeError('DATE_ORDER', { later, earlier }, { field: 'on' })
  }
  const began = before?.fromOn ?? null
  if (began !== null && compareDates(now.on, began) < 0) refuse('日期', `上次党籍变动日期（${began}）`)
  if (period.toOn !== null && compareDates(now.on, period.toOn) > 0)
    refuse(`下次党籍变动日期（${period.toOn}）`, '日期')
  if (before)
    await tx.updateTable('membershipPeriod').set({ toOn: now.on }).where('id', '=', before.id).execute()
  await tx
    .updateTable('membershipPeriod')
    .set({ fromOn: now.on, evidence: now.evidence })
    .where('id', '=', period.id)
    .execute()
}

export async function transferMembers(
  office: Office,
  { ids, orgId, on, evidence }: Parsed['roster']['transfer'],
): Promise<Outputs['roster']['transfer']> {
  const register = office.register()
  demandNotFuture(on, office.clock.today(), 'on')
  const name = await demandBranch(register.reader, orgId)
  const { changeId } = await change(
    register,
    stamp(office, `转到${name}：${ids.length}名`),
    async ({ tx }) => {
      for (const id of new Set(ids)) {
        const member = await memberRecord(tx, id)
        if (member.orgId === orgId) continue
        await startPeriod(tx, id, { orgId, membership: member.membership as Membership, on, evidence })
        await tx.updateTable('member').set({ transferInOn: on }).where('id', '=', id).execute()
      }
    },
  )
  return { changeId }
}

/** What the member last was of 正式党员 and 预备党员; null when the register does not know. */
export async function recordedRank(db: Reader, memberId: number): Promise<ReturnType<typeof rankBefore>> {
  const periods = await db
    .selectFrom('membershipPeriod')
    .select('membership')
    .where('memberId', '=', memberId)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
  return rankBefore(periods.map(period => period.membership as Membership))
}

/** 预备党员 by the register, or where it does not know, by the missing day of conversion. */
export async function isProbationary(db: Reader, { id, fullDate }: MemberRecord): Promise<boolean> {
  const rank = await recordedRank(db, id)
  return rank === null ? fullDate === null : rank === 'PROBATIONARY'
}

/** 延长预备期 (rules.md 4.1): needs the new end, after the day of the decision. */
async function putOffProbation(tx: Writer, id: number, on: IsoDate, end: IsoDate | undefined): Promise<void> {
  if (end === undefined) {
    const details = { missing: '新的预备期满日期', step: '延长预备期' }
    throw new OfficeError('EVIDENCE_MISSING', details, { field: 'probationEnd' })
  }
  if (compareDates(end, on) <= 0) {
    const details = { later: '新的预备期满日期', earlier: '变动日期的次日' }
    throw new OfficeError('DATE_ORDER', details, { field: 'probationEnd' })
  }
  await tx.updateTable('member').set({ probationEnd: end }).where('id', '=', id).execute()
}

/**
 * One step of the membership state machine (rules.md 4.1) inside a change of its caller: a decision and
 * what it makes of the membership are one step of undo.
 * Throws STATE_STEP_REFUSED, EVIDENCE_MISSING, DATE_ORDER, DATE_FUTURE.
 */
export async function writeMembership(
  tx: Writer,
  { id, membership, on, evidence, probationEnd }: Parsed['roster']['setMembership'],
  today: IsoDate,
): Promise<void> {
  demandNotFuture(on, today, 'on')
  const member = await memberRecord(tx, id)
  const from = member.membership as Membership
  const needed = stepEvidence(from, membership, await recordedRank(tx, id))
  if (needed === null) {
    throw new OfficeError(
      'STATE_STEP_REFUSED',
      { from: labelOf(MEMBERSHIP, from), to: labelOf(MEMBERSHIP, membership) },
      { field: 'membership' },
    )
  }
  if (evidence === '') {
    throw new OfficeError(
      'EVIDENCE_MISSING',
      {
        missing: needed,
        step: from === membership ? '延长预备期' : `改为${labelOf(MEMBERSHIP, membership)}`,
      },
      { field: 'evidence' },
    )
  }
  // Who comes back on the roll needs a branch that still stands.
  if (member.orgId !== null && !ON_ROLL.includes(from) && ON_ROLL.includes(membership)) {
    await demandBranch(tx, member.orgId)
  }
  if (from === membership) await putOffProbation(tx, id, on, probationEnd)
  await startPeriod(tx, id, { orgId: member.orgId, membership, on, evidence })
  if (from === 'PROBATIONARY' && membership === 'FORMAL' && member.fullDate === null) {
    await tx.updateTable('member').set({ fullDate: on }).where('id', '=', id).execute()
  }
  if (from === 'ACTIVIST' && membership === 'PROBATIONARY') {
    // The day of the branch's meeting is the day of joining (rules.md 4.1); what paper said before stays.
    const { joinDate, probationEnd: end } = member
    const begun = { joinDate: joinDate ?? on, probationEnd: probationEnd ?? end ?? addMonths(on, 12) }
    await tx.updateTable('member').set(begun).where('id', '=', id).execute()
  }
  if (membership === 'DECEASED' && member.deathDate === null) {
    await tx.updateTable('member').set({ deathDate: on }).where('id', '=', id).execute()
  }
  await renewIssues(tx, id, today)
}

/** What a decision makes of the membership; of one the clerk has carried out by hand before, nothing more. */
export async function carryOutDecision(
  tx: Writer,
  step: Parsed['roster']['setMembership'],
  today: IsoDate,
): Promise<void> {
  const done = (await memberRecord(tx, step.id)).membership === step.membership
  if (!done || step.membership === 'PROBATIONARY') await writeMembership(tx, step, today)
}

export async function setMembership(
  office: Office,
  input: Parsed['roster']['setMembership'],
): Promise<Outputs['roster']['setMembership']> {
  const { id, membership } = input
  const { changeId } = await change(
    office.register(),
    stamp(office, `党籍状态改为${labelOf(MEMBERSHIP, membership)}`),
    async ({ tx, rename }) => {
      if ((await memberRecord(tx, id)).membership === membership) rename('延长预备期')
      await writeMembership(tx, input, office.clock.today())
    },
  )
  return { changeId }
}
