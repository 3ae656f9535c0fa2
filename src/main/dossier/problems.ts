/** 存在问题党员台账 (D29; S02 21): 口袋党员, 失联, 档案, one line a problem. */

import type { Outputs } from '../../shared/api/contract.ts'
import { REQUIRED_MATERIAL, type RequiredMaterial } from '../../shared/dossier/codes.ts'
import {
  FINDING_SETTLED,
  FINDING_STEP,
  findingName,
  nextFindingSteps,
} from '../../shared/dossier/findings.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { organisationNames } from '../organisation/service.ts'
import { placeOn } from '../roster/service.ts'
import { listCases } from '../search/service.ts'
import { listLetters } from '../transfer/service.ts'
import { listFindings } from './findings.ts'
import { findingsOnDay, type FindingOnDay } from './findingsOnDay.ts'
import { missingMaterials } from './service.ts'

export interface Problem {
  kind: '口袋党员' | '失联' | '档案'
  memberId: number
  name: string
  orgName: string
  detail: string
  /** 整改措施 */
  measure: string
  responsible: string
  dueOn: IsoDate | null
  /** 整改情况: what was done last, and when */
  result: string
}

/** Nothing is recorded of it yet: written in by hand. */
const UNTOLD = { measure: '', responsible: '', dueOn: null, result: '' } as const

type Missing = Outputs['dossier']['missing']['rows'][number]

interface Scope {
  orgId: number | undefined
  asOf: IsoDate | undefined
}

/** Every page of one kind of problem. */
async function every<R>(
  read: (page: { offset: number; limit: number }) => Promise<{ total: number; rows: R[] }>,
  work: Work,
): Promise<R[]> {
  const rows: R[] = []
  for (;;) {
    const found = await read({ offset: rows.length, limit: PAGE_MAX })
    rows.push(...found.rows)
    work.report('正在查找问题', rows.length, null)
    await work.breathe()
    if (found.rows.length === 0 || rows.length >= found.total) return rows
  }
}

/** Letters past their validity without landing (R-B18), and who is marked by hand. */
async function pockets(db: Reader, { orgId, asOf }: Scope, today: IsoDate, work: Work): Promise<Problem[]> {
  const org = orgId === undefined ? {} : { orgId }
  const letters = await every(
    page => listLetters(db, { filter: { only: 'overdue', ...org }, page, asOf }, today),
    work,
  )
  const place = placeOn(asOf, today)
  let marked = db
    .selectFrom('member as m')
    .select(['m.id', 'm.name', place.orgId.as('orgId')])
    .where('m.removed', '=', 0)
    .where('m.pocketManual', '=', 1)
    .where(place.membership, 'in', [...ON_ROLL])
  if (orgId !== undefined) marked = marked.where(place.inOrg(orgId))
  const names = await organisationNames(db, place.namesOn)
  const known = new Set(letters.map(({ memberId }) => memberId))
  const byHand = (await marked.orderBy('m.namePinyin').execute()).filter(({ id }) => !known.has(id))
  return [
    ...letters.map(({ memberId, name, orgName, letterNo, validTo, toOrg, inquiryResult }) => ({
      kind: '口袋党员' as const,
      memberId,
      name,
      orgName,
      detail: `介绍信${letterNo ?? ''}有效至${validTo ?? ''}，没有到${toOrg ?? '接收党组织'}报到`,
      ...UNTOLD,
      result: inquiryResult ?? '',
    })),
    ...byHand.map(({ id, name, orgId: of }) => ({
      kind: '口袋党员' as const,
      memberId: id,
      name,
      orgName: of === null ? '' : (names.get(of) ?? ''),
      detail: '标记为口袋党员',
      ...UNTOLD,
    })),
  ]
}

async function lost(db: Reader, { orgId, asOf }: Scope, today: IsoDate, work: Work): Promise<Problem[]> {
  const filter = { state: 'open' as const, ...(orgId === undefined ? {} : { orgId }) }
  const cases = await every(page => listCases(db, { filter, page, asOf }, today), work)
  return cases.map(({ memberId, name, orgName, caseNo, start, foundOn, attempts, lastAttemptOn }) => ({
    kind: '失联',
    memberId,
    name,
    orgName,
    detail: `${start === null ? `${foundOn}发现失联` : `自${start}起失去联系`}（${caseNo}）`,
    ...UNTOLD,
    result: attempts === 0 ? '' : `已查找${attempts}次，最近${lastAttemptOn ?? ''}`,
  }))
}

