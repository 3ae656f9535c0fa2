/**
 * Finding the header of a sheet: below titles and unit lines, in one row or in two or three merged ones,
 * with its columns in any order.
 */

import { tidy } from '../kernel/text.ts'
import { isBlankCell, isNumberCell, plainText } from './cellText.ts'
import { secondTarget, targetOfHeader } from './headerNames.ts'
import type { Merge, RawRow } from './rawSheet.ts'
import type { IntakeTarget } from './schema.ts'

export interface HeaderColumn {
  index: number
  /** texts of the header rows, joined with a space */
  header: string
  target: IntakeTarget | null
}

export interface SheetHeader {
  /** first and last header row, as the workbook counts */
  rows: [number, number]
  columns: HeaderColumn[]
}

/** How many rows with content are searched; titles and notes above a header are never more. */
export const HEADER_WINDOW = 40

const MOST_HEADER_ROWS = 3
const LONGEST_HEADER = 60
/** With all its spaces; longer cells are no headers, and need not be looked at. */
const LONGEST_CELL = 500

/** Looks like a value, not like the name of a column. */
function isValue(cell: string): boolean {
  if (isNumberCell(cell) || cell.length > LONGEST_CELL) return true
  const text = tidy(plainText(cell))
  return /\d{5,}/.test(text) || /^\d{4}[-./年]\d/.test(text) || text.length > LONGEST_HEADER
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find(
    merge => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right,
  )
}

/**
 * The header texts of one column, top to bottom, each once. A merged cell speaks for all it covers;
 * where merges are not known, a blank cell above a lower header takes the group to its left.
 */
function partsOf(rows: readonly RawRow[], merges: readonly Merge[], column: number): string[] {
  const parts: string[] = []
  const lowest = tidy(plainText(rows.at(-1)?.cells[column] ?? ''))
  rows.forEach((row, at) => {
    let text = tidy(plainText(row.cells[column] ?? ''))
    if (text === '') {
      const merge = mergeAt(merges, row.number, column)
      if (merge) {
        const first = rows.find(other => other.number === merge.top)
        text = tidy(plainText(first?.cells[merge.left] ?? ''))
      } else if (at < rows.length - 1 && lowest !== '') {
        text = groupToTheLeft(row, rows.at(-1), column)
      }
    }
    if (text !== '' && text !== parts.at(-1)) parts.push(text)
  })
  return parts
}

/** The nearest filled cell to the left in a group row, as long as the lower row is filled in between. */
function groupToTheLeft(row: RawRow, lower: RawRow | undefined, column: number): string {
  for (let c = column - 1; c >= 0; c -= 1) {
    if (isBlankCell(lower?.cells[c])) return ''
    const text = tidy(plainText(row.cells[c] ?? ''))
    if (text !== '') return text
  }
  return ''
}

/** Headers and targets of the columns under the given header rows; a second column of a kind gives way. */
export function columnsUnder(rows: readonly RawRow[], merges: readonly Merge[]): HeaderColumn[] {
  const width = Math.max(0, ...rows.map(row => row.cells.length))
  const taken = new Set<IntakeTarget>()
  return Array.from({ length: width }, (_, index) => {
    const parts = partsOf(rows, merges, index)
    let target = targetOfHeader(parts)
    if (target !== null && taken.has(target)) target = secondTarget(target)
    if (target !== null && taken.has(target)) target = null
    if (target !== null) taken.add(target)
    return { index, header: parts.join(' '), target }
  })
}

interface Candidate {
  /** rows of the header, top to bottom */
  block: readonly RawRow[]
  columns: HeaderColumn[]
  score: number
}

function hasValue(row: RawRow): boolean {
  return row.cells.some(cell => !isBlankCell(cell) && isValue(cell))
}

function consider(block: readonly RawRow[], merges: readonly Merge[]): Candidate | null {
  if (block.some(hasValue)) return null
  const columns = columnsUnder(block, merges)
  const targets = columns.flatMap(column => column.target ?? [])
  return targets.includes('name') ? { block, columns, score: targets.length } : null
}

