/**
 * One sheet from its rows: title and unit line above, header, mapping, and below it the members, without
 * what villages put between them.
 */

import { tidy } from '../kernel/text.ts'
import type { MemberKey } from '../roster/fields.ts'
import { branchOfTitle, branchOfUnitLine } from './branchNames.ts'
import { isBlankCell, plainText } from './cellText.ts'
import { findCheckHeader } from './checkSheet.ts'
import { findFlowHeader } from './flowSheet.ts'
import { findLostHeader } from './lostSheet.ts'
import { findHeader, headerAt, HEADER_WINDOW, likelyHeader, type SheetHeader } from './headerRows.ts'
import { headerSignature } from './headerNames.ts'
import type { Merge, RawRow } from './rawSheet.ts'
import type { MappedColumn, ReadOptions, SheetHead, SheetTail, SkippedRow } from './reading.ts'
import { createRowKinds, type RowKinds } from './rowKinds.ts'
import { INTAKE_EXTRA_TARGETS, type IntakeTarget, type SheetReads } from './schema.ts'

export interface SheetFrame {
  index: number
  name: string
  merges: readonly Merge[]
}

/** A row that is a member. */
export interface MemberRow {
  row: RawRow
  /** branch that stands above it; empty when none does */
  section: string
}

const SAMPLES = 3
const SAMPLED_ROWS = 50
/** More skipped rows than this are not listed one by one. */
const SKIPPED_LISTED = 2000
/** Titles and unit lines are looked through for branches; a longer text is neither. */
const TITLE_MAX = 300
/** Merged cells looked at for a header; forty rows of a roster have some hundred. */
const HEADER_MERGES_MAX = 2000

/** Fields the reading fills even where the workbook has no column for them. */
const ALWAYS: readonly MemberKey[] = ['name', 'birth', 'sex', 'remark']

function isMemberKey(target: IntakeTarget): target is MemberKey {
  return !(target in INTAKE_EXTRA_TARGETS)
}

function keysOf(columns: readonly MappedColumn[]): MemberKey[] {
  const keys = new Set(ALWAYS)
  for (const { target } of columns) if (target !== null && isMemberKey(target)) keys.add(target)
  return [...keys]
}

/** What the clerk or an earlier import says about the columns goes before what their headers say. */
export function mapColumns(sheetName: string, header: SheetHeader, options: ReadOptions): MappedColumn[] {
  const signature = headerSignature(header.columns.map(column => column.header))
  const remembered = options.remembered[signature]
  const named = options.mapping.find(mapping => mapping.sheet === sheetName)
  const chosen = new Map(named?.columns.map(({ index, target }) => [index, target]))
  const width = Math.max(header.columns.length, ...[...chosen.keys()].map(index => index + 1))
  const claimed = new Set([...chosen.values()].filter(target => target !== null))
  return Array.from({ length: width }, (_, index): MappedColumn => {
    const column = header.columns[index] ?? { index, header: '', target: null }
    const own = chosen.get(index)
    if (own !== undefined) return { ...column, target: own, from: 'clerk' }
    const known = remembered?.[index]
    const target = remembered ? (known ?? null) : column.target
    // A target the clerk gave to one column is taken from every other.
    if (target !== null && claimed.has(target)) return { ...column, target: null, from: 'clerk' }
    return { ...column, target, from: remembered ? 'remembered' : target === null ? 'none' : 'header' }
  })
}

/** Reads one sheet: `push` its rows, then `end`. */
/** The header of a sheet that is none of members, and what its rows are. */
function recordHeader(
  name: string,
  rows: readonly RawRow[],
): { reads: Exclude<SheetReads, 'roster'>; header: SheetHeader } | null {
  const flow = findFlowHeader(name, rows)
  if (flow) return { reads: 'flow', header: flow }
  const lost = findLostHeader(name, rows)
  if (lost) return { reads: 'lost', header: lost }
  const check = findCheckHeader(name, rows)
  return check && { reads: 'check', header: check }
}

export class SheetReading {
  head: SheetHead | null = null
  private kindOf: RowKinds | null = null
  private buffered: RawRow[] = []
  private section = ''
  private rows = 0
  private hiddenRows = 0
  private readonly samples: string[][] = []
  private readonly skippedRows: SkippedRow[] = []
  /** texts of merged cells that speak for the rows below, by column */
  private readonly spanning = new Map<number, { bottom: number; text: string }>()
  private readonly frame: SheetFrame
  private readonly options: ReadOptions
  /** merges over several rows, by their first row */
  private readonly tallMerges = new Map<number, Merge[]>()

  constructor(frame: SheetFrame, options: ReadOptions) {
    this.frame = frame
    this.options = options
    for (const merge of frame.merges) {
      if (merge.bottom === merge.top) continue
      this.tallMerges.set(merge.top, [...(this.tallMerges.get(merge.top) ?? []), merge])
    }
  }

