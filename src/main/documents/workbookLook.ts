/** What the cells of a form look like in a workbook: one style object per look, shared by all its cells. */

import type Excel from 'exceljs'
import { LOOK, MARK, PAGE_NUMBER, TYPEFACES } from '../../shared/forms/appearance.ts'
import {
  INTERNAL_MARK,
  MARGIN_MM,
  type FormCell,
  type FormSheet,
  type Paper,
} from '../../shared/forms/sheet.ts'

const MM_PER_INCH = 25.4
const POINTS_PER_INCH = 72
const PIXELS_PER_INCH = 96

/** The workbook's standard typeface: column widths are counted in its digits. */
export const STANDARD_FONT = { name: TYPEFACES.song.workbook, size: 11 } as const
/** Width of a digit of it at 96 dpi, pixels. */
export const DIGIT_PIXELS = 8
/** Excel rounds row heights to whole pixels, which are three quarters of a point. */
const POINTS_PER_PIXEL = POINTS_PER_INCH / PIXELS_PER_INCH

/** ECMA-376 18.3.1.63 */
const PAPER_CODE: Record<Paper, number> = { A4: 9, A3: 8 }

function inches(mm: number): number {
  return Number((mm / MM_PER_INCH).toFixed(4))
}

/** Column width in Excel's unit, digits; rounded down, so that a page never grows wider than its paper. */
export function columnWidth(mm: number): number {
  const pixels = Math.floor((mm / MM_PER_INCH) * PIXELS_PER_INCH)
  return Math.floor((pixels / DIGIT_PIXELS) * 256) / 256
}

/** Row height in points; rounded down, so that a page never grows longer than its paper. */
export function rowHeight(mm: number): number {
  const points = (mm / MM_PER_INCH) * POINTS_PER_INCH
  return Math.max(1, Math.floor(points / POINTS_PER_PIXEL)) * POINTS_PER_PIXEL
}

const LINE: Partial<Excel.Border> = { style: 'thin', color: { argb: 'FF000000' } }
const FRAME: Partial<Excel.Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE }

/** Excel shows text-formatted cells of more than 255 characters as #####. */
const TEXT_FORMAT_MAX = 255

export type Style = Partial<Excel.Style>

const ALIGN_CODE: Record<FormCell['align'], number> = { left: 0, center: 1, right: 2 }

function makeStyle({ kind, align, size }: FormCell, asText: boolean): Style {
  const look = LOOK[kind]
  return {
    font: {
      name: TYPEFACES[look.face].workbook,
      size,
      charset: 134,
      ...(look.bold ? { bold: true } : {}),
    },
    alignment: { horizontal: align, vertical: 'middle', wrapText: true },
    // A date such as 1989.10 must not turn into the number 1989.1 when the clerk edits it.
    numFmt: asText ? '@' : 'General',
    ...(look.framed ? { border: FRAME } : {}),
  }
}

/** Answers the style of a cell, the same object for the same look: exceljs then looks it up only once. */
export function createStyles(): (cell: FormCell, numeric: boolean) => Style {
  const known = new Map<FormCell['kind'], Map<number, Style>>()
  return (cell, numeric) => {
    let styles = known.get(cell.kind)
    if (!styles) known.set(cell.kind, (styles = new Map<number, Style>()))
    const asText = LOOK[cell.kind].framed && !numeric && cell.text.length <= TEXT_FORMAT_MAX
    // A number as the key: this is asked for every cell of a hundred thousand rows.
    const key = cell.size * 8 + ALIGN_CODE[cell.align] * 2 + (asText ? 1 : 0)
    let style = styles.get(key)
    if (!style) styles.set(key, (style = makeStyle(cell, asText)))
    return style
  }
}

/** Paper, margins, one page wide, head rows repeated: everything but the rows themselves. */
export function pageSetupOf(sheet: FormSheet): Partial<Excel.PageSetup> {
  const setup: Partial<Excel.PageSetup> = {
    orientation: sheet.orientation,
    margins: {
      left: inches(MARGIN_MM.left),
      right: inches(MARGIN_MM.right),
      top: inches(MARGIN_MM.top),
      bottom: inches(MARGIN_MM.bottom),
      header: inches(MARK.fromTopMm - 1),
      footer: inches(PAGE_NUMBER.fromBottomMm - 1),
    },
    horizontalCentered: true,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    firstPageNumber: 1,
  }
  // exceljs's own list of papers lacks A3.
  return Object.assign(setup, { paperSize: PAPER_CODE[sheet.paper] })
}

/**
 * 内部资料 on every page (R-A22), and the page number. The number of pages is the sheet's own: Excel's
 * would count all sheets when the whole workbook is printed.
 */
export function headerFooterOf(sheet: FormSheet): Partial<Excel.HeaderFooter> {
  return {
    oddHeader: `&R&"${TYPEFACES[MARK.face].workbook},Regular"&${MARK.size}${INTERNAL_MARK}`,
    oddFooter: `&C&"${TYPEFACES[PAGE_NUMBER.face].workbook},Regular"&${PAGE_NUMBER.size}第 &P 页 共 ${sheet.pageCount} 页`,
  }
}
