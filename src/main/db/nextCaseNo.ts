/** Numbers of cases: letters of the kind, the year, and the next number in it. */

import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Writer } from './register.ts'

type NumberedTable = 'disposalCase' | 'lostCase' | 'makeUpCase'

/** `CZ2016-003`: the next number of the day's year; those of removed cases are not given again. */
export async function nextCaseNo(
  tx: Writer,
  table: NumberedTable,
  letters: string,
  on: IsoDate,
): Promise<string> {
  const prefix = `${letters}${on.slice(0, 4)}-`
  const rows = await tx.selectFrom(table).select('caseNo').where('caseNo', 'like', `${prefix}%`).execute()
  const highest = rows.reduce((max, { caseNo }) => Math.max(max, Number(caseNo.slice(prefix.length)) || 0), 0)
  return `${prefix}${String(highest + 1).padStart(3, '0')}`
}
