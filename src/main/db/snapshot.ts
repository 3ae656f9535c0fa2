/**
 * One look at the register as it is now: long exports read branch by branch, and what the clerk saves
 * meanwhile must not stand in one annex and be missing in the next.
 */

import { connect } from './connection.ts'
import { kyselyOver } from './preparedStatements.ts'
import type { Reader, Register } from './register.ts'

const CACHE_KIB = 24 * 1024

/** Runs `fn` with a reader that sees one state of the file throughout; other readers and writers go on. */
export async function withSnapshot<T>(register: Register, fn: (db: Reader) => Promise<T>): Promise<T> {
  const raw = connect(register.file, register.dataKey, {
    readonly: true,
    mustExist: true,
    cacheKiB: CACHE_KIB,
  })
  const db = kyselyOver(raw)
  try {
    // A read transaction sees the state of its first read until it ends.
    raw.exec('BEGIN')
    raw.prepare('SELECT count(*) FROM sqlite_master').get()
    return await fn(db)
  } finally {
    if (raw.inTransaction) raw.exec('COMMIT')
    await db.destroy()
  }
}
