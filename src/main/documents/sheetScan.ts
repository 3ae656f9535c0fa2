/**
 * Reads the rows of a SpreadsheetML sheet as they come out of the archive (ECMA-376 part 1, 18.3.1).
 *
 * Own code because the kept readers lose what an import must not lose: the digits of a number as they
 * stand in the file (they prove an ID number), the number format (a month shown is a month, not its
 * first day), hidden rows. docs/decisions/0030.
 */

import { errorCell, numberCell, textCell } from '../../shared/intake/cellText.ts'
import type { Merge, RawRow } from '../../shared/intake/rawSheet.ts'
import { dateCell, type DateStyle } from './cellDates.ts'
import { decodeEntities, decodeEscapes, elementsOf, inUtf8, refuseDoctype, withoutMarkup } from './xmlText.ts'
import { WorkbookFailure } from './workbookProblem.ts'

/** Columns read; rosters have forty. */
export const COLUMNS_MAX = 512
/** A roster with a merged cell for every branch and page has some thousand. */
const MERGES_MAX = 50_000
/** A longer row is no roster's: text without an end of row must not pile up. */
const ROW_CHARS_MAX = 16 * 1024 * 1024

export interface SheetContext {
  strings: readonly string[]
  /** by cell style index; null: no date */
  dateStyles: readonly (DateStyle | null)[]
  date1904: boolean
}

function damaged(): WorkbookFailure {
  return new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
}

/** Nearly every string: one run without a font of its own. */
const PLAIN_STRING = /^(?:<is>)?<t(?: [^>]*[^>/])?>([^<]*)<\/t>(?:<\/is>)?$/

/** Text of an inline or shared string: runs joined, phonetic guides left out. */
export function stringText(xml: string, prefix = ''): string {
  const plain = prefix === '' ? PLAIN_STRING.exec(xml)?.[1] : undefined
  if (plain !== undefined) return textCell(decodeEscapes(decodeEntities(plain)))
  const open = `<${prefix}t`
  const close = `</${prefix}t>`
  const spoken = xml.includes(`<${prefix}rPh`)
    ? xml.replace(new RegExp(`<${prefix}rPh[\\s>][\\s\\S]*?</${prefix}rPh>`, 'g'), '')
    : xml
  let text = ''
  for (let at = spoken.indexOf(open); at >= 0; at = spoken.indexOf(open, at)) {
    const after = spoken.charCodeAt(at + open.length)
    const start = spoken.indexOf('>', at) + 1
    at = start
    // Only <t> and <t …>; not <tab>, not the empty <t/>.
    if ((after !== 62 && after !== 32) || spoken.charCodeAt(start - 2) === 47) continue
    const end = spoken.indexOf(close, start)
    if (end < 0) throw damaged()
    text += spoken.slice(start, end)
    at = end
  }
  return textCell(decodeEscapes(decodeEntities(text)))
}

/** 0 for A; -1 where the reference does not begin with letters. */
function columnOf(xml: string, from: number): number {
  let column = 0
  for (let i = from; ; i += 1) {
    const code = xml.charCodeAt(i)
    // Behind the last character the code is NaN, which is neither below nor above: ask what a letter is.
    if (!(code >= 65 && code <= 90)) return column - 1
    column = column * 26 + code - 64
    if (column > 20_000) return column
  }
}

type CellKind = 'number' | 'shared' | 'text' | 'inline' | 'boolean' | 'error' | 'isoDate'

function kindOf(type: string): CellKind {
  switch (type) {
    case 's':
      return 'shared'
    case 'str':
      return 'text'
    case 'inlineStr':
      return 'inline'
    case 'b':
      return 'boolean'
    case 'e':
      return 'error'
    case 'd':
      return 'isoDate'
    default:
      return 'number'
  }
}

/** The tags of a sheet, with the prefix it writes. */
function tagsWith(prefix: string) {
  return {
    prefix,
    row: `<${prefix}row`,
    rowEnd: `</${prefix}row>`,
    cell: `<${prefix}c`,
    cellEnd: `</${prefix}c>`,
    value: `<${prefix}v`,
    end: `</${prefix}worksheet`,
  }
}

