/** Absences of a branch's file beside those on record: what is new, changed, the same or cannot be taken. */

import { FLOW_STATUS } from '../../shared/flow/codes.ts'
import { isOfficeError, OfficeError } from '../../shared/api/errors.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { tidy } from '../../shared/kernel/text.ts'
import {
  FLOW_COLUMNS,
  flowHeader,
  flowText,
  isDateKey,
  readFlowRow,
  type FlowKey,
  type FlowRowReading,
} from '../../shared/intake/flowSheet.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { checkFlow, writeFlow, type Standing } from '../flow/service.ts'
import type { Work } from '../longWork.ts'
import type { FlowDecided, FlowFinding } from './flowDecided.ts'
import { createPersonDesk, findPerson, type FlowPerson, type PersonDesk } from './flowPersons.ts'
import {
  count,
  keptRows,
  mendedRow,
  noteExample,
  sheetOf,
  type Judge,
  type Plan,
  type StoredBatch,
} from './plan.ts'

type FlowRecord = Row<'flow'>

/** A row on its way to a decision. */
interface Entry {
  batch: StoredBatch
  at: number
  reading: FlowRowReading
  person: FlowPerson | null
  record: FlowRecord | null
  decided: FlowDecided
}

/** SQLite takes a bounded number of values. */
const AT_ONCE = 500
const REMARK_MAX = 300

async function recordsOf(db: Reader, memberIds: readonly number[]): Promise<Map<number, FlowRecord[]>> {
  const found = new Map<number, FlowRecord[]>()
  for (let from = 0; from < memberIds.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('flow')
      .selectAll()
      .where('memberId', 'in', memberIds.slice(from, from + AT_ONCE))
      .where('removed', '=', 0)
      .orderBy('leftOn')
      .orderBy('id')
      .execute()
    for (const row of rows) found.set(row.memberId, [...(found.get(row.memberId) ?? []), row])
  }
  return found
}

/** Whose search goes on: annex 4 leaves them out (S03 85). */
async function lostAmong(db: Reader, memberIds: readonly number[]): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  for (let from = 0; from < memberIds.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('lostCase')
      .select('memberId')
      .where('memberId', 'in', memberIds.slice(from, from + AT_ONCE))
      .where('removed', '=', 0)
      .where('state', 'in', OPEN_LOST)
      .execute()
    for (const { memberId } of rows) found.add(memberId)
  }
  return found
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

function nobody({ name, idNo, branch }: FlowRowReading, sheetBranch: string): FlowDecided {
  return {
    decision: 'refused',
    name,
    idNo,
    branch: branch || sheetBranch,
    orgId: null,
    memberId: null,
    flowId: null,
    values: {},
    flowOccupation: null,
    changes: [],
    findings: [],
  }
}

