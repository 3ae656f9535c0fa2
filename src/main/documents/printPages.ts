/**
 * Form sheets → one self-contained HTML document for the printer and for PDF: no scripts, nothing
 * loaded, one `.page` for every sheet of paper in its exact size, so nothing can flow onto another page.
 */

import {
  CELL_PADDING_MM,
  FRAME_PX,
  LINE_HEIGHT,
  LOOK,
  MARK,
  PAGE_NUMBER,
  pageNumberText,
  TITLE_FACE_CSS,
  TYPEFACES,
} from '../../shared/forms/appearance.ts'
import {
  INTERNAL_MARK,
  MARGIN_MM,
  PAPER_MM,
  type CellKind,
  type FormCell,
  type FormPage,
  type FormSheet,
  type Orientation,
  type Paper,
} from '../../shared/forms/sheet.ts'
import type { Work } from '../longWork.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => ENTITIES[character] ?? character)
}

/** `A4-landscape`: the name of the page format in `@page` and as a class. */
function formatOf(page: { paper: Paper; orientation: Orientation }): string {
  return `${page.paper}-${page.orientation}`
}

function paperSize(paper: Paper, orientation: Orientation): { width: number; height: number } {
  const { width, height } = PAPER_MM[paper]
  return orientation === 'portrait' ? { width, height } : { width: height, height: width }
}

const FORMATS = (['A4', 'A3'] as const).flatMap(paper =>
  (['portrait', 'landscape'] as const).map(orientation => ({ paper, orientation })),
)

/** A sliver is left at the bottom: a page as high as its paper may spill an empty one when rounded. */
const SLIVER_MM = 0.3

function formatCss(): string {
  return FORMATS.map(({ paper, orientation }) => {
    const { width, height } = paperSize(paper, orientation)
    const name = formatOf({ paper, orientation })
    return (
      `@page ${name} { size: ${width}mm ${height}mm; margin: 0 }\n` +
      `.${name} { page: ${name}; width: ${width}mm; height: ${height - SLIVER_MM}mm }`
    )
  }).join('\n')
}

function lookCss(kind: CellKind): string {
  const look = LOOK[kind]
  const frame = look.framed ? `; border: ${FRAME_PX}px solid #000` : ''
  const weight = look.bold ? '; font-weight: bold' : ''
  return `.${kind} { font-family: ${TYPEFACES[look.face].css}${weight}${frame} }`
}

/** One style sheet for all forms; the screen preview follows the same appearance.ts. */
function styleSheet(): string {
  return [
    TITLE_FACE_CSS,
    '@page { size: A4; margin: 0 }',
    formatCss(),
    'html, body { margin: 0; padding: 0; background: #fff; color: #000 }',
    '.page { position: relative; overflow: hidden; break-after: page }',
    '.page:last-child { break-after: auto }',
    '.page > div { position: absolute; box-sizing: border-box }',
    `.cell { display: flex; align-items: center; justify-content: center; text-align: center; ` +
      `padding: 0 ${CELL_PADDING_MM}mm; line-height: ${LINE_HEIGHT}; white-space: pre-wrap; overflow-wrap: anywhere }`,
    '.left { text-align: left; justify-content: flex-start }',
    '.right { text-align: right; justify-content: flex-end }',
    ...(Object.keys(LOOK) as CellKind[]).map(lookCss),
    `.mark { top: ${MARK.fromTopMm}mm; right: ${MARGIN_MM.right}mm; ` +
      `font: ${MARK.size}pt ${TYPEFACES[MARK.face].css} }`,
    `.number { bottom: ${PAGE_NUMBER.fromBottomMm}mm; left: 0; right: 0; text-align: center; ` +
      `font: ${PAGE_NUMBER.size}pt ${TYPEFACES[PAGE_NUMBER.face].css} }`,
    '@media screen { body { background: #8a929c; padding: 6mm } .page { background: #fff; margin: 0 auto 6mm } }',
  ].join('\n')
}

/** Type sizes become classes of the document: short to name on a million cells. */
interface Classes {
  sizes: Set<number>
}

function sizeClass(size: number): string {
  return `s${String(size).replace('.', '_')}`
}

const PIXELS_PER_MM = 96 / 25.4

/**
 * Where each column or row begins, and where the last one ends, in whole CSS pixels (a third of a
 * millimetre): browsers snap boxes to pixels, and only so do the frames of neighbours fall together.
 */
function edges(start: number, lengths: readonly number[]): number[] {
  let at = start
  const result = [Math.round(at * PIXELS_PER_MM)]
  for (const length of lengths) {
    at += length
    result.push(Math.round(at * PIXELS_PER_MM))
  }
  return result
}

function cellHtml(cell: FormCell, lefts: readonly number[], tops: readonly number[]): string {
  const left = lefts[cell.col] ?? 0
  const top = tops[cell.row] ?? 0
  // Neighbouring frames share one line: each cell reaches over its right and bottom edge by the line.
  const line = LOOK[cell.kind].framed ? FRAME_PX : 0
  const width = (lefts[cell.col + cell.colSpan] ?? left) - left + line
  const height = (tops[cell.row + cell.rowSpan] ?? top) - top + line
  const align = cell.align === 'center' ? '' : ` ${cell.align}`
  return (
    `<div class="cell ${cell.kind} ${sizeClass(cell.size)}${align}" ` +
    `style="left:${left}px;top:${top}px;width:${width}px;height:${height}px">${escapeHtml(cell.text)}</div>`
  )
}

/** One sheet of paper. The form stands in the middle between the margins. */
export function pageHtml(page: FormPage, classes: Classes): string {
  for (const cell of page.cells) classes.sizes.add(cell.size)
  const printable = paperSize(page.paper, page.orientation).width - MARGIN_MM.left - MARGIN_MM.right
  const width = page.columnWidths.reduce((sum, column) => sum + column, 0)
  const lefts = edges(MARGIN_MM.left + Math.max(0, (printable - width) / 2), page.columnWidths)
  const tops = edges(MARGIN_MM.top, page.rowHeights)
  return (
    `<section class="page ${formatOf(page)}"><div class="mark">${INTERNAL_MARK}</div>` +
    page.cells.map(cell => cellHtml(cell, lefts, tops)).join('') +
    `<div class="number">${pageNumberText(page.page, page.pageCount)}</div></section>\n`
  )
}

export interface PrintInput {
  /** shown as the document's name, and by some printers on the job */
  title: string
  sheets: Iterable<FormSheet> | AsyncIterable<FormSheet>
  /** pages of all sheets together, for the progress; null when not known */
  pageTotal: number | null
}

function documentHtml(title: string, pages: readonly string[], classes: Classes): string {
  const sizes = [...classes.sizes].map(size => `.${sizeClass(size)} { font-size: ${size}pt }`).join('\n')
  return (
    '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${escapeHtml(title)}</title>\n<style>\n${styleSheet()}\n${sizes}\n</style></head><body>\n` +
    `${pages.join('')}</body></html>\n`
  )
}

/** The whole document. Throws CANCELLED when the clerk gives up. */
export async function printPages(input: PrintInput, work: Work): Promise<string> {
  const classes: Classes = { sizes: new Set() }
  const pages: string[] = []
  for await (const sheet of input.sheets) {
    for (const page of sheet.pages()) {
      pages.push(pageHtml(page, classes))
      if (pages.length % 16 === 0) {
        work.report('正在排版', pages.length, input.pageTotal)
        await work.breathe()
      }
    }
  }
  return documentHtml(input.title, pages, classes)
}