type Tags = ReturnType<typeof tagsWith>

/** Scans one sheet; texts are pushed in pieces of any size, rows come out whole. */
export class SheetScanner {
  /** rows seen that hold nothing but formats */
  blankRows = 0
  private rest = ''
  private tags: Tags | null = null
  private searched = 0
  private lastNumber = 0
  private ended = false
  private readonly context: SheetContext

  constructor(context: SheetContext) {
    this.context = context
  }

  /** Rows completed by this piece of text. */
  push(piece: string): RawRow[] {
    const xml = this.rest + piece
    this.tags ??= tagsOf(xml)
    const { tags } = this
    if (tags === null) {
      this.rest = xml
      return []
    }
    const { row: open, rowEnd: close } = tags
    const rows: RawRow[] = []
    let at = 0
    for (;;) {
      const start = nextTag(xml, open, at)
      if (start < 0) {
        this.ended ||= xml.includes(tags.end, at)
        this.keep(xml, Math.max(at, xml.length - tags.end.length), 0)
        return rows
      }
      const tagEnd = xml.indexOf('>', start)
      if (tagEnd < 0) {
        this.keep(xml, start, 0)
        return rows
      }
      const empty = xml.charCodeAt(tagEnd - 1) === 47
      const end = empty ? tagEnd : xml.indexOf(close, Math.max(tagEnd, start + this.searched))
      if (end < 0) {
        this.keep(xml, start, xml.length - start - close.length)
        return rows
      }
      this.searched = 0
      const row = this.row(xml, tags, start, tagEnd, empty ? tagEnd : end)
      if (row) rows.push(row)
      at = empty ? tagEnd + 1 : end + close.length
    }
  }

  /** Behind the last piece. A sheet that is cut off would lose rows without a word: throws WORKBOOK_UNREADABLE. */
  end(): void {
    if (!this.ended) throw damaged()
  }

  private keep(xml: string, from: number, searched: number): void {
    this.rest = xml.slice(from)
    this.searched = Math.max(0, searched)
    if (this.rest.length > ROW_CHARS_MAX) throw damaged()
  }

