/** The sheet 外出流动党员 of a branch's packet: what annex 4 asks of the branch, with the open records filled in. */

import { FLOW_COLUMNS, FLOW_SHEET, flowText, flowWords } from '../../shared/intake/flowSheet.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import type { Unit } from '../../shared/reporting/run.ts'
import type { Reader } from '../db/register.ts'
import type { FillInTable } from '../documents/writeFillInWorkbook.ts'

/** Rows for absences that are not on record yet. */
const BLANK_ROWS = 30

/** Whoever is away or about to leave, by the branch's own register; the lost stand on other annexes (S03 85). */
async function openRecords(db: Reader, unit: Unit) {
  return db
    .selectFrom('flow')
    .innerJoin('member', 'member.id', 'flow.memberId')
    .selectAll('flow')
    .select(['member.name', 'member.idNo', 'member.flowOccupation'])
    .where('member.orgId', 'in', unit.memberOrgIds)
    .where('member.membership', 'in', ON_ROLL)
    .where('member.removed', '=', 0)
    .where('flow.removed', '=', 0)
    .where('flow.returnedOn', 'is', null)
    .where('flow.status', 'in', ['外出中', '拟外出'])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('lostCase')
            .select('lostCase.id')
            .whereRef('lostCase.memberId', '=', 'member.id')
            .where('lostCase.removed', '=', 0)
            .where('lostCase.state', 'in', OPEN_LOST),
        ),
      ),
    )
    .orderBy('member.namePinyin')
    .orderBy('member.id')
    .orderBy('flow.leftOn')
    .execute()
}

export async function flowTable(
  db: Reader,
  unit: Unit,
  unitLine: string,
  filled: boolean,
): Promise<FillInTable> {
  const records = filled ? await openRecords(db, unit) : []
  return {
    sheetName: FLOW_SHEET,
    unitLine,
    columns: FLOW_COLUMNS.map(({ key, header, width }) => {
      const words = flowWords(key)
      return { key, header, width, ...(words && { words }) }
    }),
    rows: records.map(record => FLOW_COLUMNS.map(({ key }) => flowText(key, record[key]))),
    blankRows: BLANK_ROWS,
    repeats: true,
  }
}
