/** The lines of a campaign as they are kept: whole, or as much as lists need. */

import { sql } from 'kysely'
import { CHECK_ITEMS, CHECK_RESULT, type CheckItem } from '../../shared/census/codes.ts'
import type { CheckMark, CheckMarks } from '../../shared/census/lines.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

export interface ListedLine {
  memberId: number
  orgId: number
  name: string
  membership: string
  idNo: string | null
  phone: string | null
  problems: string | null
  keyGroups: string | null
  note: string | null
}

/** Every line of a campaign that was listed by the day, of one branch where one is given. */
export async function linesOf(
  db: Reader,
  { campaignId, orgId }: { campaignId: number; orgId?: number | undefined },
  day: IsoDate,
): Promise<ListedLine[]> {
  return db
    .selectFrom('checkLine as l')
    .innerJoin('member as m', 'm.id', 'l.memberId')
    .select(['l.memberId', 'l.orgId', 'l.problems', 'l.keyGroups', 'l.note'])
    .select(['m.name', 'm.membership', 'm.idNo', 'm.phone'])
    .where('l.campaignId', '=', campaignId)
    .where('l.listedOn', '<=', day)
    .$if(orgId !== undefined, query => query.where('l.orgId', '=', orgId ?? 0))
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .execute()
}

export type LineRow = Row<'checkLine'>

export function marksOf(row: LineRow): CheckMarks {
  const mark = (item: CheckItem): CheckMark => {
    const kept = row[item]
    return { state: kept === null ? null : keyOf(CHECK_RESULT, kept), note: row[`${item}Note`] }
  }
  // Every key of CHECK_ITEMS.
  return Object.fromEntries(CHECK_ITEMS.map(item => [item, mark(item)])) as Record<CheckItem, CheckMark>
}

export type NamedLine = LineRow & { name: string; membership: string; phone: string | null }

/** Lines of a branch in the order of the names. */
export function branchLines(
  db: Reader,
  branch: { campaignId: number; orgId: number },
  asOf?: IsoDate,
): Promise<NamedLine[]> {
  return campaignLines(db, branch, asOf)
}

/** Lines of a branch, or of all where none is given, in the order of the names. */
export async function campaignLines(
  db: Reader,
  { campaignId, orgId }: { campaignId: number; orgId: number | null },
  asOf?: IsoDate,
): Promise<NamedLine[]> {
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
