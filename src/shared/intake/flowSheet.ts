/**
 * The sheet 外出流动党员 of a branch's packet: what a branch can fill in of annex 4 (S03 19, 80–90), one row an
 * absence. The register prints the rest from the roster.
 */

import { FLOW_DIRECTION, FLOW_REASON } from '../flow/codes.ts'
import type { FlowValues } from '../flow/methods.ts'
import { ORG_CODES_4 } from '../forms/printedCodes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { keyOf, labelOf, type CodeTable } from '../kernel/codes.ts'
import { tidy, tidyName, toHalfWidth } from '../kernel/text.ts'
import { readTypedDate, UNCLEAR_DATE_TEXT } from '../kernel/typedDates.ts'
import { ORGANISATION_TYPE } from '../organisation/codes.ts'
import { FLOW_OCCUPATION } from '../roster/codes.ts'
import { readMemberValue } from '../roster/rules.ts'
import { isBlankCell, isErrorCell, isNumberCell, plainText } from './cellText.ts'
import type { HeaderColumn, SheetHeader } from './headerRows.ts'
import { targetOfText } from './headerNames.ts'
import type { RawRow } from './rawSheet.ts'
import type { IntakeTarget } from './schema.ts'

export const FLOW_SHEET = '外出流动党员'

type DateKey = 'leftOn' | 'expectedBack' | 'returnedOn'
type CodeKey = 'direction' | 'reason' | 'hostOrgType' | 'flowOccupation'
type TextKey =
  | 'destPlace'
  | 'certNo'
  | 'unitName'
  | 'hostContact'
  | 'hostContactPhone'
  | 'phone'
  | 'emergencyContact'
  | 'remark'

/** What a column of the sheet says; `flowOccupation` is kept on the member. */
export type FlowKey = 'name' | 'idNo' | DateKey | CodeKey | TextKey

interface FlowColumn {
  key: FlowKey
  header: string
  /** characters wide */
  width: number
}

/** In the order of annex 4; what only the roster knows is not asked again. */
export const FLOW_COLUMNS: readonly FlowColumn[] = [
  { key: 'name', header: '姓名', width: 10 },
  { key: 'idNo', header: '身份证号', width: 22 },
  { key: 'flowOccupation', header: '职业', width: 16 },
  { key: 'leftOn', header: '外出日期', width: 13 },
  { key: 'direction', header: '外出流向', width: 16 },
  { key: 'destPlace', header: '外出地点（详址）', width: 26 },
  { key: 'reason', header: '外出原因', width: 12 },
  { key: 'certNo', header: '流动党员活动证编号', width: 18 },
  { key: 'unitName', header: '流入单位', width: 22 },
  { key: 'hostOrgType', header: '流入单位党组织类型', width: 16 },
  { key: 'hostContact', header: '党组织联系人', width: 14 },
  { key: 'hostContactPhone', header: '党组织联系方式', width: 16 },
  { key: 'phone', header: '本人联系电话', width: 16 },
  { key: 'emergencyContact', header: '应急联系人', width: 18 },
  { key: 'expectedBack', header: '预计返回日期', width: 13 },
  { key: 'returnedOn', header: '返回日期', width: 13 },
  { key: 'remark', header: '备注', width: 20 },
]

const HEADER_OF: ReadonlyMap<string, string> = new Map(FLOW_COLUMNS.map(({ key, header }) => [key, header]))

/** What a field is called on the sheet. */
export function flowHeader(key: string): string {
  return HEADER_OF.get(key) ?? key
}

interface Offered {
  table: CodeTable<string>
  /** other words for the same, in the order of their printed digits */
  printed: readonly string[]
}

const CODES: Readonly<Record<CodeKey, Offered>> = {
  flowOccupation: offered(FLOW_OCCUPATION),
  direction: offered(FLOW_DIRECTION),
  reason: { table: FLOW_REASON, printed: [] },
  hostOrgType: { table: ORGANISATION_TYPE, printed: ORG_CODES_4.words },
}

