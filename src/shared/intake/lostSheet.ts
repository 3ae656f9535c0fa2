/**
 * The sheet 失联党员 of a branch's packet: what a branch knows of annexes 3, 5 and 6 (S03 18, 69–119), one row a
 * search; what is decided on a case is never read from it (R-D12).
 */

import type { IsoDate } from '../kernel/dates.ts'
import { keyOf, labelOf, wordTable } from '../kernel/codes.ts'
import { tidy } from '../kernel/text.ts'
import { LOST_OCCUPATION } from '../roster/codes.ts'
import {
  ATTEMPT_RESULT,
  LOST_OUTCOME,
  LOST_SITUATION,
  SEARCH_CHANNEL,
  SEARCH_CHANNELS,
} from '../search/codes.ts'
import type { AttemptValues, LostValues } from '../search/methods.ts'
import { readMemberValue } from '../roster/rules.ts'
import { isBlankCell, isErrorCell, isNumberCell, plainText } from './cellText.ts'
import type { HeaderColumn, SheetHeader } from './headerRows.ts'
import type { RawRow } from './rawSheet.ts'
import { readAttempt, type AttemptKey } from './lostAttempt.ts'
import {
  cellUnder,
  findRecordHeader,
  offeredInOrder,
  readOption,
  readPerson,
  type OfferedWords,
  type PersonReading,
  type RecordCellFinding,
  type RecordColumn,
} from './recordSheet.ts'
import { readTypedDate, UNCLEAR_DATE_TEXT } from '../kernel/typedDates.ts'

export const LOST_SHEET = '失联党员'

/** What of a case a branch may say. */
export type LostFacts = Pick<
  LostValues,
  | 'foundOn'
  | 'lastLife'
  | 'lastDues'
  | 'lastDuesByProxy'
  | 'situation'
  | 'situationNote'
  | 'lostOccupation'
  | 'reasonText'
  | 'secretary'
  | 'currentAddress'
  | 'currentPhone'
  | 'branchOpinion'
  | 'remark'
>

type DateKey = 'foundOn' | 'lastLife' | 'lastDues'
type CodeKey = 'situation' | 'lostOccupation' | 'lastDuesByProxy'
type TextKey = Exclude<keyof LostFacts, DateKey | CodeKey>

/** What a column of the sheet says. */
export type LostKey = 'name' | 'idNo' | keyof LostFacts | 'logged' | AttemptKey

/** As a list of annex 3 goes: since when, why, what was tried, what the branch thinks. */
export const LOST_COLUMNS: readonly (RecordColumn<LostKey> & { locked?: true })[] = [
  { key: 'name', header: '姓名', width: 9 },
  { key: 'idNo', header: '身份证号', width: 20 },
  { key: 'foundOn', header: '发现失联日期', width: 11 },
  { key: 'lastLife', header: '最近参加组织生活', width: 11 },
  { key: 'lastDues', header: '最近交纳党费', width: 11 },
  { key: 'lastDuesByProxy', header: '党费代缴', width: 6 },
  { key: 'situation', header: '失去联系情形', width: 14 },
  { key: 'situationNote', header: '“其他”的原因', width: 12 },
  { key: 'lostOccupation', header: '职业', width: 16 },
  { key: 'reasonText', header: '失联原因', width: 20 },
  { key: 'secretary', header: '责任支部书记', width: 9 },
  { key: 'logged', header: '已登记的查找', width: 26, locked: true },
  { key: 'at', header: '查找日期', width: 11 },
  { key: 'channel', header: '查找方式', width: 14 },
  { key: 'target', header: '联系对象', width: 13 },
  { key: 'targetPhone', header: '联系对象电话', width: 13 },
  { key: 'responsible', header: '查找责任人', width: 9 },
  { key: 'course', header: '查找经过', width: 26 },
  { key: 'result', header: '查找结果', width: 9 },
  { key: 'currentAddress', header: '现住址', width: 16 },
  { key: 'currentPhone', header: '现电话', width: 13 },
  { key: 'branchOpinion', header: '党支部意见', width: 20 },
  { key: 'remark', header: '备注', width: 16 },
]

