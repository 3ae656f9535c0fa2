/**
 * Opens a workbook by what is in it, not by what its name says: zip, OLE container or text. Everything
 * that only looks like a workbook gets its own answer before a reader touches it.
 */

import { basename, extname } from 'node:path'
import * as CFB from 'cfb'
import { decrypt } from 'officecrypto-tool'
import { decodeText, readCsv } from './readCsv.ts'
import { readXls } from './readXls.ts'
import { readXlsx } from './readXlsx.ts'
import type { SheetSource } from './sheetSource.ts'
import { WorkbookFailure } from './workbookProblem.ts'

export interface WorkbookFile {
  name: string
  bytes: Buffer
  password?: string | undefined
}

type Sheets = AsyncIterable<SheetSource> | Iterable<SheetSource>

function notAWorkbook(found: string): WorkbookFailure {
  return new WorkbookFailure({ code: 'WORKBOOK_NOT_A_WORKBOOK', found })
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['25504446', 'PDF'],
  ['52617221', 'RAR 压缩包'],
  ['377abcaf271c', '7z 压缩包'],
  ['1f8b', '压缩包'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['474946', '图片'],
  ['4d5a', '程序'],
]

function startsWith(bytes: Buffer, hex: string): boolean {
  return bytes.subarray(0, hex.length / 2).toString('hex') === hex
}

/** What a text file is when it is no table; null when it may be one. */
function otherText(text: string): string | null {
  const head = text.slice(0, 2000).trimStart().toLowerCase()
  if (head.startsWith('{\\rtf')) return 'RTF 文档'
  if (head.startsWith('mime-version:')) return '网页归档'
  if (/^<(?:!doctype html|html|head|meta|table|body|style|div)[\s>]/.test(head)) return '网页'
  if (head.startsWith('<?xml') || head.startsWith('<!--')) return head.includes('<html') ? '网页' : 'XML 文档'
  return null
}

/** The streams of an OLE container; null when it is damaged. */
function streamsOf(bytes: Buffer): Set<string> | null {
  try {
    const container = CFB.read(bytes, { type: 'buffer' })
    return new Set(container.FullPaths.map(path => path.replace(/^[^/]*\//, '')))
  } catch {
    return null
  }
}

const UNSUPPORTED = /unsupported|not support/i

async function decrypted(file: WorkbookFile): Promise<Buffer> {
  const { bytes, password } = file
  if (password === undefined || password === '') throw new WorkbookFailure({ code: 'WORKBOOK_PASSWORD' })
  try {
    return await decrypt(bytes, { password })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    const code = UNSUPPORTED.test(message) ? 'WORKBOOK_PASSWORD_UNSUPPORTED' : 'WORKBOOK_PASSWORD_WRONG'
    throw new WorkbookFailure({ code }, cause)
  }
}

/** BIFF record types and lengths from the start of the stream, up to the end of the globals. */
function isEncryptedBiff(bytes: Buffer): boolean {
  const FILE_PASS = 0x2f
  const END = 0x0a
  const stream = CFB.find(CFB.read(bytes, { type: 'buffer' }), 'Workbook')?.content
  if (!stream) return false
  const view = Buffer.from(stream)
  for (let at = 0; at + 4 <= view.length;) {
    const type = view.readUInt16LE(at)
    if (type === FILE_PASS) return true
    if (type === END) return false
    at += 4 + view.readUInt16LE(at + 2)
  }
  return false
}

async function openOle(file: WorkbookFile): Promise<Sheets> {
  const streams = streamsOf(file.bytes)
  if (!streams) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  if (streams.has('EncryptedPackage')) return readXlsx(await decrypted(file))
  if (streams.has('Workbook')) {
    return readXls(isEncryptedBiff(file.bytes) ? await decrypted(file) : file.bytes)
  }
  if (streams.has('WordDocument')) throw notAWorkbook('Word 文档')
  if (streams.has('PowerPoint Document')) throw notAWorkbook('演示文稿')
  // Excel 5 and 95 wrote their text in the code page of the day, which cannot be told any more.
  if (streams.has('Book')) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  throw notAWorkbook('不认识的文件')
}

function sheetNameOf(fileName: string): string {
  return basename(fileName, extname(fileName))
}

/**
 * Opens a workbook. The sheets are read as they are asked for.
 * Throws WorkbookFailure with any of its problems but those of headers and blank rows.
 */
export async function openWorkbook(file: WorkbookFile): Promise<Sheets> {
  const { bytes, name } = file
  if (bytes.length === 0) throw new WorkbookFailure({ code: 'WORKBOOK_EMPTY' })
  if (startsWith(bytes, '504b0304')) return readXlsx(bytes)
  if (startsWith(bytes, '504b0506')) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  if (startsWith(bytes, 'd0cf11e0a1b11ae1')) return openOle(file)
  const other = SIGNATURES.find(([hex]) => startsWith(bytes, hex))
  if (other) throw notAWorkbook(other[1])
  const text = decodeText(bytes)
  if (text === null) throw notAWorkbook('不认识的文件')
  const found = otherText(text)
  if (found !== null) throw notAWorkbook(found)
  if (text.trim() === '') throw new WorkbookFailure({ code: 'WORKBOOK_EMPTY' })
  return [readCsv(text, sheetNameOf(name))]
}
