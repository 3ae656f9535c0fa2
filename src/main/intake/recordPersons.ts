/** Whose record a row tells of: found by ID number, on the roll of the branch or in the roster of the same file. */

import type { PersonReading } from '../../shared/intake/recordSheet.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP, ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { idKey, type MemberRecord } from './matching.ts'
import { batchWith, planWith, type Judge, type Plan, type PlanSheet } from './plan.ts'
import { viewRow } from './planViews.ts'
import type { RecordFinding } from './recordDecided.ts'

export interface RecordPerson {
  /** null: new with this file */
  member: MemberRecord | null
  branch: string
  /** the branch whose file it is; null: not known */
  branchId: number | null
}

/** What a kind of sheet asks of its persons. */
export interface Asked {
  /** what is not done for who is off the roll: 不登记外出 */
  unentered: string
  /** taken whatever the roll says: on the branch's own list */
  listed?: (member: MemberRecord, branchId: number | null) => boolean
}

type PersonFinding = RecordFinding<'name' | 'idNo'>

/** A person, or why the row cannot be taken. */
export type FoundPerson = { person: RecordPerson } | { refused: PersonFinding }

export interface PersonDesk {
  plan: Plan
  judge: Judge
  /** the organisation above each */
  parents: ReadonlyMap<number, number | null>
}

export async function createPersonDesk(db: Reader, plan: Plan, judge: Judge): Promise<PersonDesk> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'parentId'])
    .where('removed', '=', 0)
    .execute()
  return { plan, judge, parents: new Map(rows.map(({ id, parentId }) => [id, parentId])) }
}

export function isWithin({ parents }: PersonDesk, orgId: number | null, branchId: number | null): boolean {
  if (branchId === null) return false
  let at: number | null | undefined = orgId
  while (at !== null && at !== undefined) {
    if (at === branchId) return true
    at = parents.get(at)
  }
  return false
}

/** Who stands under this ID number in the roster of the same file. */
interface RosterRow {
  name: string
  branch: string
  /** null: new with this file */
  memberId: number | null
}

function rosterRow({ plan, judge }: PersonDesk, key: string): RosterRow | null {
  const ordinal = plan.set.seen.withId(key)
  if (ordinal === null || planWith(plan.set, ordinal) !== plan) return null
  const batch = batchWith(plan, ordinal)
  return batch ? viewRow(plan, batch, ordinal - batch.first, judge).row : null
}

function refused(key: PersonFinding['key'], value: string, code: string, reason: string): FoundPerson {
  return { refused: { key, value, code, level: 'refuse', reason } }
}

function demandedBranch({ plan, judge }: PersonDesk, sheet: PlanSheet, text: string) {
  const branch = judge.resolver.resolve(text, sheet.branch.home)
  const { defaultOrgId } = plan.options
  if (branch.kind !== 'unknown' || sheet.branch.from !== 'asked' || defaultOrgId === undefined) return branch
  return { kind: 'org' as const, orgId: defaultOrgId, name: judge.resolver.name(defaultOrgId) }
}

/** @param branchText as the row, else its sheet names the branch */
export function findPerson(
  desk: PersonDesk,
  sheet: PlanSheet,
  { name, idNo }: Pick<PersonReading, 'name' | 'idNo'>,
  branchText: string,
  asked: Asked,
): FoundPerson {
  const { judge } = desk
  const key = idKey(idNo)
  const typed = idNo ?? ''
  if (key === null) return refused('idNo', typed, 'PERSON_NO_ID', '身份证号不全，认不出是谁，请按身份证填写')
  const branch = demandedBranch(desk, sheet, branchText)
  if (branch.kind === 'skip') {
    return refused(null, branchText, 'BRANCH_SKIPPED', '按选定，这个支部的人员不导入')
  }
  const match = judge.matcher.match({ name, idNo: key, birth: null })
  if (match.kind === 'several') {
    return refused('idNo', typed, 'SEVERAL_MATCHES', '台账里有几名党员是这个身份证号，请先在名册里改好')
  }
  const row = rosterRow(desk, key)
  const member = match.kind === 'one' ? match.member : row?.memberId ? judge.matcher.byId(row.memberId) : null
  const known = [member?.name, row?.name].filter(one => one !== undefined)
  if (known.length === 0) {
    return refused('idNo', typed, 'PERSON_STRANGER', '名册里没有这个身份证号，请核对，或先填进“党员名册”表')
  }
  if (!known.includes(name)) {
    return refused('name', name, 'PERSON_NAME', `身份证号是${known[0]}的，姓名不是，请核对`)
  }
  const branchId = branch.kind === 'org' ? branch.orgId : null
  if (!member) return { person: { member: null, branch: row?.branch ?? '', branchId } }
  return knownPerson(desk, member, row !== null, branchId, asked)
}

function knownPerson(
  desk: PersonDesk,
  member: MemberRecord,
  inRoster: boolean,
  branchId: number | null,
  { unentered, listed }: Asked,
): FoundPerson {
  const { resolver } = desk.judge
  const own = member.orgId === null ? '' : resolver.name(member.orgId)
  const idNo = member.idNo ?? ''
  if (listed?.(member, branchId)) return { person: { member, branch: own, branchId } }
  // Kept in the register through its own code table.
  const state = member.membership as Membership
  if (!ON_ROLL.includes(state)) {
    const words = `在册的党籍状态是“${labelOf(MEMBERSHIP, state)}”，${unentered}，请核对`
    return refused('idNo', idNo, 'PERSON_OFF_ROLL', words)
  }
  if (!inRoster && !isWithin(desk, member.orgId, branchId)) {
    const words = `组织关系在“${own || '没有编入支部'}”，请由那个支部填报；确已转来的先在党员卡办理转支部`
    return refused('idNo', idNo, 'PERSON_ELSEWHERE', words)
  }
  return { person: { member, branch: own, branchId } }
}