  private row(xml: string, tags: Tags, start: number, tagEnd: number, end: number): RawRow | null {
    const tag = xml.slice(start, tagEnd)
    const numbered = /\sr\s*=\s*["'](\d{1,8})["']/.exec(tag)
    const number = numbered ? Number(numbered[1]) : this.lastNumber + 1
    this.lastNumber = number
    const hidden = tag.includes('hidden') && /\shidden\s*=\s*["'](?:1|true)["']/.test(tag)
    const inside = xml.slice(tagEnd + 1, end)
    const cells = this.cells(withoutMarkup(inside), tags)
    if (cells.length === 0) {
      this.blankRows += 1
      return null
    }
    return { number, hidden, cells }
  }

  /** Texts of the cells; trailing blanks left out, so a row of formats alone has none. */
  private cells(xml: string, tags: Tags): string[] {
    const { cell: open, cellEnd: close } = tags
    const cells: string[] = []
    let next = 0
    let at = nextTag(xml, open, 0)
    while (at >= 0) {
      let column = next
      let type = ''
      let style = -1
      let i = at + open.length
      let code = xml.charCodeAt(i)
      while (code !== 62 && code !== 47) {
        if (code === 32 || code === 9 || code === 10 || code === 13) {
          code = xml.charCodeAt((i += 1))
          continue
        }
        const equals = xml.indexOf('=', i)
        const quote = xml[equals + 1] ?? ''
        const stop = xml.indexOf(quote, equals + 2)
        if (equals < 0 || stop < 0 || (quote !== '"' && quote !== "'")) throw damaged()
        if (equals - i === 1) {
          if (code === 114) column = columnOf(xml, equals + 2)
          else if (code === 116) type = xml.slice(equals + 2, stop)
          else if (code === 115) style = Number(xml.slice(equals + 2, stop))
        }
        i = stop + 1
        code = xml.charCodeAt(i)
      }
      if (column < 0) column = next
      next = column + 1
      let past = i + 2
      if (code === 62) {
        const end = xml.indexOf(close, i + 1)
        if (end < 0) throw damaged()
        past = end + close.length
        const cell = column < COLUMNS_MAX ? this.value(xml.slice(i + 1, end), tags, kindOf(type), style) : ''
        if (cell !== '') {
          while (cells.length < column) cells.push('')
          cells[column] = cell
        }
      }
      at = nextTag(xml, open, past)
    }
    return cells
  }

  private shared(index: number): string {
    const text = this.context.strings[index]
    if (text === undefined) throw damaged()
    return text
  }

  private value(xml: string, tags: Tags, kind: CellKind, style: number): string {
    if (kind === 'inline') return stringText(xml, tags.prefix)
    const tag = nextTag(xml, tags.value, 0)
    if (tag < 0) return ''
    const start = xml.indexOf('>', tag) + 1
    if (xml.charCodeAt(start - 2) === 47) return ''
    const raw = xml.slice(start, xml.indexOf('<', start))
    switch (kind) {
      case 'shared':
        return raw === '' ? '' : this.shared(Number(raw))
      case 'text':
        return textCell(decodeEscapes(decodeEntities(raw)))
      case 'boolean':
        return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE'
      case 'error':
        return errorCell(decodeEntities(raw))
      case 'isoDate':
        return textCell(raw)
      case 'number': {
        const dateStyle = this.context.dateStyles[style] ?? null
        return (dateStyle && dateCell(raw, dateStyle, this.context.date1904)) ?? numberCell(raw)
      }
    }
  }
}

/** The next tag with exactly this name, from `at` on. */
function nextTag(xml: string, open: string, at: number): number {
  for (let found = xml.indexOf(open, at); found >= 0; found = xml.indexOf(open, found + 1)) {
    const code = xml.charCodeAt(found + open.length)
    if (code === 32 || code === 62 || code === 47 || code === 10 || code === 13 || code === 9) return found
    if (Number.isNaN(code)) return -1
  }
  return -1
}

/** With `x:` where the sheet writes `<x:worksheet …>`; null while the root has not come yet. */
function tagsOf(xml: string): Tags | null {
  const root = /<((?:[\w.-]+:)?)worksheet[\s>]/.exec(xml)
  refuseDoctype(root ? xml.slice(0, root.index) : xml)
  if (root) return tagsWith(root[1] ?? '')
  if (xml.length > 64 * 1024) throw damaged()
  return null
}

function parseMerge(reference: string): Merge | null {
  const parts = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference.replaceAll('$', ''))
  if (!parts) return null
  const [, left = '', top = '', right = '', bottom = ''] = parts
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left, 0), right: columnOf(right, 0) }
}

/** Longest tag of a sheet's data that is looked for, prefix and blanks included. */
const TAG_MAX = 96
const DATA_END = /<\/(?:[\w.-]+:)?sheetData>|<(?:[\w.-]+:)?sheetData\s*\/>/

/** Where the rows have ended in these bytes; -1 while they go on. */
function endOfRows(bytes: Buffer): number {
  for (let found = bytes.indexOf('sheetData'); found >= 0; found = bytes.indexOf('sheetData', found + 1)) {
    const from = Math.max(0, found - TAG_MAX / 2)
    const at = bytes.toString('latin1', from, found + TAG_MAX / 2).search(DATA_END)
    if (at >= 0) return from + at
  }
  return -1
}

/** Merged ranges. They stand behind the rows, which are passed over as bytes: making text of them takes ten times as long. */
export async function readMerges(pieces: AsyncIterable<Buffer>): Promise<Merge[]> {
  let kept = Buffer.alloc(0)
  let tail: string | null = null
  for await (const piece of inUtf8(pieces)) {
    if (tail === null) {
      const bytes = Buffer.concat([kept, piece])
      const end = endOfRows(bytes)
      if (end < 0) kept = bytes.subarray(-TAG_MAX)
      else tail = bytes.toString('latin1', end)
    } else tail += piece.toString('latin1')
    if (tail !== null && tail.length > ROW_CHARS_MAX) break
  }
  if (tail === null) return []
  return elementsOf(tail, 'mergeCell')
    .slice(0, MERGES_MAX)
    .flatMap(({ ref }) => parseMerge(ref ?? '') ?? [])
}