/** A form for one person: names of fields and values side by side, row under row. */
function isCard(rows: readonly RawRow[], candidate: Candidate): boolean {
  const last = candidate.block.at(-1)?.number ?? 0
  const next = rows.find(row => row.number > last)
  if (!next) return false
  const under = columnsUnder([next], [])
  const both = candidate.columns.filter(
    ({ index, target }) => target !== null && (under[index]?.target ?? null) !== null,
  )
  // A repeated header stands under itself; a card has other fields there.
  return both.length >= 2 && both.some(({ index, target }) => under[index]?.target !== target)
}

const TITLE = /[:：]|^附[件表]|名[册单]|花名|统计表|登记表|一览表|情况表|信息表|台账/

/** The row above belongs to the header when it groups columns; titles and unit lines do not. */
function isGroupRow(row: RawRow | undefined, header: RawRow | undefined): row is RawRow {
  if (!row || !header || row.number !== header.number - 1 || hasValue(row)) return false
  const texts = row.cells.filter(cell => !isBlankCell(cell)).map(cell => tidy(plainText(cell)))
  return new Set(texts).size >= 2 && !texts.some(text => TITLE.test(text))
}

/** The row below belongs to the header when it leaves the 姓名 column to the row above. */
function isLowerRow(row: RawRow | undefined, candidate: Candidate): row is RawRow {
  const last = candidate.block.at(-1)
  const name = candidate.columns.find(column => column.target === 'name')
  if (!row || !last || !name || row.number !== last.number + 1 || hasValue(row)) return false
  return isBlankCell(row.cells[name.index]) && !row.cells.some(cell => tidy(cell).endsWith('计'))
}

/** Takes in the rows above and below that belong to a header found by its words. */
function completed(rows: readonly RawRow[], merges: readonly Merge[], found: Candidate): Candidate {
  const at = (row: RawRow | undefined) => (row ? rows.indexOf(row) : -1)
  const above = rows[at(found.block[0]) - 1]
  const below = rows[at(found.block.at(-1)) + 1]
  const block = [
    ...(isGroupRow(above, found.block[0]) ? [above] : []),
    ...found.block,
    ...(isLowerRow(below, found) ? [below] : []),
  ]
  const whole = block.length <= MOST_HEADER_ROWS ? consider(block, merges) : null
  return whole ?? found
}

/** Of two headers that say as much, the upper one: the lower is the same again, on the next page. */
function isBetter(found: Candidate, best: Candidate): boolean {
  const isAbove = (found.block.at(-1)?.number ?? 0) < (best.block[0]?.number ?? 0)
  return found.score > best.score || (found.score === best.score && isAbove)
}

/**
 * The header among the first rows with content; null when no row names a 姓名 column.
 *
 * @param rows the first rows with content (`HEADER_WINDOW` are enough)
 */
export function findHeader(rows: readonly RawRow[], merges: readonly Merge[]): SheetHeader | null {
  let best: Candidate | null = null
  for (let span = 1; span <= MOST_HEADER_ROWS; span += 1) {
    for (let at = 0; at + span <= Math.min(rows.length, HEADER_WINDOW); at += 1) {
      const found = consider(rows.slice(at, at + span), merges)
      if (found && (!best || isBetter(found, best)) && !isCard(rows, found)) best = found
    }
  }
  if (!best) return null
  const { block, columns } = completed(rows, merges, best)
  return { rows: [block[0]?.number ?? 0, block.at(-1)?.number ?? 0], columns }
}

/** The header at rows the clerk pointed at. */
export function headerAt(
  rows: readonly RawRow[],
  merges: readonly Merge[],
  [first, last]: readonly [number, number],
): SheetHeader {
  const block = rows.filter(row => row.number >= first && row.number <= last)
  return { rows: [first, last], columns: columnsUnder(block, merges) }
}

/** The row that comes nearest to a header, so that the clerk can name its columns. */
export function likelyHeader(rows: readonly RawRow[], merges: readonly Merge[]): HeaderColumn[] {
  let best: HeaderColumn[] = []
  let most = -1
  for (const row of rows.slice(0, HEADER_WINDOW)) {
    if (hasValue(row)) continue
    const columns = columnsUnder([row], merges)
    const filled = columns.filter(column => column.header !== '').length
    const known = columns.filter(column => column.target !== null).length
    const weight = known * 100 + filled
    if (weight > most) {
      most = weight
      best = columns
    }
  }
  return best
}
