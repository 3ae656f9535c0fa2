/** 存在问题党员台账 (D29; S02 21): 口袋党员, 失联, 档案, one line a problem. */

import { REQUIRED_MATERIAL, type RequiredMaterial } from '../../shared/dossier/codes.ts'
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
import { missingMaterials } from './service.ts'

export interface Problem {
  kind: '口袋党员' | '失联' | '档案'
  memberId: number
  name: string
  orgName: string
  detail: string
}

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
    ...letters.map(({ memberId, name, orgName, letterNo, validTo, toOrg }) => ({
      kind: '口袋党员' as const,
      memberId,
      name,
      orgName,
      detail: `介绍信${letterNo ?? ''}有效至${validTo ?? ''}，没有到${toOrg ?? '接收党组织'}报到`,
    })),
    ...byHand.map(({ id, name, orgId: of }) => ({
      kind: '口袋党员' as const,
      memberId: id,
      name,
      orgName: of === null ? '' : (names.get(of) ?? ''),
      detail: '标记为口袋党员',
    })),
  ]
}

async function lost(db: Reader, { orgId, asOf }: Scope, today: IsoDate, work: Work): Promise<Problem[]> {
  const filter = { state: 'open' as const, ...(orgId === undefined ? {} : { orgId }) }
  const cases = await every(page => listCases(db, { filter, page, asOf }, today), work)
  return cases.map(({ memberId, name, orgName, caseNo, start, foundOn }) => ({
    kind: '失联',
    memberId,
    name,
    orgName,
    detail: `${start === null ? `${foundOn}发现失联` : `自${start}起失去联系`}（${caseNo}）`,
  }))
}

function named(items: readonly RequiredMaterial[]): string {
  return items.map(item => labelOf(REQUIRED_MATERIAL, item)).join('、')
}

async function dossiers(db: Reader, { orgId, asOf }: Scope, today: IsoDate, work: Work): Promise<Problem[]> {
  const rows = await every(page => missingMaterials(db, { orgId, page, asOf }, today), work)
  return rows.map(({ memberId, name, orgName, missing, irregular, notes }) => ({
    kind: '档案',
    memberId,
    name,
    orgName,
    detail: [
      ...(missing.length > 0 ? [`缺${named(missing)}`] : []),
      ...(irregular.length > 0 ? [`${named(irregular)}不规范`] : []),
      ...(notes === '' ? [] : [notes]),
    ].join('；'),
  }))
}

/** All problems of the scope, kind by kind; a member with two stands on two lines. */
export async function problemsOf(db: Reader, scope: Scope, today: IsoDate, work: Work): Promise<Problem[]> {
  return [
    ...(await pockets(db, scope, today, work)),
    ...(await lost(db, scope, today, work)),
    ...(await dossiers(db, scope, today, work)),
  ]
}