  /** Member rows known by now. Rows come in their order. */
  push(rows: readonly RawRow[]): MemberRow[] {
    if (this.head) return this.members(rows)
    this.buffered.push(...rows.filter(row => row.cells.some(cell => !isBlankCell(cell))))
    return this.buffered.length < HEADER_WINDOW ? [] : this.begin()
  }

  /** True when the sheet has rows with content at all; known after the first rows or the end. */
  get hasContent(): boolean {
    return this.head !== null && this.head.columns.length > 0
  }

  /** Member rows still held back. */
  end(): MemberRow[] {
    return this.head ? [] : this.begin()
  }

  tail(): SheetTail {
    const { rows, hiddenRows, skippedRows } = this
    const width = this.head?.columns.length ?? 0
    const samples = Array.from({ length: width }, (_, index) => this.samples[index] ?? [])
    return { index: this.frame.index, rows, hiddenRows, samples, skippedRows }
  }

  private begin(): MemberRow[] {
    const rows = this.buffered
    this.buffered = []
    const { name, index } = this.frame
    const bottom = rows.at(-1)?.number ?? 0
    const merges = this.frame.merges.filter(merge => merge.top <= bottom).slice(0, HEADER_MERGES_MAX)
    const pinned = this.options.mapping.find(mapping => mapping.sheet === name)?.headerRows
    const record = recordHeader(name, rows)
    const header = record?.header ?? (pinned ? headerAt(rows, merges, pinned) : findHeader(rows, merges))
    const columns = record
      ? record.header.columns.map(column => ({ ...column, from: 'header' as const }))
      : header
        ? mapColumns(name, header, this.options)
        : likelyHeader(rows, merges).map(column => ({ ...column, from: 'none' as const }))
    const found = header !== null && columns.some(column => column.target === 'name')
    const above = rows.filter(row => row.number < (header?.rows[0] ?? 0))
    const texts = above.map(row => row.cells.map(cell => plainText(cell).slice(0, TITLE_MAX)))
    this.kindOf = found ? createRowKinds(columns) : null
    this.head = {
      index,
      name,
      reads: record?.reads ?? 'roster',
      headerRows: found ? header.rows : null,
      columns,
      signature: headerSignature(columns.map(column => column.header)),
      keys: keysOf(columns),
      unitLine: texts.map(branchOfUnitLine).find(text => text !== '') ?? '',
      title: texts.flatMap(cells => cells.map(branchOfTitle)).find(text => text !== '') ?? '',
      skipped: found ? '' : rows.length === 0 ? '没有内容' : '没有找到“姓名”一栏',
    }
    return found ? this.members(rows.filter(row => row.number > header.rows[1])) : []
  }

  private members(rows: readonly RawRow[]): MemberRow[] {
    const { kindOf, head } = this
    if (!kindOf || !head) return []
    const members: MemberRow[] = []
    for (const row of rows) {
      const kind = kindOf(row)
      if (kind === 'member') {
        members.push(this.member(row, head.columns))
      } else if (kind !== 'blank') {
        const text = tidy(plainText(row.cells.find(cell => !isBlankCell(cell)) ?? ''))
        if (kind === 'section') this.section = text.replace(/[(（][^)）]*[)）]$/, '')
        if (this.skippedRows.length < SKIPPED_LISTED) this.skippedRows.push({ row: row.number, kind, text })
      }
    }
    return members
  }

  private member(row: RawRow, columns: readonly MappedColumn[]): MemberRow {
    this.rows += 1
    if (row.hidden) this.hiddenRows += 1
    if (this.rows <= SAMPLED_ROWS) this.sample(row)
    return { row: this.filled(row, columns), section: this.section }
  }

  /** A branch or kind merged over many rows stands in the first of them only. */
  private filled(row: RawRow, columns: readonly MappedColumn[]): RawRow {
    if (this.tallMerges.size === 0) return row
    let { cells } = row
    for (const { index, target } of columns) {
      if (target !== 'branch' && target !== 'kind') continue
      const own = row.cells[index] ?? ''
      if (!isBlankCell(own)) {
        const merge = this.tallMerges
          .get(row.number)
          ?.find(({ left, right }) => left <= index && right >= index)
        if (merge) this.spanning.set(index, { bottom: merge.bottom, text: own })
        continue
      }
      const above = this.spanning.get(index)
      if (!above || above.bottom < row.number) continue
      cells = [...cells]
      while (cells.length < index) cells.push('')
      cells[index] = above.text
    }
    return { ...row, cells }
  }

  private sample(row: RawRow): void {
    for (const [index, cell] of row.cells.entries()) {
      const text = tidy(plainText(cell))
      const list = (this.samples[index] ??= [])
      if (text !== '' && list.length < SAMPLES) list.push(text.slice(0, 40).toWellFormed())
    }
  }
}
