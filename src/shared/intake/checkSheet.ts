/**
 * The sheet 支部自查 of a branch's packet: the five checks and the eight headings of the members on its list, and the
 * branch's own mark (S00 25, 58; S03 17; R-A05), one row a member.
 */

import {
  CHECK_HEADING,
  CHECK_ITEMS,
  CHECK_PROBLEM,
  CHECK_RESULT,
  FIVE_CHECK,
  resultsOf,
  type CheckItem,
  type CheckProblem,
} from '../census/codes.ts'
import { fitsItem, readProblems, type CheckMark } from '../census/lines.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { keyOf } from '../kernel/codes.ts'
import { tidy, tidyName } from '../kernel/text.ts'
import { readTypedDate } from '../kernel/typedDates.ts'
import { isBlankCell, isErrorCell, isNumberCell, plainText } from './cellText.ts'
import type { HeaderColumn, SheetHeader } from './headerRows.ts'
import type { RawRow } from './rawSheet.ts'
import {
  cellUnder,
  findRecordHeader,
  readPerson,
  type PersonReading,
  type RecordCellFinding,
  type RecordColumn,
} from './recordSheet.ts'

export const CHECK_SHEET = '支部自查'

/** What a column of the sheet says. */
export type CheckKey = 'name' | 'idNo' | CheckItem | 'problems' | 'selfBy' | 'selfOn' | 'note'

const ITEM_WIDTH = 12

export const CHECK_COLUMNS: readonly RecordColumn<CheckKey>[] = [
  { key: 'name', header: '姓名', width: 9 },
  { key: 'idNo', header: '身份证号', width: 20 },
  ...FIVE_CHECK.items.map(({ key, label }) => ({ key, header: `核查：${label}`, width: ITEM_WIDTH })),
  ...CHECK_HEADING.items.map(({ key, label }) => ({ key, header: label, width: ITEM_WIDTH })),
  { key: 'problems', header: '存在问题', width: 14 },
  { key: 'selfBy', header: '自查人', width: 9 },
  { key: 'selfOn', header: '自查日期', width: 12 },
  { key: 'note', header: '备注', width: 22 },
]

const HEADER_OF: ReadonlyMap<string, string> = new Map(CHECK_COLUMNS.map(({ key, header }) => [key, header]))

/** What a field is called on the sheet. */
export function checkHeader(key: string): string {
  return HEADER_OF.get(key) ?? key
}

const ITEMS: ReadonlySet<string> = new Set(CHECK_ITEMS)
export const isItem = (key: CheckKey): key is CheckItem => ITEMS.has(key)

/** The words a column offers; absent where anything may be written. */
export function checkWords(key: CheckKey): readonly string[] | undefined {
  if (isItem(key)) return resultsOf(key)
  return key === 'problems' ? CHECK_PROBLEM.items.map(({ label }) => label) : undefined
}

/** A result with what is said of it: 待完善：缺转正申请书 */
export function markText({ state, note }: CheckMark): string {
  return state === null ? '' : note ? `${state}：${note}` : state
}

/** Without these the sheet is not ours, and is read as any other. */
const NEEDED = ['姓名', '身份证号', '自查人', '自查日期']

/** The header of a sheet of check lines; null for every other sheet. */
export function findCheckHeader(sheetName: string, rows: readonly RawRow[]): SheetHeader | null {
  return findRecordHeader(CHECK_SHEET, NEEDED, sheetName, rows)
}

export type CheckCellFinding = RecordCellFinding<CheckKey>

/** A row as far as it says something; what is blank is absent. */
export interface CheckRowReading extends Omit<PersonReading, 'findings'> {
  marks: Partial<Record<CheckItem, CheckMark>>
  problems: CheckProblem[] | null
  selfBy: string | null
  selfOn: IsoDate | null
  note: string | null
  /** words that fit no field of theirs, as they go into 备注 */
  unread: string[]
  findings: CheckCellFinding[]
}

const MAX = { mark: 200, selfBy: 30, note: 500 } as const

type Reading = CheckRowReading

function keep(reading: Reading, key: CheckKey, value: string, code: string, reason: string): void {
  reading.unread.push(`${checkHeader(key)}：${value}`)
  reading.findings.push({ key, value: value.slice(0, 40), code, level: 'warning', reason })
}

/** `待完善：缺转正申请书`, or the result alone. */
function readMark(reading: Reading, item: CheckItem, text: string): void {
  const [word = '', ...rest] = text.split(/[：:]/)
  const state = keyOf(CHECK_RESULT, word.trim())
  const note = rest.join('：').trim()
  if (state === null || !fitsItem(item, state)) {
    const words = resultsOf(item).join('、')
    keep(reading, item, text, 'CHECK_OPTION', `“${word.trim()}”不在选项（${words}）中，已写入备注，请选定`)
  } else if (note.length > MAX.mark) {
    const reason = `说明超过${MAX.mark}字，请写短些`
    reading.findings.push({
      key: item,
      value: note.slice(0, 40),
      code: 'CHECK_TOO_LONG',
      level: 'refuse',
      reason,
    })
  } else reading.marks[item] = { state, note: note === '' ? null : note }
}

function readOn(reading: Reading, cell: string, text: string, today: IsoDate): void {
  const read = readTypedDate(text, today, isNumberCell(cell))
  if (read.kind === 'empty') return
  if (read.kind === 'date' && read.date.length === 10 && read.date <= today) reading.selfOn = read.date
  else {
    const why =
      read.kind === 'date' && read.date.length === 10 ? '自查日期还没有到' : '自查日期要写到日，如 2016-03-01'
    keep(reading, 'selfOn', text, 'CHECK_DAY', `${why}，已写入备注，没有签支部自查`)
  }
}

function readCell(reading: Reading, key: CheckKey, cell: string, today: IsoDate): void {
  const text = tidy(plainText(cell))
  if (isErrorCell(cell)) {
    const reason = '表格公式出错，这一格按空白处理，请补填'
    reading.findings.push({ key, value: text, code: 'CELL_ERROR', level: 'warning', reason })
  } else if (isItem(key)) readMark(reading, key, text)
  else if (key === 'selfOn') readOn(reading, cell, text, today)
  else if (key === 'problems') {
    const problems = readProblems(text)
    if (problems === null) keep(reading, key, text, 'CHECK_OPTION', '有不在选项中的问题，已写入备注，请选定')
    else reading.problems = problems
  } else if (key === 'selfBy' || key === 'note') {
    if (text.length > MAX[key]) {
      const reason = `${checkHeader(key)}超过${MAX[key]}字，请写短些`
      reading.findings.push({
        key,
        value: text.slice(0, 40),
        code: 'CHECK_TOO_LONG',
        level: 'refuse',
        reason,
      })
    } else reading[key] = key === 'selfBy' ? tidyName(text) : text
  }
}

/**
 * Reads one row of the sheet.
 *
 * @param cells texts by column (see cellText.ts)
 */
export function readCheckRow(
  cells: readonly string[],
  columns: readonly HeaderColumn[],
  today: IsoDate,
): CheckRowReading {
  const under = cellUnder(cells, columns)
  const reading: CheckRowReading = {
    ...readPerson(target => under(target, checkHeader(target)), today),
    marks: {},
    problems: null,
    selfBy: null,
    selfOn: null,
    note: null,
    unread: [],
  }
  for (const { key } of CHECK_COLUMNS) {
    const cell = under(null, checkHeader(key))
    if (!isBlankCell(cell)) readCell(reading, key, cell, today)
  }
  return reading
}
