/** Absences of a branch's file beside those on record: what is new, changed, the same or cannot be taken. */

import { FLOW_STATUS } from '../../shared/flow/codes.ts'
import { isOfficeError } from '../../shared/api/errors.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { tidy } from '../../shared/kernel/text.ts'
import {
  FLOW_COLUMNS,
  flowHeader,
  flowText,
  isDateKey,
  readFlowRow,
  type FlowKey,
  type FlowOccupation,
  type FlowRowReading,
} from '../../shared/intake/flowSheet.ts'
import { FLOW_OCCUPATION } from '../../shared/roster/codes.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { checkFlow, writeFlow, type Standing } from '../flow/service.ts'
import type { Work } from '../longWork.ts'
import type { Plan } from './plan.ts'
import type { FlowDecided, FlowFinding } from './recordDecided.ts'
import {
  isRefused,
  memberWith,
  ofMembers,
  putBack,
  readEntries,
  writtenOf,
  type Entry as RecordEntry,
  type RecordSheet,
} from './recordEntries.ts'
import type { PersonDesk } from './recordPersons.ts'

type FlowRecord = Row<'flow'>

/** A row with the record it means. */
interface Entry extends RecordEntry<FlowRowReading, FlowDecided> {
  record: FlowRecord | null
  /** of the member, as the rows before would leave it */
  occupation: { now: FlowOccupation | null }
}

const REMARK_MAX = 300

function recordsOf(db: Reader, memberIds: readonly number[]): Promise<Map<number, FlowRecord[]>> {
  return ofMembers(memberIds, ids =>
    db
      .selectFrom('flow')
      .selectAll()
      .where('memberId', 'in', [...ids])
      .where('removed', '=', 0)
      .orderBy('leftOn')
      .orderBy('id')
      .execute(),
  )
}

/** Whose search goes on: annex 4 leaves them out (S03 85). */
async function lostAmong(db: Reader, memberIds: readonly number[]): Promise<ReadonlySet<number>> {
  const found = await ofMembers(memberIds, ids =>
    db
      .selectFrom('lostCase')
      .select('memberId')
      .where('memberId', 'in', [...ids])
      .where('removed', '=', 0)
      .where('state', 'in', OPEN_LOST)
      .execute(),
  )
  return new Set(found.keys())
}

function tellLost({ decided }: Entry): void {
  const reason = '这名党员正在失联查找，附件4不列；取得联系了请先在失联查找里登记'
  decided.findings.push({ key: 'name', value: decided.name, code: 'FLOW_LOST', level: 'warning', reason })
}

const isOpen = ({ returnedOn, status }: FlowRecord) =>
  returnedOn === null && (status === '外出中' || status === '拟外出')

function isDated({ leftOn }: FlowRecord, { values, months }: FlowRowReading): boolean {
  return values.leftOn === leftOn || (months.leftOn !== undefined && leftOn.startsWith(months.leftOn))
}

/**
 * Which record each row of one member means: the one with its day of leaving; of the rows left over the first
 * means the record still open, whose day is then mended. Further rows are new absences.
 */
function claim(entries: readonly Entry[], records: readonly FlowRecord[]): void {
  const free = new Set(records)
  const take = (entry: Entry, fits: (record: FlowRecord) => boolean) => {
    const record = [...free].find(fits)
    if (!record) return
    entry.record = record
    free.delete(record)
  }
  for (const entry of entries) take(entry, record => isDated(record, entry.reading))
  for (const entry of entries) if (entry.record === null) take(entry, isOpen)
}

const SHEET: RecordSheet<FlowRowReading, FlowDecided> = {
  kind: 'flow',
  unentered: '不登记外出',
  read: readFlowRow,
  tell: ({ findings }, decided) => decided.findings.push(...findings),
  nobody: ({ name, idNo }, branch) => ({
    kind: 'flow',
    decision: 'refused',
    name,
    idNo,
    branch,
    orgId: null,
    memberId: null,
    flowId: null,
    values: {},
    flowOccupation: null,
    changes: [],
    findings: [],
  }),
}

function refusal(key: FlowKey, value: string, code: string, reason: string): FlowFinding {
  return { key, value, code, level: 'refuse', reason }
}

/** A month where a day is wanted: it agrees with a day in it, and no record can be made of it. */
function judgeMonths({ reading, record, decided }: Entry): void {
  for (const key of ['leftOn', 'returnedOn', 'expectedBack'] as const) {
    const month = reading.months[key]
    if (month === undefined || record?.[key]?.startsWith(month)) continue
    if (key === 'expectedBack') {
      reading.unread.push(`${flowHeader(key)}：${month}`)
      const reason = '只有年月，已写入备注'
      decided.findings.push({ key, value: month, code: 'FLOW_MONTH', level: 'warning', reason })
    } else {
      const words = `${flowHeader(key)}要写到日，如 2016-03-01`
      decided.findings.push(refusal(key, month, 'FLOW_DAY', words))
    }
  }
}

/** 备注 of the row, or on record, with the words that fit no option. */
function remarkOf({ reading, record }: Entry): string {
  const own = reading.values.remark ?? record?.remark ?? ''
  const added = reading.unread.filter(words => !own.includes(words))
  return [own, ...added]
    .filter(words => words !== '')
    .join('；')
    .slice(0, REMARK_MAX)
    .toWellFormed()
}

