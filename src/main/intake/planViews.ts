/** A plan as the contract shows it: its sheets, questions and counts, its rows and findings page by page. */

import { tidy } from '../../shared/kernel/text.ts'
import type { Page } from '../../shared/kernel/paging.ts'
import { columnLetter, plainText } from '../../shared/intake/cellText.ts'
import { joinFields, PackedBatch, packRow, type KeptRow } from '../../shared/intake/packedRows.ts'
import { tellFacts, type RowReading } from '../../shared/intake/readRow.ts'
import { SKIPPED_ROW_TEXT } from '../../shared/intake/rowKinds.ts'
import type { RowFinding } from '../../shared/intake/findings.ts'
import type {
  Decision,
  IntakeFinding,
  IntakePlan,
  IntakeRow,
  IntakeSheet,
  IntakeTarget,
} from '../../shared/intake/schema.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { isFlagKey, type MemberKey } from '../../shared/roster/fields.ts'
import { changesOf, decideRow, duplicateFinding, factsOf, type Decided } from './decide.ts'
import { SeenRows, type MemberRecord } from './matching.ts'
import {
  deskFor,
  isTouchedBy,
  keptRows,
  levelOf,
  mendedRow,
  sheetOf,
  type Judge,
  type Plan,
  type StoredBatch,
} from './plan.ts'
import type { BranchResolver } from './branches.ts'
import { viewRecordRow, type ViewedRow } from './recordViews.ts'

const SKIPPED_CODE = 'ROW_SKIPPED'

function sheetView(plan: Plan, index: number): IntakeSheet {
  const { head, tail, branch } = sheetOf(plan, index)
  const hasBranchColumn = head.columns.some(column => column.target === 'branch')
  return {
    name: head.name,
    reads: head.reads,
    headerRows: head.headerRows,
    columns: head.columns.map(column => ({
      index: column.index,
      letter: columnLetter(column.index),
      header: column.header,
      target: column.target,
      from: column.from,
      samples: tail?.samples[column.index] ?? [],
    })),
    rows: tail?.rows ?? 0,
    hiddenRows: tail?.hiddenRows ?? 0,
    branchFrom: hasBranchColumn ? 'column' : branch.from,
    branchText: branch.text,
    skipped: head.skipped,
  }
}

export function countsOf(plan: Plan): IntakePlan['counts'] {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { decisions } of plan.batches) for (const decision of decisions) counts[decision] += 1
  return counts
}

/** Rows that were not taken for members, as findings. */
function skippedFindings(plan: Plan): IntakeFinding[] {
  return plan.sheets.flatMap(({ head, tail }) =>
    (tail?.skippedRows ?? []).map(({ row, kind, text }) => ({
      sheet: head.name,
      row,
      column: '',
      field: null,
      value: text,
      code: SKIPPED_CODE,
      level: 'note' as const,
      reason: SKIPPED_ROW_TEXT[kind],
    })),
  )
}

function codesOf(plan: Plan): Map<string, number> {
  const all = new Map<string, number>()
  for (const { codes } of plan.batches) {
    for (const [code, count] of codes) all.set(code, (all.get(code) ?? 0) + count)
  }
  const skipped = plan.sheets.reduce((sum, { tail }) => sum + (tail?.skippedRows.length ?? 0), 0)
  if (skipped > 0) all.set(SKIPPED_CODE, skipped)
  return all
}

