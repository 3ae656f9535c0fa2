/** Scans and pictures as files: small, invented, and what they say they are unless told otherwise. */

import { deflateSync, crc32 } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.byteLength)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

/** A PNG whose left half is dark and right half light, so that turning and cropping can be seen. */
export function aPng(width = 60, height = 40, shade = 200): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // eight bits of red, green and blue
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.alloc(1 + width * 3)
  for (let x = 0; x < width; x += 1) row.fill(x < width / 2 ? 40 : shade, 1 + x * 3, 4 + x * 3)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The segments of a JPEG round data that is no picture: what is looked at before a picture is shown. */
export function jpegBytes(
  width: number,
  height: number,
  more: { exif?: boolean; seed?: number } = {},
): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
    more.exif === true
      ? Buffer.concat([Buffer.from([0xff, 0xe1, 0, 8]), Buffer.from('Exif\0\0')])
      : Buffer.alloc(0),
    frame,
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, more.seed ?? 0x11, 0x22, 0xff, 0xd9]),
  ])
}

/** A PDF of some pages, each saying its number; with a password where one is given. */
export async function aPdf(pages = 1, password?: string): Promise<Buffer> {
  const document = await PDFDocument.create()
  for (let number = 1; number <= pages; number += 1) {
    document.addPage([300, 400]).drawText(`page ${number}`, { x: 60, y: 200, size: 32 })
  }
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: password })
  return Buffer.from(await document.save({ useObjectStreams: password === undefined }))
}

export function asFile(name: string, bytes: Buffer, type = ''): File {
  return new File([Uint8Array.from(bytes)], name, { type })
}
