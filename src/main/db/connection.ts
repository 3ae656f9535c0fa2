/**
 * One connection to an encrypted file: cipher, key, and the settings every connection must have. The
 * only module that constructs a better-sqlite3 database.
 *
 * better-sqlite3-multiple-ciphers needs Node-API 10: on an older Node its constructor crashes the whole
 * process without a message, so the runtime is checked first.
 */

import Sqlite from 'better-sqlite3'
import { OfficeError } from '../../shared/api/errors.ts'

export type RawDatabase = Sqlite.Database

/** "TZ01": marks the file as a register of this program. */
export const APPLICATION_ID = 0x545a3031

export interface ConnectionOptions {
  readonly: boolean
  /** must the file exist already */
  mustExist: boolean
  /** page cache, KiB */
  cacheKiB: number
}

function demandRuntime(): void {
  if (Number(process.versions.napi) < 10) {
    throw new Error(`Node-API 10 is needed, this is ${process.version}: start through npm run`)
  }
}

interface SqliteFailure {
  code: string
}

function isSqliteFailure(error: unknown): error is Error & SqliteFailure {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** Translates what SQLite reports about a file, or about a record that is gone, into its own plain sentence; other errors pass through. */
export function translateSqliteError(error: unknown): unknown {
  if (!isSqliteFailure(error)) return error
  const { code } = error
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new OfficeError('FILE_DAMAGED', undefined, { cause: error })
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM') {
    return new OfficeError('FILE_READONLY', undefined, { cause: error })
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new OfficeError('FILE_IN_USE', { who: '另一个程序' }, { cause: error })
  }
  if (code.startsWith('SQLITE_FULL')) return new OfficeError('DISK_FULL', undefined, { cause: error })
  // A record was written for one that is gone: undone or removed since the screen was drawn.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new OfficeError('RECORD_MISSING', undefined, { cause: error })
  return error
}

/**
 * Opens `path` with the data key. Throws FILE_DAMAGED where the key fits no page of the file (the key
 * itself has been checked by the envelope), FILE_READONLY or FILE_IN_USE where the system refuses.
 */
export function connect(path: string, dataKey: Buffer, options: ConnectionOptions): RawDatabase {
  demandRuntime()
  let raw: RawDatabase | null = null
  try {
    raw = new Sqlite(path, { readonly: options.readonly, fileMustExist: options.mustExist, timeout: 2000 })
    raw.pragma("cipher = 'aegis'")
    // The data key is random already: the cipher takes it as it is, without deriving another one from it.
    raw.key(Buffer.from(`raw:${dataKey.toString('hex')}`))
    // A wrong key or a damaged first page shows only at the first read.
    raw.prepare('SELECT count(*) FROM sqlite_master').get()
    if (!options.readonly) {
      raw.pragma('journal_mode = WAL')
      raw.pragma('synchronous = FULL')
    }
    raw.pragma('foreign_keys = ON')
    raw.pragma('temp_store = MEMORY')
    raw.pragma(`cache_size = -${options.cacheKiB}`)
    return raw
  } catch (error) {
    raw?.close()
    throw translateSqliteError(error)
  }
}
