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
} from '../../shared/forms/sheet.ts'
import { createPace, type Work } from '../longWork.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => ENTITIES[character] ?? character)
}

type Format = Pick<FormPage, 'paper' | 'orientation'>

/** `A4-landscape`: the name of the page format in `@page` and as a class. */
function formatOf({ paper, orientation }: Format): string {
  return `${paper}-${orientation}`
}

function paperSize({ paper, orientation }: Format): { width: number; height: number } {
  const { width, height } = PAPER_MM[paper]
  return orientation === 'portrait' ? { width, height } : { width: height, height: width }
}

/** A sliver is left at the bottom: a page as high as its paper may spill an empty one when rounded. */
const SLIVER_MM = 0.3

/** The first format is the document's own: hosts read it for the print dialog, which does not itself. */
function formatCss(formats: readonly Format[]): string {
  const [first = { paper: 'A4', orientation: 'portrait' }] = formats
  return [
    `@page { size: ${first.paper} ${first.orientation}; margin: 0 }`,
    ...formats.map(format => {
      const { width, height } = paperSize(format)
      const name = formatOf(format)
      return (
        `@page ${name} { size: ${width}mm ${height}mm; margin: 0 }\n` +
        `.${name} { page: ${name}; width: ${width}mm; height: ${height - SLIVER_MM}mm }`
      )
    }),
  ].join('\n')
}

function lookCss(kind: CellKind): string {
  const look = LOOK[kind]
  const frame = look.framed ? `; border: ${FRAME_PX}px solid #000` : ''
  const weight = look.bold ? '; font-weight: bold' : ''
  const ring = look.round ? '; border-radius: 50%' : ''
  return `.${kind} { font-family: ${TYPEFACES[look.face].css}${weight}${frame}${ring} }`
}

/** One style sheet for all forms; the screen preview follows the same appearance.ts. */
function styleSheet({ formats, sizes }: Classes): string {
  return [
    TITLE_FACE_CSS,
    formatCss([...formats.values()]),
    'html, body { margin: 0; padding: 0; background: #fff; color: #000 }',
    '.page { position: relative; overflow: hidden; break-after: page }',
    '.page:last-child { break-after: auto }',
    '.page > div { position: absolute; box-sizing: border-box }',
    `.cell { display: flex; align-items: center; justify-content: center; text-align: center; ` +
      `line-height: ${LINE_HEIGHT}; white-space: pre-wrap; overflow-wrap: anywhere }`,
    `.left { text-align: left; justify-content: flex-start; padding: 0 ${CELL_PADDING_MM}mm }`,
    `.right { text-align: right; justify-content: flex-end; padding: 0 ${CELL_PADDING_MM}mm }`,
    ...(Object.keys(LOOK) as CellKind[]).map(lookCss),
    `.mark { top: ${MARK.fromTopMm}mm; right: ${MARGIN_MM.right}mm; ` +
      `font: ${MARK.size}pt ${TYPEFACES[MARK.face].css} }`,
    `.copy { top: ${MARK.fromTopMm}mm; left: ${MARGIN_MM.left}mm; ` +
      `font: ${MARK.size}pt ${TYPEFACES[MARK.face].css} }`,
    `.number { bottom: ${PAGE_NUMBER.fromBottomMm}mm; left: 0; right: 0; text-align: center; ` +
      `font: ${PAGE_NUMBER.size}pt ${TYPEFACES[PAGE_NUMBER.face].css} }`,
    '@media screen { body { background: #8a929c; padding: 6mm } .page { background: #fff; margin: 0 auto 6mm } }',
    ...[...sizes].map(size => `.${sizeClass(size)} { font-size: ${size}pt }`),
  ].join('\n')
}

/** What the pages of a document need of its style sheet. */
interface Classes {
  sizes: Set<number>
  formats: Map<string, Format>
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
function pageHtml(page: FormPage, classes: Classes): string {
  classes.formats.set(formatOf(page), page)
  for (const cell of page.cells) classes.sizes.add(cell.size)
  const printable = paperSize(page).width - MARGIN_MM.left - MARGIN_MM.right
  const width = page.columnWidths.reduce((sum, column) => sum + column, 0)
  const lefts = edges(MARGIN_MM.left + Math.max(0, (printable - width) / 2), page.columnWidths)
  const tops = edges(MARGIN_MM.top, page.rowHeights)
  return (
    `<section class="page ${formatOf(page)}"><div class="mark">${INTERNAL_MARK}</div>` +
    (page.copy === undefined ? '' : `<div class="copy">${escapeHtml(page.copy)}</div>`) +
    page.cells.map(cell => cellHtml(cell, lefts, tops)).join('') +
    `<div class="number">${pageNumberText(page.page, page.pageCount)}</div></section>\n`
  )
}

export interface PrintInput {
  /** shown as the document's name, and by some printers on the job */
  title: string
  sheets: Iterable<FormSheet> | AsyncIterable<FormSheet>
}

function documentHtml(title: string, pages: readonly string[], classes: Classes): string {
  return (
    '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${escapeHtml(title)}</title>\n<style>\n${styleSheet(classes)}\n</style></head><body>\n` +
    `${pages.join('')}</body></html>\n`
  )
}

export interface PrintPart {
  html: string
  pages: number
}

/** The form as documents of at most `size` pages each. Throws CANCELLED when the clerk gives up. */
export async function* printParts(
  input: PrintInput,
  size: number,
  work: Work,
): AsyncGenerator<PrintPart, void, void> {
  let pages: string[] = []
  let classes: Classes = { sizes: new Set(), formats: new Map() }
  const pace = createPace(work)
  const part = () => ({ html: documentHtml(input.title, pages, classes), pages: pages.length })
  for await (const sheet of input.sheets) {
    for (const page of sheet.pages()) {
      if (pages.length === size) {
        yield part()
        pages = []
        classes = { sizes: new Set(), formats: new Map() }
      }
      pages.push(pageHtml(page, classes))
      if (pace.due()) await pace.rest()
    }
  }
  yield part()
}

/** The whole form as one document, for the system's print dialog. */
export async function printPages(input: PrintInput, work: Work): Promise<string> {
  let html = ''
  for await (const part of printParts(input, Infinity, work)) html = part.html
  return html
}
