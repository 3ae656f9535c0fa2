/** Rows of text as .csv for Excel and WPS: UTF-8 with a byte order mark, lines ending in CR LF (RFC 4180). */

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

export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  return Buffer.from(`\uFEFF${rows.map(row => `${row.map(written).join(',')}\r\n`).join('')}`, 'utf8')
}