const HEADER_OF: ReadonlyMap<string, string> = new Map(LOST_COLUMNS.map(({ key, header }) => [key, header]))

/** What a field is called on the sheet. */
export function lostHeader(key: string): string {
  return HEADER_OF.get(key) ?? key
}

const YES_NO = wordTable('党费代缴', ['是', '否'])

const CODES: Readonly<Record<CodeKey, OfferedWords>> = {
  situation: offeredInOrder(LOST_SITUATION),
  lostOccupation: offeredInOrder(LOST_OCCUPATION),
  lastDuesByProxy: { table: YES_NO, printed: [] },
}

/** What a branch may do itself: departments are asked by the committee (R-C03), and nothing is made public. */
const OWN_CHANNELS = Object.values(SEARCH_CHANNELS)
  .filter(channel => channel.tier < 3 && !('publicChannel' in channel))
  .map(({ label }) => label)

const MAX: Readonly<Record<TextKey, number>> = {
  situationNote: 100,
  reasonText: 500,
  secretary: 40,
  currentAddress: 150,
  currentPhone: 40,
  branchOpinion: 500,
  remark: 300,
}

const isDateKey = (key: LostKey): key is DateKey =>
  key === 'foundOn' || key === 'lastLife' || key === 'lastDues'
const isCodeKey = (key: LostKey): key is CodeKey => key in CODES
const isTextKey = (key: LostKey): key is TextKey => key in MAX

/** What of a case is compared, in the order of the sheet. */
export const LOST_FACTS: readonly (keyof LostFacts)[] = LOST_COLUMNS.flatMap(({ key }) =>
  isDateKey(key) || isCodeKey(key) || isTextKey(key) ? [key] : [],
)

/** The words a column offers; absent where anything may be written. */
export function lostWords(key: LostKey): readonly string[] | undefined {
  if (key === 'channel') return OWN_CHANNELS
  if (key === 'result') return ATTEMPT_RESULT.items.map(({ label }) => label)
  return isCodeKey(key) ? CODES[key].table.items.map(({ label }) => label) : undefined
}

/** What stands on record, in the words that are read back as the same. */
export function lostText(key: LostKey, value: unknown): string {
  if (key === 'lastDuesByProxy') return value === true ? '是' : ''
  if (typeof value !== 'string') return ''
  return isCodeKey(key) ? labelOf(CODES[key].table, value) : value
}

/** One search in short: for the list of those on record, and for what a row would add. */
export function attemptText({ at, channel, target, result }: Omit<AttemptValues, 'course'>): string {
  return `${at} ${labelOf(SEARCH_CHANNEL, channel)}（${target}）${result}`
}

/** Without these the sheet is not ours, and is read as any other. */
const NEEDED = ['姓名', '身份证号', '发现失联日期']

/** The header of a sheet of lost members; null for every other sheet. */
export function findLostHeader(sheetName: string, rows: readonly RawRow[]): SheetHeader | null {
  return findRecordHeader(LOST_SHEET, NEEDED, sheetName, rows)
}

export type LostCellFinding = RecordCellFinding<LostKey>

/** A row as far as it says something; what is blank is absent. */
export interface LostRowReading extends Omit<PersonReading, 'findings'> {
  values: Partial<LostFacts>
  /** the day of discovery where only its month is told, `YYYY-MM` */
  foundMonth: string | null
  attempt: AttemptValues | null
  /** words that fit no field of theirs, as they go into 备注 */
  unread: string[]
  findings: LostCellFinding[]
}

/** Outcomes in the words a branch may write them with; 警告 alone is said of much else. */
const OUTCOME_WORDS = [
  ...LOST_OUTCOME.items
    .filter(({ key }) => /^[MOCP]/.test(key) && key !== 'P1' && key !== 'M5')
    .map(({ label }) => label),
  '自行脱党',
  '除名',
]

interface Reading {
  reading: LostRowReading
  cell: (key: LostKey) => string
  today: IsoDate
}

