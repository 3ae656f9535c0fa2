/** What the reader of a file tells while it reads: sheets, batches of rows, the end. */

import type { MemberKey } from '../roster/fields.ts'
import type { RowFinding } from './findings.ts'
import type { HeaderColumn } from './headerRows.ts'
import type { RowKind } from './rowKinds.ts'
import type { IntakeColumn, IntakeOptions, SheetReads } from './schema.ts'

/** A header mapping the clerk corrected before, by the signature of its headers. */
export type RememberedMappings = Readonly<Record<string, readonly IntakeColumn['target'][]>>

export interface ReadOptions {
  /** `YYYY-MM-DD` */
  today: string
  mapping: IntakeOptions['mapping']
  remembered: RememberedMappings
  /** also sends what was read in a form that takes little room, so that it need not be read again */
  keep: boolean
}

export interface MappedColumn extends HeaderColumn {
  from: IntakeColumn['from']
}

/** A sheet whose header is known; its rows follow. */
export interface SheetHead {
  index: number
  name: string
  /** what its rows are: members, or records of members (flowSheet.ts, lostSheet.ts, checkSheet.ts) */
  reads: SheetReads
  /** null: no header was found, the sheet is left out */
  headerRows: [number, number] | null
  columns: MappedColumn[]
  signature: string
  /** member fields in the order their values are packed in */
  keys: MemberKey[]
  /** where the branch may be named besides a column */
  unitLine: string
  title: string
  /** why the sheet is left out; empty when it is read */
  skipped: string
}

export interface SkippedRow {
  row: number
  kind: Exclude<RowKind, 'member' | 'blank'>
  text: string
}

export interface SheetTail {
  index: number
  rows: number
  hiddenRows: number
  /** first texts of every column */
  samples: string[][]
  skippedRows: SkippedRow[]
}

export interface RowBatch {
  sheet: number
  count: number
  /** see packedRows.ts; empty for rows that are no members, which are read from `raw` */
  values: string
  /** the same, UTF-8, deflated; null where it was not asked for */
  kept: Uint8Array | null
  /** raw rows, packed, UTF-8, deflated */
  raw: Uint8Array
  /** one example of every finding code not sent before */
  examples: RowFinding[]
}
