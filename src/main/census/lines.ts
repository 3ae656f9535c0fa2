/** The check lines of a branch. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { CHECK_BASIS } from '../../shared/census/codes.ts'
import type { CheckRow } from '../../shared/census/lineMethods.ts'
import { groupsOf, lineFindings, lineState, problemsOf } from '../../shared/census/lines.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { organisationNames } from '../organisation/service.ts'
import { demandCampaign } from './campaign.ts'
import { hintList, hintsOn, type Hints } from './hints.ts'
import { branchLines, marksOf, type LineRow, type NamedLine } from './listedLines.ts'

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

function toRow(row: NamedLine, hints: Hints, asOf: IsoDate | undefined): CheckRow {
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