/** Kept as it was typed where it fits no field: in 备注, and told. */
function keep({ reading }: Reading, key: LostKey, value: string, code: string, reason: string): void {
  reading.unread.push(`${lostHeader(key)}：${value}`)
  reading.findings.push({ key, value, code, level: 'warning', reason: `${reason}，已写入备注` })
}

function readDate(reading: Reading, key: DateKey, cell: string, text: string): void {
  const { values } = reading.reading
  const read = readTypedDate(text, reading.today, isNumberCell(cell))
  if (read.kind === 'empty') return
  if (read.kind === 'date' && key !== 'foundOn') values[key] = read.date
  else if (read.kind === 'date' && read.date.length === 10) values.foundOn = read.date
  else if (read.kind === 'date') reading.reading.foundMonth = read.date
  else {
    const why = UNCLEAR_DATE_TEXT[read.reason].replace('，已照原样保留', '')
    keep(reading, key, text, 'LOST_DATE', `${lostHeader(key)}：${why}`)
  }
}

function readCode(reading: Reading, key: CodeKey, text: string): void {
  const { values } = reading.reading
  const found = readOption(CODES[key], text)
  if (found === null) keep(reading, key, text, 'LOST_OPTION', `“${text}”不在${lostHeader(key)}的选项中`)
  else if (key === 'lastDuesByProxy') values.lastDuesByProxy = found === '是'
  else if (key === 'situation') values.situation = keyOf(LOST_SITUATION, found)
  else values.lostOccupation = keyOf(LOST_OCCUPATION, found)
}

function readText({ reading, today }: Reading, key: TextKey, text: string): void {
  const value = key === 'currentPhone' ? readMemberValue('phone', text, today).value : text
  if (text.length > MAX[key]) {
    const reason = `${lostHeader(key)}超过${MAX[key]}字，请写短些`
    reading.findings.push({ key, value: text.slice(0, 40), code: 'LOST_TOO_LONG', level: 'refuse', reason })
  } else if (typeof value === 'string') reading.values[key] = value
}

/** R-D12: between 停止党籍 and 自行脱党除名 nobody but the clerk chooses, case by case. */
function tellOutcome({ reading, cell }: Reading): void {
  for (const key of ['result', 'course', 'branchOpinion', 'remark'] as const) {
    const text = tidy(plainText(cell(key)))
    const word = OUTCOME_WORDS.find(one => text.includes(one))
    if (word === undefined) continue
    const reason = `“${word}”是处理结果，不从填报表取，只照原样保留；请在“失联查找”打开这名党员，按步骤登记处理结果`
    reading.findings.push({ key, value: text.slice(0, 40), code: 'LOST_OUTCOME', level: 'warning', reason })
  }
}

/**
 * Reads one row of the sheet.
 *
 * @param cells texts by column (see cellText.ts)
 */
export function readLostRow(
  cells: readonly string[],
  columns: readonly HeaderColumn[],
  today: IsoDate,
): LostRowReading {
  const under = cellUnder(cells, columns)
  const cell = (key: LostKey) => under(null, lostHeader(key))
  const reading: LostRowReading = {
    ...readPerson(target => under(target, lostHeader(target)), today),
    values: {},
    foundMonth: null,
    attempt: null,
    unread: [],
  }
  const whole = { reading, cell, today }
  for (const { key } of LOST_COLUMNS) {
    if (isBlankCell(cell(key))) continue
    const text = tidy(plainText(cell(key)))
    if (isErrorCell(cell(key))) {
      const reason = '表格公式出错，这一格按空白处理，请补填'
      reading.findings.push({ key, value: text, code: 'CELL_ERROR', level: 'warning', reason })
    } else if (isDateKey(key)) readDate(whole, key, cell(key), text)
    else if (isCodeKey(key)) readCode(whole, key, text)
    else if (isTextKey(key)) readText(whole, key, text)
  }
  const attempt = readAttempt(key => (isErrorCell(cell(key)) ? '' : cell(key)), today)
  reading.attempt = attempt.values
  if (attempt.words !== null) reading.unread.push(attempt.words)
  reading.findings.push(...attempt.findings)
  tellOutcome(whole)
  return reading
}
