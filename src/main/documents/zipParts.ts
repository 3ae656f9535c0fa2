/**
 * The parts of a zipped workbook, inflated within bounds.
 *
 * yauzl reads the directory; the bytes of a part are inflated here by node:zlib in pieces, counted as
 * they come, so that a header that lies about its size cannot fill the memory.
 */

import { crc32, createInflateRaw } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { megabytes, WorkbookFailure } from './workbookProblem.ts'

/** A hundred thousand rows by forty columns are 0.2 GB of XML. */
const INFLATED_MAX = 1024 * 1024 * 1024
/** Below this size no ratio is suspicious: a few pages of one repeated word compress wonderfully. */
const RATIO_FROM = 32 * 1024 * 1024
/** Sheets compress six to thirty times; a bomb, a thousand times. */
const RATIO_MAX = 150
const ENTRIES_MAX = 10_000
/** The text of a larger piece would not fit among the engine's young objects: clearing up would take half the time of reading. */
const PIECE = 64 * 1024

export interface ZipParts {
  has: (name: string) => boolean
  names: () => string[]
  /** compressed bytes of a part, 0 when there is none */
  compressedSize: (name: string) => number
  /** the part in pieces; throws WORKBOOK_BOMB, WORKBOOK_TRUNCATED or WORKBOOK_UNREADABLE */
  pieces: (name: string) => AsyncGenerator<Buffer, void>
  /** a whole part of at most `max` bytes */
  whole: (name: string, max: number) => Promise<Buffer>
}

function bomb(bytes: number): WorkbookFailure {
  return new WorkbookFailure({ code: 'WORKBOOK_BOMB', size: megabytes(bytes) })
}

function unreadable(cause?: unknown): WorkbookFailure {
  return new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' }, cause)
}

function isSuspicious(inflated: number, compressed: number): boolean {
  return inflated > INFLATED_MAX || (inflated > RATIO_FROM && inflated > compressed * RATIO_MAX)
}

/** The sizes the directory declares, before anything is inflated. */
function demandDeclaredSizes(entries: Iterable<Entry>): void {
  let total = 0
  for (const { uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize
    if (isSuspicious(uncompressedSize, compressedSize) || total > INFLATED_MAX) throw bomb(total)
  }
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    // Without its end a zip cannot be opened at all: the copy was cut off.
    if (message.includes('nd of central directory')) {
      throw new WorkbookFailure({ code: 'WORKBOOK_TRUNCATED' }, error)
    }
    throw unreadable(error)
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= ENTRIES_MAX) throw bomb(INFLATED_MAX)
      // Of two parts with one name the first counts, whatever a reader elsewhere may choose.
      const name = entry.fileName.replace(/^\//, '')
      if (!entries.has(name)) entries.set(name, entry)
    }
  } catch (error) {
    throw error instanceof WorkbookFailure ? error : unreadable(error)
  }
  return entries
}

async function packedBytes(zip: ZipFile, bytes: Buffer, entry: Entry): Promise<Buffer> {
  if (!entry.canDecodeFileData() || entry.isEncrypted()) throw unreadable()
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const end = fileDataStart + entry.compressedSize
    if (end > bytes.length) throw new WorkbookFailure({ code: 'WORKBOOK_TRUNCATED' })
    return bytes.subarray(fileDataStart, end)
  } catch (error) {
    throw error instanceof WorkbookFailure ? error : unreadable(error)
  }
}

async function* inflate(packed: Buffer, entry: Entry): AsyncGenerator<Buffer, void> {
  if (entry.compressionMethod === 0) {
    yield packed
    return
  }
  const inflater = createInflateRaw({ chunkSize: PIECE })
  inflater.end(packed)
  try {
    for await (const piece of inflater) {
      // The inflater has no encoding set: its pieces are buffers.
      yield piece as Buffer
    }
  } catch (error) {
    const cut = error instanceof Error && error.message.includes('unexpected end')
    throw cut ? new WorkbookFailure({ code: 'WORKBOOK_TRUNCATED' }, error) : unreadable(error)
  } finally {
    inflater.destroy()
  }
}

export async function openZipParts(bytes: Buffer): Promise<ZipParts> {
  const zip = await openZip(bytes)
  const entries = await readDirectory(zip)
  demandDeclaredSizes(entries.values())
  let total = 0

  async function* pieces(name: string): AsyncGenerator<Buffer, void> {
    const entry = entries.get(name)
    if (!entry) throw unreadable()
    let size = 0
    let sum = 0
    for await (const piece of inflate(await packedBytes(zip, bytes, entry), entry)) {
      size += piece.length
      total += piece.length
      if (size > entry.uncompressedSize || isSuspicious(size, entry.compressedSize)) throw bomb(size)
      // Parts are read at most twice: once for what stands at their end, once for their rows.
      if (total > 2 * INFLATED_MAX) throw bomb(total)
      sum = crc32(piece, sum)
      yield piece
    }
    if (size !== entry.uncompressedSize || sum !== entry.crc32) throw unreadable()
  }

  return {
    has: name => entries.has(name),
    names: () => [...entries.keys()],
    compressedSize: name => entries.get(name)?.compressedSize ?? 0,
    pieces,
    whole: async (name, max) => {
      const parts: Buffer[] = []
      let size = 0
      for await (const piece of pieces(name)) {
        size += piece.length
        if (size > max) throw bomb(size)
        parts.push(piece)
      }
      return Buffer.concat(parts)
    },
  }
}
