/**
 * The sheet 外出流动党员 of a branch's packet: what a branch can fill in of annex 4 (S03 19, 80–90), one row an
 * absence. The register prints the rest from the roster.
 */

import { FLOW_DIRECTION, FLOW_REASON } from '../flow/codes.ts'
import type { FlowValues } from '../flow/methods.ts'
import { ORG_CODES_4 } from '../forms/printedCodes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { keyOf, labelOf } from '../kernel/codes.ts'
import { tidy } from '../kernel/text.ts'
import { readTypedDate, UNCLEAR_DATE_TEXT } from '../kernel/typedDates.ts'
import { ORGANISATION_TYPE } from '../organisation/codes.ts'
import { FLOW_OCCUPATION } from '../roster/codes.ts'
import { readMemberValue } from '../roster/rules.ts'
import { isBlankCell, isErrorCell, isNumberCell, plainText } from './cellText.ts'
import type { HeaderColumn, SheetHeader } from './headerRows.ts'
import type { RawRow } from './rawSheet.ts'
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

/** In the order of annex 4; what only the roster knows is not asked again. */
export const FLOW_COLUMNS: readonly RecordColumn<FlowKey>[] = [
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

const CODES: Readonly<Record<CodeKey, OfferedWords>> = {
  flowOccupation: offeredInOrder(FLOW_OCCUPATION),
  direction: offeredInOrder(FLOW_DIRECTION),
  reason: { table: FLOW_REASON, printed: [] },
  hostOrgType: { table: ORGANISATION_TYPE, printed: ORG_CODES_4.words },
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
/** The header of a sheet of absences; null for every other sheet. */
export function findFlowHeader(sheetName: string, rows: readonly RawRow[]): SheetHeader | null {
  return findRecordHeader(FLOW_SHEET, NEEDED, sheetName, rows)
}

export type FlowOccupation = (typeof FLOW_OCCUPATION)['items'][number]['key']

export type FlowCellFinding = RecordCellFinding<FlowKey>

/** A row as far as it says something; what is blank is absent. */
export interface FlowRowReading extends Omit<PersonReading, 'findings'> {
  values: Partial<FlowValues>
  /** a date of which only the month is told, `YYYY-MM` */
  months: Partial<Record<DateKey, string>>
  flowOccupation: FlowOccupation | null
  /** words that are no option of theirs, as they go into 备注 */
  unread: string[]
  findings: FlowCellFinding[]
}

interface Cells {
  cell: (key: FlowKey) => string
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
    const found = readOption(CODES[key], text)
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
  const under = cellUnder(cells, columns)
  const cell = (key: FlowKey) => under(null, flowHeader(key))
  const reading: FlowRowReading = {
    ...readPerson(target => under(target, flowHeader(target)), today),
    values: {},
    months: {},
    flowOccupation: null,
    unread: [],
  }
  for (const { key } of FLOW_COLUMNS) {
    if (key === 'name' || key === 'idNo' || isBlankCell(cell(key))) continue
    readInto(reading, key, { cell, today })
  }
  return reading
}
