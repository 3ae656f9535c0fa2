/**
 * What the sheets of a branch's packet beside its roster have in common: a header that makes them ours, whose row
 * it is, and words of a list.
 */

import type { IsoDate } from '../kernel/dates.ts'
import { keyOf, type CodeTable } from '../kernel/codes.ts'
import { tidy, tidyName, toHalfWidth } from '../kernel/text.ts'
import { readMemberValue } from '../roster/rules.ts'
import { isNumberCell, plainText } from './cellText.ts'
import { targetOfText } from './headerNames.ts'
import type { HeaderColumn, SheetHeader } from './headerRows.ts'
import type { RawRow } from './rawSheet.ts'
import type { IntakeTarget } from './schema.ts'

export interface RecordColumn<Key extends string> {
  key: Key
  header: string
  /** characters wide */
  width: number
}

/** Titles above the header are never more. */
const HEADER_AMONG = 10

/** Columns that mean the same as on a roster; the others are the sheet's own. */
const SHARED: readonly IntakeTarget[] = ['name', 'idNo', 'branch']

/**
 * The header of a sheet of records; null for every other sheet.
 *
 * @param needed without these headers the sheet is not ours, and is read as any other
 */
export function findRecordHeader(
  sheet: string,
  needed: readonly string[],
  sheetName: string,
  rows: readonly RawRow[],
): SheetHeader | null {
  if (!tidy(sheetName).startsWith(sheet)) return null
  for (const row of rows.slice(0, HEADER_AMONG)) {
    const headers = row.cells.map(cell => tidy(plainText(cell)))
    if (!needed.every(header => headers.includes(header))) continue
    const columns = headers.map((header, index): HeaderColumn => {
      const target = targetOfText(header)
      return { index, header, target: target !== null && SHARED.includes(target) ? target : null }
    })
    return { rows: [row.number, row.number], columns }
  }
  return null
}

/** The cell under a header; empty where the sheet has no such column. */
export function cellUnder(cells: readonly string[], columns: readonly HeaderColumn[]) {
  return (target: 'name' | 'idNo' | 'branch' | null, header: string): string => {
    const index = columns.findIndex(column =>
      target === null ? column.header === header : column.target === target || column.header === header,
    )
    return index < 0 ? '' : (cells[index] ?? '')
  }
}

/** About one cell: `refuse` keeps the row out, `warning` is told. */
export interface RecordCellFinding<Key extends string> {
  key: Key
  value: string
  code: string
  level: 'refuse' | 'warning'
  reason: string
}

/** Whose row it is, as far as the row says so. */
export interface PersonReading {
  name: string
  idNo: string | null
  /** the branch the row itself names; empty where it names none */
  branch: string
  findings: RecordCellFinding<'name' | 'idNo'>[]
}

/** @param cell the cell under a column of a roster (see cellText.ts) */
export function readPerson(
  cell: (target: 'name' | 'idNo' | 'branch') => string,
  today: IsoDate,
): PersonReading {
  const findings: PersonReading['findings'] = []
  const refuse = (key: 'name' | 'idNo', value: string, code: string, reason: string) =>
    findings.push({ key, value, code, level: 'refuse', reason })
  const name = tidyName(plainText(cell('name')))
  if (name === '') refuse('name', '', 'NAME_MISSING', '没有姓名，请补上')
  const typed = plainText(cell('idNo'))
  const idNo = readMemberValue('idNo', typed, today, isNumberCell(cell('idNo'))).value
  if (typeof idNo !== 'string') {
    const why = typed.trim() === '' ? '没有身份证号，认不出是谁，请补上' : '身份证号看不懂，请按身份证填写'
    refuse('idNo', typed, 'PERSON_NO_ID', why)
  }
  const branch = tidy(plainText(cell('branch')))
  return {
    name,
    idNo: typeof idNo === 'string' ? idNo : null,
    branch: branch.slice(0, 100).toWellFormed(),
    findings,
  }
}

/** A list of words, and other words for the same in the order of their printed digits. */
export interface OfferedWords {
  table: CodeTable<string>
  printed: readonly string[]
}

export function offeredInOrder(table: CodeTable<string>): OfferedWords {
  return { table, printed: table.items.map(({ label }) => label) }
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'

/** The key of what is written: the words of the list, of the annex, or the digit the annex prints. */
export function readOption({ table, printed }: OfferedWords, text: string): string | null {
  const byWord = keyOf(table, text)
  if (byWord !== null) return byWord
  const first = CIRCLED.indexOf(text.slice(0, 1)) + 1
  const bare = first > 0 ? text.slice(1).trim() : text
  const number = first > 0 && bare === '' ? first : Number(/^\d{1,2}$/.exec(toHalfWidth(text))?.[0] ?? 0)
  const at = number > 0 ? number - 1 : printed.indexOf(bare)
  return at < 0 || at >= printed.length ? null : (table.items[at]?.key ?? null)
}
