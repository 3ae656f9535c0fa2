/** What becomes of each row: new, changed, same or refused, with the reasons. */

import { refusal, remark, type RowFinding } from '../../shared/intake/findings.ts'
import type { PackedBatch } from '../../shared/intake/packedRows.ts'
import type { Decision } from '../../shared/intake/schema.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP, ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import type { MemberFinding } from '../../shared/roster/schema.ts'
import type { BranchResolver, Resolution, SheetBranch } from './branches.ts'
import { compareWithRecord, type Change, type CompareOptions, type Differences } from './differences.ts'
import { rowMark, type Identity, type Matcher, type MemberRecord, type SeenRows } from './matching.ts'

/** Everything rows of one sheet are judged with. */
export interface SheetDesk {
  resolver: BranchResolver
  matcher: Matcher
  seen: SeenRows
  branch: SheetBranch
  /** branch for rows that name none, when the clerk gave one */
  defaultOrgId: number | undefined
  compare: CompareOptions
  /** the member the clerk said a row is; null: none of those on record */
  chosen: ReadonlyMap<number, number | null>
  /** rows the clerk does not want */
  leftOut: ReadonlySet<number>
  /** where a row stands, for sentences: 第5行, or “西河村”第5行 on another sheet */
  place: (ordinal: number) => string
}

export interface Decided {
  decision: Decision
  member: MemberRecord | null
  /** as the row or its sheet names it */
  branchText: string
  branch: Resolution
  differences: Differences | null
  candidates: readonly MemberRecord[]
  duplicateOf: number | null
  /** findings that need the register */
  own: RowFinding[]
}

const NOTHING: RowFinding[] = []
const NOBODY: MemberRecord[] = []

function identityOf(batch: PackedBatch, row: number): Identity {
  return {
    name: batch.text(row, 'name') ?? '',
    idNo: batch.text(row, 'idNo'),
    birth: batch.text(row, 'birth'),
  }
}

function branchOf(batch: PackedBatch, row: number, desk: SheetDesk): { text: string; branch: Resolution } {
  const own = batch.head(row, 'branch')
  const text = own === '' ? desk.branch.text : own
  const branch = desk.resolver.resolve(text, desk.branch.home)
  const unnamed = own === '' && desk.branch.from === 'asked' && branch.kind === 'unknown'
  if (!unnamed || desk.defaultOrgId === undefined) return { text, branch }
  const orgId = desk.defaultOrgId
  return { text: '', branch: { kind: 'org', orgId, name: desk.resolver.name(orgId) } }
}

function describe(member: MemberRecord, resolver: BranchResolver): string {
  const branch = member.orgId === null ? '' : resolver.name(member.orgId)
  return `${member.name}（${[branch, member.birth ?? ''].filter(word => word !== '').join('，')}）`
}

function severalFinding(
  members: readonly MemberRecord[],
  name: string,
  resolver: BranchResolver,
): RowFinding {
  const named = members.slice(0, 5).map(member => describe(member, resolver))
  const more = members.length > 5 ? `等${members.length}名` : ''
  return refusal('SEVERAL_MATCHES', 'name', name, `与${named.join('、')}${more}都相符，请指定是哪一名`)
}

export function duplicateFinding(name: string, earlier: string): RowFinding {
  return refusal('DUPLICATE_ROW', 'name', name, `与${earlier}是同一人，只导入前一行`)
}

/** What a person should look at where row and record disagree about who or where somebody is. */
function disagreements(
  batch: PackedBatch,
  row: number,
  member: MemberRecord,
  by: 'idNo' | 'name' | 'clerk',
  branch: Resolution,
  desk: SheetDesk,
): RowFinding[] {
  const own: RowFinding[] = []
  const { name, idNo } = identityOf(batch, row)
  if (by === 'name') {
    own.push(remark('MATCHED_BY_NAME', 'name', name))
    if (idNo !== null && member.idNo !== null && idNo !== member.idNo) {
      own.push(
        remark('ID_DIFFERS', 'idNo', idNo, `姓名和出生日期相同，在册的身份证号是${member.idNo}，请核对`),
      )
    }
  }
  if (by === 'idNo' && name !== member.name) {
    own.push(remark('NAME_DIFFERS', 'name', name, `身份证号相同，在册的姓名是“${member.name}”，请核对`))
  }
  if (branch.kind === 'org' && member.orgId !== null && branch.orgId !== member.orgId) {
    const present = desk.resolver.name(member.orgId)
    const text = `在册的支部是“${present}”，没有改动；确已转来的请在党员卡办理转支部`
    own.push(remark('BRANCH_DIFFERS', 'branch', branch.name, text))
  }
  const state = member.membership as Membership
  const given = batch.membership(row)
  if (!ON_ROLL.includes(state) && state !== 'ACTIVIST') {
    own.push(
      remark(
        'NOT_ON_ROLL',
        null,
        labelOf(MEMBERSHIP, state),
        `在册的党籍状态是“${labelOf(MEMBERSHIP, state)}”，没有改动`,
      ),
    )
  } else if (batch.has(row, 'kindGiven') && given !== state && !isAbsent(state)) {
    const text = `在册的党籍状态是“${labelOf(MEMBERSHIP, state)}”，没有改动；请在党员卡按依据办理`
    own.push(remark('KIND_DIFFERS', 'kind', labelOf(MEMBERSHIP, given), text))
  }
  return own
}

