/**
 * Branches streaming by: the figures of annexes 7, 8 and 9 and what the cross-checks need of every
 * member. Only persons of annexes 3 to 6 and findings are kept, so a county's roster needs little memory.
 */

import { inspectIdNumber, idFindingText } from '../kernel/idNumber.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { annex7Columns, emptyAnnex7, lostRowScheme } from './annex7Figures.ts'
import { annex8Columns, emptyAnnex8, flowOrgType, flowRowScheme } from './annex8Figures.ts'
import { annex9Columns, emptyAnnex9 } from './annex9Figures.ts'
import type { BranchFacts, MemberFacts } from './facts.ts'
import { countIn, type Figures } from './figures.ts'
import type { CheckResult } from './methods.ts'
import {
  flowPerson,
  isFound,
  isNotFound,
  lostPerson,
  rosterPerson,
  type FlowPerson,
  type LostPerson,
  type RosterPerson,
} from './persons.ts'
import { ABROAD_REMARK, AWAY_REMARK, flowBlock, rosterRemark, type FlowBlock } from './remarks.ts'
import { orgName, typeOfOrg, unitOrgId, type Run } from './run.ts'
import { rollOn, type PeriodFacts, type StandingFacts } from './standing.ts'

export type CheckRow = CheckResult['rows'][number]

/** Findings of one kind: all are counted, the first of them are kept for the screen. */
export interface Found {
  count: number
  rows: CheckRow[]
}

const KEEP = 500

export function noneFound(): Found {
  return { count: 0, rows: [] }
}

function note(found: Found, row: CheckRow): void {
  found.count += 1
  if (found.rows.length < KEEP) found.rows.push(row)
}

/** A person of annex 4, as much as checks compare. */
export interface FlowEntry {
  row: CheckRow
  identity: string
  /** key of the row in annex 8; null where its class is unknown */
  summaryRow: string | null
  columns: readonly string[]
  /** the clerk's words that let a found member stand on annex 4 too (X1) */
  explanation: string
}

export interface Collected {
  run: Run
  /** 排查前在册党员人数: on the roll on the campaign's first day */
  onRollBefore: number
  /** persons of annex 2, and how many of them are 预备 */
  roster: number
  probationary: number
  /** who joined or left the roll between the two days (X8) */
  rollChanges: Found
  /** on the roll before the sweep in an organisation without a class (X16) */
  untyped: Found
  flow: FlowEntry[]
  /** persons of annex 3 */
  lost: LostPerson[]
  annex7: Figures
  annex8: Figures
  annex9: Figures
  /** X13, X14, X15 */
  remarksLacking: Found
  flowBlocks: Found
  /** abroad by their record, and on no flow record (X13b) */
  abroadOnly: Found
  idNumbers: Found
}

/** The same person in two annexes: by ID number, else by name and birth (forms.md 22). */
export function identityOf(member: Pick<MemberFacts, 'name' | 'birth' | 'idNo'>): string {
  return member.idNo ?? `${member.name} ${member.birth ?? ''}`
}

export function rowFor(
  run: Run,
  person: { member: MemberFacts; orgId: number },
  text: string,
  caseId: number | null = null,
): CheckRow {
  const { id, name } = person.member
  return { memberId: id, caseId, name, orgName: orgName(run, person.orgId), text }
}

/** What annex 2's remark lacks for a member away or abroad, else empty (X13, S03 67). */
export function remarkLacking(person: RosterPerson, remark: string): string {
  if (person.flow !== null && !remark.includes(AWAY_REMARK)) return '外出流动未在备注栏注明'
  if (person.abroadNow !== null && !remark.includes(ABROAD_REMARK)) return '出国（境）未在备注栏注明'
  return ''
}

/** What stands in the flow block of a member who is not away, else empty (X14, S03 57). */
export function flowBlockWrong(isAway: boolean, block: FlowBlock): string {
  return !isAway && Object.values(block).some(text => text !== '')
    ? '不是流动党员，党员流动信息栏应为空白'
    : ''
}

/** What is wrong with an ID number, in words (X15, rules.md 3.17). */
export function idNumberWrong(member: Pick<MemberFacts, 'idNo' | 'birth' | 'sex'>, on: IsoDate): string {
  const { idNo, birth, sex } = member
  if (idNo === null) return '缺身份证号'
  const { findings, normalized } = inspectIdNumber(
    idNo,
    { birth, sex: sex === '男' || sex === '女' ? sex : null },
    on,
  )
  return findings.map(finding => idFindingText(finding, normalized)).join('；')
}

export interface Collector {
  add: (branch: BranchFacts) => void
  /** a member without a lost case, whom annex 7 counts in its first column and nowhere else */
  addStanding: (standing: StandingFacts) => void
  result: () => Collected
}

