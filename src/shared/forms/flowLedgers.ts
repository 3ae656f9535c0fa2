/**
 * The ledgers of members away and abroad, each described once (rules.md D13, D21, D27, D28; R-E14; forms.md
 * 11). The layouts are the office's own: no document gives a grid.
 */

import { FLOW_DIRECTION } from '../flow/codes.ts'
import type { CertificateRow } from '../flow/certificateMethods.ts'
import type { FlowRow } from '../flow/methods.ts'
import { FLOW_LEDGER, type FlowLedger } from '../flow/papers.ts'
import { periodOf } from '../flow/rhythm.ts'
import { labelOf } from '../kernel/codes.ts'
import { dayNumber, type IsoDate } from '../kernel/dates.ts'
import { ledgerSignatures } from './sheetLines.ts'
import { screenListSheet, type ScreenColumn } from './screenList.ts'
import type { FormSheet } from './sheet.ts'

interface LedgerColumn<Row> extends ScreenColumn {
  text: (row: Row, on: IsoDate, index: number) => string
}

/** Where a member away was at a time. */
export interface PlaceLine {
  memberId: number
  name: string
  orgName: string
  fromOn: string
  place: string | null
  /** how it became known */
  source: string
  phone: string | null
}

export interface ContactLine {
  memberId: number
  name: string
  orgName: string
  onDate: string
  channel: string
  contactBy: string
  person: string | null
  summary: string
  marks: string
}

export interface OverseasLine {
  memberId: number
  name: string
  orgName: string
  leftOn: string
  reason: string
  country: string | null
  city: string | null
  contactState: string | null
  handling: string | null
  handledOn: string | null
  handledDoc: string | null
  keepUntil: string | null
  returnedOn: string | null
  lifeRestored: string | null
  restoredOn: string | null
  dossierTo: string | null
  remark: string | null
}

/** The year of a member away: for each month what there was. */
export interface YearLine {
  memberId: number
  name: string
  orgName: string
  keeper: string | null
  /** 联, 汇, both, or — where he was not away */
  months: readonly string[]
  contacts: number
  reports: number
}

/** What a branch says of its members away in a month (R-E09). */
export interface MonthLine {
  memberId: null
  orgName: string
  away: number
  left: number
  back: number
  contacted: number
  reported: number
  moved: number
  uncontrolled: number
  /** names of those without a contact in the month */
  silent: readonly string[]
  /** the sum of the branches */
  total?: true
}

export interface ReminderLine {
  memberId: number
  name: string
  orgName: string
  kind: string
  reminderNo: string | null
  onDate: string
  facts: string
  mendBy: string | null
  servedOn: string | null
  servedTo: string | null
  state: string
  outcomeNote: string | null
}

/** What each ledger lists. */
export interface LedgerRows {
  ROSTER: FlowRow
  TRACE: PlaceLine
  CONTACTS: ContactLine
  OVERDUE: FlowRow
  UNCONTROLLED: FlowRow
  HOME: FlowRow
  UNREPORTED: FlowRow
  YEAR: YearLine
  MONTHLY: MonthLine
  REMINDERS: ReminderLine
  CERTIFICATES: CertificateRow
  OVERSEAS: OverseasLine
}

const LEFT = { align: 'left' } as const
const said = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join('　')

function column<Row>(
  key: string,
  title: string,
  width: number,
  text: LedgerColumn<Row>['text'],
  rest: Partial<ScreenColumn> = {},
): LedgerColumn<Row> {
  return { key, title, width, text, isText: true, align: 'center', ...rest }
}

interface Person {
  name: string
  orgName: string
}

function head<Row extends Person>(): LedgerColumn<Row>[] {
  return [
    column('index', '序号', 40, (_row, _on, index) => String(index + 1)),
    column('name', '姓名', 66, ({ name }) => name),
    column('orgName', '党支部', 104, ({ orgName }) => orgName),
  ]
}

const leftOn = column<FlowRow>('leftOn', '外出日期', 84, row => row.leftOn)
const place = column<FlowRow>('destPlace', '外出地点', 120, row => row.destPlace ?? '', LEFT)
const phone = column<FlowRow>('phone', '手机、微信', 104, row => said(row.phone, row.wechat))
const emergency = column<FlowRow>('emergency', '应急联系人', 104, row => row.emergencyContact ?? '')
const keeper = column<FlowRow>('keeper', '联络员', 80, row => row.keeper ?? '')
const lastContact = column<FlowRow>('lastContactOn', '最近联系', 84, row => row.lastContactOn ?? '')

