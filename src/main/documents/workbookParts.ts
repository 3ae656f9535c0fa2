/** The parts of an .xlsx that say what its sheets are called, where they stand and what numbers mean. */

import { dateStyleOf, type DateStyle } from './cellDates.ts'
import { stringText } from './sheetScan.ts'
import { WorkbookFailure } from './workbookProblem.ts'
import { contentOf, decodeXml, elementsOf, refuseDoctype, wholeXml } from './xmlText.ts'
import type { ZipParts } from './zipParts.ts'

export interface SheetPart {
  name: string
  /** path inside the archive */
  part: string
  hidden: boolean
}

export interface WorkbookIndex {
  sheets: SheetPart[]
  date1904: boolean
  stringsPart: string | null
  stylesPart: string | null
}

const SMALL_PART = 16 * 1024 * 1024
const STRINGS_CHARS_MAX = 100 * 1024 * 1024

async function textOf(zip: ZipParts, part: string): Promise<string> {
  if (zip.compressedSize(part) > SMALL_PART) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  return wholeXml(zip.pieces(part))
}

/** `../theme` and `/xl/…` against the folder of the part that refers. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = folder === '' ? [] : folder.split('/')
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

interface Relation {
  id: string
  /** last word of its type: `worksheet`, `sharedStrings` … */
  type: string
  part: string
}

async function relationsOf(zip: ZipParts, part: string): Promise<Relation[]> {
  const at = part.lastIndexOf('/')
  const folder = at < 0 ? '' : part.slice(0, at)
  const file = `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(at + 1)}.rels`
  if (!zip.has(file)) return []
  return elementsOf(await textOf(zip, file), 'Relationship').map(({ Id, Type, Target }) => ({
    id: Id ?? '',
    type: (Type ?? '').replace(/^.*\//, ''),
    part: resolve(folder, Target ?? ''),
  }))
}

/** What the archive is when it is no workbook; null when it is one or cannot be told. */
function otherDocument(names: readonly string[]): string | null {
  if (names.some(name => name.startsWith('word/'))) return 'Word 文档'
  if (names.some(name => name.startsWith('ppt/'))) return '演示文稿'
  const office = names.some(
    name => name.startsWith('xl/') || name === '[Content_Types].xml' || name === 'content.xml',
  )
  return office ? null : '压缩包'
}

/** Throws WORKBOOK_NOT_A_WORKBOOK or WORKBOOK_UNREADABLE. */
export async function readIndex(zip: ZipParts): Promise<WorkbookIndex> {
  const found = otherDocument(zip.names())
  if (found !== null) throw new WorkbookFailure({ code: 'WORKBOOK_NOT_A_WORKBOOK', found })
  const root = (await relationsOf(zip, '')).find(relation => relation.type === 'officeDocument')
  const book = root?.part ?? 'xl/workbook.xml'
  // Binary workbooks (.xlsb) and OpenDocument ones are real, but not what is read here.
  if (!zip.has(book) || !book.endsWith('.xml')) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  const xml = await textOf(zip, book)
  const relations = await relationsOf(zip, book)
  const partOf = (type: string) => {
    const part = relations.find(relation => relation.type === type)?.part
    return part !== undefined && zip.has(part) ? part : null
  }
  const sheets = elementsOf(xml, 'sheet').flatMap(({ name, id, state }): SheetPart[] => {
    const relation = relations.find(candidate => candidate.id === id && candidate.type === 'worksheet')
    if (!relation || !zip.has(relation.part)) return []
    return [{ name: name ?? '', part: relation.part, hidden: state === 'hidden' || state === 'veryHidden' }]
  })
  if (sheets.length === 0) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  const date1904 = elementsOf(xml, 'workbookPr').some(({ date1904: flag }) => flag === '1' || flag === 'true')
  return { sheets, date1904, stringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') }
}

/** Date styles by cell style index. */
export async function readDateStyles(zip: ZipParts, part: string | null): Promise<(DateStyle | null)[]> {
  if (part === null) return []
  const xml = await textOf(zip, part)
  const codes = new Map(
    elementsOf(contentOf(xml, 'numFmts'), 'numFmt').map(({ numFmtId, formatCode }) => [
      Number(numFmtId),
      formatCode,
    ]),
  )
  return elementsOf(contentOf(xml, 'cellXfs'), 'xf').map(({ numFmtId }) => {
    const id = Number(numFmtId ?? '0')
    return dateStyleOf(id, codes.get(id))
  })
}

/** The shared strings in their order. */
export async function readStrings(zip: ZipParts, part: string | null): Promise<string[]> {
  if (part === null) return []
  const strings: string[] = []
  let rest = ''
  let prefix: string | null = null
  let characters = 0
  let ended = false
  for await (const text of decodeXml(zip.pieces(part))) {
    rest += text
    if (prefix === null) {
      refuseDoctype(rest)
      const root = /<((?:[\w.-]+:)?)sst[\s>/]/.exec(rest)
      if (!root) continue
      prefix = root[1] ?? ''
      ended = new RegExp(`<${prefix}sst(?:\\s[^>]*)?/>`).test(rest)
    }
    const [open, close] = [`<${prefix}si`, `</${prefix}si>`]
    let at = 0
    for (;;) {
      const start = rest.indexOf(open, at)
      const tagEnd = start < 0 ? -1 : rest.indexOf('>', start)
      if (tagEnd < 0) break
      const empty = rest.charCodeAt(tagEnd - 1) === 47
      const end = empty ? tagEnd : rest.indexOf(close, tagEnd)
      if (end < 0) break
      const string = empty ? '' : stringText(rest.slice(tagEnd + 1, end), prefix)
      characters += string.length
      strings.push(string)
      at = empty ? tagEnd + 1 : end + close.length
    }
    rest = rest.slice(at)
    ended ||= new RegExp(`</${prefix}sst\\s*>`).test(rest)
    if (rest.length > SMALL_PART || characters > STRINGS_CHARS_MAX) {
      throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
    }
  }
  // Texts that are cut off would come out as blanks.
  if (!ended) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  return strings
}
