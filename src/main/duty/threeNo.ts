/** The 「三不」 list: who stands on it, page by page and on paper (D13; S01 15, S04 380; R-H23, R-J06, X-29). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { FAULT, FAULTS, type Fault } from '../../shared/duty/codes.ts'
import {
  faultsText,
  GROUND_OF_FAULT,
  runText,
  threeNo,
  type FaultRuns,
  type ThreeNo,
} from '../../shared/duty/rules.ts'
import { screenListSheet, type ScreenColumn } from '../../shared/forms/screenList.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { MEMBERSHIP, type Membership } from '../../shared/roster/codes.ts'
import type { Reader, Register } from '../db/register.ts'
import { runningDisposals } from '../disposal/service.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { offerSheets } from '../reporting/service.ts'
import { placeOn, rememberedWork, type PlaceOn } from '../roster/service.ts'
import { openLostCases } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { runsOn } from './runs.ts'
import { faultLines } from './service.ts'

type Asked = Omit<Parsed['duty']['threeNo'], 'page'>
type Page = Outputs['duty']['threeNo']
type Row = Page['rows'][number]

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
  const disposals = await runningDisposals(db, ids)
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

/** One page; the whole is worked out once and remembered until the register changes. */
export async function threeNoList(
  register: Register,
  { page, ...asked }: Parsed['duty']['threeNo'],
  today: IsoDate,
  signal?: AbortSignal,
): Promise<Page> {
  const place = placeOn(asked.asOf, today)
  const { reader: db } = register
  const { orgId, fault } = asked
  const all = await rememberedWork(
    register,
    ['threeNo', orgId, place.on, fault],
    work => standings(db, place, asked, work),
    signal,
  )
  const rows = await toRows(db, place, all.slice(page.offset, page.offset + page.limit))
  return { total: all.length, rows }
}

interface ListColumn extends ScreenColumn {
  text: (row: Row, index: number) => string
}

const column = (
  key: string,
  title: string,
  width: number,
  text: ListColumn['text'],
  align: ScreenColumn['align'] = 'center',
): ListColumn => ({ key, title, width, text, isText: true, align })

const ofFault = (fault: Fault) => (row: Row) => {
  const line = row.faults.find(one => one.fault === fault)
  return line === undefined ? '' : runText(line)
}

const COLUMNS: readonly ListColumn[] = [
  column('index', '序号', 44, (_row, index) => String(index + 1)),
  column('orgName', '党支部', 130, ({ orgName }) => orgName),
  column('name', '姓名', 74, ({ name }) => name),
  column('membership', '党员类别', 84, ({ membership }) => membership),
  column('phone', '联系电话', 104, ({ phone }) => phone ?? ''),
  ...FAULTS.map(fault => column(fault, labelOf(FAULT, fault), 124, ofFault(fault))),
  column('standing', '办理情况', 130, row => standingText(row), 'left'),
]

function standingText({ lostCaseId, disposal }: Row): string {
  return [lostCaseId === null ? null : '正在查找', disposal === null ? null : `已立处置案 ${disposal.caseNo}`]
    .filter(Boolean)
    .join('、')
}

/** The list on paper or as workbook; 内部资料 stands on every page (R-A22). */
export async function threeNoFile(
  office: Office,
  { format, ...asked }: Parsed['duty']['threeNoFile'],
  work: Work,
): Promise<Ticket> {
  const register = office.register()
  const { reader } = register
  const today = office.clock.today()
  const on = asked.asOf ?? today
  const rows: Row[] = []
  for (;;) {
    const page = { offset: rows.length, limit: PAGE_MAX }
    const found = await threeNoList(register, { ...asked, page }, today, work.signal)
    rows.push(...found.rows)
    work.report('正在读名单', rows.length, found.total)
    await work.breathe()
    if (found.rows.length === 0 || rows.length >= found.total) break
  }
  const settings = await settingsOf(reader)
  const branch =
    asked.orgId === undefined ? '' : ((await organisationNames(reader, on)).get(asked.orgId) ?? '')
  const title = `“三不”党员名单${asked.fault === undefined ? '' : `：${labelOf(FAULT, asked.fault)}`}`
  const sheet = screenListSheet({
    title,
    scope: `填报单位：${branch === '' ? settings['committee.name'] : branch}`,
    count: `共${rows.length}名，截至${on}`,
    columns: COLUMNS,
    rows: rows.map((row, index) => ({
      id: row.memberId,
      cells: COLUMNS.map(({ text }) => text(row, index)),
    })),
  })
  const file = {
    title,
    about: on,
    said: `${rows.length}名`,
    sheets: [sheet],
    author: settings['committee.filledBy'],
    madeOn: on,
    detail: { persons: rows.length, asOf: on },
  }
  return offerSheets(office, file, format, work)
}