/** What is told and differs from the record; a blank never erases. */
function compare(entry: Entry, today: string): void {
  const { reading, record, decided, occupation } = entry
  const say = (key: FlowKey, before: string | null | undefined, after: string) =>
    decided.changes.push({
      field: flowHeader(key),
      before: flowText(key, before),
      after: flowText(key, after),
    })
  for (const { key } of FLOW_COLUMNS) {
    if (key === 'name' || key === 'idNo') continue
    if (key === 'flowOccupation') {
      const told = reading.flowOccupation
      if (told === null || told === occupation.now) continue
      say(key, occupation.now, told)
      decided.flowOccupation = told
      continue
    }
    const told = key === 'remark' ? remarkOf(entry) || undefined : reading.values[key]
    const before = record?.[key] ?? ''
    if (told === undefined || told === null || tidy(before) === tidy(told)) continue
    say(key, before, told)
    Object.assign(decided.values, { [key]: told })
  }
  const { leftOn, returnedOn } = decided.values
  if (returnedOn && returnedOn > today) {
    const words = '返回日期还没有到；还没有回来的写在“预计返回日期”'
    decided.findings.push(refusal('returnedOn', returnedOn, 'FLOW_RETURN', words))
  }
  if (!record && !returnedOn && leftOn && leftOn > today) decided.values.status = '拟外出'
  // What is only mended does not end a record, nor open one again.
  const status = record && decided.values.returnedOn === undefined ? keyOf(FLOW_STATUS, record.status) : null
  if (status !== null && decided.changes.length > 0) decided.values.status = status
}

function keyOfField(field: string | null): FlowKey | null {
  return FLOW_COLUMNS.find(({ key }) => key === field)?.key ?? null
}

/** Judges one row after those of the member before it, as if they had been written. */
async function judgeEntry(db: Reader, entry: Entry, standing: Standing[], today: string): Promise<void> {
  const { decided, record } = entry
  judgeMonths(entry)
  compare(entry, today)
  if (isRefused(decided)) return
  decided.flowId = record?.id ?? null
  if (record && decided.changes.length === 0) {
    decided.decision = 'same'
    return
  }
  try {
    const { leftOn } = await checkFlow(db, decided.values, record ?? undefined, standing)
    const returnedOn = decided.values.returnedOn ?? record?.returnedOn ?? null
    const own = standing.find(({ id }) => id === record?.id)
    if (own) Object.assign(own, { leftOn, returnedOn })
    else standing.push({ id: -1 - standing.length, leftOn, returnedOn })
    decided.decision = record ? 'changed' : 'new'
  } catch (error) {
    if (!isOfficeError(error)) throw error
    const key = keyOfField(error.field)
    const told = key !== null && isDateKey(key) ? entry.reading.values[key] : null
    decided.findings.push({
      key,
      value: told ?? '',
      code: error.code,
      level: 'refuse',
      reason: error.message,
    })
  }
}

/** Records on file first, so that one that ends makes room; then by the day of leaving. */
function inOrder<T extends { flowId: number | null; leftOn: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) =>
    (a.flowId === null) === (b.flowId === null)
      ? a.leftOn < b.leftOn
        ? -1
        : Number(a.leftOn > b.leftOn)
      : a.flowId === null
        ? 1
        : -1,
  )
}

/** @param lostNow members for whom a search is entered with the same file */
export async function judgeFlows(desk: PersonDesk, lostNow: ReadonlySet<number>, work: Work): Promise<void> {
  const { db } = desk.judge
  const { entries, ofPerson } = await readEntries(desk, SHEET, work)
  const known = [...ofPerson.values()].flatMap(([first]) => first?.person?.member?.id ?? [])
  const records = await recordsOf(db, known)
  const lost = await lostAmong(db, known)
  for (const rows of ofPerson.values()) {
    const member = rows[0]?.person?.member ?? null
    const standing = member === null ? [] : (records.get(member.id) ?? [])
    const kept = member?.flowOccupation ?? null
    const occupation = { now: kept === null ? null : keyOf(FLOW_OCCUPATION, kept) }
    const own = rows.map((row): Entry => ({ ...row, record: null, occupation }))
    if (member !== null && (lost.has(member.id) || lostNow.has(member.id))) own.forEach(tellLost)
    claim(own, standing)
    const spans = standing.map(({ id, leftOn, returnedOn }) => ({ id, leftOn, returnedOn }))
    const ordered = own.map(entry => ({
      entry,
      flowId: entry.record?.id ?? null,
      leftOn: entry.reading.values.leftOn ?? '',
    }))
    for (const { entry } of inOrder(ordered)) {
      await judgeEntry(db, entry, spans, desk.plan.today)
      // Told once, it holds for the rows behind.
      occupation.now = entry.decided.flowOccupation ?? occupation.now
    }
    await work.breathe()
  }
  putBack(desk.plan, 'flow', entries)
}

/** Writes the absences of a judged plan, inside the change that has written its members. */
export async function storeFlows(tx: Writer, plan: Plan, work: Work): Promise<void> {
  const rows = writtenOf(plan, 'flow').map(decided => ({
    decided,
    flowId: decided.flowId,
    leftOn: decided.values.leftOn ?? '',
  }))
  for (const { decided, flowId } of inOrder(rows)) {
    const { values, flowOccupation } = decided
    await writeFlow(tx, {
      memberId: await memberWith(tx, decided),
      ...(flowId === null ? {} : { id: flowId }),
      values,
      ...(flowOccupation === null ? {} : { flowOccupation }),
    })
    await work.breathe()
  }
}
