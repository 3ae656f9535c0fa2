/**
 * A plan in memory: the sheets of a workbook with their mapping, its rows as they stand in the file, and
 * what is to become of each. Rows are kept packed; a hundred thousand of forty cells take some ten MB.
 */

import { inflateRawSync } from 'node:zlib'
import { randomUUID } from 'node:crypto'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { REMARKS, REFUSALS, type IntakeLevel, type RowFinding } from '../../shared/intake/findings.ts'
import {
  joinFields,
  PackedBatch,
  packRow,
  unpackRawRows,
  type KeptRow,
} from '../../shared/intake/packedRows.ts'
import type { RowBatch, SheetHead, SheetTail } from '../../shared/intake/reading.ts'
import { RowReader, type RowReading } from '../../shared/intake/readRow.ts'
import {
  INTAKE_EXTRA_TARGETS,
  type Decision,
  type IntakeOptions,
  type IntakeTarget,
} from '../../shared/intake/schema.ts'
import type { MemberKey } from '../../shared/roster/fields.ts'
import type { Reader } from '../db/register.ts'
import { readName } from '../roster/service.ts'
import type { BranchResolver, SheetBranch } from './branches.ts'
import { decideRow, factsOf, type Decided, type SheetDesk } from './decide.ts'
import { SeenRows, type Matcher } from './matching.ts'
import type { RecordDecided } from './recordDecided.ts'

export interface PlanSheet {
  head: SheetHead
  tail: SheetTail | null
  reader: RowReader
  branch: SheetBranch
  /** fields the workbook has a column for */
  mapped: ReadonlySet<MemberKey>
}

export interface StoredBatch {
  sheet: number
  /** ordinal of its first row */
  first: number
  count: number
  raw: Uint8Array
  /** the rows read, packed and deflated, as long as nothing in them is mended; null where they were not kept */
  kept: Uint8Array | null
  /** row numbers as the workbook shows them */
  numbers: Int32Array
  decisions: Decision[]
  /** how often each finding code occurs */
  codes: Map<string, number>
  /** rows that wait for an answer, by the branch's text */
  unknown: Map<string, number>
  /** organisations rows belong to */
  orgs: Set<number>
  /** what becomes of rows that are records of members, once those of the file are known; null for members */
  records: RecordDecided[] | null
}

export type MendedCells = Partial<Record<IntakeTarget, string>>

/** Workbooks read together: a person may stand in only one of them. A workbook read alone is a set of its own. */
export interface PlanSet {
  /** in the order they were read; the first one a person stands in has him */
  plans: Plan[]
  seen: SeenRows
  /** a row or a file was taken out: the others are to be judged anew before they are shown or written */
  stale: boolean
}

/** Ordinals of rows are counted through all workbooks of a set, each beginning at a multiple of this. */
const ORDINALS = 1e9

export interface Plan {
  readonly id: string
  readonly fileId: string
  readonly fileName: string
  readonly today: IsoDate
  /** ordinal of its first row */
  readonly base: number
  set: PlanSet
  sha256: string
  options: IntakeOptions
  readonly sheets: PlanSheet[]
  readonly batches: StoredBatch[]
  rows: number
  readonly mended: Map<number, MendedCells>
  readonly chosen: Map<number, number | null>
  /** rows the clerk does not want */
  readonly leftOut: Set<number>
  /** its good rows have been taken into the register */
  stored: boolean
  /** rows refused because of an earlier one */
  readonly duplicates: Map<number, number>
  /** one finding of every code */
  readonly examples: Map<string, RowFinding>
  /** batches whose rows stand unpacked */
  readonly unpacked: { batch: StoredBatch; rows: KeptRow[] }[]
  importedBefore: string | null
  /** newest entry of the log when the rows were judged */
  judgedAt: number
}

export function newSet(): PlanSet {
  return { plans: [], seen: new SeenRows(), stale: false }
}

/** @param place which workbook of its set it is, from 0 */
export function createPlan(
  file: { fileId: string; fileName: string },
  today: IsoDate,
  options: IntakeOptions,
  judgedAt: number,
  place = 0,
): Plan {
  return {
    id: randomUUID(),
    ...file,
    today,
    base: place * ORDINALS,
    set: newSet(),
    sha256: '',
    options,
    sheets: [],
    batches: [],
    rows: 0,
    mended: new Map(),
    chosen: new Map(),
    leftOut: new Set(),
    stored: false,
    duplicates: new Map(),
    examples: new Map(),
    unpacked: [],
    importedBefore: null,
    judgedAt,
  }
}

function isField(target: IntakeTarget | null): target is MemberKey {
  return target !== null && !(target in INTAKE_EXTRA_TARGETS)
}

