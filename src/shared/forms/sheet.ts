/**
 * A form laid out: pages of a grid with every cell's text. The screen preview, the printed page, the PDF
 * and the workbook are drawn from this one model, so they cannot show different cells (law 3).
 *
 * A page is one table: titles, unit and date lines, header, column numbers, body and signature lines are
 * all rows of it. Lengths are millimetres, type sizes are points.
 */

import { z } from 'zod'

export const cellKindSchema = z.enum([
  /** 附件N */
  'annexMark',
  'title',
  /** 填报单位 …, 支部书记签字 …: text without a frame */
  'line',
  'header',
  /** the row 甲 乙 1 2 3 … */
  'columnNumber',
  /** a field's name on a card */
  'label',
  'value',
  /** a figure; empty instead of 0 on summaries */
  'count',
  /** an option that does not hold: a ring around it */
  'ringed',
])

export type CellKind = z.output<typeof cellKindSchema>

export const formCellSchema = z.strictObject({
  row: z.number().int(),
  col: z.number().int(),
  rowSpan: z.number().int(),
  colSpan: z.number().int(),
  kind: cellKindSchema,
  text: z.string(),
  align: z.enum(['left', 'center', 'right']),
  /** points; smaller than the form's own size where the text would not fit its frame */
  size: z.number(),
  /** row and column of the form this cell answers for; null for decoration */
  key: z.strictObject({ row: z.string(), column: z.string() }).nullable(),
})

export type FormCell = z.output<typeof formCellSchema>

export const formPageSchema = z.strictObject({
  page: z.number().int(),
  pageCount: z.number().int(),
  paper: z.enum(['A4', 'A3']),
  orientation: z.enum(['portrait', 'landscape']),
  columnWidths: z.array(z.number()),
  rowHeights: z.array(z.number()),
  /** rows at the top that are repeated on every page of the sheet */
  headRows: z.number().int(),
  cells: z.array(formCellSchema),
  /** which copy of how many it is and where it goes; only on paper printed in several copies */
  copy: z.string().optional(),
  /** members the body rows stand for, by row of the page: a click on the row opens the card */
  members: z.array(z.strictObject({ row: z.number().int(), memberId: z.number().int() })),
})

export type FormPage = z.output<typeof formPageSchema>

export type Paper = FormPage['paper']
export type Orientation = FormPage['orientation']

/** Paper sizes in millimetres, portrait. */
export const PAPER_MM: Record<Paper, { width: number; height: number }> = {
  A4: { width: 210, height: 297 },
  A3: { width: 297, height: 420 },
}

/** Margins of every form, millimetres. */
export const MARGIN_MM = { top: 15, right: 12, bottom: 14, left: 12 } as const

/** Stands on every page of every form (R-A22, X17). */
export const INTERNAL_MARK = '内部资料'

export const sheetCopiesSchema = z.strictObject({ to: z.string(), count: z.number().int() })

export type SheetCopies = z.output<typeof sheetCopiesSchema>

/**
 * One sheet of a form: a branch's list, a summary, a branch's cards. Pages are composed only when they
 * are asked for, so a committee's hundred branches never stand in memory together.
 */
export interface FormSheet {
  /** worksheet name: at most 31 characters, none of : \ / ? * [ ] */
  name: string
  paper: Paper
  orientation: Orientation
  /** millimetres */
  columnWidths: readonly number[]
  pageCount: number
  /** pages `from` to `to`, both counted from 1 and included; all of them when left out */
  pages: (from?: number, to?: number) => Iterable<FormPage>
  /** body columns that take words of a list, with the words (workbook dropdowns) */
  dropdowns: readonly { col: number; words: readonly string[] }[]
  /** body columns that are text even when they look like numbers (ID and telephone numbers, codes) */
  textColumns: readonly number[]
  /** how many copies of it go where, where it is handed up (R-E12) */
  copies?: readonly SheetCopies[]
}

/** Pages of all sheets one behind the other, counted from 1. */
export function pagesFrom(sheets: readonly FormSheet[], from: number, count: number): FormPage[] {
  const found: FormPage[] = []
  let before = 0
  for (const sheet of sheets) {
    const first = Math.max(1, from - before)
    const last = Math.min(sheet.pageCount, from + count - 1 - before)
    if (first <= last) found.push(...sheet.pages(first, last))
    before += sheet.pageCount
  }
  return found
}