/** 转出在途 and 保留党籍 are still 正式 or 预备 on a village's list. */
function isAbsent(state: Membership): boolean {
  return state === 'LEAVING' || state === 'KEPT_ABROAD'
}

function refused(base: Omit<Decided, 'decision'>): Decided {
  return { ...base, decision: 'refused' }
}

/** Decides one row and remembers it, so that a second row of the same person is refused. */
export function decideRow(batch: PackedBatch, row: number, ordinal: number, desk: SheetDesk): Decided {
  const { text: branchText, branch } = branchOf(batch, row, desk)
  const base = {
    member: null,
    branchText,
    branch,
    differences: null,
    candidates: NOBODY,
    duplicateOf: null,
    own: NOTHING,
  }
  if (desk.leftOut.has(ordinal)) return refused({ ...base, own: [refusal('LEFT_OUT', null, '')] })
  if (batch.has(row, 'refused')) return refused(base)
  if (branch.kind === 'skip') {
    return refused({ ...base, own: [refusal('BRANCH_SKIPPED', 'branch', branchText)] })
  }
  const identity = identityOf(batch, row)
  const found = findMember(identity, ordinal, desk)
  if (found.kind === 'several') {
    const own = [severalFinding(found.members, identity.name, desk.resolver)]
    return refused({ ...base, candidates: found.members, own })
  }
  const member = found.kind === 'one' ? found.member : null
  const mark = rowMark(identity)
  const duplicateOf = desk.seen.find(mark, member?.id ?? null, ordinal)
  if (duplicateOf !== null) {
    const own = [duplicateFinding(identity.name, desk.place(duplicateOf))]
    return refused({ ...base, duplicateOf, own })
  }
  if (found.kind === 'one') {
    desk.seen.add(ordinal, mark, found.member.id)
    return compared(batch, row, found, base, desk)
  }
  if (branch.kind === 'unknown') {
    return refused({ ...base, own: [refusal('BRANCH_UNKNOWN', 'branch', branchText)] })
  }
  // The clerk may have said that it is somebody new.
  const inArchive = desk.chosen.get(ordinal) === null ? null : desk.matcher.inArchive(identity)
  if (inArchive === 'same')
    return refused({ ...base, own: [refusal('ARCHIVED', 'idNo', identity.idNo ?? '')] })
  desk.seen.add(ordinal, mark, null)
  const own = [
    ...(found.namesake ? [remark('NAMESAKE', 'name', identity.name)] : NOTHING),
    ...(inArchive === 'alike' ? [remark('ARCHIVED_ALIKE', 'name', identity.name)] : NOTHING),
  ]
  return { ...base, decision: 'new', own }
}

type Found =
  | { kind: 'none'; namesake: boolean }
  | { kind: 'one'; member: MemberRecord; by: 'idNo' | 'name' | 'clerk' }
  | { kind: 'several'; members: MemberRecord[] }

function findMember(identity: Identity, ordinal: number, desk: SheetDesk): Found {
  const chosen = desk.chosen.get(ordinal)
  if (chosen === null) return { kind: 'none', namesake: false }
  const member = chosen === undefined ? null : desk.matcher.byId(chosen)
  return member ? { kind: 'one', member, by: 'clerk' } : desk.matcher.match(identity)
}

function compared(
  batch: PackedBatch,
  row: number,
  { member, by }: Extract<Found, { kind: 'one' }>,
  base: Omit<Decided, 'decision'>,
  desk: SheetDesk,
): Decided {
  const posts = batch.has(row, 'posts') ? desk.matcher.posts(member.id) : []
  const differences = compareWithRecord(member, { batch, row }, posts, desk.compare)
  const own = [...disagreements(batch, row, member, by, base.branch, desk), ...differences.own]
  const decision = differences.changes.length > 0 ? 'changed' : 'same'
  return { ...base, decision, member, differences, own }
}

/** Findings of the member a matched row would leave. */
export function factsOf(decided: Decided): readonly MemberFinding[] {
  return decided.differences?.facts ?? []
}

export function changesOf(decided: Decided): Change[] {
  return decided.differences?.changes ?? []
}
