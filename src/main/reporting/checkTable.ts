/** The sheet 支部自查 of a branch's packet: its lines of the running campaign with what is filled in of them. */

import {
  CHECK_COLUMNS,
  CHECK_SHEET,
  checkWords,
  isItem,
  markText,
  type CheckKey,
} from '../../shared/intake/checkSheet.ts'
import type { Unit } from '../../shared/reporting/run.ts'
import { runningLines, type BranchLine } from '../census/service.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import type { FillInTable } from '../documents/writeFillInWorkbook.ts'

function textOf(line: BranchLine, member: Pick<Row<'member'>, 'name' | 'idNo'>, key: CheckKey): string {
  if (isItem(key)) return markText(line.marks[key])
  if (key === 'name' || key === 'idNo') return member[key] ?? ''
  return key === 'problems' ? line.problems.join('、') : (line[key] ?? '')
}

/** Null where no campaign runs, or the branch has nobody on its list. */
export async function checkTable(db: Reader, unit: Unit, unitLine: string): Promise<FillInTable | null> {
  const rows: string[][] = []
  for (const line of await runningLines(db, unit.orgId)) {
    const member = await db
      .selectFrom('member')
      .select(['name', 'idNo'])
      .where('id', '=', line.memberId)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (member) rows.push(CHECK_COLUMNS.map(({ key }) => textOf(line, member, key)))
  }
  if (rows.length === 0) return null
  return {
    sheetName: CHECK_SHEET,
    unitLine,
    columns: CHECK_COLUMNS.map(({ key, header, width }) => {
      const words = checkWords(key)
      return { key, header, width, ...(words && { words }) }
    }),
    rows,
    blankRows: 0,
  }
}