const calls = column<FlowRow>('calls', '情况', 260, row => row.calls.map(({ text }) => text).join('；'), LEFT)
const shown = (count: number) => (count === 0 ? '' : String(count))

type Columns = { [L in FlowLedger]: readonly LedgerColumn<LedgerRows[L]>[] }

const COLUMNS: Columns = {
  ROSTER: [
    ...head<FlowRow>(),
    leftOn,
    column('reason', '外出原因', 68, row => row.reason),
    column('direction', '流向', 84, row => labelOf(FLOW_DIRECTION, row.direction)),
    place,
    column('unit', '流入单位及地址', 132, row => said(row.unitName, row.unitAddress), LEFT),
    column('host', '流入地党组织', 104, row => said(row.hostOrg, row.hostContact, row.hostContactPhone)),
    column('living', '常住地址', 100, row => row.livingAddress ?? '', LEFT),
    column('certNo', '活动证编号', 84, row => row.certNo ?? ''),
    phone,
    emergency,
    keeper,
    lastContact,
  ],
  TRACE: [
    ...head<PlaceLine>(),
    column('fromOn', '自何日', 90, row => row.fromOn),
    column('place', '去向', 220, row => row.place ?? '不详', LEFT),
    column('phone', '手机', 104, row => row.phone ?? ''),
    column('source', '得知情况', 240, row => row.source, LEFT),
  ],
  CONTACTS: [
    ...head<ContactLine>(),
    column('onDate', '联系日期', 90, row => row.onDate),
    column('channel', '方式', 56, row => row.channel),
    column('contactBy', '由谁联系', 66, row => row.contactBy),
    column('person', '联系人', 90, row => row.person ?? ''),
    column('summary', '联系内容', 320, row => row.summary, LEFT),
    column('marks', '备注', 110, row => row.marks),
  ],
  OVERDUE: [
    ...head<FlowRow>(),
    leftOn,
    place,
    phone,
    emergency,
    keeper,
    lastContact,
    column('missed', '没有联系的时段', 220, row => row.missedPeriods.join('、'), LEFT),
  ],
  UNCONTROLLED: [
    ...head<FlowRow>(),
    leftOn,
    column('days', '已外出天数', 74, (row, on) => String(dayNumber(on) - dayNumber(row.leftOn))),
    column('reason', '外出原因', 74, row => row.reason),
    place,
    phone,
    emergency,
    keeper,
    lastContact,
  ],
  HOME: [...head<FlowRow>(), leftOn, place, phone, emergency, keeper, calls],
  UNREPORTED: [...head<FlowRow>(), leftOn, place, phone, emergency, keeper, calls],
  YEAR: [
    ...head<YearLine>(),
    column('keeper', '联络员', 66, row => row.keeper ?? ''),
    ...Array.from({ length: 12 }, (_, month) =>
      column<YearLine>(`month${month}`, `${month + 1}月`, 46, row => row.months[month] ?? ''),
    ),
    column('contacts', '联系', 44, row => shown(row.contacts)),
    column('reports', '汇报', 44, row => shown(row.reports)),
  ],
  MONTHLY: [
    column('index', '序号', 40, (row, _on, index) => (row.total ? '' : String(index + 1))),
    column('orgName', '党支部', 140, ({ orgName }) => orgName),
    column('away', '外出党员', 70, row => shown(row.away)),
    column('left', '本月外出', 70, row => shown(row.left)),
    column('back', '本月返回', 70, row => shown(row.back)),
    column('contacted', '已联系', 60, row => shown(row.contacted)),
    column('reported', '已汇报', 60, row => shown(row.reported)),
    column('moved', '去向有变', 70, row => shown(row.moved)),
    column('uncontrolled', '失控', 50, row => shown(row.uncontrolled)),
    column('silent', '本月没有联系的', 320, row => row.silent.join('、'), LEFT),
  ],
  REMINDERS: [
    ...head<ReminderLine>(),
    column('kind', '方式', 66, row => row.kind),
    column('reminderNo', '编号', 66, row => row.reminderNo ?? ''),
    column('onDate', '提醒日期', 84, row => row.onDate),
    column('facts', '提醒的事', 240, row => row.facts, LEFT),
    column('mendBy', '改正期限', 84, row => row.mendBy ?? ''),
    column('served', '送达', 110, row => said(row.servedOn, row.servedTo)),
    column('state', '结果', 60, row => row.state),
    column('outcomeNote', '整改或复核情况', 160, row => row.outcomeNote ?? '', LEFT),
  ],
  CERTIFICATES: [
    ...head<CertificateRow>(),
    column('certNo', '证件编号', 110, row => row.certNo),
    column('issuedOn', '发证时间', 84, row => row.issuedOn ?? ''),
    column('issuedBy', '发证单位', 110, row => row.issuedBy ?? ''),
    column('reason', '外出原因', 68, row => row.reason),
    column('place', '外出地点', 120, row => row.destPlace ?? '', LEFT),
    column('leftOn', '外出时间', 84, row => row.leftOn),
    column('inspections', '年审', 130, row => row.inspections.map(({ year }) => String(year)).join('、')),
    column('ending', '交回、遗失', 110, row => said(row.ending, row.endedOn)),
    column('remark', '备注', 90, row => row.remark ?? '', LEFT),
  ],
  OVERSEAS: [
    ...head<OverseasLine>(),
    column('leftOn', '出国日期', 84, row => row.leftOn),
    column('reason', '原因', 52, row => row.reason),
    column('country', '国家（地区）', 90, row => said(row.country, row.city)),
    column('contactState', '与组织联系', 76, row => row.contactState ?? ''),
    column('handling', '党籍处理', 100, row => row.handling ?? ''),
    column('handled', '办理日期、文号', 104, row => said(row.handledOn, row.handledDoc)),
    column('keepUntil', '保留至', 84, row => row.keepUntil ?? ''),
    column('returnedOn', '回国日期', 84, row => row.returnedOn ?? ''),
    column('restored', '恢复组织生活', 110, row => said(row.lifeRestored, row.restoredOn)),
    column('dossierTo', '档案转交', 84, row => row.dossierTo ?? ''),
    column('remark', '备注', 84, row => row.remark ?? '', LEFT),
  ],
}

