/** Lists drawn from the check lines of a campaign (D13): who is on them, and why. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { CHECK_LIST, KEY_GROUP, LIST_PROBLEM, type CheckList } from '../../shared/census/codes.ts'
import { groupsOf, problemsOf } from '../../shared/census/lines.ts'
import { SANCTION_KIND } from '../../shared/disposal/codes.ts'
import { MATERIAL } from '../../shared/dossier/codes.ts'
import { gap } from '../../shared/forms/printing.ts'
import { screenListSheet, type ScreenColumn } from '../../shared/forms/screenList.ts'
import { sealedSignatures } from '../../shared/forms/sheetLines.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { MEMBERSHIP, type Membership } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { threeNoReasons } from '../duty/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCampaign } from './campaign.ts'
import { deficientItems } from './facts.ts'
import { hintsOn, type Hints } from './hints.ts'
import { linesOf, type ListedLine } from './listedLines.ts'
import { unitsOn } from './units.ts'

async function sanctionsBy(db: Reader, day: IsoDate): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('sanction')
    .select(['memberId', 'kind', 'decidedOn'])
    .where('removed', '=', 0)
    .where('decidedOn', '<=', day)
    .orderBy('decidedOn')
    .execute()
  const found = new Map<number, string>()
  for (const { memberId, kind, decidedOn } of rows) {
    const words = `${decidedOn} ${SANCTION_KIND.items.find(({ key }) => key === kind)?.label ?? kind}`
    found.set(memberId, [found.get(memberId), words].filter(Boolean).join('；'))
  }
  return found
}

/** What a dossier lacks or holds irregularly, by member. */
async function materialsBy(db: Reader): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  for (const { memberId, item, present } of await deficientItems(db)) {
    const words = `${present}${MATERIAL.items.find(({ key }) => key === item)?.label ?? item}`
    found.set(memberId, [found.get(memberId), words].filter(Boolean).join('、'))
  }
  return found
}

/** Why a line stands on the list; null where it does not. */
function reason(
  list: CheckList,
  line: ListedLine,
  { hints, sanctions, threeNo, materials }: Sources,
): string | null {
  if (list === 'SANCTION') return sanctions.get(line.memberId) ?? null
  if (list === 'THREE_NO') return threeNo.get(line.memberId) ?? null
  if (list === 'KEY_GROUP') {
    const groups = groupsOf(line.keyGroups)
    return groups.length === 0 ? null : groups.map(key => labelOf(KEY_GROUP, key)).join('；')
  }
  const problem = LIST_PROBLEM[list]
  if (problem === undefined) return null
  const marked = problemsOf(line.problems).includes(problem)
  const told = hints.get(line.memberId)?.has(problem) ?? false
  if (!marked && !told) return null
  if (problem === '流动') {
    // Whom only the branch calls away is put right: a record is made, or the mark taken off.
    return told ? (marked ? '核查表、附件4' : '附件4') : '核查表（没有外出记录，不在附件4）'
  }
  const known = problem === '档案' ? (materials.get(line.memberId) ?? '台账') : '台账'
  return [marked ? '核查表' : null, told ? known : null].filter(Boolean).join('、')
}

interface Sources {
  hints: Hints
  sanctions: ReadonlyMap<number, string>
  threeNo: ReadonlyMap<number, string>
  materials: ReadonlyMap<number, string>
}

async function sourcesOf(
  db: Reader,
  campaignId: number,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<Sources> {
  return {
    hints: await hintsOn(db, { campaignId }, asOf, today),
    sanctions: await sanctionsBy(db, asOf ?? today),
    threeNo: await threeNoReasons(db, asOf, today),
    materials: await materialsBy(db),
  }
}

/** How many stand on each list of a campaign, of the branch where one is given. */
export async function listCounts(
  db: Reader,
  { campaignId, orgId, asOf }: Parsed['census']['lists'],
  today: IsoDate,
): Promise<Outputs['census']['lists']> {
  await demandCampaign(db, campaignId)
  const day = asOf ?? today
  const lines = await linesOf(db, { campaignId, orgId }, day)
  const sources = await sourcesOf(db, campaignId, asOf, today)
  return {
    lists: CHECK_LIST.items.map(({ key }) => ({
      list: key,
      persons: lines.filter(line => reason(key, line, sources) !== null).length,
    })),
  }
}

const column = (
  key: string,
  title: string,
  width: number,
  align: ScreenColumn['align'] = 'center',
): ScreenColumn => ({ key, title, width, align, isText: true })

/** What the column of reasons is called, where it is not 依据. */
const WHY: Readonly<Partial<Record<CheckList, string>>> = {
  THREE_NO: '三不表现',
  SANCTION: '处分',
  KEY_GROUP: '类别',
  DOSSIER: '缺件、不规范',
}

/** Room for two lines of reasons in the size of the list. */
const LONG_ROW_MM = 11

export interface AskedList {
  campaignId: number
  list: CheckList
  orgId?: number | undefined
}

export async function checkListSheet(
  db: Reader,
  { campaignId, list, orgId }: AskedList,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<{ title: string; sheet: FormSheet; persons: number }> {
  const campaign = await demandCampaign(db, campaignId)
  const day = asOf ?? today
  const units = await unitsOn(db, day === today ? undefined : day, today)
  const sources = await sourcesOf(db, campaignId, asOf, today)
  const lines = (await linesOf(db, { campaignId, orgId }, day))
    .flatMap(line => {
      const why = reason(list, line, sources)
      return why === null ? [] : [{ line, why }]
    })
    .sort((a, b) => units.compare(a.line.orgId, b.line.orgId))
  const title = labelOf(CHECK_LIST, list)
  const settings = await settingsOf(db)
  const unit = orgId === undefined ? settings['committee.name'] : units.nameOf(orgId)
  const isLong = WHY[list] !== undefined
  const sheet = screenListSheet({
    title,
    scope: `填报单位：${unit}${gap(1)}${campaign.name}`,
    count: `共${lines.length}名，截至${day}`,
    footLines: [sealedSignatures(settings['committee.filledBy'], day)],
    ...(isLong ? { rowHeight: LONG_ROW_MM } : {}),
    columns: [
      column('index', '序号', 40),
      column('orgName', '党支部', 130),
      column('name', '姓名', 70),
      column('membership', '党员类别', 80),
      column('idNo', '身份证号', 164),
      column('phone', '联系电话', 104),
      column('why', WHY[list] ?? '依据', isLong ? 186 : 134, 'left'),
      column('note', '备注', 184, 'left'),
    ],
    rows: lines.map(({ line, why }, at) => ({
      id: line.memberId,
      cells: [
        String(at + 1),
        units.nameOf(line.orgId),
        line.name,
        // A member's state is a key of MEMBERSHIP.
        labelOf(MEMBERSHIP, line.membership as Membership),
        line.idNo ?? '',
        line.phone ?? '',
        why,
        line.note ?? '',
      ],
    })),
  })
  return { title, sheet, persons: lines.length }
}
