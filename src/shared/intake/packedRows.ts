/**
 * Rows on their way from the worker that reads a file to the thread that keeps the register.
 *
 * A hundred thousand rows of forty cells are four million small texts: joined to one string for each batch
 * they cross in one copy and are taken apart by one `split`, several times faster than JSON.
 */

import type { Membership } from '../roster/codes.ts'
import { isFlagKey, type MemberKey } from '../roster/fields.ts'
import { CELL_END, ROW_END } from './cellText.ts'
import type { RawRow } from './rawSheet.ts'
import { isRefused, type RowReading } from './readRow.ts'

/** What a row says besides its values, in the order it is packed in. */
const HEAD = [
  'number',
  'refused',
  'branch',
  'membership',
  'kindGiven',
  'derived',
  'posts',
  'asTyped',
  'issues',
  'namePinyin',
  'nameInitials',
  'ownCodes',
  'factCodes',
] as const

type HeadField = (typeof HEAD)[number]

/** Width of the part before the values. */
export const HEAD_WIDTH = HEAD.length

const AT = Object.fromEntries(HEAD.map((field, i) => [field, i])) as Record<HeadField, number>

export interface NameReading {
  namePinyin: string
  nameInitials: string
}

function packValue(value: string | boolean | null | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'boolean' ? (value ? '1' : '0') : value
}

function codesOf(findings: readonly { code: string }[]): string {
  return findings.length === 0 ? '' : findings.map(finding => finding.code).join(',')
}

/** Appends the packed fields of one row. */
export function packRow(
  fields: string[],
  keys: readonly MemberKey[],
  rowNumber: number,
  reading: RowReading,
  name: NameReading,
): void {
  const { asTyped, posts } = reading
  fields.push(
    String(rowNumber),
    isRefused(reading) ? '1' : '',
    reading.branch,
    reading.membership,
    reading.kindGiven ? '1' : '',
    reading.derived.join(','),
    posts.length === 0 ? '' : JSON.stringify(posts),
    Object.keys(asTyped).length === 0 ? '' : JSON.stringify(asTyped),
    reading.issues ?? '',
    name.namePinyin,
    name.nameInitials,
    codesOf(reading.own),
    codesOf(reading.facts),
  )
  for (const key of keys) fields.push(packValue(reading.values[key]))
}

export function joinFields(fields: readonly string[]): string {
  return fields.join(CELL_END)
}

/** A batch read field by field where it lies, without making strings of what nobody asks for. */
export class PackedBatch {
  readonly count: number
  private readonly packed: string
  /** where every field begins; one more for the end */
  private readonly starts: readonly number[]
  private readonly width: number
  private readonly columnOf: ReadonlyMap<MemberKey, number>

  constructor(packed: string, keys: readonly MemberKey[]) {
    this.packed = packed
    this.width = HEAD_WIDTH + keys.length
    this.columnOf = new Map(keys.map((key, i) => [key, HEAD_WIDTH + i]))
    const starts: number[] = []
    if (packed !== '') {
      starts.push(0)
      for (let at = packed.indexOf(CELL_END); at >= 0; at = packed.indexOf(CELL_END, at + 1))
        starts.push(at + 1)
    }
    this.count = starts.length / this.width
    starts.push(packed.length + 1)
    this.starts = starts
  }

  private field(row: number, column: number): string {
    const at = row * this.width + column
    return this.packed.slice(this.starts[at], (this.starts[at + 1] ?? 1) - 1)
  }

  head(row: number, field: HeadField): string {
    return this.field(row, AT[field])
  }

  /** A field that is empty nearly always: whether it is there at all. */
  has(row: number, field: HeadField): boolean {
    const at = row * this.width + AT[field]
    return (this.starts[at + 1] ?? 0) - (this.starts[at] ?? 0) > 1
  }

  membership(row: number): Membership {
    // Packed from a reading, whose membership has this type.
    return this.head(row, 'membership') as Membership
  }

  /** null where the row leaves the field blank, or the workbook has no such column */
  text(row: number, key: MemberKey): string | null {
    const column = this.columnOf.get(key)
    return column === undefined ? null : this.field(row, column) || null
  }

  value(row: number, key: MemberKey): string | boolean | null {
    const value = this.text(row, key)
    return value !== null && isFlagKey(key) ? value === '1' : value
  }
}

/** A row's cells as the file holds them, for the preview and the workbook of refused rows. */
export interface KeptRow {
  number: number
  hidden: boolean
  /** branch that stands above the row, or in a merged cell beside it; empty when none does */
  section: string
  cells: string[]
}

export function packRawRow({ number, hidden, cells }: RawRow, section: string): string {
  return `${number}${hidden ? 'h' : ''}${CELL_END}${section}${CELL_END}${cells.join(CELL_END)}`
}

export function joinRows(rows: readonly string[]): string {
  return rows.join(ROW_END)
}

export function unpackRawRows(packed: string): KeptRow[] {
  if (packed === '') return []
  return packed.split(ROW_END).map(row => {
    const [head = '', section = '', ...cells] = row.split(CELL_END)
    return { number: parseInt(head, 10), hidden: head.endsWith('h'), section, cells }
  })
}
