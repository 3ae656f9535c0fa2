/** Hidden rows in an .xls: SheetJS reads their records but does not write any. */

import * as CFB from 'cfb'

const BOF = 0x0809
const BOUND_SHEET = 0x0085
const DIMENSIONS = 0x0200
const ROW = 0x0208

/** [MS-XLS] 2.4.221: a row of standard height with fDyZero set, as Excel writes a hidden one. */
function hiddenRow(number: number): Buffer {
  const record = Buffer.alloc(20)
  record.writeUInt16LE(ROW, 0)
  record.writeUInt16LE(16, 2)
  record.writeUInt16LE(number - 1, 4)
  record.writeUInt16LE(256, 8)
  record.writeUInt16LE(255, 10)
  record.writeUInt32LE(0x0f0120, 16)
  return record
}

/** @param hidden numbers of the hidden rows as the sheets show them, sheet by sheet */
export function hideRows(bytes: Buffer, hidden: readonly (readonly number[])[]): Buffer {
  if (hidden.every(rows => rows.length === 0)) return bytes
  const container = CFB.read(bytes, { type: 'buffer' })
  const entry = CFB.find(container, 'Workbook')
  if (!entry) throw new Error('no Workbook stream')
  const stream = Buffer.from(entry.content)
  const pieces: Buffer[] = []
  const bounds: Buffer[] = []
  let sheet = -2
  let added = 0
  for (let at = 0; at + 4 <= stream.length;) {
    const type = stream.readUInt16LE(at)
    const end = at + 4 + stream.readUInt16LE(at + 2)
    const record = stream.subarray(at, end)
    if (type === BOUND_SHEET) bounds.push(record)
    // The first BOF is that of the globals.
    if (type === BOF && (sheet += 1) >= 0) bounds[sheet]?.writeUInt32LE(at + added, 4)
    pieces.push(record)
    if (type === DIMENSIONS) {
      const rows = (hidden[sheet] ?? []).map(hiddenRow)
      pieces.push(...rows)
      added += rows.length * 20
    }
    at = end
  }
  const content = Buffer.concat(pieces)
  Object.assign(entry, { content, size: content.length })
  // The library hands out a Buffer for this type.
  return CFB.write(container, { type: 'buffer' }) as Buffer
}
