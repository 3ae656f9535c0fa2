/** OLE containers: old .xls and WPS .et, workbooks with a password, and documents that are no workbooks. */

import * as CFB from 'cfb'
import { decrypt } from 'officecrypto-tool'
import type { SheetSource } from './sheetSource.ts'
import { readXls } from './readXls.ts'
import { readXlsx } from './readXlsx.ts'
import { WorkbookFailure, type WorkbookFile } from './workbookProblem.ts'

function containerOf(bytes: Buffer): CFB.CFB$Container {
  try {
    return CFB.read(bytes, { type: 'buffer' })
  } catch (cause) {
    throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' }, cause)
  }
}

const UNSUPPORTED = /unsupported|not support/i

async function decrypted({ bytes, password }: WorkbookFile): Promise<Buffer> {
  if (password === undefined || password === '') throw new WorkbookFailure({ code: 'WORKBOOK_PASSWORD' })
  try {
    return await decrypt(bytes, { password })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    const code = UNSUPPORTED.test(message) ? 'WORKBOOK_PASSWORD_UNSUPPORTED' : 'WORKBOOK_PASSWORD_WRONG'
    throw new WorkbookFailure({ code }, cause)
  }
}

const FILE_PASS = 0x2f
const BOF = 0x0809
const BOUND_SHEET = 0x85
const END = 0x0a

/** Looks for FilePass among the first records of the stream ([MS-XLS] 2.4.117). */
function isEncrypted(stream: Buffer): boolean {
  for (let at = 0; at + 4 <= stream.length;) {
    const type = stream.readUInt16LE(at)
    if (type === FILE_PASS) return true
    if (type === END) return false
    at += 4 + stream.readUInt16LE(at + 2)
  }
  return false
}

/** The records of a sheet lead from its beginning to its end ([MS-XLS] 2.1.7.20.5); charts stand inside. */
function reachesEnd(stream: Buffer, from: number): boolean {
  let depth = 0
  for (let at = from; at + 4 <= stream.length;) {
    const type = stream.readUInt16LE(at)
    if (at === from && type !== BOF) return false
    if (type === BOF) depth += 1
    if (type === END) depth -= 1
    at += 4 + stream.readUInt16LE(at + 2)
    if (depth === 0) return at <= stream.length
  }
  return false
}

/** Every sheet of the list is there as a whole: the reader would take a broken one for empty. */
function isWhole(stream: Buffer): boolean {
  for (let at = 0; at + 8 <= stream.length;) {
    const type = stream.readUInt16LE(at)
    if (type === END) return true
    if (type === BOUND_SHEET && !reachesEnd(stream, stream.readUInt32LE(at + 4))) return false
    at += 4 + stream.readUInt16LE(at + 2)
  }
  return true
}

/** Throws WorkbookFailure: password missing or wrong, another kind of document, unreadable. */
export async function openOle(file: WorkbookFile): Promise<AsyncIterable<SheetSource> | SheetSource[]> {
  const container = containerOf(file.bytes)
  const streams = new Set(container.FullPaths.map(path => path.replace(/^[^/]*\//, '')))
  if (streams.has('EncryptedPackage')) return readXlsx(await decrypted(file))
  if (streams.has('Workbook')) {
    const content = CFB.find(container, 'Workbook')?.content
    const stream = Buffer.from(content ?? [])
    if (isEncrypted(stream)) return readXls(await decrypted(file))
    if (!isWhole(stream)) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
    return readXls(file.bytes)
  }
  const other = streams.has('WordDocument')
    ? 'Word 文档'
    : streams.has('PowerPoint Document')
      ? '演示文稿'
      : null
  if (other !== null) throw new WorkbookFailure({ code: 'WORKBOOK_NOT_A_WORKBOOK', found: other })
  // Excel 5 and 95 wrote their text in the code page of the day, which cannot be told any more.
  if (streams.has('Book')) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
  throw new WorkbookFailure({ code: 'WORKBOOK_NOT_A_WORKBOOK', found: '不认识的文件' })
}
