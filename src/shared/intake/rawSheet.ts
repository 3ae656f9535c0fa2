/** What a reader hands over, whatever the format of the file. */

/** One row with something in it, or with a format of its own. */
export interface RawRow {
  /** number the workbook shows, from 1 */
  number: number
  hidden: boolean
  /** texts by column (see cellText.ts); trailing blanks left out */
  cells: string[]
}

/** A merged range; rows as the workbook shows them, columns from 0, both ends included. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}
