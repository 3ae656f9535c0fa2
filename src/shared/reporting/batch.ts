/**
 * 报送批次: what was handed up, frozen cell by cell, so that it is printed unchanged years later. The sheets
 * are kept as they were laid out: no rule, setting or member has any part in printing them again.
 */

import { z } from 'zod'
import { formPageSchema, sheetCopiesSchema, type FormSheet } from '../forms/sheet.ts'
import { manifestSchema } from './manifest.ts'

export const frozenSheetSchema = z.strictObject({
  /** of this notation */
  format: z.literal(1),
  /** worksheet name */
  name: z.string(),
  paper: z.enum(['A4', 'A3']),
  orientation: z.enum(['portrait', 'landscape']),
  columnWidths: z.array(z.number()),
  dropdowns: z.array(z.strictObject({ col: z.number().int(), words: z.array(z.string()) })),
  textColumns: z.array(z.number().int()),
  /** absent in batches made before copies were told */
  copies: z.array(sheetCopiesSchema).optional(),
  pages: z.array(formPageSchema),
})

export type FrozenSheet = z.output<typeof frozenSheetSchema>

/** What a packet's list says, kept with the batch: days, settings, checks and the files with their hashes. */
export const batchHeadSchema = manifestSchema

export type BatchHead = z.output<typeof batchHeadSchema>

export function frozenSheet(sheet: FormSheet): FrozenSheet {
  const { name, paper, orientation, columnWidths, dropdowns, textColumns, copies } = sheet
  return {
    format: 1,
    name,
    paper,
    orientation,
    columnWidths: [...columnWidths],
    dropdowns: dropdowns.map(({ col, words }) => ({ col, words: [...words] })),
    textColumns: [...textColumns],
    ...(copies && { copies: [...copies] }),
    pages: [...sheet.pages()],
  }
}

/** The frozen sheet for whoever writes or prints sheets. */
export function thawedSheet(frozen: FrozenSheet): FormSheet {
  const { name, paper, orientation, columnWidths, dropdowns, textColumns, copies, pages } = frozen
  return {
    name,
    paper,
    orientation,
    columnWidths,
    dropdowns,
    textColumns,
    ...(copies && { copies }),
    pageCount: pages.length,
    pages: (from = 1, to = pages.length) => pages.slice(Math.max(1, from) - 1, to),
  }
}

export interface SheetSeal {
  annex: number
  position: number
  sha256: string
}

/** The text whose SHA-256 is the batch's: its list, and the hash of every sheet in their order. */
export function batchText(head: string, sheets: readonly SheetSeal[]): string {
  return JSON.stringify([head, sheets.map(({ annex, position, sha256 }) => [annex, position, sha256])])
}
