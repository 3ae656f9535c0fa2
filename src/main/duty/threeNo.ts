/** The 「三不」 list: who stands on it, page by page and on paper (D13; S01 15, S04 380; R-H23, R-J06, X-29). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { FAULT, FAULTS } from '../../shared/duty/codes.ts'
import { THREE_NO_COLUMNS } from '../../shared/duty/listColumns.ts'
import {
  faultsText,
  GROUND_OF_FAULT,
  threeNo,
  type FaultRuns,
  type ThreeNo,
} from '../../shared/duty/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Page } from '../../shared/kernel/paging.ts'
import { MEMBERSHIP, type Membership } from '../../shared/roster/codes.ts'
import type { Reader, Register } from '../db/register.ts'
import { runningDisposals } from '../disposal/service.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { offerList, type ListFile } from '../reporting/service.ts'
import { placeOn, rememberedWork, type PlaceOn } from '../roster/service.ts'
import { openLostCases } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { runsOn } from './runs.ts'
import { faultLines } from './service.ts'

type Asked = Omit<Parsed['duty']['threeNo'], 'page'>
type Row = Outputs['duty']['threeNo']['rows'][number]

interface Standing extends ThreeNo {
  memberId: number
  runs: FaultRuns
  /** of the longest run */
  months: number
}

const longestOf = (runs: FaultRuns) => Math.max(...FAULTS.map(fault => runs[fault]?.months ?? 0))

/** All on the list, those with most faults first, then the longest. */
async function standings(
  db: Reader,
  place: PlaceOn,
  { orgId, fault }: Asked,
  work: Work,
): Promise<Standing[]> {
  const settings = await settingsOf(db)
  const found: Standing[] = []
  for (const [memberId, runs] of await runsOn(db, place, { orgId }, work)) {
    const standing = threeNo(runs, settings)
    if (standing === null || (fault !== undefined && !standing.full.includes(fault))) continue
    found.push({ memberId, runs, months: longestOf(runs), ...standing })
  }
  return found.sort((a, b) => b.full.length - a.full.length || b.months - a.months || a.memberId - b.memberId)
}

async function toRows(db: Reader, place: PlaceOn, page: readonly Standing[]): Promise<Row[]> {
  if (page.length === 0) return []
  const ids = page.map(({ memberId }) => memberId)
  const settings = await settingsOf(db)
  const names = await organisationNames(db, place.namesOn)
  const disposals = await runningDisposals(db, ids, place)
  const lost = await openLostCases(db, ids, place.on)
  const members = await db
    .selectFrom('member as m')
    .select(['m.id', 'm.name', 'm.phone', place.orgId.as('orgId'), place.membership.as('membership')])
    .where('m.id', 'in', ids)
    .execute()
  const byId = new Map(members.map(member => [member.id, member]))
  return page.flatMap(({ memberId, runs, full, sinceOn }) => {
    const member = byId.get(memberId)
    if (!member) return []
    return {
      memberId,
      name: member.name,
      orgName: member.orgId === null ? '' : (names.get(member.orgId) ?? ''),
      // A member's state is a key of MEMBERSHIP.
      membership: labelOf(MEMBERSHIP, member.membership as Membership),
      phone: member.phone,
      faults: faultLines(runs, settings),
      grounds: full.map(fault => GROUND_OF_FAULT[fault]),
      sinceOn,
      facts: faultsText(runs, full),
      lostCaseId: lost.get(memberId) ?? null,
      disposal: disposals.get(memberId) ?? null,
    }
  })
}

/** Worked out once and remembered until the register changes. */
async function allStanding(
  register: Register,
  place: PlaceOn,
  asked: Asked,
  signal?: AbortSignal,
): Promise<readonly Standing[]> {
  const { orgId, fault } = asked
  return rememberedWork(
    register,
    ['threeNo', orgId, place.on, fault],
    work => standings(register.reader, place, asked, work),
    signal,
  )
}

const pageOf = (all: readonly Standing[], { offset, limit }: Page) => all.slice(offset, offset + limit)

export async function threeNoList(
  register: Register,
  { page, ...asked }: Parsed['duty']['threeNo'],
  today: IsoDate,
  signal?: AbortSignal,
): Promise<Outputs['duty']['threeNo']> {
  const place = placeOn(asked.asOf, today)
  const all = await allStanding(register, place, asked, signal)
  return { total: all.length, rows: await toRows(register.reader, place, pageOf(all, page)) }
}

/** The list as it is seen, as workbook or on paper. */
export async function threeNoFile(
  office: Office,
  { format, columns, ...asked }: Parsed['duty']['threeNoFile'],
  work: Work,
): Promise<Ticket> {
  const register = office.register()
  const place = placeOn(asked.asOf, office.clock.today())
  const all = await allStanding(register, place, asked, work.signal)
  const list: ListFile<Row> = {
    title: `“三不”党员名单${asked.fault === undefined ? '' : `：${labelOf(FAULT, asked.fault)}`}`,
    on: place.on,
    orgId: asked.orgId,
    columns: THREE_NO_COLUMNS,
    seen: columns,
    read: async (db, page) => ({ total: all.length, rows: await toRows(db, place, pageOf(all, page)) }),
    counted: rows => `${rows}名`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
