/** What of a case a branch is told and may say (annexes 3, 5, 6): as the sheet of its packet shows it. */

import type { LostFacts } from '../../shared/intake/lostSheet.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { LOST_OCCUPATION } from '../../shared/roster/codes.ts'
import { LOST_SITUATION, OPEN_LOST } from '../../shared/search/codes.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import type { CaseRow } from './cases.ts'
import { caseContact, type Ledgers } from './ledger.ts'

/** The dates are those the case goes by, from attendance and payments too. */
export function branchFacts(
  row: CaseRow,
  member: Row<'member'>,
  ledgers: Ledgers,
  settings: Settings,
): LostFacts {
  const { situation } = row
  const occupation = row.lostOccupation ?? member.lostOccupation
  return {
    foundOn: row.foundOn,
    ...caseContact(row, member, ledgers, settings),
    situation: situation === null ? null : keyOf(LOST_SITUATION, situation),
    situationNote: row.situationNote,
    lostOccupation: occupation === null ? null : keyOf(LOST_OCCUPATION, occupation),
    reasonText: row.reasonText,
    secretary: row.secretary,
    currentAddress: row.currentAddress,
    currentPhone: row.currentPhone,
    branchOpinion: row.branchOpinion,
    remark: row.remark,
  }
}

/** Cases of these members, the newest first; only those still open where that is asked for. */
export async function casesOfMembers(
  db: Reader,
  memberIds: readonly number[],
  { open }: { open: boolean },
): Promise<CaseRow[]> {
  if (memberIds.length === 0) return []
  return db
    .selectFrom('lostCase')
    .selectAll()
    .where('memberId', 'in', [...memberIds])
    .where('removed', '=', 0)
    .$if(open, query => query.where('state', 'in', [...OPEN_LOST]))
    .orderBy('id', 'desc')
    .execute()
}
