/**
 * A list of the screen with its columns described once: the same words stand on the screen, in the workbook
 * made of it and on its paper.
 */

import { z } from 'zod'
import type { IsoDate } from '../kernel/dates.ts'

export interface ListedColumn<Row, K extends string = string> {
  key: K
  title: string
  /** pixels on the screen, where the clerk has not drawn it wider or narrower */
  width: number
  /** what the cell says; `on` is the day the list is of */
  text: (row: Row, on: IsoDate) => string
  /** on paper: texts of several words at the left of their cell; counts as figures a workbook adds up */
  align: 'left' | 'center' | 'count'
  /** pixels it has on paper at least: on the screen it takes what room is left */
  room?: number
}

/** Describes the columns of a list of `Row`. */
export function columnsOf<Row>() {
  return <K extends string>(
    key: K,
    title: string,
    width: number,
    text: ListedColumn<Row>['text'],
    align: ListedColumn<Row>['align'] = 'center',
    room = width,
  ): ListedColumn<Row, K> => ({ key, title, width, text, align, room })
}

/** A column as the clerk has it on the screen. */
export interface SeenColumn {
  key: string
  /** pixels */
  width: number
}

/** What a file of a list is asked for besides what the list itself is: the columns that are seen, and the kind of file. */
export function listFileShape<K extends string>(columns: readonly ListedColumn<never, K>[]) {
  const keys = columns.map(({ key }) => key)
  return {
    /** from left to right; absent: all there are */
    columns: z
      .array(
        // A list has at least one column.
        z.strictObject({ key: z.enum(keys as [K, ...K[]]), width: z.number().min(20).max(2000) }),
      )
      .min(1)
      .max(columns.length)
      .optional(),
    /** html: for the printer */
    format: z.enum(['xlsx', 'html']),
  }
}