function named(items: readonly RequiredMaterial[]): string {
  return items.map(item => labelOf(REQUIRED_MATERIAL, item)).join('、')
}

/** What a finding asks for next, by the table of rules.md 4.5. */
function measureOf({ kind, state }: FindingOnDay): string {
  const rules = nextFindingSteps(kind, state)
  const own = rules.filter(({ byMakeUp }) => byMakeUp !== true)
  if (own.length === 0) return '补办'
  return [...new Set(own.map(({ step }) => labelOf(FINDING_STEP, step)))].join('或')
}

function ofFinding(finding: FindingOnDay): Omit<Problem, 'memberId' | 'name' | 'orgName'> {
  const { description, dueOn, responsible, last } = finding
  const name = findingName(finding)
  return {
    kind: '档案',
    // What the check opened names itself.
    detail:
      finding.material !== null && description.startsWith(labelOf(REQUIRED_MATERIAL, finding.material))
        ? description
        : `${name}，${description}`,
    measure: measureOf(finding),
    responsible: responsible ?? last?.actor ?? '',
    dueOn,
    result: last === null ? '' : `${last.on} ${labelOf(FINDING_STEP, last.step)}`,
  }
}

/** Materials that are marked as lacking or irregular and not yet a finding of their own. */
function ofMarks(
  { missing, irregular, notes }: Missing,
  findings: readonly FindingOnDay[],
): Omit<Problem, 'memberId' | 'name' | 'orgName'>[] {
  const untold = (items: readonly RequiredMaterial[]) =>
    items.filter(item => !findings.some(({ material }) => material === item))
  const [lacking, wrong] = [untold(missing), untold(irregular)]
  if (lacking.length + wrong.length === 0) return []
  // Of one material alone the note need not name it again.
  const only = lacking.length + wrong.length === 1 ? `${named([...lacking, ...wrong])}：` : null
  const said = only !== null && notes.startsWith(only) ? notes.slice(only.length) : notes
  return [
    {
      kind: '档案',
      detail: [
        ...(lacking.length > 0 ? [`缺${named(lacking)}`] : []),
        ...(wrong.length > 0 ? [`${named(wrong)}不规范`] : []),
        ...(said === '' ? [] : [said]),
      ].join('；'),
      ...UNTOLD,
      measure: [...(lacking.length > 0 ? ['补充'] : []), ...(wrong.length > 0 ? ['完善'] : [])].join('、'),
    },
  ]
}

async function openFindings(
  db: Reader,
  members: readonly number[],
  on: IsoDate,
  work: Work,
): Promise<Map<number, FindingOnDay[]>> {
  const open = new Map<number, FindingOnDay[]>()
  for (let at = 0; at < members.length; at += PAGE_MAX) {
    for (const [memberId, findings] of await findingsOnDay(db, members.slice(at, at + PAGE_MAX), on)) {
      open.set(
        memberId,
        findings.filter(({ state }) => !FINDING_SETTLED.includes(state)),
      )
    }
    await work.breathe()
  }
  return open
}

/** Open findings with what they ask for, member by member, and what is marked only. */
async function dossiers(db: Reader, scope: Scope, today: IsoDate, work: Work): Promise<Problem[]> {
  const { orgId, asOf } = scope
  const marked = await every(page => missingMaterials(db, { orgId, page, asOf }, today), work)
  const filter = { state: 'open' as const, ...(orgId === undefined ? {} : { orgId }) }
  const listed = await every(page => listFindings(db, { filter, page, asOf }, today), work)
  const found = await openFindings(
    db,
    [...new Set(listed.map(({ memberId }) => memberId))],
    asOf ?? today,
    work,
  )
  const known = new Set(marked.map(({ memberId }) => memberId))
  const others = new Map(
    listed.filter(({ memberId }) => !known.has(memberId)).map(row => [row.memberId, row]),
  )
  return [...marked, ...others.values()].flatMap(row => {
    const { memberId, name, orgName } = row
    const findings = found.get(memberId) ?? []
    const lines = [...findings.map(ofFinding), ...('missing' in row ? ofMarks(row, findings) : [])]
    return lines.map(line => ({ ...line, memberId, name, orgName }))
  })
}

/** All problems of the scope, kind by kind; a member with two stands on two lines. */
export async function problemsOf(db: Reader, scope: Scope, today: IsoDate, work: Work): Promise<Problem[]> {
  return [
    ...(await pockets(db, scope, today, work)),
    ...(await lost(db, scope, today, work)),
    ...(await dossiers(db, scope, today, work)),
  ]
}
