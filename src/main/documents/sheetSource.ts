import type { Merge, RawRow } from '../../shared/intake/rawSheet.ts'

/** One sheet of a workbook, whatever its format. Rows are read once. */
export interface SheetSource {
  name: string
  /** hidden in the workbook: lists behind dropdowns, old copies */
  hidden: boolean
  /** empty where the sheet is too large to look behind its rows first */
  merges: readonly Merge[]
  /** rows with content, some at a time, in their order */
  rows: () => AsyncIterable<RawRow[]>
  /** rows so far that hold nothing but formats */
  blankRows: () => number
}