export function addSheet(plan: Plan, head: SheetHead, branch: SheetBranch): void {
  const targets = head.columns.map(column => column.target)
  plan.sheets[head.index] = {
    head,
    tail: null,
    reader: new RowReader(targets, plan.today),
    branch,
    mapped: new Set(targets.filter(isField)),
  }
}

export function sheetOf(plan: Plan, index: number): PlanSheet {
  const sheet = plan.sheets[index]
  if (!sheet) throw new RangeError(`no sheet ${index}`)
  return sheet
}

/** What rows are judged with: the tree and the register as they are now. */
export interface Judge {
  resolver: BranchResolver
  matcher: Matcher
  /** the same register, for what is asked about few rows only */
  db: Reader
}

export function deskFor(
  plan: Plan,
  sheet: PlanSheet,
  { resolver, matcher }: Judge,
  seen: SeenRows,
): SheetDesk {
  return {
    resolver,
    matcher,
    seen,
    branch: sheet.branch,
    defaultOrgId: plan.options.defaultOrgId,
    compare: {
      today: plan.today,
      blankErases: plan.options.blankErases,
      mapped: sheet.mapped,
      keys: sheet.head.keys,
    },
    chosen: plan.chosen,
    leftOut: plan.leftOut,
    place: ordinal => placeOf(plan, sheet, ordinal),
  }
}

/** The clerk mended the row, said whose it is, or left it out. */
export function isTouchedBy({ mended, chosen, leftOut }: Plan, ordinal: number): boolean {
  return mended.has(ordinal) || chosen.has(ordinal) || leftOut.has(ordinal)
}

/** Finds the batch that holds a row. */
export function batchWith(plan: Plan, ordinal: number): StoredBatch | undefined {
  return plan.batches.find(({ first, count }) => ordinal >= first && ordinal < first + count)
}

/** Unpacked batches kept at a time: a page of the preview lies in one or two. */
const UNPACKED_KEPT = 2

/** Rows of a batch as they stand in the file. */
export function keptRows(plan: Plan, batch: StoredBatch): KeptRow[] {
  const known = plan.unpacked.find(entry => entry.batch === batch)
  if (known) return known.rows
  const rows = unpackRawRows(inflateRawSync(batch.raw).toString('utf8'))
  plan.unpacked.unshift({ batch, rows })
  plan.unpacked.length = Math.min(plan.unpacked.length, UNPACKED_KEPT)
  return rows
}

export function placeInSet({ base }: Plan): number {
  return base / ORDINALS
}

/** Which workbook of the set a row stands in. */
export function planWith({ plans }: PlanSet, ordinal: number): Plan | undefined {
  const base = Math.floor(ordinal / ORDINALS) * ORDINALS
  return plans.find(plan => plan.base === base)
}

function placeOf(plan: Plan, from: PlanSheet, ordinal: number): string {
  const other = planWith(plan.set, ordinal)
  if (other !== undefined && other !== plan) return `“${other.fileName}”${placeIn(other, null, ordinal)}`
  return placeIn(plan, from, ordinal)
}

/** 第5行, and the sheet's name where it is not the one that asks. */
export function placeIn(plan: Plan, from: PlanSheet | null, ordinal: number): string {
  const batch = batchWith(plan, ordinal)
  if (!batch) return '前面一行'
  const number = batch.numbers[ordinal - batch.first] ?? 0
  const sheet = sheetOf(plan, batch.sheet)
  return sheet === from ? `第${number}行` : `“${sheet.head.name}”第${number}行`
}

/** A row's cells with what the clerk mended in them; targets without a column come behind the last one. */
export interface MendedRow {
  cells: string[]
  reader: RowReader
}

export function mendedRow(plan: Plan, sheet: PlanSheet, kept: KeptRow, ordinal: number): MendedRow {
  const mended = plan.mended.get(ordinal)
  if (!mended) return { cells: kept.cells, reader: sheet.reader }
  const targets = sheet.head.columns.map(column => column.target)
  const cells = [...kept.cells]
  for (const [name, text] of Object.entries(mended)) {
    const target = name as IntakeTarget
    let index = targets.indexOf(target)
    if (index < 0) index = targets.push(target) - 1
    while (cells.length < index) cells.push('')
    cells[index] = text
  }
  return { cells, reader: new RowReader(targets, plan.today) }
}

export function readKept(plan: Plan, sheet: PlanSheet, kept: KeptRow, ordinal: number): RowReading {
  const { cells, reader } = mendedRow(plan, sheet, kept, ordinal)
  return reader.read(cells, kept.section, kept.hidden)
}

const NAMELESS = { namePinyin: '', nameInitials: '' }

/** Fields a sheet's rows are packed with; mended ones may go beyond its columns. */
function keysWith(sheet: PlanSheet, mended: readonly MendedCells[]): MemberKey[] {
  const more = mended.flatMap(cells => (Object.keys(cells) as IntakeTarget[]).filter(isField))
  return [...new Set([...sheet.head.keys, ...more])]
}

