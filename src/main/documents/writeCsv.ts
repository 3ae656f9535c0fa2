/** Rows of text as .csv for Excel and WPS: UTF-8 with a byte order mark, lines ending in CR LF (RFC 4180). */

import { createByteCollector } from './byteCollector.ts'

/** Characters turned into bytes at once. */
const PIECE = 64 * 1024

/**
 * What a spreadsheet would turn into something else: long numbers, leading zeros, months (2005-07 becomes
 * a day), and what it would run as a formula.
 */
const TURNED = /^(?:\d{12,}[Xx]?|0\d+|\d{4}-\d{1,2}|[=+\-@].*)$/s

/** A tab in front keeps a cell text; it is not seen, and reading the file again takes it away. */
function written(text: string): string {
  const kept = TURNED.test(text) ? `\t${text}` : text
  return /[",\r\n\t]/.test(kept) ? `"${kept.replaceAll('"', '""')}"` : kept
}

/** Takes the rows one by one; those that come from elsewhere breathe there. */
export async function writeCsv(
  head: readonly (readonly string[])[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): Promise<Uint8Array> {
  const file = createByteCollector()
  let waiting = '\uFEFF'
  const put = (row: readonly string[]) => {
    waiting += `${row.map(written).join(',')}\r\n`
    if (waiting.length < PIECE) return
    file.add(Buffer.from(waiting, 'utf8'))
    waiting = ''
  }
  for (const row of head) put(row)
  for await (const row of rows) put(row)
  file.add(Buffer.from(waiting, 'utf8'))
  return file.bytes()
}
