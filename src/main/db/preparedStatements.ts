/**
 * A connection as Kysely sees it, that keeps the statements it has prepared. Kysely prepares each query anew, and
 * with a write to a member SQLite compiles the journal's long triggers each time: most of what a small write
 * costs, and memory the engine does not know of until it happens to collect.
 *
 * Statements are SQLite's own `prepare_v2`: after a change of the schema they compile themselves again. They
 * belong to their connection and end with it.
 */

import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely'
import type { RawDatabase } from './connection.ts'
import type { RegisterTables } from './tables.ts'

/** Statements kept for a connection; the one not used for longest goes first. */
const KEPT = 150
/** Queries with long lists of values are hardly asked twice. */
const LONGEST = 20_000

export function keepStatements(raw: RawDatabase, kept = KEPT): SqliteDatabase {
  const statements = new Map<string, ReturnType<RawDatabase['prepare']>>()
  return {
    prepare: (text): SqliteStatement => {
      if (!raw.open || text.length > LONGEST) return raw.prepare(text)
      const known = statements.get(text)
      // One that is still being read row by row cannot begin anew: whoever asks meanwhile gets one of his own.
      if (known?.busy === true) return raw.prepare(text)
      const statement = known ?? raw.prepare(text)
      statements.delete(text)
      statements.set(text, statement)
      if (statements.size > kept) {
        const [oldest] = statements.keys()
        if (oldest !== undefined) statements.delete(oldest)
      }
      return statement
    },
    close: () => {
      statements.clear()
      raw.close()
    },
  }
}

/** Queries over an open connection. */
export function kyselyOver(raw: RawDatabase): Kysely<RegisterTables> {
  return new Kysely<RegisterTables>({ dialect: new SqliteDialect({ database: keepStatements(raw) }) })
}