function isMended(plan: Plan, { first, count: rows }: StoredBatch): boolean {
  for (const ordinal of plan.mended.keys()) if (ordinal >= first && ordinal < first + rows) return true
  return false
}

/** A stored batch read anew, with what was mended. */
export function repack(plan: Plan, batch: StoredBatch): { packed: PackedBatch; keys: MemberKey[] } {
  const sheet = sheetOf(plan, batch.sheet)
  if (batch.kept !== null && !isMended(plan, batch)) {
    const { keys } = sheet.head
    return { packed: new PackedBatch(inflateRawSync(batch.kept).toString('utf8'), keys), keys }
  }
  const kept = keptRows(plan, batch)
  const mended = kept.flatMap((_, i) => plan.mended.get(batch.first + i) ?? [])
  const keys = keysWith(sheet, mended)
  const fields: string[] = []
  for (const [i, row] of kept.entries()) {
    const reading = readKept(plan, sheet, row, batch.first + i)
    const { name } = reading.values
    packRow(fields, keys, row.number, reading, typeof name === 'string' ? readName(name) : NAMELESS)
    for (const finding of [...reading.own, ...reading.facts]) noteExample(plan, finding)
  }
  return { packed: new PackedBatch(joinFields(fields), keys), keys }
}

export function noteExample(plan: Plan, finding: RowFinding): void {
  if (!plan.examples.has(finding.code)) plan.examples.set(finding.code, finding)
}

export function count(into: Map<string, number>, code: string): void {
  into.set(code, (into.get(code) ?? 0) + 1)
}

/** What the register says to a row, as codes. */
function tally(plan: Plan, batch: StoredBatch, decided: Decided): void {
  for (const { code, field, level, text } of factsOf(decided)) {
    count(batch.codes, code)
    noteExample(plan, { field, value: '', code, level: level === 'note' ? 'note' : 'warning', reason: text })
  }
  for (const finding of decided.own) {
    count(batch.codes, finding.code)
    noteExample(plan, finding)
  }
}

/** Adds counts of comma-separated lists to counts of their codes: most rows share few lists. */
function spread(lists: ReadonlyMap<string, number>, codes: Map<string, number>): void {
  for (const [list, times] of lists) {
    for (const code of list.split(',')) codes.set(code, (codes.get(code) ?? 0) + times)
  }
}

/** Judges the rows of a batch in their order; `each` is given every decision. */
export function judgeBatch(
  plan: Plan,
  batch: StoredBatch,
  packed: PackedBatch,
  judge: Judge,
  each?: (decided: Decided, row: number) => void,
): void {
  const desk = deskFor(plan, sheetOf(plan, batch.sheet), judge, plan.set.seen)
  batch.decisions = []
  batch.codes = new Map()
  batch.unknown = new Map()
  batch.orgs = new Set()
  const lists = new Map<string, number>()
  for (let row = 0; row < packed.count; row += 1) {
    const ordinal = batch.first + row
    const decided = decideRow(packed, row, ordinal, desk)
    batch.decisions.push(decided.decision)
    if (decided.branch.kind === 'org') batch.orgs.add(decided.branch.orgId)
    if (decided.duplicateOf === null) plan.duplicates.delete(ordinal)
    else plan.duplicates.set(ordinal, decided.duplicateOf)
    if (decided.own.some(finding => finding.code === 'BRANCH_UNKNOWN'))
      count(batch.unknown, decided.branchText)
    batch.numbers[row] = Number(packed.head(row, 'number'))
    if (packed.has(row, 'ownCodes')) count(lists, packed.head(row, 'ownCodes'))
    // Of a matched row, the member it would leave says more than the row alone.
    if (decided.member === null && packed.has(row, 'factCodes')) count(lists, packed.head(row, 'factCodes'))
    tally(plan, batch, decided)
    each?.(decided, row)
  }
  spread(lists, batch.codes)
}

/** Takes a batch from the reader into the plan. */
export function addBatch(plan: Plan, { sheet, count: rows, raw, kept, examples }: RowBatch): StoredBatch {
  const batch: StoredBatch = {
    sheet,
    first: plan.base + plan.rows,
    count: rows,
    raw,
    kept,
    numbers: new Int32Array(rows),
    decisions: [],
    codes: new Map(),
    unknown: new Map(),
    orgs: new Set(),
    records: sheetOf(plan, sheet).head.reads === 'roster' ? null : [],
  }
  plan.batches.push(batch)
  plan.rows += rows
  for (const finding of examples) noteExample(plan, finding)
  return batch
}

export function levelOf(plan: Plan, code: string): IntakeLevel {
  if (code in REFUSALS) return 'refuse'
  if (code in REMARKS) return REMARKS[code as keyof typeof REMARKS].level
  return plan.examples.get(code)?.level ?? 'warning'
}
