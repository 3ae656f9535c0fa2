/**
 * An open register: the encrypted file with one connection that writes and one that reads.
 *
 * Readers get a type that cannot write and a connection that sees only what is committed, so a long
 * import never shows half of itself and never holds a list up.
 */

import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import { OfficeError } from '../../shared/api/errors.ts'
import { APPLICATION_ID, connect, translateSqliteError, type RawDatabase } from './connection.ts'
import { createEnvelope, openEnvelope, parseEnvelope, type Envelope, type KdfCost } from './envelope.ts'
import { takeLock, type FileLock } from './fileLock.ts'
import { migrate, versionOf } from './migrate.ts'
import { NEWEST_VERSION } from './migrations/index.ts'
import { kyselyOver } from './preparedStatements.ts'
import type { RegisterTables } from './tables.ts'
import { writeFileAtomic } from './writeFileAtomic.ts'

/** Given only inside `change()`. */
export type Writer = Kysely<RegisterTables>
/** Queries only: the part of Kysely that cannot write. A Writer serves wherever a Reader is asked for. */
export type Reader = Pick<Writer, 'selectFrom' | 'selectNoFrom' | 'fn' | 'case' | 'dynamic'>

const WRITER_CACHE_KIB = 24 * 1024
const READER_CACHE_KIB = 96 * 1024

export interface Register {
  readonly file: string
  readonly envelope: Envelope
  readonly dataKey: Buffer
  readonly reader: Reader
  /** the reading connection, for row-by-row streaming of long exports */
  readonly rawReader: RawDatabase
  /** only `change()` and the vault use the two below */
  readonly writer: Writer
  readonly rawWriter: RawDatabase
  close: () => Promise<void>
}

/** The key file that belongs to a register file. */
export function keyFileOf(file: string): string {
  return `${file}.key`
}

/** Throws FILE_FOREIGN or FILE_NEWER; nothing is touched. */
export function demandOwnFile(raw: RawDatabase): number {
  const application = Number(raw.pragma('application_id', { simple: true }))
  const version = versionOf(raw)
  if (application !== APPLICATION_ID) throw new OfficeError('FILE_FOREIGN')
  if (version > NEWEST_VERSION) throw new OfficeError('FILE_NEWER', { found: version, known: NEWEST_VERSION })
  return version
}

export interface CreatedRegister {
  register: Register
  recoveryCode: string
}

/** Creates a new encrypted register. Throws FILE_EXISTS where there is one. */
export async function createRegister(
  file: string,
  passphrase: string,
  cost?: KdfCost,
): Promise<CreatedRegister> {
  if (existsSync(file) || existsSync(keyFileOf(file))) {
    throw new OfficeError('FILE_EXISTS', { file: basename(file) }, { field: 'file' })
  }
  const { envelope, dataKey, recoveryCode } = await createEnvelope(passphrase, cost)
  // The key goes first: a register without its key would be lost, a key without a register is harmless.
  await writeFileAtomic(keyFileOf(file), JSON.stringify(envelope, null, 1))
  const lock = takeLock(file)
  try {
    const raw = connect(file, dataKey, { readonly: false, mustExist: false, cacheKiB: WRITER_CACHE_KIB })
    raw.pragma(`application_id = ${APPLICATION_ID}`)
    await migrate(raw)
    return { register: assemble(file, envelope, dataKey, raw, lock), recoveryCode }
  } catch (error) {
    lock.release()
    throw translateSqliteError(error)
  }
}

export async function readEnvelope(file: string): Promise<Envelope> {
  const keyFile = keyFileOf(file)
  if (!existsSync(keyFile)) throw new OfficeError('KEY_MISSING', { file: basename(keyFile) })
  return parseEnvelope(await readFile(keyFile, 'utf8'), basename(keyFile))
}

const PLAIN_SQLITE = 'SQLite format 3\0'

async function demandEncrypted(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0)
    if (buffer.toString('latin1', 0, bytesRead) === PLAIN_SQLITE) throw new OfficeError('FILE_FOREIGN')
  } finally {
    await handle.close()
  }
}

/** Without it a file of an earlier version is not opened: it is never migrated without its backup. */
export interface Upgrade {
  /** called before a migration, with the open connection and its key: takes the verified backup */
  backUp: (raw: RawDatabase, dataKey: Buffer) => Promise<void>
  /** local time `YYYY-MM-DDTHH:mm:ss` of what a migration fills in */
  now: () => string
}

/**
 * Opens a register with its passphrase or recovery code, migrating it when it is older.
 * Throws FILE_MISSING, KEY_MISSING, KEY_DAMAGED, PASSPHRASE_WRONG, FILE_DAMAGED, FILE_FOREIGN,
 * FILE_NEWER, FILE_IN_USE or FILE_READONLY; the file is untouched in each case.
 */
export async function openRegister(file: string, secret: string, upgrade?: Upgrade): Promise<Register> {
  if (!existsSync(file)) throw new OfficeError('FILE_MISSING', { file: basename(file) })
  await demandEncrypted(file)
  const envelope = await readEnvelope(file)
  const dataKey = await openEnvelope(envelope, secret)
  const lock = takeLock(file)
  try {
    const raw = connect(file, dataKey, { readonly: false, mustExist: true, cacheKiB: WRITER_CACHE_KIB })
    try {
      const version = demandOwnFile(raw)
      if (version < NEWEST_VERSION) {
        if (!upgrade) throw new Error(`the file has version ${version}, and nobody to back it up`)
        await upgrade.backUp(raw, dataKey)
        await migrate(raw, { at: upgrade.now() })
      }
      const [check] = raw.pragma('quick_check(1)') as { quick_check: string }[]
      if (check?.quick_check !== 'ok') throw new OfficeError('FILE_DAMAGED')
    } catch (error) {
      raw.close()
      throw error
    }
    return assemble(file, envelope, dataKey, raw, lock)
  } catch (error) {
    lock.release()
    throw translateSqliteError(error)
  }
}

function assemble(
  file: string,
  envelope: Envelope,
  dataKey: Buffer,
  rawWriter: RawDatabase,
  lock: FileLock,
): Register {
  const rawReader = connect(file, dataKey, { readonly: true, mustExist: true, cacheKiB: READER_CACHE_KIB })
  const writer = kyselyOver(rawWriter)
  const readKysely = kyselyOver(rawReader)
  return {
    file,
    envelope,
    dataKey,
    reader: readKysely,
    rawReader,
    writer,
    rawWriter,
    close: async () => {
      // Kysely ends only a connection it has used, so each is closed itself.
      await readKysely.destroy()
      rawReader.close()
      if (rawWriter.open) rawWriter.pragma('wal_checkpoint(TRUNCATE)')
      await writer.destroy()
      rawWriter.close()
      lock.release()
    },
  }
}