/** Findings by code, most frequent first. */
export function byCode(plan: Plan): IntakePlan['byCode'] {
  return [...codesOf(plan)]
    .map(([code, count]) => {
      if (code === SKIPPED_CODE)
        return { code, level: 'note' as const, count, reason: '合计、说明等行没有当作党员' }
      return { code, level: levelOf(plan, code), count, reason: plan.examples.get(code)?.reason ?? '' }
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

/** Branches the clerk must be asked about, with how many rows wait for the answer. */
export function questionsOf(plan: Plan, resolver: BranchResolver): IntakePlan['questions'] {
  const waiting = new Map<string, number>()
  for (const { unknown } of plan.batches) {
    for (const [text, rows] of unknown) waiting.set(text, (waiting.get(text) ?? 0) + rows)
  }
  const hint = plan.fileName.replace(/\.[^.]*$/, '')
  return [...waiting].map(([text, rows]) => ({ text, rows, candidates: resolver.candidates(text, hint) }))
}

export function planView(plan: Plan, resolver: BranchResolver): IntakePlan {
  const codes = byCode(plan)
  const findings = { refuse: 0, warning: 0, note: 0 }
  for (const { level, count } of codes) findings[level] += count
  return {
    planId: plan.id,
    fileName: plan.fileName,
    sha256: plan.sha256,
    sheets: plan.sheets.map((_, index) => sheetView(plan, index)),
    counts: countsOf(plan),
    findings,
    byCode: codes,
    questions: questionsOf(plan, resolver),
    importedBefore: plan.importedBefore,
  }
}

function shown(reading: RowReading, key: MemberKey): string {
  const typed = reading.asTyped[key]
  if (typed !== undefined) return typed
  const value = reading.values[key]
  if (typeof value === 'boolean') return isFlagKey(key) && value ? '是' : ''
  return value ?? ''
}

function shownCells(reading: RowReading, typed: (target: IntakeTarget) => string): IntakeRow['cells'] {
  const cells: IntakeRow['cells'] = {}
  for (const key of Object.keys(reading.values) as MemberKey[]) {
    const text = shown(reading, key)
    if (text !== '') cells[key] = text
  }
  if (reading.branch !== '') cells.branch = reading.branch
  const kind = tidy(plainText(typed('kind')))
  cells.kind = kind === '' ? labelOf(MEMBERSHIP, reading.membership) : kind
  for (const target of ['partyPost', 'seq', 'age'] as const) {
    const text = tidy(plainText(typed(target)))
    if (text !== '') cells[target] = text
  }
  return cells
}

function candidateView(member: MemberRecord, resolver: BranchResolver): IntakeRow['candidates'][number] {
  return {
    memberId: member.id,
    name: member.name,
    branch: member.orgId === null ? '' : resolver.name(member.orgId),
    birth: member.birth ?? '',
    idNo: member.idNo ?? '',
  }
}

function branchName({ branch, branchText }: Decided): string {
  switch (branch.kind) {
    case 'org':
      return branch.name
    case 'create':
      return branch.create.fullName
    case 'skip':
    case 'unknown':
      return branchText
  }
}

/** One row with its findings, judged anew without disturbing the plan. */
export function viewRow(plan: Plan, batch: StoredBatch, at: number, judge: Judge): ViewedRow {
  if (batch.records !== null) return viewRecordRow(plan, batch, at)
  const sheet = sheetOf(plan, batch.sheet)
  const ordinal = batch.first + at
  const kept: KeptRow = keptRows(plan, batch)[at] ?? { number: 0, hidden: false, section: '', cells: [] }
  const { cells, reader } = mendedRow(plan, sheet, kept, ordinal)
  const reading = reader.read(cells, kept.section, kept.hidden)
  const typed = (target: IntakeTarget) => reader.cell(cells, target)
  const keys = Object.keys(reading.values) as MemberKey[]
  const fields: string[] = []
  packRow(fields, keys, kept.number, reading, { namePinyin: '', nameInitials: '' })
  const packed = new PackedBatch(joinFields(fields), keys)
  const desk = deskFor(plan, sheet, judge, new SeenRows())
  const decided = decideRow(packed, 0, ordinal, desk)
  const decision: Decision = batch.decisions[at] ?? decided.decision
  const earlier = plan.duplicates.get(ordinal)
  const own: RowFinding[] = [
    ...reading.own,
    ...(decided.member ? tellFacts(factsOf(decided), reading.own, typed) : reading.facts),
    ...(earlier === undefined
      ? decided.own
      : [duplicateFinding(shown(reading, 'name'), desk.place(earlier))]),
  ]
  const letters = new Map(sheet.head.columns.map(({ target, index }) => [target, columnLetter(index)]))
  const findings = own.map(({ field, value, code, level, reason }) => ({
    sheet: sheet.head.name,
    row: kept.number,
    column: field === null ? '' : (letters.get(field) ?? ''),
    field,
    value,
    code,
    level,
    reason,
  }))
  const row: IntakeRow = {
    rowKey: String(ordinal),
    sheet: sheet.head.name,
    row: kept.number,
    decision,
    name: shown(reading, 'name'),
    branch: branchName(decided),
    memberId: decided.member?.id ?? null,
    cells: shownCells(reading, typed),
    changes: decision === 'changed' ? changesOf(decided) : [],
    findings,
    candidates: decided.candidates.map(member => candidateView(member, judge.resolver)),
    mended: isTouchedBy(plan, ordinal),
  }
  return { row, findings }
}

export interface RowFilter {
  decision: Decision | undefined
  /** also rows the clerk mended or chose for, whatever became of them */
  orMended: boolean
  /** only rows with a finding of this code */
  code: string | undefined
}

/** Rows of one decision or with one finding, or all, page by page. */
export function pageOfRows(
  plan: Plan,
  { decision, orMended, code }: RowFilter,
  page: Page,
  judge: Judge,
): { total: number; rows: IntakeRow[] } {
  let total = 0
  const rows: IntakeRow[] = []
  const isTouched = (ordinal: number) => isTouchedBy(plan, ordinal)
  for (const batch of plan.batches) {
    const coded = code === undefined ? null : rowsWithCode(plan, batch, code, judge)
    for (const [at, own] of batch.decisions.entries()) {
      const wanted = decision === undefined || own === decision || (orMended && isTouched(batch.first + at))
      if (!wanted || coded?.has(at) === false) continue
      if (total >= page.offset && rows.length < page.limit) rows.push(viewRow(plan, batch, at, judge).row)
      total += 1
    }
  }
  return { total, rows }
}

const NO_ROWS: ReadonlySet<number> = new Set()
/** By the batch's own counts of codes, which are made anew whenever the batch is judged. */
const codedRows = new WeakMap<ReadonlyMap<string, number>, Map<string, ReadonlySet<number>>>()

/** The rows of a batch that bear a code; looked for once, until the batch is judged again. */
function rowsWithCode(plan: Plan, batch: StoredBatch, code: string, judge: Judge): ReadonlySet<number> {
  if (!batch.codes.has(code)) return NO_ROWS
  const known = codedRows.get(batch.codes)?.get(code)
  if (known) return known
  const found = new Set<number>()
  for (let at = 0; at < batch.count; at += 1) {
    if (viewRow(plan, batch, at, judge).findings.some(finding => finding.code === code)) found.add(at)
  }
  const byCode = codedRows.get(batch.codes) ?? new Map<string, ReadonlySet<number>>()
  codedRows.set(batch.codes, byCode.set(code, found))
  return found
}

interface FindingFilter {
  level: IntakeFinding['level'] | undefined
  code: string | undefined
}

/** Findings in the order of their rows; rows that are no members come last. */
export function pageOfFindings(
  plan: Plan,
  filter: FindingFilter,
  page: Page,
  judge: Judge,
): { total: number; rows: IntakeFinding[] } {
  const wanted = (code: string, level: IntakeFinding['level']) =>
    (filter.code === undefined || filter.code === code) &&
    (filter.level === undefined || filter.level === level)
  let total = 0
  const rows: IntakeFinding[] = []
  const take = (finding: IntakeFinding) => {
    if (!wanted(finding.code, finding.level)) return
    if (total >= page.offset && rows.length < page.limit) rows.push(finding)
    total += 1
  }
  for (const batch of plan.batches) {
    let here = 0
    for (const [code, count] of batch.codes) if (wanted(code, levelOf(plan, code))) here += count
    // Batches before and behind the page need not be unpacked.
    if (here === 0 || total + here <= page.offset || rows.length >= page.limit) {
      total += here
      continue
    }
    for (let at = 0; at < batch.count; at += 1) viewRow(plan, batch, at, judge).findings.forEach(take)
  }
  skippedFindings(plan).forEach(take)
  return { total, rows }
}
