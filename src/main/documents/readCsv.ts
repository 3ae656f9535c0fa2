/** Comma-separated text in the encodings it comes in: UTF-8, UTF-16, GB18030. */

import { isUtf8 } from 'node:buffer'
import { streamCsvRows } from 'hucre/csv'
import { numberCell, textCell } from '../../shared/intake/cellText.ts'
import type { RawRow } from '../../shared/intake/rawSheet.ts'
import { COLUMNS_MAX } from './sheetScan.ts'
import type { SheetSource } from './sheetSource.ts'
import { WorkbookFailure } from './workbookProblem.ts'

const BATCH = 500
/** bytes that are enough to tell an encoding by */
const SAMPLE = 256 * 1024

/** True when every second byte of the sample is nought: UTF-16 of plain letters and digits. */
function looksLikeUtf16(bytes: Buffer, offset: 0 | 1): boolean {
  const sample = bytes.subarray(0, 2000)
  let noughts = 0
  for (let i = offset; i < sample.length; i += 2) if (sample[i] === 0) noughts += 1
  return sample.length >= 4 && noughts > sample.length / 8
}

/** Most of the text can be read in this encoding: Chinese characters, and few that are broken. */
function isMostly(encoding: 'utf-8' | 'gb18030', bytes: Buffer): boolean {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE))
  const broken = text.split('\uFFFD').length - 1
  const common = text.match(/[\u4E00-\u9FFF]/g)?.length ?? 0
  return common > broken * 4
}

/** A text that can be read in no encoding, and yet is one: some of its bytes were lost or changed. */
export function isBrokenText(bytes: Buffer): boolean {
  return !bytes.includes(0) && (isMostly('utf-8', bytes) || isMostly('gb18030', bytes))
}

/** The text of a file, or null where it is no text in an encoding we know. */
export function decodeText(bytes: Buffer): string | null {
  const [a, b, c] = bytes
  const decode = (encoding: string, from = 0) =>
    new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes.subarray(from))
  try {
    if (a === 0xff && b === 0xfe) return decode('utf-16le')
    if (a === 0xfe && b === 0xff) return decode('utf-16be')
    if (a === 0xef && b === 0xbb && c === 0xbf) return decode('utf-8')
    if (bytes.includes(0)) {
      if (looksLikeUtf16(bytes, 1)) return decode('utf-16le')
      return looksLikeUtf16(bytes, 0) ? decode('utf-16be') : null
    }
    if (isUtf8(bytes)) return decode('utf-8')
    // Nearly all of UTF-8 is also GB18030, of other characters: one broken byte must not turn it into those.
    return isMostly('utf-8', bytes) ? null : decode('gb18030')
  } catch {
    return null
  }
}

const DELIMITERS = [',', '\t', ';', '|'] as const
/** records and characters that are enough to tell the delimiter by */
const DELIMITER_RECORDS = 20
const DELIMITER_SAMPLE = 64 * 1024

/**
 * The delimiter under which the greatest share of the records at the beginning have one and the same number of
 * fields; of equals, the one with more fields. Read with the parser itself, so that delimiters inside quotation
 * marks do not count: hucre's own guess stumbles over doubled quotation marks.
 */
export function delimiterOf(text: string): string {
  const sample = text.slice(0, DELIMITER_SAMPLE)
  let best: { delimiter: string; share: number; width: number } = { delimiter: ',', share: 0, width: 0 }
  for (const delimiter of DELIMITERS) {
    const recordsOfWidth = new Map<number, number>()
    let seen = 0
    for (const fields of streamCsvRows(sample, { delimiter })) {
      if (fields.length > 1) recordsOfWidth.set(fields.length, (recordsOfWidth.get(fields.length) ?? 0) + 1)
      seen += 1
      if (seen === DELIMITER_RECORDS) break
    }
    for (const [width, records] of recordsOfWidth) {
      const share = records / seen
      if (share > best.share || (share === best.share && width > best.width)) {
        best = { delimiter, share, width }
      }
    }
  }
  return best.delimiter
}

/**
 * A field as a cell. Numbers are marked, for a spreadsheet that saved the file may have dropped the end
 * of `1989.10`; codes of more than eleven digits and with leading noughts are text.
 */
function cellOf(field: unknown): string {
  const text = textCell(typeof field === 'string' ? field : '')
  return /^(?:0|[1-9]\d{0,10})(?:\.\d{1,4})?$/.test(text) ? numberCell(text) : text
}

/**
 * A quotation mark too many takes the rows behind it into one field, up to the next mark or the end of the
 * file. Such a field has whole rows in its lines, or the file has an odd number of marks.
 */
function demandNoRowsIn(
  fields: readonly unknown[],
  delimiter: string,
  width: number,
  isOdd: () => boolean,
): void {
  for (const field of fields) {
    if (typeof field !== 'string' || !field.includes('\n')) continue
    const most = Math.max(
      ...field
        .split('\n')
        .slice(1)
        .map(line => line.split(delimiter).length),
    )
    if (most >= Math.max(3, width / 2) || isOdd()) {
      throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
    }
  }
}

function* rowsOf(text: string, count: { blank: number }): Generator<RawRow[], void> {
  const delimiter = delimiterOf(text)
  let batch: RawRow[] = []
  let number = 0
  let width = 0
  let marks = 0
  const isOdd = () => (marks ||= text.split('"').length - 1) % 2 === 1
  for (const fields of streamCsvRows(text, { delimiter })) {
    number += 1
    width = Math.max(width, fields.length)
    demandNoRowsIn(fields, delimiter, width, isOdd)
    const cells = fields.slice(0, COLUMNS_MAX).map(cellOf)
    while (cells.length > 0 && cells.at(-1) === '') cells.pop()
    if (cells.length === 0) {
      count.blank += 1
      continue
    }
    batch.push({ number, hidden: false, cells })
    if (batch.length >= BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** @param name what the sheet is called: the file's name without its ending */
export function readCsv(text: string, name: string): SheetSource {
  const count = { blank: 0 }
  return {
    name,
    hidden: false,
    merges: [],
    rows: async function* () {
      for (const batch of rowsOf(text, count)) {
        // Gives messages from outside their turn.
        await Promise.resolve()
        yield batch
      }
    },
    blankRows: () => count.blank,
  }
}
