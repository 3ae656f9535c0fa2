/** Small invented papers for the demonstration: a page with grey lines, as a scan looks from afar. */

import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 248
const HEIGHT = 350
const PAPER = 250
const INK = 120

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.byteLength)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** One row of grey pixels, the filter byte first: lines of writing, the last of a paragraph shorter. */
function row(y: number, lines: number): Buffer {
  const pixels = Buffer.alloc(1 + WIDTH, PAPER)
  pixels[0] = 0
  const line = Math.floor((y - 50) / 20)
  const written = y >= 50 && line < lines && (y - 50) % 20 < 6
  if (written) pixels.fill(INK, 1 + 28, 1 + (line === lines - 1 ? 130 : WIDTH - 28))
  if (y >= 20 && y < 30) pixels.fill(60, 1 + 74, 1 + WIDTH - 74)
  return pixels
}

/** A PNG of a page with a title and some lines; the same lines give the same bytes. */
export function aWrittenPage(lines: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  // eight bits of grey
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Array.from({ length: HEIGHT }, (_, y) => row(y, lines))
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(Buffer.concat(rows))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}
