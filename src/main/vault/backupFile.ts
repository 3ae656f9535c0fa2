/**
 * A backup is one file: a head with the sealed key and what is inside, then the encrypted database.
 *
 *   "TZBAK1\n" · head length (uint32, little endian) · head (JSON) · database
 *
 * The database inside was written by VACUUM INTO (SQLite's online backup refuses encrypted files) and is
 * encrypted with the register's own data key; the head carries the sealed key, so the backup opens with
 * the passphrase or the recovery code on any computer.
 */

import { createHash } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { OfficeError } from '../../shared/api/errors.ts'
import { connect, type RawDatabase } from '../db/connection.ts'
import { envelopeSchema, openEnvelope } from '../db/envelope.ts'
import { demandOwnFile, type Register } from '../db/register.ts'
import { writeFileAtomic } from '../db/writeFileAtomic.ts'

const MAGIC = Buffer.from('TZBAK1\n', 'latin1')
const HEAD_MAX = 1 << 20

const headSchema = z.strictObject({
  format: z.literal(1),
  envelope: envelopeSchema,
  registerName: z.string(),
  /** local time */
  madeAt: z.string(),
  version: z.number().int(),
  counts: z.record(z.string(), z.number().int()),
  bytes: z.number().int(),
  sha256: z.string(),
})

export type BackupHead = z.output<typeof headSchema>

/** Tables whose rows are counted before and after, so a backup that lost rows is never kept. */
const COUNTED = ['member', 'organisation', 'lostCase', 'flow', 'change', 'changeRow'] as const

function countRows(raw: RawDatabase): Record<string, number> {
  return Object.fromEntries(
    COUNTED.map(table => [table, Number(raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())]),
  )
}

/** Opens a copy read-only and makes sure it is whole. Throws BACKUP_INVALID. */
function demandWhole(path: string, dataKey: Buffer, name: string): Record<string, number> {
  let raw: RawDatabase | null = null
  try {
    raw = connect(path, dataKey, { readonly: true, mustExist: true, cacheKiB: 8192 })
    demandOwnFile(raw)
    const [check] = raw.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (check?.integrity_check !== 'ok') throw new Error('integrity check failed')
    return countRows(raw)
  } catch (cause) {
    if (cause instanceof OfficeError && cause.code === 'FILE_NEWER') throw cause
    throw new OfficeError('BACKUP_INVALID', { file: name, reason: '内容已损坏' }, { cause })
  } finally {
    raw?.close()
  }
}

function encodeHead(head: BackupHead): Buffer {
  const json = Buffer.from(JSON.stringify(head), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.byteLength)
  return Buffer.concat([MAGIC, length, json])
}

const PART_BYTES = 4 * 1024 * 1024

/** A file part by part: a register with its scans need not fit into memory. */
async function* partsOf(path: string, from = 0): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    for (let at = from; ;) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES, at)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}

async function sha256Of(path: string, from = 0): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of partsOf(path, from)) hash.update(part)
  return hash.digest('hex')
}

async function* backupParts(head: BackupHead, copy: string): AsyncGenerator<Uint8Array> {
  yield encodeHead(head)
  yield* partsOf(copy)
}

/**
 * Writes a verified backup of an open register to `target`. The copy is opened, checked and counted
 * before the file gets its name; on any failure nothing is left behind.
 */
export async function writeBackup(register: Register, target: string, madeAt: string): Promise<BackupHead> {
  return writeBackupOf(register.rawWriter, register, target, madeAt)
}

/** The same for a file that is still being opened (before a migration). */
export async function writeBackupOf(
  raw: RawDatabase,
  register: Pick<Register, 'file' | 'envelope' | 'dataKey'>,
  target: string,
  madeAt: string,
): Promise<BackupHead> {
  const copy = `${target}.copy`
  await rm(copy, { force: true })
  try {
    raw.prepare('VACUUM INTO ?').run(copy)
    const counts = demandWhole(copy, register.dataKey, basename(target))
    const expected = countRows(raw)
    if (JSON.stringify(counts) !== JSON.stringify(expected)) {
      throw new OfficeError('BACKUP_INVALID', { file: basename(target), reason: '行数与台账不一致' })
    }
    const head: BackupHead = {
      format: 1,
      envelope: register.envelope,
      registerName: basename(register.file),
      madeAt,
      version: Number(raw.pragma('user_version', { simple: true })),
      counts,
      bytes: (await stat(copy)).size,
      sha256: await sha256Of(copy),
    }
    await writeFileAtomic(target, backupParts(head, copy))
    return head
  } finally {
    await rm(copy, { force: true })
  }
}

/** Reads the head of a backup without its passphrase. Throws BACKUP_INVALID or FILE_MISSING. */
export async function readBackupHead(file: string): Promise<{ head: BackupHead; offset: number }> {
  const name = basename(file)
  const invalid = (reason: string, cause?: unknown) =>
    new OfficeError('BACKUP_INVALID', { file: name, reason }, { cause })
  let handle
  try {
    handle = await open(file, 'r')
  } catch (cause) {
    throw new OfficeError('FILE_MISSING', { file: name }, { cause })
  }
  try {
    const lead = Buffer.alloc(MAGIC.byteLength + 4)
    await handle.read(lead, 0, lead.byteLength, 0)
    if (!lead.subarray(0, MAGIC.byteLength).equals(MAGIC)) throw invalid('不是本程序的备份文件')
    const length = lead.readUInt32LE(MAGIC.byteLength)
    if (length > HEAD_MAX) throw invalid('文件头已损坏')
    const json = Buffer.alloc(length)
    await handle.read(json, 0, length, lead.byteLength)
    const parsed = headSchema.safeParse(safeJson(json.toString('utf8')))
    if (!parsed.success) throw invalid('文件头已损坏', parsed.error)
    return { head: parsed.data, offset: lead.byteLength + length }
  } finally {
    await handle.close()
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export interface UnpackedBackup {
  head: BackupHead
  dataKey: Buffer
}

/**
 * Puts the database of a backup to `target` after checking it whole: size, hash, passphrase, integrity,
 * row counts. On failure `target` is not left behind.
 */
export async function unpackBackup(file: string, secret: string, target: string): Promise<UnpackedBackup> {
  const { head, offset } = await readBackupHead(file)
  const name = basename(file)
  const dataKey = await openEnvelope(head.envelope, secret)
  if ((await stat(file)).size - offset !== head.bytes) {
    throw new OfficeError('BACKUP_INVALID', { file: name, reason: '文件不完整，可能没有拷贝完' })
  }
  if ((await sha256Of(file, offset)) !== head.sha256) {
    throw new OfficeError('BACKUP_INVALID', { file: name, reason: '内容已损坏' })
  }
  await writeFileAtomic(target, partsOf(file, offset))
  try {
    const counts = demandWhole(target, dataKey, name)
    if (JSON.stringify(counts) !== JSON.stringify(head.counts)) {
      throw new OfficeError('BACKUP_INVALID', { file: name, reason: '行数与备份时不一致' })
    }
    return { head, dataKey }
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
}
