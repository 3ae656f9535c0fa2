/** Whose absence a row tells of: found by ID number, on the roll of the branch or in the roster of the same file. */

import type { FlowOccupation, FlowRowReading } from '../../shared/intake/flowSheet.ts'
import { keyOf, labelOf } from '../../shared/kernel/codes.ts'
import { FLOW_OCCUPATION, MEMBERSHIP, ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import type { FlowFinding } from './flowDecided.ts'
import { idKey, type MemberRecord } from './matching.ts'
import { batchWith, planWith, type Judge, type Plan, type PlanSheet } from './plan.ts'
import { viewRow } from './planViews.ts'

export interface FlowPerson {
  /** null: new with this file */
  memberId: number | null
  orgId: number | null
  branch: string
  occupation: FlowOccupation | null
}

/** A person, or why the row cannot be taken. */
export type FoundPerson = { person: FlowPerson } | { refused: FlowFinding }

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

function isWithin({ parents }: PersonDesk, orgId: number | null, branchId: number): boolean {
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

function refused(key: FlowFinding['key'], value: string, code: string, reason: string): FoundPerson {
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
  { name, idNo }: Pick<FlowRowReading, 'name' | 'idNo'>,
  branchText: string,
): FoundPerson {
  const { judge } = desk
  const key = idKey(idNo)
  const typed = idNo ?? ''
  if (key === null) return refused('idNo', typed, 'FLOW_NO_ID', '身份证号不全，认不出是谁，请按身份证填写')
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
    return refused('idNo', typed, 'FLOW_STRANGER', '名册里没有这个身份证号，请核对，或先填进“党员名册”表')
  }
  if (!known.includes(name)) {
    return refused('name', name, 'FLOW_NAME', `身份证号是${known[0]}的，姓名不是，请核对`)
  }
  if (member) return knownPerson(desk, member, row !== null, branch.kind === 'org' ? branch.orgId : null)
  const person = { memberId: null, orgId: null, branch: row?.branch ?? '', occupation: null }
  return { person }
}

function knownPerson(
  desk: PersonDesk,
  member: MemberRecord,
  inRoster: boolean,
  branchId: number | null,
): FoundPerson {
  const { resolver } = desk.judge
  const own = member.orgId === null ? '' : resolver.name(member.orgId)
  const idNo = member.idNo ?? ''
  // Kept in the register through its own code table.
  const state = member.membership as Membership
  if (!ON_ROLL.includes(state)) {
    const words = `在册的党籍状态是“${labelOf(MEMBERSHIP, state)}”，不登记外出，请核对`
    return refused('idNo', idNo, 'FLOW_NOT_ON_ROLL', words)
  }
  if (!inRoster && (branchId === null || !isWithin(desk, member.orgId, branchId))) {
    const words = `组织关系在“${own || '没有编入支部'}”，请由那个支部填报；确已转来的先在党员卡办理转支部`
    return refused('idNo', idNo, 'FLOW_OTHER_BRANCH', words)
  }
  const { flowOccupation } = member
  const occupation = flowOccupation === null ? null : keyOf(FLOW_OCCUPATION, flowOccupation)
  return { person: { memberId: member.id, orgId: member.orgId, branch: own, occupation } }
}