function readEntry(desk: PersonDesk, batch: StoredBatch, at: number): Entry {
  const { plan } = desk
  const sheet = sheetOf(plan, batch.sheet)
  const ordinal = batch.first + at
  const kept = keptRows(plan, batch)[at] ?? { number: 0, hidden: false, section: '', cells: [] }
  batch.numbers[at] = kept.number
  const { cells } = mendedRow(plan, sheet, kept, ordinal)
  const reading = readFlowRow(cells, sheet.head.columns, plan.today)
  reading.branch = plan.mended.get(ordinal)?.branch ?? reading.branch
  const decided = nobody(reading, sheet.branch.text)
  const entry: Entry = { batch, at, reading, person: null, record: null, decided }
  if (plan.leftOut.has(ordinal)) {
    const reason = '按选定，这一行不导入'
    decided.findings.push({ key: null, value: '', code: 'LEFT_OUT', level: 'refuse', reason })
    return entry
  }
  decided.findings.push(...reading.findings)
  if (reading.idNo === null || reading.name === '') return entry
  const found = findPerson(desk, sheet, reading, decided.branch)
  if ('refused' in found) {
    decided.findings.push(found.refused)
    return entry
  }
  entry.person = found.person
  const { memberId, orgId, branch } = found.person
  Object.assign(decided, { memberId, orgId, branch })
  return entry
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
  const { reading, record, decided, person } = entry
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
      if (told === null || told === person?.occupation) continue
      say(key, person?.occupation, told)
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

function isRefused({ findings }: FlowDecided): boolean {
  return findings.some(({ level }) => level === 'refuse')
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

function putBack(plan: Plan, batches: readonly StoredBatch[], entries: readonly Entry[]): void {
  for (const batch of batches) {
    const flows = entries.filter(entry => entry.batch === batch).map(({ decided }) => decided)
    batch.flows = flows
    batch.decisions = flows.map(({ decision }) => decision)
    batch.codes = new Map()
    batch.orgs = new Set(flows.flatMap(one => (one.decision === 'refused' ? [] : (one.orgId ?? []))))
    for (const { code, level, value, reason } of flows.flatMap(({ findings }) => findings)) {
      count(batch.codes, code)
      noteExample(plan, { field: null, value, code, level, reason })
    }
  }
}

/** Judges every row of absences; the members of the file, and of those before it, have been judged. */
export async function judgeFlows(plan: Plan, judge: Judge, work: Work): Promise<void> {
  const batches = plan.batches.filter(({ flows }) => flows !== null)
  if (batches.length === 0) return
  const { db } = judge
  const desk = await createPersonDesk(db, plan, judge)
  const entries: Entry[] = []
  const ofPerson = new Map<string, Entry[]>()
  for (const batch of batches) {
    for (let at = 0; at < batch.count; at += 1) {
      const entry = readEntry(desk, batch, at)
      entries.push(entry)
      const { person, reading } = entry
      if (person === null) continue
      const who = person.memberId === null ? `new ${reading.idNo}` : String(person.memberId)
      ofPerson.set(who, [...(ofPerson.get(who) ?? []), entry])
    }
    await work.breathe()
  }
  const known = [...ofPerson.values()].flatMap(([first]) => first?.person?.memberId ?? [])
  const records = await recordsOf(db, known)
  const lost = await lostAmong(db, known)
  for (const own of ofPerson.values()) {
    const memberId = own[0]?.person?.memberId ?? null
    if (memberId !== null && lost.has(memberId)) own.forEach(tellLost)
    const standing = memberId === null ? [] : (records.get(memberId) ?? [])
    claim(own, standing)
    const spans = standing.map(({ id, leftOn, returnedOn }) => ({ id, leftOn, returnedOn }))
    const rows = own.map(entry => ({
      entry,
      flowId: entry.record?.id ?? null,
      leftOn: entry.reading.values.leftOn ?? '',
    }))
    for (const { entry } of inOrder(rows)) {
      await judgeEntry(db, entry, spans, plan.today)
      // Told once, it holds for the rows behind.
      const { flowOccupation } = entry.decided
      if (flowOccupation !== null)
        for (const one of own) if (one.person) one.person.occupation = flowOccupation
    }
    await work.breathe()
  }
  putBack(plan, batches, entries)
}

function writtenRows(plan: Plan): FlowDecided[] {
  return plan.batches
    .flatMap(({ flows }) => flows ?? [])
    .filter(({ decision }) => decision === 'new' || decision === 'changed')
}

/** How many absences a plan writes. */
export function writtenFlows(plan: Plan): number {
  return writtenRows(plan).length
}

async function memberWith(tx: Writer, idNo: string | null): Promise<number> {
  const rows = await tx
    .selectFrom('member')
    .select('id')
    .where('idNo', '=', idNo)
    .where('removed', '=', 0)
    .execute()
  const [member] = rows
  if (!member || rows.length > 1) throw new OfficeError('PLAN_STALE')
  return member.id
}

/** Writes the absences of a judged plan, inside the change that has written its members. */
export async function storeFlows(tx: Writer, plan: Plan, work: Work): Promise<void> {
  const rows = writtenRows(plan).map(decided => ({
    decided,
    flowId: decided.flowId,
    leftOn: decided.values.leftOn ?? '',
  }))
  for (const { decided, flowId } of inOrder(rows)) {
    const { values, flowOccupation } = decided
    await writeFlow(tx, {
      memberId: decided.memberId ?? (await memberWith(tx, decided.idNo)),
      ...(flowId === null ? {} : { id: flowId }),
      values,
      ...(flowOccupation === null ? {} : { flowOccupation }),
    })
    await work.breathe()
  }
}
