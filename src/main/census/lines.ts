/** The check lines of a branch. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { CHECK_BASIS, CHECK_ITEMS, CHECK_RESULT, type CheckItem } from '../../shared/census/codes.ts'
import type { CheckRow } from '../../shared/census/lineMethods.ts'
import {
  groupsOf,
  lineFindings,
  lineState,
  problemsOf,
  type CheckMark,
  type CheckMarks,
} from '../../shared/census/lines.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { demandCampaign } from './campaign.ts'
import { hintList, hintsOn, type Hints } from './facts.ts'

type LineRow = Row<'checkLine'>

export function marksOf(row: LineRow): CheckMarks {
  const mark = (item: CheckItem): CheckMark => {
    const kept = row[item]
    return { state: kept === null ? null : keyOf(CHECK_RESULT, kept), note: row[`${item}Note`] }
  }
  // Every key of CHECK_ITEMS.
  return Object.fromEntries(CHECK_ITEMS.map(item => [item, mark(item)])) as Record<CheckItem, CheckMark>
}

/** A mark made after the day is not there yet on an earlier one. */
function signsOn(row: LineRow, asOf: IsoDate | undefined) {
  const { selfBy, selfOn, groupBy, groupOn, excuse } = row
  const self = asOf === undefined || (selfOn !== null && selfOn <= asOf)
  const group = asOf === undefined || (groupOn !== null && groupOn <= asOf)
  return {
    selfBy: self ? selfBy : null,
    selfOn: self ? selfOn : null,
    groupBy: group ? groupBy : null,
    groupOn: group ? groupOn : null,
    excuse,
  }
}

type Named = LineRow & { name: string; membership: string; phone: string | null }

function toRow(row: Named, hints: Hints, asOf: IsoDate | undefined): CheckRow {
  const signs = signsOn(row, asOf)
  const line = { marks: marksOf(row), problems: problemsOf(row.problems), ...signs }
  return {
    memberId: row.memberId,
    name: row.name,
    // A member's state is a key of MEMBERSHIP.
    membership: row.membership as Membership,
    phone: row.phone,
    basis: keyOf(CHECK_BASIS, row.basis) ?? 'ROLL',
    listedOn: row.listedOn,
    ...line,
    hints: hintList(hints, row.memberId),
    keyGroups: groupsOf(row.keyGroups),
    note: row.note,
    state: lineState(line),
    findings: lineFindings(line),
  }
}

/** Lines of a branch in the order of the names. */
export function branchLines(
  db: Reader,
  branch: { campaignId: number; orgId: number },
  asOf?: IsoDate,
): Promise<Named[]> {
  return campaignLines(db, branch, asOf)
}

/** Lines of a branch, or of all where none is given, in the order of the names. */
export async function campaignLines(
  db: Reader,
  { campaignId, orgId }: { campaignId: number; orgId: number | null },
  asOf?: IsoDate,
): Promise<Named[]> {
  return db
    .selectFrom('checkLine as l')
    .innerJoin('member as m', 'm.id', 'l.memberId')
    .selectAll('l')
    .select(['m.name', 'm.membership', 'm.phone'])
    .where('l.campaignId', '=', campaignId)
    .$if(orgId !== null, query => query.where('l.orgId', '=', orgId ?? 0))
    .$if(asOf !== undefined, query => query.where('l.listedOn', '<=', asOf ?? ''))
    .orderBy('m.namePinyin')
    .orderBy(sql`"m"."id"`)
    .execute()
}

export async function checkLines(
  db: Reader,
  { campaignId, orgId, asOf }: Parsed['census']['lines'],
  today: IsoDate,
): Promise<Outputs['census']['lines']> {
  const campaign = await demandCampaign(db, campaignId)
  const rows = await branchLines(db, { campaignId, orgId }, asOf)
  const memberIds = rows.map(({ memberId }) => memberId)
  const hints = await hintsOn(db, { campaignId, memberIds }, asOf, today)
  return {
    orgName: (await organisationNames(db)).get(orgId) ?? '',
    campaign: campaign.name,
    rows: rows.map(row => toRow(row, hints, asOf)),
  }
}
