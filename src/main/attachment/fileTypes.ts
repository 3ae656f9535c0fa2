/**
 * What a file really is, told by its first bytes and never by its name: a web page called .png stays a web
 * page, and is refused. Nothing in a file is ever run or followed; it is only looked at here.
 */

import type { AttachmentFinding, MediaType } from '../../shared/attachment/codes.ts'

export interface KnownFile {
  type: MediaType
  finding: AttachmentFinding | null
  /** of a picture; null where its head is damaged */
  size: { width: number; height: number } | null
}

/** A file that is not taken, in the words of its sentence: `其实是网页`. */
export interface ForeignFile {
  type: null
  found: string
}

const latin = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

function startsWith(bytes: Buffer, ...marks: readonly (number | string)[]): boolean {
  const lead = Buffer.concat(
    marks.map(mark => (typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from([mark]))),
  )
  return bytes.subarray(0, lead.byteLength).equals(lead)
}

/** First bytes of what clerks send by mistake, with what it is called. */
const FOREIGN: readonly { is: (bytes: Buffer) => boolean; found: string }[] = [
  { is: bytes => startsWith(bytes, 'PK', 3, 4), found: '是 Word、Excel 文件或压缩包' },
  { is: bytes => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0), found: '是旧版 Word、Excel 文件' },
  { is: bytes => startsWith(bytes, 'Rar!') || startsWith(bytes, '7z', 0xbc, 0xaf), found: '是压缩包' },
  { is: bytes => startsWith(bytes, 'MZ') || startsWith(bytes, 0x7f, 'ELF'), found: '是程序' },
  { is: bytes => startsWith(bytes, 'GIF8'), found: '是 GIF 图片' },
  { is: bytes => startsWith(bytes, 'BM'), found: '是 BMP 图片' },
  {
    is: bytes => startsWith(bytes, 'II', 0x2a, 0) || startsWith(bytes, 'MM', 0, 0x2a),
    found: '是 TIFF 图片',
  },
  { is: bytes => startsWith(bytes, 'RIFF') && latin(bytes, 8, 12) === 'WEBP', found: '是 WebP 图片' },
  { is: bytes => latin(bytes, 4, 8) === 'ftyp', found: '是手机的 HEIC 图片或视频' },
]

function foundIn(bytes: Buffer): string {
  const known = FOREIGN.find(({ is }) => is(bytes))
  if (known) return known.found
  const text = bytes
    .toString('utf8', 0, 1024)
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
  if (/<svg[\s>]/.test(text)) return '是 SVG 图形，里面可以藏程序'
  if (/^<(!doctype html|html|head|body|script|!--)/.test(text)) return '是网页'
  if (text.startsWith('<?xml')) return '是 XML 文件'
  return '不是 PDF、JPG 或 PNG'
}

/** Where a PDF may begin: some scanners write a mark or a line break before it. */
const PDF_LEAD = /^(\uFEFF|\xEF\xBB\xBF)?[\s\0]*%PDF-\d/

function tellPdf(bytes: Buffer): KnownFile {
  const tail = latin(bytes, Math.max(0, bytes.byteLength - 2048), bytes.byteLength)
  const whole = tail.includes('%%EOF') && tail.includes('startxref')
  return {
    type: 'application/pdf',
    finding: isEncrypted(bytes) ? 'encrypted' : whole ? null : 'damaged',
    size: null,
  }
}

/** `/Encrypt 12 0 R` in a trailer: the only place where the name is followed by a reference. */
function isEncrypted(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('/Encrypt'); at !== -1; at = bytes.indexOf('/Encrypt', at + 8)) {
    if (/^\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(latin(bytes, at, at + 40))) return true
  }
  return false
}

function tellPng(bytes: Buffer): KnownFile {
  const headed = bytes.byteLength >= 33 && latin(bytes, 12, 16) === 'IHDR'
  return {
    type: 'image/png',
    finding: headed && bytes.lastIndexOf('IEND') !== -1 ? null : 'damaged',
    size: headed ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null,
  }
}

export interface JpegHead {
  width: number
  height: number
  /** where and with what it was taken: a picture straight from a camera */
  hasExif: boolean
}

/** Reads the segments before the picture's data; null where they are damaged. */
export function jpegHead(bytes: Buffer): JpegHead | null {
  let hasExif = false
  let at = 2
  while (at + 9 < bytes.byteLength) {
    if (bytes[at] !== 0xff) return null
    const mark = bytes.readUInt8(at + 1)
    if (mark === 0xff) {
      at += 1
      continue
    }
    if (mark === 0xe1) hasExif = true
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), hasExif }
    if (mark === 0xd9 || mark === 0xda) return null
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

function tellJpeg(bytes: Buffer): KnownFile {
  const head = jpegHead(bytes)
  // Cameras put a preview or a mark of their own behind the end of the picture.
  const ended = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) !== -1
  return {
    type: 'image/jpeg',
    finding: head !== null && ended ? null : 'damaged',
    size: head && { width: head.width, height: head.height },
  }
}

export function tellFile(content: Uint8Array): KnownFile | ForeignFile {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return tellJpeg(bytes)
  if (startsWith(bytes, 0x89, 'PNG\r\n', 0x1a, '\n')) return tellPng(bytes)
  if (PDF_LEAD.test(latin(bytes, 0, 64))) return tellPdf(bytes)
  return { type: null, found: bytes.byteLength === 0 ? '是空文件' : foundIn(bytes) }
}