export function startCollecting(run: Run): Collector {
  const lostRows = lostRowScheme(run)
  const flowRows = flowRowScheme(run)
  const collected: Collected = {
    run,
    onRollBefore: 0,
    roster: 0,
    probationary: 0,
    rollChanges: noneFound(),
    untyped: noneFound(),
    flow: [],
    lost: [],
    annex7: emptyAnnex7(lostRows),
    annex8: emptyAnnex8(flowRows),
    annex9: emptyAnnex9(lostRows),
    remarksLacking: noneFound(),
    flowBlocks: noneFound(),
    abroadOnly: noneFound(),
    idNumbers: noneFound(),
  }
  const seen = new Map<string, string>()
  const add = (branch: BranchFacts) => {
    for (const member of branch.members) {
      const roster = rosterPerson(run, member)
      const here = roster?.unitOrgId === branch.orgId ? roster : null
      if (here !== null) addRoster(collected, seen, here)
      addRollBefore(collected, lostRows.rowOf, branch, member, roster)
      const flow = roster === null ? flowPerson(run, member) : roster.flow
      if (flow?.unitOrgId === branch.orgId) addFlow(collected, flowRows.rowOf, flow)
      const lost = lostPerson(run, member)
      if (lost?.unitOrgId === branch.orgId) addLost(collected, lostRows.rowOf, lost)
    }
  }
  const addStanding = (standing: StandingFacts) => {
    const period = rollOn(standing, run.campaign.startOn)
    if (period === null || !run.unitById.has(unitOrgId(run, period.orgId))) return
    countBefore(collected, lostRows.rowOf, period)
  }
  return { add, addStanding, result: () => collected }
}

type RowOf = (orgId: number, orgType: string | null) => string | null

/** Column 1 of annex 7: on the roll before the sweep, in the row of that organisation. */
function countBefore(
  collected: Collected,
  rowOf: RowOf,
  { orgId: stoodIn }: PeriodFacts,
): { orgId: number; row: string | null } {
  const { run } = collected
  const orgId = stoodIn ?? run.rootOrgId
  const row = rowOf(orgId, typeOfOrg(run, orgId))
  collected.onRollBefore += 1
  countIn(collected.annex7, row, ['1'])
  return { orgId, row }
}

function addRollBefore(
  collected: Collected,
  rowOf: RowOf,
  branch: BranchFacts,
  member: MemberFacts,
  roster: RosterPerson | null,
): void {
  const { run } = collected
  const period = rollOn(member, run.campaign.startOn)
  const unit = period === null ? null : unitOrgId(run, period.orgId)
  if (period !== null && unit === branch.orgId) {
    const { orgId, row } = countBefore(collected, rowOf, period)
    if (row === null) note(collected.untyped, rowFor(run, { member, orgId }, '所在党组织没有填类别'))
    if (roster === null)
      note(collected.rollChanges, rowFor(run, { member, orgId }, '排查前在册，填表时不在册'))
  }
  if (period === null && roster?.unitOrgId === branch.orgId) {
    note(collected.rollChanges, rowFor(run, roster, '排查开始以后列入名册'))
  }
}

function addRoster(collected: Collected, seen: Map<string, string>, person: RosterPerson): void {
  const { run } = collected
  const { member } = person
  collected.roster += 1
  if (person.probationary) collected.probationary += 1
  const lacking = remarkLacking(person, rosterRemark(person))
  if (lacking !== '') note(collected.remarksLacking, rowFor(run, person, lacking))
  if (person.abroadNow !== null && person.flow === null && !person.lost) {
    note(collected.abroadOnly, rowFor(run, person, '有出国（境）记录，没有外出记录'))
  }
  const block = flowBlockWrong(person.awayNow !== null, flowBlock(person.awayNow))
  if (block !== '') note(collected.flowBlocks, rowFor(run, person, block))
  const wrong = idNumberWrong(member, run.campaign.fillDate)
  if (wrong !== '') note(collected.idNumbers, rowFor(run, person, wrong))
  if (member.idNo === null) return
  const other = seen.get(member.idNo)
  if (other === undefined) seen.set(member.idNo, `${member.name}（${orgName(run, person.orgId)}）`)
  else note(collected.idNumbers, rowFor(run, person, `身份证号与${other}重复`))
}

function addFlow(collected: Collected, rowOf: RowOf, person: FlowPerson): void {
  const { run } = collected
  const summaryRow = rowOf(person.orgId, flowOrgType(run, person))
  const columns = annex8Columns(person)
  countIn(collected.annex8, summaryRow, columns)
  collected.flow.push({
    row: rowFor(run, person, ''),
    identity: identityOf(person.member),
    summaryRow,
    columns,
    explanation: person.flow.remark?.trim() ?? '',
  })
}

function addLost(collected: Collected, rowOf: RowOf, person: LostPerson): void {
  const { run } = collected
  collected.lost.push(person)
  const row = rowOf(person.orgId, person.orgType)
  if (isNotFound(person)) countIn(collected.annex7, row, annex7Columns(run, person))
  if (isFound(person) || isNotFound(person)) {
    countIn(collected.annex9, row, annex9Columns(person, run.campaign.fillDate9))
  }
}
