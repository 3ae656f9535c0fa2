/**
 * Opens a workbook by what is in it, not by what its name says: zip, OLE container or text. Everything
 * that only looks like a workbook gets its own answer before a reader touches it.
 */

import { basename, extname } from 'node:path'
import { decodeText, isBrokenText, readCsv } from './readCsv.ts'
import { readXlsx } from './readXlsx.ts'
import type { SheetSource } from './sheetSource.ts'
import { WorkbookFailure, type WorkbookFile } from './workbookProblem.ts'

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
  if (startsWith(bytes, 'd0cf11e0a1b11ae1')) {
    // Its libraries are large and seldom needed.
    const { openOle } = await import('./openOle.ts')
    return openOle(file)
  }
  const other = SIGNATURES.find(([hex]) => startsWith(bytes, hex))
  if (other) throw notAWorkbook(other[1])
  const text = decodeText(bytes)
  if (text === null) throw notAWorkbook(isBrokenText(bytes) ? '文字编码已损坏' : '不认识的文件')
  const found = otherText(text)
  if (found !== null) throw notAWorkbook(found)
  if (text.trim() === '') throw new WorkbookFailure({ code: 'WORKBOOK_EMPTY' })
  return [readCsv(text, sheetNameOf(name))]
}