function offered(table: CodeTable<string>): Offered {
  return { table, printed: table.items.map(({ label }) => label) }
}

const MAX: Readonly<Record<TextKey, number>> = {
  destPlace: 120,
  certNo: 40,
  unitName: 100,
  hostContact: 40,
  hostContactPhone: 40,
  phone: 40,
  emergencyContact: 60,
  remark: 300,
}

export const isDateKey = (key: FlowKey): key is DateKey =>
  key === 'leftOn' || key === 'expectedBack' || key === 'returnedOn'
const isCodeKey = (key: FlowKey): key is CodeKey => key in CODES
const isTextKey = (key: FlowKey): key is TextKey => key in MAX

/** The words a column offers; absent where anything may be written. */
export function flowWords(key: FlowKey): readonly string[] | undefined {
  return isCodeKey(key) ? CODES[key].table.items.map(({ label }) => label) : undefined
}

/** What stands on record, in the words that are read back as the same. */
export function flowText(key: FlowKey, value: unknown): string {
  if (typeof value !== 'string') return ''
  return isCodeKey(key) ? labelOf(CODES[key].table, value) : value
}

/** Without these the sheet is not ours, and is read as any other. */
const NEEDED = ['姓名', '身份证号', '外出日期']
/** Titles above the header are never more. */
const HEADER_AMONG = 10

/** Columns that mean the same as on a roster; the others are the sheet's own. */
const SHARED: readonly IntakeTarget[] = ['name', 'idNo', 'branch']

/** The header of a sheet of absences; null for every other sheet. */
export function findFlowHeader(sheetName: string, rows: readonly RawRow[]): SheetHeader | null {
  if (!tidy(sheetName).startsWith(FLOW_SHEET)) return null
  for (const row of rows.slice(0, HEADER_AMONG)) {
    const headers = row.cells.map(cell => tidy(plainText(cell)))
    if (!NEEDED.every(header => headers.includes(header))) continue
    const columns = headers.map((header, index): HeaderColumn => {
      const target = targetOfText(header)
      return { index, header, target: target !== null && SHARED.includes(target) ? target : null }
    })
    return { rows: [row.number, row.number], columns }
  }
  return null
}

export type FlowOccupation = (typeof FLOW_OCCUPATION)['items'][number]['key']

/** About one cell: `refuse` keeps the row out, `warning` is told. */
export interface FlowCellFinding {
  key: FlowKey
  value: string
  code: string
  level: 'refuse' | 'warning'
  reason: string
}

