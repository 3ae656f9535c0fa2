/** Rows of records on their way to a decision: read, given to their persons, and put back where they stand. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { HeaderColumn } from '../../shared/intake/headerRows.ts'
import type { PersonReading } from '../../shared/intake/recordSheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Writer } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { count, keptRows, mendedRow, noteExample, sheetOf, type Plan, type StoredBatch } from './plan.ts'
import type { RecordDecided } from './recordDecided.ts'
import { findPerson, type Asked, type PersonDesk, type RecordPerson } from './recordPersons.ts'

export interface Entry<Reading, Decided extends RecordDecided> {
  batch: StoredBatch
  at: number
  reading: Reading
  person: RecordPerson | null
  decided: Decided
}

type Kind = RecordDecided['kind']

/** What a kind of sheet does for its rows. */
export interface RecordSheet<
  Reading extends Omit<PersonReading, 'findings'>,
  Decided extends RecordDecided,
> extends Asked {
  kind: Kind
  read: (cells: readonly string[], columns: readonly HeaderColumn[], today: IsoDate) => Reading
  /** a row of which nothing is known yet but what it says itself */
  nobody: (reading: Reading, branch: string) => Decided
  /** what the row alone has wrong */
  tell: (reading: Reading, decided: Decided) => void
}

/** SQLite takes a bounded number of values. */
const AT_ONCE = 500

/** Reads what hangs on these members, some at a time. */
export async function ofMembers<Found extends { memberId: number }>(
  memberIds: readonly number[],
  read: (ids: readonly number[]) => Promise<readonly Found[]>,
): Promise<Map<number, Found[]>> {
  const found = new Map<number, Found[]>()
  for (let from = 0; from < memberIds.length; from += AT_ONCE) {
    for (const row of await read(memberIds.slice(from, from + AT_ONCE))) {
      const known = found.get(row.memberId)
      if (known) known.push(row)
      else found.set(row.memberId, [row])
    }
  }
  return found
}

function readEntry<Reading extends Omit<PersonReading, 'findings'>, Decided extends RecordDecided>(
  desk: PersonDesk,
  kind: RecordSheet<Reading, Decided>,
  batch: StoredBatch,
  at: number,
): Entry<Reading, Decided> {
  const { plan } = desk
  const sheet = sheetOf(plan, batch.sheet)
  const ordinal = batch.first + at
  const kept = keptRows(plan, batch)[at] ?? { number: 0, hidden: false, section: '', cells: [] }
  batch.numbers[at] = kept.number
  const { cells } = mendedRow(plan, sheet, kept, ordinal)
  const reading = kind.read(cells, sheet.head.columns, plan.today)
  reading.branch = plan.mended.get(ordinal)?.branch ?? reading.branch
  const decided = kind.nobody(reading, reading.branch || sheet.branch.text)
  const entry: Entry<Reading, Decided> = { batch, at, reading, person: null, decided }
  if (plan.leftOut.has(ordinal)) {
    const reason = '按选定，这一行不导入'
    decided.findings.push({ key: null, value: '', code: 'LEFT_OUT', level: 'refuse', reason })
    return entry
  }
  kind.tell(reading, decided)
  if (reading.idNo === null || reading.name === '') return entry
  const found = findPerson(desk, sheet, reading, decided.branch, kind)
  if ('refused' in found) {
    decided.findings.push(found.refused)
    return entry
  }
  entry.person = found.person
  const { member, branch } = found.person
  Object.assign(decided, { memberId: member?.id ?? null, orgId: member?.orgId ?? null, branch })
  return entry
}

/** The rows of one kind, and those of each person in the order of the file. */
export async function readEntries<
  Reading extends Omit<PersonReading, 'findings'>,
  Decided extends RecordDecided,
>(
  desk: PersonDesk,
  kind: RecordSheet<Reading, Decided>,
  work: Work,
): Promise<{ entries: Entry<Reading, Decided>[]; ofPerson: Map<string, Entry<Reading, Decided>[]> }> {
  const entries: Entry<Reading, Decided>[] = []
  const ofPerson = new Map<string, Entry<Reading, Decided>[]>()
  for (const batch of batchesOf(desk.plan, kind.kind)) {
    for (let at = 0; at < batch.count; at += 1) {
      const entry = readEntry(desk, kind, batch, at)
      entries.push(entry)
      const { person, reading } = entry
      if (person === null) continue
      const who = person.member === null ? `new ${reading.idNo}` : String(person.member.id)
      ofPerson.set(who, [...(ofPerson.get(who) ?? []), entry])
    }
    await work.breathe()
  }
  return { entries, ofPerson }
}

export function batchesOf(plan: Plan, kind: Kind): StoredBatch[] {
  return plan.batches.filter(({ sheet }) => sheetOf(plan, sheet).head.reads === kind)
}

export function isRefused({ findings }: RecordDecided): boolean {
  return findings.some(({ level }) => level === 'refuse')
}

/** Gives every batch the decisions on its rows. */
export function putBack(
  plan: Plan,
  kind: Kind,
  entries: readonly { batch: StoredBatch; decided: RecordDecided }[],
): void {
  for (const batch of batchesOf(plan, kind)) {
    const records = entries.filter(entry => entry.batch === batch).map(({ decided }) => decided)
    batch.records = records
    batch.decisions = records.map(({ decision }) => decision)
    batch.codes = new Map()
    batch.orgs = new Set(records.flatMap(one => (one.decision === 'refused' ? [] : (one.orgId ?? []))))
    for (const { findings } of records) {
      for (const { code, level, value, reason } of findings) {
        count(batch.codes, code)
        noteExample(plan, { field: null, value, code, level, reason })
      }
    }
  }
}

/** Rows of one kind that write something, in the order of the file. */
export function writtenOf<K extends Kind>(plan: Plan, kind: K): Extract<RecordDecided, { kind: K }>[] {
  const isOfKind = (one: RecordDecided): one is Extract<RecordDecided, { kind: K }> => one.kind === kind
  return plan.batches
    .flatMap(({ records }) => records ?? [])
    .filter(isOfKind)
    .filter(({ decision }) => decision === 'new' || decision === 'changed')
}

/** The member of a row, by now in the register. Throws PLAN_STALE where nobody, or several, have the number. */
export async function memberWith(
  tx: Writer,
  { memberId, idNo }: Pick<RecordDecided, 'memberId' | 'idNo'>,
): Promise<number> {
  if (memberId !== null) return memberId
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