/** Ledgers of a time say which. */
const TIME: Readonly<Partial<Record<FlowLedger, (on: IsoDate) => string>>> = {
  YEAR: on => periodOf(on, 'year').label,
  MONTHLY: on => periodOf(on, 'month').label,
}

const YEAR_SIGNS = '联：联系过；汇：汇报过；空白：没有；—：没有外出'

export interface LedgerFacts {
  /** the branch, general branch or committee it is of */
  unit: string
  on: IsoDate
  filledBy: string
}

/** Two lines of the body: names of branches, addresses and reasons are long. */
const ROW_MM = 9

const COUNTED: Readonly<Record<FlowLedger, string>> = {
  ROSTER: '名',
  TRACE: '条',
  CONTACTS: '次',
  OVERDUE: '名',
  UNCONTROLLED: '名',
  HOME: '名',
  UNREPORTED: '名',
  YEAR: '名',
  MONTHLY: '个支部',
  REMINDERS: '份',
  CERTIFICATES: '本',
  OVERSEAS: '名',
}

/** Lays a ledger out; `on` is its as-of day. */
export function flowLedgerSheet<L extends FlowLedger>(
  ledger: L,
  rows: readonly (LedgerRows[L] & { memberId: number | null })[],
  { unit, on, filledBy }: LedgerFacts,
): FormSheet {
  const columns: readonly LedgerColumn<LedgerRows[L]>[] = COLUMNS[ledger]
  return screenListSheet({
    title: `${TIME[ledger]?.(on) ?? ''}${labelOf(FLOW_LEDGER, ledger)}`,
    scope: `填报单位（盖章）：${unit}`,
    orientation: 'landscape',
    rowHeight: ROW_MM,
    count: `共${rows.filter(row => !('total' in row)).length}${COUNTED[ledger]}，截至${on}`,
    columns,
    rows: rows.map((row, index) => ({
      id: row.memberId ?? -index - 1,
      memberId: row.memberId,
      cells: columns.map(({ text }) => text(row, on, index)),
    })),
    footLines: [...(ledger === 'YEAR' ? [{ left: YEAR_SIGNS }] : []), ledgerSignatures(filledBy, on)],
  })
}