/** A row as far as it says something; what is blank is absent. */
export interface FlowRowReading {
  name: string
  idNo: string | null
  /** the branch the row itself names; empty where it names none */
  branch: string
  values: Partial<FlowValues>
  /** a date of which only the month is told, `YYYY-MM` */
  months: Partial<Record<DateKey, string>>
  flowOccupation: FlowOccupation | null
  /** words that are no option of theirs, as they go into 备注 */
  unread: string[]
  findings: FlowCellFinding[]
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'

/** The key of what is written: the words of the list, of the annex, or the digit the annex prints. */
function readCode(key: CodeKey, text: string): string | null {
  const { table, printed } = CODES[key]
  const byWord = keyOf(table, text)
  if (byWord !== null) return byWord
  const first = CIRCLED.indexOf(text.slice(0, 1)) + 1
  const bare = first > 0 ? text.slice(1).trim() : text
  const number = first > 0 && bare === '' ? first : Number(/^\d{1,2}$/.exec(toHalfWidth(text))?.[0] ?? 0)
  const at = number > 0 ? number - 1 : printed.indexOf(bare)
  return at < 0 || at >= printed.length ? null : (table.items[at]?.key ?? null)
}

interface Cells {
  cell: (key: FlowKey | 'branch') => string
  today: IsoDate
}

function readDateInto(reading: FlowRowReading, key: DateKey, { cell, today }: Cells): void {
  const typed = plainText(cell(key))
  const read = readTypedDate(tidy(typed), today, isNumberCell(cell(key)))
  if (read.kind === 'date' && read.date.length === 10) reading.values[key] = read.date
  else if (read.kind === 'date') reading.months[key] = read.date
  else if (read.kind === 'unclear') {
    const why = UNCLEAR_DATE_TEXT[read.reason].replace('，已照原样保留', '')
    refuse(reading, key, typed, 'FLOW_DATE', `${flowHeader(key)}：${why}`)
  }
}

function refuse(reading: FlowRowReading, key: FlowKey, value: string, code: string, reason: string): void {
  reading.findings.push({ key, value, code, level: 'refuse', reason })
}

function readInto(reading: FlowRowReading, key: FlowKey, cells: Cells): void {
  const cell = cells.cell(key)
  const text = tidy(plainText(cell))
  if (isErrorCell(cell)) {
    const reason = '表格公式出错，这一格按空白处理，请补填'
    reading.findings.push({ key, value: text, code: 'CELL_ERROR', level: 'warning', reason })
  } else if (isDateKey(key)) readDateInto(reading, key, cells)
  else if (isCodeKey(key)) {
    const found = readCode(key, text)
    if (found === null) {
      reading.unread.push(`${flowHeader(key)}：${text}`)
      if (key === 'reason') reading.values.reason = '其他'
      const reason = `“${text}”不在${flowHeader(key)}的选项中，已写入备注，请选定`
      reading.findings.push({ key, value: text, code: 'FLOW_OPTION', level: 'warning', reason })
    } else if (key === 'flowOccupation') reading.flowOccupation = keyOf(FLOW_OCCUPATION, found)
    else Object.assign(reading.values, { [key]: found })
  } else if (isTextKey(key)) {
    const phone = key === 'phone' || key === 'hostContactPhone'
    const { value } = phone ? readMemberValue('phone', text, cells.today) : { value: text }
    if (text.length > MAX[key]) {
      refuse(
        reading,
        key,
        text.slice(0, 40),
        'FLOW_TOO_LONG',
        `${flowHeader(key)}超过${MAX[key]}字，请写短些`,
      )
    } else if (typeof value === 'string') reading.values[key] = value
  }
}

/**
 * Reads one row of the sheet.
 *
 * @param cells texts by column (see cellText.ts)
 */
export function readFlowRow(
  cells: readonly string[],
  columns: readonly HeaderColumn[],
  today: IsoDate,
): FlowRowReading {
  const cell: Cells['cell'] = key => {
    const wanted = key === 'branch' ? null : flowHeader(key)
    const index = columns.findIndex(({ header, target }) => target === key || header === wanted)
    return index < 0 ? '' : (cells[index] ?? '')
  }
  const reading: FlowRowReading = {
    name: tidyName(plainText(cell('name'))),
    idNo: null,
    branch: tidy(plainText(cell('branch')))
      .slice(0, 100)
      .toWellFormed(),
    values: {},
    months: {},
    flowOccupation: null,
    unread: [],
    findings: [],
  }
  if (reading.name === '') refuse(reading, 'name', '', 'NAME_MISSING', '没有姓名，请补上')
  const typed = plainText(cell('idNo'))
  const idNo = readMemberValue('idNo', typed, today, isNumberCell(cell('idNo'))).value
  if (typeof idNo === 'string') reading.idNo = idNo
  else {
    const why = typed.trim() === '' ? '没有身份证号，认不出是谁，请补上' : '身份证号看不懂，请按身份证填写'
    refuse(reading, 'idNo', typed, 'FLOW_NO_ID', why)
  }
  for (const { key } of FLOW_COLUMNS) {
    if (key === 'name' || key === 'idNo' || isBlankCell(cell(key))) continue
    readInto(reading, key, { cell, today })
  }
  return reading
}
