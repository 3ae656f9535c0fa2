/** The lines of the running campaign as a branch fills them in (S00 25; R-A05). */

import { OfficeError } from '../../shared/api/errors.ts'
import type { CheckItem, CheckProblem } from '../../shared/census/codes.ts'
import { missingForSelf, problemsOf, type CheckMark, type CheckMarks } from '../../shared/census/lines.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { RowPatch } from '../db/tables.ts'
import { campaignOf } from './campaign.ts'
import { campaignLines, marksOf } from './listedLines.ts'

export interface BranchLine {
  id: number
  memberId: number
  /** the branch that checks */
  orgId: number
  marks: CheckMarks
  problems: CheckProblem[]
  note: string | null
  selfBy: string | null
  selfOn: IsoDate | null
  groupOn: IsoDate | null
}

/** What a branch says of a line; what is absent stays. */
export interface BranchLinePatch {
  marks: Partial<Record<CheckItem, CheckMark>>
  problems?: readonly CheckProblem[]
  note?: string
  self?: { by: string; on: IsoDate }
}

/** Lines of the running campaign, of one branch where one is given, in the order of the names; none where no campaign runs. */
export async function runningLines(db: Reader, orgId: number | null): Promise<BranchLine[]> {
  const campaign = await campaignOf(db, undefined)
  if (campaign?.endedOn !== null) return []
  const rows = await campaignLines(db, { campaignId: campaign.id, orgId })
  return rows.map(row => ({
    id: row.id,
    memberId: row.memberId,
    orgId: row.orgId,
    marks: marksOf(row),
    problems: problemsOf(row.problems),
    note: row.note,
    selfBy: row.selfBy,
    selfOn: row.selfOn,
    groupOn: row.groupOn,
  }))
}

/** The line as it would stand. */
export function patchedLine(line: BranchLine, { marks, problems, note, self }: BranchLinePatch): BranchLine {
  return {
    ...line,
    marks: { ...line.marks, ...marks },
    ...(problems === undefined ? {} : { problems: [...problems] }),
    ...(note === undefined ? {} : { note }),
    ...(self === undefined ? {} : { selfBy: self.by, selfOn: self.on }),
  }
}

/**
 * What the work group signed stands as it was signed, and the branch signs when the five are made. Throws
 * CENSUS_LINE_SIGNED, CENSUS_LINE_LACKING.
 */
export function checkBranchLine(line: BranchLine, patch: BranchLinePatch, name: string): void {
  if (line.groupOn !== null)
    throw new OfficeError('CENSUS_LINE_SIGNED', { examples: name, mark: '工作组核查' })
  const missing = missingForSelf(patchedLine(line, patch))
  if (patch.self !== undefined && missing.length > 0)
    throw new OfficeError('CENSUS_LINE_LACKING', { name, missing: missing.join('、') })
}

/** Writes into a line inside a change. Throws as `checkBranchLine`, and RECORD_MISSING. */
export async function writeBranchLine(
  tx: Writer,
  line: BranchLine,
  patch: BranchLinePatch,
  name: string,
): Promise<void> {
  checkBranchLine(line, patch, name)
  const { marks, problems, note, self } = patch
  const columns: RowPatch<'checkLine'> = {
    ...Object.fromEntries(
      Object.entries(marks).flatMap(([item, mark]) => [
        [item, mark.state],
        [`${item}Note`, mark.note],
      ]),
    ),
    ...(problems === undefined ? {} : { problems: problems.length === 0 ? null : problems.join(',') }),
    ...(note === undefined ? {} : { note }),
    ...(self === undefined ? {} : { selfBy: self.by, selfOn: self.on }),
  }
  const { numUpdatedRows } = await tx
    .updateTable('checkLine')
    .set(columns)
    .where('id', '=', line.id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
}
