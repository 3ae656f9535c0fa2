/** Small pieces of XML reading that all parts of a workbook need. */

import { WorkbookFailure } from './workbookProblem.ts'

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** `&amp;`, `&#20000;`, `&#x20000;` as characters; anything else stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Spreadsheets write characters XML cannot hold, and line breaks, as `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** Attributes of one tag by their names without prefix. */
export function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    found[name.replace(/^.*:/, '')] = decodeEntities(double ?? single ?? '')
  }
  return found
}

/** Attributes of every element with this name, whatever its prefix. */
export function elementsOf(xml: string, name: string): Record<string, string>[] {
  const tags = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])[^>]*>`, 'g')
  return [...xml.matchAll(tags)].map(([tag]) => attributesOf(tag))
}

/** What stands between the first opening and closing tag of an element; empty when there is none. */
export function contentOf(xml: string, name: string): string {
  const inside = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s>])[^>]*>([\\s\\S]*?)</(?:[\\w.-]+:)?${name}\\s*>`)
  return inside.exec(xml)?.[1] ?? ''
}

const COMMENT = /<!--[\s\S]*?-->/g
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g

/** Comments and CDATA sections, which no spreadsheet writes but XML allows, as plain text. */
export function withoutMarkup(xml: string): string {
  if (!xml.includes('<!')) return xml
  return xml
    .replace(COMMENT, '')
    .replace(CDATA, (_, text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
}

/** Entities of a document's own are the way of XML bombs; no workbook has them. */
export function refuseDoctype(xml: string): void {
  if (/<!DOCTYPE/i.test(xml)) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
}

/** The encoding of an XML part, by its first bytes. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

/** Pieces of bytes as pieces of text; a character cut by a border waits for its other half. */
export async function* decodeXml(pieces: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  let decoder: TextDecoder | null = null
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece))
    yield decoder.decode(piece, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

/** Pieces of bytes in UTF-8, whatever the part is written in. */
export async function* inUtf8(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let decoder: TextDecoder | null | undefined
  for await (const piece of pieces) {
    if (decoder === undefined) {
      const encoding = encodingOf(piece)
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding)
    }
    yield decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream: true }))
  }
}

/** Lists of sheets and of formats; those of the largest workbooks have a few million characters. */
const WHOLE_MAX = 32 * 1024 * 1024

/** What is cut off would be lost without a word: a document ends with the end of its root. */
function demandEnd(xml: string): void {
  const [, name = '', rest = ''] = /<([A-Za-z_][\w:.-]*)([^>]*)>/.exec(xml) ?? []
  if (name !== '' && (rest.endsWith('/') || xml.slice(xml.lastIndexOf('</')).startsWith(`</${name}`))) return
  throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
}

export async function wholeXml(pieces: AsyncIterable<Buffer>): Promise<string> {
  let xml = ''
  for await (const text of decodeXml(pieces)) {
    xml += text
    if (xml.length > WHOLE_MAX) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  }
  refuseDoctype(xml)
  const plain = withoutMarkup(xml)
  demandEnd(plain)
  return plain
}
